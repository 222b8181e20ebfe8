import { type Command, InvalidArgumentError, Option } from "commander";
import { type Risk, risks } from "../ir/diff/risk.js";
import { collect } from "./build-command.js";
import { type DiffOptions, diffFormats } from "./diff-options.js";
import { collectValue, withoutSlash } from "./import/import-command.js";
import type { Finish, Terminal } from "./terminal.js";

export function addDiffCommand(program: Command, terminal: Terminal, finish: Finish): void {
  program
    .command("diff")
    .description("Compare two sources of an API, and say what each difference risks.")
    .argument("<before>", "the source as it is: whatever `build` or `import` takes")
    .argument("<after>", "the source as it shall be; it may be of another kind")
    .option("--config <file>", "settings of both (default: gatewright.yaml beside each)")
    .option("--before-config <file>", "settings of the first alone")
    .option("--after-config <file>", "settings of the second alone")
    .addOption(
      new Option(
        "--parameter <Name=value>",
        "of sources that are imported: value of a parameter or variable (may be repeated)",
      ).argParser(collectValue),
    )
    .addOption(
      new Option("--root <folder>", "the folder whose files such a source may read (default: its own)").argParser(
        withoutSlash,
      ),
    )
    .addOption(
      new Option(
        "--live <file>",
        "of such a source: as for migrate; values of the stack take the place of defaults (may be repeated)",
      ).argParser(collect),
    )
    .addOption(
      new Option(
        "--fail-on <risk>",
        `exit with 1 where a difference bears the risk (may be repeated): ${risks.join(", ")}, or any`,
      ).argParser(collectRisk),
    )
    .addOption(new Option("--format <format>", "of the differences").choices(diffFormats).default("text"))
    .option("--no-plan", "compare the APIs alone, and not what they become in the cloud")
    .addHelpText(
      "after",
      `
Differences go to standard output, diagnostics of both sources to standard error.

Exit codes: 0 compared, 1 errors were reported or a difference bears a risk of --fail-on, 2 wrong usage,
70 a bug in Gatewright.

Examples:
  gatewright diff main/openapi.yaml openapi.yaml
  gatewright diff main/openapi.yaml openapi.yaml --fail-on client-breaking --fail-on security-widened
  gatewright diff template.yaml migrated/openapi.yaml --fail-on any`,
    )
    .action(async (before: string, after: string, options: DiffOptions) => {
      const { diff } = await import("./diff.js");
      finish(await diff(before, after, options, terminal));
    });
}

function collectRisk(value: string, previous: DiffOptions["failOn"] = []): NonNullable<DiffOptions["failOn"]> {
  if (value !== "any" && !risks.some((risk) => risk === value))
    throw new InvalidArgumentError(`It is one of ${risks.join(", ")}, or any.`);
  return [...previous, value as Risk | "any"];
}
