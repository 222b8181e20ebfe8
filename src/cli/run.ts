import { Command, CommanderError } from "commander";
import { printable } from "../report/printable.js";
import { addBuildCommand } from "./build-command.js";
import { addDiffCommand } from "./diff-command.js";
import { addImportCommand } from "./import/import-command.js";
import { addMigrateCommand } from "./import/migrate-command.js";
import { addInitCommand } from "./init-command.js";
import { addModelCommand } from "./model-command.js";
import { type ExitCode, exitCodes, type Finish, type Terminal } from "./terminal.js";
import { version } from "./version.js";

/** Set to anything, it makes an internal error print its stack. */
const debugVariable = "GATEWRIGHT_DEBUG";

/** Runs one command line, without the program's own name, and never throws. */
export async function run(words: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let exitCode: ExitCode = exitCodes.success;
  const program = createProgram(terminal, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(words, { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.success : exitCodes.usage;
    terminal.writeError(describeInternalError(error, terminal));
    return exitCodes.internal;
  }
}

function createProgram(terminal: Terminal, finish: Finish): Command {
  const program = new Command("gatewright")
    .description(
      "Compiles OpenAPI documents into CloudFormation, Terraform, typed clients and Lambda handlers for Amazon API Gateway.",
    )
    .version(version, "--version", "print the version")
    .helpOption("-h, --help", "print help")
    .helpCommand(false)
    .showHelpAfterError("Run with --help to see what is possible.")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.writeOutput(text),
      writeErr: (text) => terminal.writeError(text),
      getOutHasColors: () => terminal.colored.output,
      getErrHasColors: () => terminal.colored.errors,
    });
  addBuildCommand(program, terminal, finish);
  addModelCommand(program, terminal, finish);
  addDiffCommand(program, terminal, finish);
  addImportCommand(program, terminal, finish);
  addMigrateCommand(program, terminal, finish);
  addInitCommand(program, terminal, finish);
  return program.addHelpText(
    "after",
    `
Examples:
  gatewright build openapi.yaml                        all outputs, below generated/
  gatewright build openapi.yaml --emit cloudformation  one of them
  gatewright build openapi.yaml --check                in CI: fail when generated/ is not up to date
  gatewright diff main/openapi.yaml openapi.yaml       what changed, and what that risks
  gatewright import template.yaml                      an OpenAPI document and settings of what is deployed
  gatewright migrate template.yaml --to terraform      that, and a module made of it
  gatewright init openapi.yaml                         write a gatewright.yaml with every setting explained`,
  );
}

function describeInternalError(error: unknown, terminal: Terminal): string {
  const message = printable(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
  const stack = error instanceof Error && terminal.environment[debugVariable] ? `${error.stack}\n` : "";
  const more =
    stack === ""
      ? `Run again with ${debugVariable}=1 to see where it happened, and please report it`
      : "Please report it";
  return `internal error: ${message}\n${stack}This is a bug in Gatewright, not in your document. ${more} with the document.\n`;
}
