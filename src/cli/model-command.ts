import { type Command, Option } from "commander";
import { collect } from "./build-command.js";
import type { ModelOptions } from "./model-options.js";
import type { Finish, Terminal } from "./terminal.js";

export function addModelCommand(program: Command, terminal: Terminal, finish: Finish): void {
  program
    .command("model")
    .description("Print the model that every output is made from, as JSON.")
    .argument("<document>", "OpenAPI 3.x, Swagger 2.0 or AsyncAPI document, JSON or YAML")
    .option("--config <file>", "settings (default: gatewright.yaml beside the document)")
    .addOption(new Option("--overlay <file>", "OpenAPI Overlay to apply first (may be repeated)").argParser(collect))
    .option(
      "--expanded",
      "with an integration in the place of each short form, and the resource policy of `api.access`",
    )
    .option("--plan", "print the infrastructure in place of the API: each resource under its key")
    .addHelpText(
      "after",
      `
Examples:
  gatewright model openapi.yaml
  gatewright model openapi.yaml --expanded
  gatewright model openapi.yaml --plan`,
    )
    .action(async (document: string, options: ModelOptions) => {
      const { printModel } = await import("./model.js");
      finish(await printModel(document, options, terminal));
    });
}
