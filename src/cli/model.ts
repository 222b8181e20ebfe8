import { resolve } from "node:path";
import { compile } from "../compile.js";
import { createNodeHost } from "../host/node-host.js";
import { DiagnosticBag } from "../ir/diagnostics.js";
import { expandShortForms } from "../ir/expand/expand-short-forms.js";
import { printText } from "../report/text.js";
import { locateDiagnostics } from "../report.js";
import { findConfiguration, overlaysOf } from "./configuration.js";
import type { ModelOptions } from "./model-options.js";
import { type ExitCode, exitCodes, type Terminal } from "./terminal.js";

/** Prints the model, with `--expanded` without short forms, or with `--plan` the infrastructure; diagnostics go to standard error. */
export async function printModel(document: string, options: ModelOptions, terminal: Terminal): Promise<ExitCode> {
  const { workingDirectory } = terminal;
  const entry = resolve(workingDirectory, document);
  const configuration = findConfiguration(entry, options.config, workingDirectory);
  const { api, plan, diagnostics, sources } = await compile({
    entry,
    ...(configuration === undefined ? {} : { configuration }),
    ...overlaysOf(options, terminal),
    emitters: [],
    plan: options.plan === true,
    host: createNodeHost(),
  });
  const found = new DiagnosticBag();
  const shown = api !== undefined && options.expanded === true ? expandShortForms(api, found) : api;
  const located = locateDiagnostics([...diagnostics, ...found.items], sources, workingDirectory);
  terminal.writeError(printText(located, terminal.colored.errors));
  if (located.some((diagnostic) => diagnostic.severity === "error")) return exitCodes.failure;
  terminal.writeOutput(`${JSON.stringify(options.plan === true ? plan : shown, undefined, 2)}\n`);
  return exitCodes.success;
}
