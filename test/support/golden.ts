import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "../../src/cli/run.js";
import type { Terminal } from "../../src/cli/terminal.js";
import { manifestName } from "../../src/emitters/manifest.js";

/** A case and what it leads to, as texts by path below `expected/`. */
export type GoldenFiles = ReadonlyMap<string, string>;

/** Standard error of the build, and its exit code. */
const diagnosticsName = "diagnostics.txt";
/** Names of the files that are carried along from `templates/` as they are; tests of their own are about their text. */
const carriedName = "carried.txt";
/** Names of the files of `output/` that stand in the output folder as they did before the build. */
const keptName = "kept.txt";
/** Standard output of a build, and of an import. */
const summaryName = "summary.txt";
const ledgerName = "ledger.txt";
const expectedFolder = "expected";
/** What stands in the output folder before the build, as an earlier one and the user have left it. */
const formerFolder = "output";

/** `case.json`, where the name of the document or the options are not the usual ones. */
interface CaseDescription {
  /** Names of sources: the case imports them, where others build documents. */
  readonly import?: readonly string[];
  readonly documents?: readonly string[];
  readonly arguments?: readonly string[];
}

/**
 * Builds a case in a copy of its folder and gives back every file that comes of it, except the manifest: its digests
 * would change with each of them and say nothing more. A case with a folder `output` is built into a copy of that.
 */
export async function buildCase(folder: string): Promise<GoldenFiles> {
  const copy = mkdtempSync(join(tmpdir(), "gatewright-golden-"));
  try {
    const others = [expectedFolder, formerFolder].map((name) => join(folder, name));
    cpSync(folder, copy, { recursive: true, filter: (path) => !others.includes(path) });
    const former = join(folder, formerFolder);
    if (existsSync(former)) cpSync(former, join(copy, "generated"), { recursive: true });
    const { terminal, written } = recordingTerminal(copy);
    const exitCode = await run(wordsOf(folder), terminal);
    const files = setCarriedApart(setKeptApart(readTree(join(copy, "generated")), readTree(former)));
    files.set(diagnosticsName, `${written.errors}exit code ${exitCode}\n`);
    if (written.output !== "") files.set(isImport(folder) ? ledgerName : summaryName, written.output);
    return files;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** The manifest goes, whether it was written or found. */
function setKeptApart(files: GoldenFiles, former: GoldenFiles): Map<string, string> {
  const own = [...files].filter(([name]) => name !== manifestName);
  const changed = new Map(own.filter(([name, text]) => former.get(name) !== text));
  const kept = own.flatMap(([name]) => (changed.has(name) ? [] : [`${name}\n`]));
  if (kept.length > 0) changed.set(keptName, kept.join(""));
  return changed;
}

function setCarriedApart(files: GoldenFiles): Map<string, string> {
  const templates = [...readTree(fileURLToPath(new URL("../../templates", import.meta.url)))];
  const isCarried = (name: string, text: string): boolean =>
    templates.some(
      ([path, template]) =>
        basename(path) === basename(name) && (template === "" ? /^(?:#.*)?\n*$/.test(text) : text.endsWith(template)),
    );
  const carried = [...files].filter(([name, text]) => isCarried(name, text)).map(([name]) => name);
  const others = new Map([...files].filter(([name]) => !carried.includes(name)));
  if (carried.length > 0) others.set(carriedName, carried.map((name) => `${name}\n`).join(""));
  return others;
}

/** The command line of a case. */
function wordsOf(folder: string): readonly string[] {
  const { import: sources, arguments: options = [] } = descriptionOf(folder);
  return sources === undefined
    ? ["build", ...documentsOf(folder), ...options]
    : ["import", ...sources, "--out", "generated", ...options];
}

const isImport = (folder: string): boolean => descriptionOf(folder).import !== undefined;

const descriptionOf = (folder: string): CaseDescription => {
  const path = join(folder, "case.json");
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : {};
};

/** Names of the documents that a case is built from. */
export function documentsOf(folder: string): readonly string[] {
  const found = readdirSync(folder).filter((name) => /^(?:openapi|asyncapi)\.(ya?ml|json)$/.test(name));
  const documents = descriptionOf(folder).documents ?? found;
  if (documents.length === 0)
    throw new Error(`${folder} has neither openapi.yaml nor asyncapi.yaml (or .json), and no case.json`);
  return documents;
}

/** A terminal without colours that keeps what is written to it. */
export function recordingTerminal(workingDirectory: string): {
  readonly terminal: Terminal;
  readonly written: { output: string; errors: string };
} {
  const written = { output: "", errors: "" };
  const terminal: Terminal = {
    workingDirectory,
    environment: {},
    colored: { output: false, errors: false },
    writeOutput: (text) => {
      written.output += text;
    },
    writeError: (text) => {
      written.errors += text;
    },
  };
  return { terminal, written };
}

/** Every file below a folder, by its path with `/`; empty when there is no such folder. */
export function readTree(folder: string): GoldenFiles {
  if (!existsSync(folder)) return new Map();
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const texts = files.map((entry): readonly [string, string] => {
    const path = join(entry.parentPath, entry.name);
    return [relative(folder, path).replaceAll("\\", "/"), readFileSync(path, "utf8")];
  });
  return new Map(texts.sort(([left], [right]) => (left < right ? -1 : 1)));
}

export const readExpected = (folder: string): GoldenFiles => readTree(join(folder, expectedFolder));

/** Makes what a case leads to now what it has to lead to. Read it before it is committed. */
export function recordCase(folder: string, files: GoldenFiles): void {
  rmSync(join(folder, expectedFolder), { recursive: true, force: true });
  for (const [name, text] of files) {
    const path = join(folder, expectedFolder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}

export interface GoldenDifference {
  readonly missing: readonly string[];
  readonly extra: readonly string[];
  readonly different: readonly string[];
}

export function compareGolden(expected: GoldenFiles, actual: GoldenFiles): GoldenDifference {
  return {
    missing: [...expected.keys()].filter((name) => !actual.has(name)),
    extra: [...actual.keys()].filter((name) => !expected.has(name)),
    different: [...actual.keys()].filter((name) => expected.has(name) && expected.get(name) !== actual.get(name)),
  };
}
