import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { describeFailure, isSystemFailure } from "../host/describe-failure.js";
import { printable } from "../report/printable.js";
import { relativeName } from "../report.js";
import { configurationName } from "./configuration.js";
import { configurationTemplate } from "./configuration-template.js";
import { type ExitCode, exitCodes, type Terminal } from "./terminal.js";

/** Writes the settings file beside the document, or into the working directory; one that exists is the user's. */
export async function init(document: string | undefined, terminal: Terminal): Promise<ExitCode> {
  const { workingDirectory } = terminal;
  const refuse = (message: string): ExitCode => {
    terminal.writeError(`${printable(message)}\n`);
    return exitCodes.failure;
  };
  if (document !== undefined && !existsSync(resolve(workingDirectory, document))) {
    return refuse(`There is no document '${document}'. Name one that exists, or none at all.`);
  }
  const folder = document === undefined ? workingDirectory : dirname(resolve(workingDirectory, document));
  const path = join(folder, configurationName);
  const name = relativeName(path, workingDirectory);
  try {
    // `wx`: never over a file that is there, however it came to be there in the meantime.
    await writeFile(path, configurationTemplate, { flag: "wx" });
  } catch (error) {
    if (!isSystemFailure(error)) throw error;
    if (error.code === "EEXIST") return refuse(`'${name}' exists already and is left as it is.`);
    return refuse(`Cannot write '${name}': ${describeFailure(error)}.`);
  }
  terminal.writeOutput(
    printable(`Wrote ${name}. Uncomment what you need, then: gatewright build ${document ?? "<document>"}`).concat(
      "\n",
    ),
  );
  return exitCodes.success;
}
