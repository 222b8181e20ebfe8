import type { DiagnosticBag } from "../../ir/diagnostics.js";

export interface CloudFormationOptions {
  /** Syntax of the template. JSON has no comments and no short forms; the stack is the same. */
  readonly format: "yaml" | "json";
  /** Spreads the resources over nested stacks; absent for one template. */
  readonly nestedStacks?: NestedStacksOption;
}

export interface NestedStacksOption {
  /** A stack for what begins with the same path segments, or for the operations of each first tag. */
  readonly by: "path" | "tag";
  /** How many segments of a path tell the stacks apart; 1 or more. */
  readonly depth: number;
}

const defaults: CloudFormationOptions = { format: "yaml" };
const setting = "emit.cloudformation";

/**
 * Reads `emit.cloudformation`; what is wrong is reported, and the default stands in its place. A few options are not worth
 * loading a schema library, which would be a good part of the time that a small build takes.
 */
export function readOptions(raw: unknown, diagnostics: DiagnosticBag): CloudFormationOptions {
  const report = (path: string, problem: string): void =>
    diagnostics.report("setting-invalid", undefined, { setting: path, problem });
  const members = readMembers(raw, setting, ["format", "nestedStacks"], diagnostics);
  const { format = defaults.format } = members;
  if (format !== "yaml" && format !== "json") report(`${setting}.format`, "has to be 'yaml' or 'json'");
  const nestedStacks = readNestedStacks(members.nestedStacks, diagnostics);
  return {
    format: format === "json" ? "json" : "yaml",
    ...(nestedStacks === undefined ? {} : { nestedStacks }),
  };
}

function readNestedStacks(raw: unknown, diagnostics: DiagnosticBag): NestedStacksOption | undefined {
  if (raw === undefined || raw === null) return undefined;
  const path = `${setting}.nestedStacks`;
  const report = (member: string, problem: string): void =>
    diagnostics.report("setting-invalid", undefined, { setting: `${path}.${member}`, problem });
  const { by, depth = 1 } = readMembers(raw, path, ["by", "depth"], diagnostics);
  if (by !== "path" && by !== "tag") report("by", "has to be 'path' or 'tag'");
  const isDepth = typeof depth === "number" && Number.isInteger(depth) && depth >= 1;
  if (!isDepth) report("depth", "has to be a whole number of path segments, 1 or more");
  return { by: by === "tag" ? "tag" : "path", depth: isDepth ? depth : 1 };
}

function readMembers(
  raw: unknown,
  path: string,
  known: readonly string[],
  diagnostics: DiagnosticBag,
): { readonly [key: string]: unknown } {
  if (raw === undefined || raw === null) return {};
  if (typeof raw !== "object" || Array.isArray(raw)) {
    diagnostics.report("setting-invalid", undefined, { setting: path, problem: "has to be an object" });
    return {};
  }
  for (const key of Object.keys(raw)) {
    if (known.includes(key)) continue;
    const suggestion = `; there ${known.length === 1 ? "is" : "are"} ${known.map((each) => `'${each}'`).join(" and ")}`;
    diagnostics.report("setting-unknown", undefined, { setting: `${path}.${key}`, suggestion });
  }
  return raw as { readonly [key: string]: unknown };
}
