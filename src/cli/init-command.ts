import type { Command } from "commander";
import type { Finish, Terminal } from "./terminal.js";

export function addInitCommand(program: Command, terminal: Terminal, finish: Finish): void {
  program
    .command("init")
    .description("Write a gatewright.yaml in which every setting is explained and none is set; never overwrites one.")
    .argument("[document]", "write it beside this document (default: in the working directory)")
    .addHelpText(
      "after",
      `
Examples:
  gatewright init
  gatewright init api/openapi.yaml`,
    )
    .action(async (document: string | undefined) => {
      const { init } = await import("./init.js");
      finish(await init(document, terminal));
    });
}
