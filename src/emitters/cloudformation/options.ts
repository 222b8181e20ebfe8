import type { DiagnosticBag } from "../../ir/diagnostics.js";
import { present, readChoice, readOptionMap, reportOption } from "../option-map.js";

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

const setting = "emit.cloudformation";

/** Reads `emit.cloudformation`; what is wrong is reported, and the default stands in its place. */
export function readOptions(raw: unknown, diagnostics: DiagnosticBag): CloudFormationOptions {
  const { format, nestedStacks } = readOptionMap(raw, setting, ["format", "nestedStacks"], diagnostics);
  return {
    format: readChoice(format, `${setting}.format`, ["yaml", "json"], diagnostics) ?? "yaml",
    ...present({ nestedStacks: readNestedStacks(nestedStacks, diagnostics) }),
  };
}

function readNestedStacks(raw: unknown, diagnostics: DiagnosticBag): NestedStacksOption | undefined {
  if (raw === undefined || raw === null) return undefined;
  const path = `${setting}.nestedStacks`;
  const { by, depth = 1 } = readOptionMap(raw, path, ["by", "depth"], diagnostics);
  // It has no default, so that its absence is reported as well.
  const choice = readChoice(by ?? null, `${path}.by`, ["path", "tag"], diagnostics);
  const isDepth = typeof depth === "number" && Number.isInteger(depth) && depth >= 1;
  if (!isDepth) reportOption(diagnostics, `${path}.depth`, "has to be a whole number of path segments, 1 or more");
  return { by: choice ?? "path", depth: isDepth ? depth : 1 };
}
