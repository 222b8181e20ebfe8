import { type Command, Option } from "commander";
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
    .option("--quiet", "print neither ledger nor summary")
    .addHelpText(
      "after",
      `
openapi.yaml and gatewright.yaml are yours: where they exist they are kept, and built from. So whatever is reported can be
mended there, and the same command run again. Nothing is built while something is dropped that is not allowed by name.

Examples:
  gatewright migrate template.yaml --to terraform
  gatewright migrate infra/ --to cloudformation --out pets --opaque ask`,
    )
    .action(async (source: string, options: MigrateOptions) => {
      const { runMigration } = await import("./migrate.js");
      finish(await runMigration(source, options, terminal));
    });
}
