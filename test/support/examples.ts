import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "../../src/cli/run.js";
import { type GoldenFiles, readTree, recordingTerminal } from "./golden.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
export const examplesFolder = join(root, "examples");

/** Folders below `examples/` that hold an API: a document and its settings. */
export const exampleNames = (): readonly string[] =>
  readdirSync(examplesFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name === "gatewright.yaml")
    .map(({ parentPath }) => relative(examplesFolder, parentPath))
    .sort();

export interface BuiltExample {
  readonly name: string;
  /** Absolute path of the outputs; below node_modules, so that what they import is found. */
  readonly folder: string;
  readonly exitCode: number;
  /** What the build said. */
  readonly diagnostics: string;
  /** The outputs, by path below `folder`. */
  readonly files: GoldenFiles;
}

/** Where examples are built; the caller removes it. */
export function openExamplesFolder(): string {
  const parent = join(root, "node_modules", ".gatewright-examples");
  mkdirSync(parent, { recursive: true });
  return mkdtempSync(join(parent, "build-"));
}

/** Builds an example in a copy; one whose operations are written out is built around them. */
export async function buildExample(name: string, parent: string): Promise<BuiltExample> {
  const top = name.split("/")[0] ?? name;
  const source = join(examplesFolder, top);
  cpSync(source, join(parent, top), { recursive: true, filter: (path) => !isOutput(path, source) });
  const here = join(parent, name);
  const document = readdirSync(here).find((each) => /^(?:openapi|asyncapi)\.(?:ya?ml|json)$/.test(each));
  const out = existsSync(join(here, "lambda-typescript")) ? "." : "generated";
  const { terminal, written } = recordingTerminal(here);
  const words = ["build", ...(document === undefined ? [] : [document]), "--out", out];
  const exitCode = await run(words, terminal);
  const folder = join(here, out);
  return { name, folder, exitCode, diagnostics: written.errors, files: readTree(folder) };
}

/** Somebody may have built the example where it stands: what it tells git to ignore, and `generated`. */
function isOutput(path: string, source: string): boolean {
  const inside = relative(source, path).replaceAll("\\", "/");
  const list = join(source, ".gitignore");
  const ignored = existsSync(list) ? readFileSync(list, "utf8").split("\n") : [];
  return (
    basename(path) === "generated" || (inside !== "" && (ignored.includes(inside) || ignored.includes(`${inside}/`)))
  );
}

export const removeExamplesFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true });
