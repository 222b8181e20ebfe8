import { type Command, Option } from "commander";
import { collect } from "../build-command.js";
import type { Finish, Terminal } from "../terminal.js";
import { addSourceOptions, withoutSlash } from "./import-command.js";
import { type MigrateOptions, migrationTargets, opaqueChoices } from "./migrate-options.js";

export function addMigrateCommand(program: Command, terminal: Terminal, finish: Finish): void {
  const command = program
    .command("migrate")
    .description("Import what a source describes, and build it for Terraform or CloudFormation in one go.")
    .argument("<source>", "as for import")
    .addOption(new Option("--to <target>", "what to build").choices(migrationTargets).makeOptionMandatory());
  addSourceOptions(command)
    .addOption(
      new Option("--out <folder>", "where openapi.yaml and gatewright.yaml go, with generated/ beside them")
        .argParser(withoutSlash)
        .default("migrated"),
    )
    .addOption(
      new Option(
        "--opaque <choice>",
        "values that only the source's dialect can say: refuse them, or ask the deployment",
      )
        .choices(opaqueChoices)
        .default("refuse"),
    )
    .addOption(
      new Option(
        "--live <file>",
        "JSON of describe-stack-resources, describe-stacks, get-resources or terraform show: adopt what it describes (may be repeated)",
      ).argParser(collect),
    )
    .option("--quiet", "print neither ledger nor summary")
    .addHelpText(
      "after",
      `
openapi.yaml and gatewright.yaml are yours: where they exist they are kept, and built from. So whatever is reported can be
mended there, and the same command run again. Nothing is built while something is dropped that is not allowed by name.

With --live, generated/ holds what makes the target take over the live resources, and a RUNBOOK.md with each step and how
to undo it. Nothing is called: the files are what the AWS and Terraform command lines print.

Examples:
  gatewright migrate template.yaml --to terraform
  gatewright migrate template.yaml --to terraform --live resources.json --live paths.json
  gatewright migrate infra/ --to cloudformation --out pets --opaque ask`,
    )
    .action(async (source: string, options: MigrateOptions) => {
      const { runMigration } = await import("./migrate.js");
      finish(await runMigration(source, options, terminal));
    });
}
