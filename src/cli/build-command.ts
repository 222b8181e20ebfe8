import { type Command, Option } from "commander";
import { type BuildOptions, reportFormats } from "./build-options.js";
import type { Finish, Terminal } from "./terminal.js";

export function addBuildCommand(program: Command, terminal: Terminal, finish: Finish): void {
  program
    .command("build")
    .description("Compile documents and write what they generate.")
    .argument(
      "<document...>",
      "OpenAPI 3.x, Swagger 2.0 or AsyncAPI 2.x and 3.0 documents, JSON or YAML; each is one API",
    )
    .option("--config <file>", "settings for every document (default: gatewright.yaml beside each)")
    .addOption(new Option("--overlay <file>", "OpenAPI Overlay to apply first (may be repeated)").argParser(collect))
    .addOption(
      new Option("--out <folder>", "where the outputs go; with several documents, a folder each below it")
        .argParser((folder) => folder.replace(/(?<=.)\/+$/, ""))
        .default("generated"),
    )
    .addOption(new Option("--emit <names>", "only these outputs, comma-separated").argParser(splitNames))
    .option("--check", "write nothing; fail when something would change")
    .option("--strict", "take warnings for errors")
    .addOption(new Option("--format <format>", "of diagnostics").choices(reportFormats).default("text"))
    .option("--quiet", "print diagnostics only, no summary")
    .option("--force", "overwrite files that were edited by hand or not generated")
    .addHelpText(
      "after",
      `
Outputs built in: cloudformation, terraform, typescript-client, lambda-typescript,
  lambda-python; and openapi and python-client, when asked for.
Nothing is written when errors are reported. Diagnostics go to standard error and the summary to standard output;
with json and sarif, one document goes to standard output.

Exit codes: 0 done, 1 errors were reported (or --check found a difference), 2 wrong usage, 70 a bug in Gatewright.

Examples:
  gatewright build openapi.yaml --out dist
  gatewright build openapi.yaml --emit typescript-client,lambda-typescript
  gatewright build pets.yaml orders.yaml --strict --check --format github`,
    )
    .action(async (documents: readonly string[], options: BuildOptions) => {
      const { build } = await import("./build.js");
      finish(await build(documents, options, terminal));
    });
}

const splitNames = (value: string, previous: readonly string[] = []): readonly string[] => [
  ...previous,
  ...value
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== ""),
];

/** For options that may be repeated. */
export const collect = (value: string, previous: readonly string[] = []): readonly string[] => [...previous, value];
