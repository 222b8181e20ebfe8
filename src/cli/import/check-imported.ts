import { resolve } from "node:path";
import { type Compilation, compile } from "../../compile.js";
import { createNodeHost } from "../../host/node-host.js";
import type { CompilerHost } from "../../host.js";
import type { Diagnostic } from "../../ir/diagnostics.js";
import { type JsonPointer, unsafeId } from "../../ir/ids.js";
import type { SourceFile, SourcePointer } from "../../ir/source.js";
import type { TracedJson } from "../../parser/import/imported-api.js";
import { type LocatedDiagnostic, locateDiagnostics } from "../../report.js";
import { configurationName } from "../configuration.js";
import { documentName, type ImportedFiles } from "./imported-files.js";

/** What the compiler makes of imported files, before they are on the disk. */
export interface CompiledImport {
  readonly compilation: Compilation;
  readonly diagnostics: readonly LocatedDiagnostic[];
}

/**
 * Compiles what was imported as `build` would once it is written. What is reported points into the new files, and says
 * where in the source it comes from.
 *
 * @param emitters names of the emitters to run; none for a check
 * @param plan whether the infrastructure is worked out, and held against the gateway's limits
 */
export async function compileImported(
  imported: ImportedFiles,
  emitters: readonly string[],
  workingDirectory: string,
  plan = true,
): Promise<CompiledImport> {
  const folder = resolve(workingDirectory, imported.folder);
  const files = new Map([...imported.files].map(([name, text]) => [resolve(folder, name), text]));
  const compilation = await compile({
    entry: resolve(folder, documentName),
    ...(imported.files.has(configurationName) ? { configuration: resolve(folder, configurationName) } : {}),
    emitters,
    plan,
    host: withFiles(createNodeHost(), files),
  });
  const sources = new Map<string, SourceFile>(compilation.sources);
  for (const [name, source] of imported.source.sources) sources.set(sourceName(name), source);
  const diagnostics = compilation.diagnostics.map((each) => withOrigin(each, imported));
  return { compilation, diagnostics: locateDiagnostics(diagnostics, sources, workingDirectory) };
}

/** Files of the source may be called as the new ones are. */
const sourceName = (name: string): string => `source:${name}`;

const withFiles = (host: CompilerHost, files: ReadonlyMap<string, string>): CompilerHost => ({
  ...host,
  readText: async (location) => files.get(location) ?? host.readText(location),
});

/** Where in the source a place of the imported files comes from; undefined for what no part of the source says. */
export function originIn({ api }: ImportedFiles, at: SourcePointer): SourcePointer | undefined {
  const tree = at.file === documentName ? api.document : at.file === configurationName ? api.settings : undefined;
  return tree === undefined ? undefined : originOf(at.pointer, tree);
}

function withOrigin(diagnostic: Diagnostic, imported: ImportedFiles): Diagnostic {
  const { at } = diagnostic;
  if (at === undefined) return diagnostic;
  const origin = originIn(imported, at);
  if (origin === undefined) return diagnostic;
  const place = { message: "It comes from here in the source.", at: { ...origin, file: sourceName(origin.file) } };
  return { ...diagnostic, related: [...diagnostic.related, place] };
}

/** Where the part comes from, or where it would stand within what the nearest part around it comes from. */
function originOf(pointer: JsonPointer, { origins }: TracedJson): SourcePointer | undefined {
  for (let end = pointer.length; end >= 0; end = end === 0 ? -1 : pointer.lastIndexOf("/", end - 1)) {
    const origin = origins.get(unsafeId(pointer.slice(0, end)));
    if (origin !== undefined) return { file: origin.file, pointer: unsafeId(origin.pointer + pointer.slice(end)) };
  }
  return undefined;
}
