import { spawnSync } from "node:child_process";
import process from "node:process";
import { describe, it } from "vitest";
import { findTool, remedies, requireTool, type ToolName } from "./find-tool.js";

/**
 * A `describe` block that needs external tools. Where one is missing its tests are skipped and the title says which;
 * with `CI=true` the block fails instead, because a check that nobody runs is none.
 */
export function describeWithTool(tools: ToolName | readonly ToolName[], title: string, define: () => void): void {
  const missing = [tools].flat().filter((name) => findTool(name) === undefined);
  if (missing.length === 0) {
    describe(title, define);
  } else if (process.env.CI === "true") {
    describe(title, () => {
      it(`finds ${missing.join(" and ")}`, () => {
        throw new Error(missing.map((name) => `${name} is missing: ${remedies[name]}`).join("\n"));
      });
    });
  } else {
    describe.skip(`${title} (skipped: ${missing.join(" and ")} not found)`, define);
  }
}

export interface CfnLintFinding {
  readonly file: string;
  /** `E3012`, `W2001`. */
  readonly rule: string;
  readonly message: string;
  /** Where in the template: keys and indices. */
  readonly path: string;
}

interface CfnLintMatch {
  readonly Filename: string;
  readonly Rule: { readonly Id: string };
  readonly Message: string;
  readonly Location: { readonly Path: readonly (string | number)[] | null };
}

/**
 * Checks templates with cfn-lint, all in one call: its start takes longer than a template.
 * Errors and warnings are returned; a crash of cfn-lint itself is thrown.
 */
export function cfnLint(files: readonly string[]): readonly CfnLintFinding[] {
  const run = spawnSync(requireTool("cfn-lint"), ["--format", "json", "--regions", "us-east-1", "--", ...files], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  // The exit code is a set of bits: 2 errors, 4 warnings, 8 information. Everything else is a failure of the tool.
  if (run.error !== undefined || run.status === null || (run.status & ~0b1110) !== 0) {
    throw new Error(`cfn-lint failed with ${run.status}: ${run.stderr}\n${run.stdout}`, { cause: run.error });
  }
  const matches = JSON.parse(run.stdout === "" ? "[]" : run.stdout) as readonly CfnLintMatch[];
  return matches.map((match) => ({
    file: match.Filename,
    rule: match.Rule.Id,
    message: match.Message,
    path: (match.Location.Path ?? []).join("/"),
  }));
}
