import { execFile } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import { run } from "../../../src/cli/run.js";
import { recordingTerminal } from "../../support/golden.js";

const execute = promisify(execFile);

/** Archives by their names: `listPets.zip`. */
export type Archives = ReadonlyMap<string, Uint8Array>;

/**
 * Builds the handler project of an API in a copy of its folder, writes operations out, and makes the archives with the
 * project's own build script.
 *
 * @param source folder with the document and its settings
 * @param parent where the copy goes; what the project depends on is found from there
 * @param written text of the files that are the user's, by path within the project
 */
export async function buildArchives(
  source: string,
  parent: string,
  written: Readonly<Record<string, string>>,
): Promise<Archives> {
  const folder = join(parent, basename(source));
  cpSync(source, folder, { recursive: true, filter: (path) => !/[\\/](?:expected|generated|dist)$/.test(path) });
  const document = readdirSync(folder).find((name) => /^(?:openapi|asyncapi)\.ya?ml$/.test(name)) ?? "";
  const project = join(folder, "lambda-typescript");
  await emitHandlers(folder, document);
  for (const [path, text] of Object.entries(written)) {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), text);
  }
  await execute("npm", ["run", "--silent", "build"], { cwd: project });
  const names = readdirSync(join(project, "dist")).filter((name) => name.endsWith(".zip"));
  return new Map(names.map((name) => [name, new Uint8Array(readFileSync(join(project, "dist", name)))]));
}

async function emitHandlers(folder: string, document: string): Promise<void> {
  const { terminal, written } = recordingTerminal(folder);
  const exitCode = await run(["build", document, "--out", "."], terminal);
  if (exitCode !== 0) throw new Error(`The build ended with ${exitCode}:\n${written.errors}`);
}
