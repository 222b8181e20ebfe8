import { type Command, InvalidArgumentError, Option } from "commander";
import { collect } from "../build-command.js";
import type { Finish, Terminal } from "../terminal.js";
import { type ImportOptions, ledgerFormats } from "./import-options.js";

export function addImportCommand(program: Command, terminal: Terminal, finish: Finish): void {
  const command = program
    .command("import")
    .description(
      "Write the OpenAPI document and the settings of APIs that a template, a configuration or a state describes.",
    )
    .argument(
      "<source...>",
      "CloudFormation or SAM template; folder or file with Terraform configuration; JSON of `terraform show -json`; serverless.yml; OpenAPI document that API Gateway exported; folder that holds one of them",
    );
  addSourceOptions(command)
    .addOption(
      new Option("--out <folder>", "where openapi.yaml and gatewright.yaml go; of several APIs, a folder each below it")
        .argParser(withoutSlash)
        .default("imported"),
    )
    .option("--quiet", "print neither ledger nor summary")
    .addHelpText(
      "after",
      `
Files that exist are never overwritten. The ledger tells what became of each part of the source: mapped, approximated,
kept as an expression of its own dialect (opaque), left where it is, or dropped. What is dropped has to be allowed by
name: a node, a property of a node ("Node.Properties.Name"), or a type.

Exit codes: 0 done, 1 errors were reported or something was dropped, 2 wrong usage, 70 a bug in Gatewright.

Examples:
  gatewright import template.yaml --out pets
  gatewright import infra/ --parameter stage=live --allow-drop aws_api_gateway_account.this
  terraform show -json > state.json && gatewright import state.json --ledger json --ledger-file ledger.json`,
    )
    .action(async (sources: readonly string[], options: ImportOptions) => {
      const { runImport } = await import("./import.js");
      finish(await runImport(sources, options, terminal));
    });
}

/** The options of everything that reads sources. */
export const addSourceOptions = (command: Command): Command =>
  command
    .addOption(
      new Option("--parameter <Name=value>", "value of a parameter or variable (may be repeated)").argParser(
        collectValue,
      ),
    )
    .addOption(
      new Option("--allow-drop <name>", "a node, property or type that may be lost (may be repeated)").argParser(
        collect,
      ),
    )
    .addOption(
      new Option("--root <folder>", "the folder whose files a source may read (default: its own)").argParser(
        withoutSlash,
      ),
    )
    .addOption(new Option("--ledger <format>", "of the ledger").choices(ledgerFormats).default("text"))
    .option("--ledger-file <file>", "write the ledger there (default: to standard output)");

export const withoutSlash = (folder: string): string => folder.replace(/(?<=.)\/+$/, "");

/** Of options that are `Name=value` and may be repeated. */
export function collectValue(
  text: string,
  previous: ReadonlyMap<string, string> = new Map(),
): ReadonlyMap<string, string> {
  const equals = text.indexOf("=");
  if (equals < 1) throw new InvalidArgumentError("Give it as Name=value.");
  return new Map([...previous, [text.slice(0, equals), text.slice(equals + 1)]]);
}
