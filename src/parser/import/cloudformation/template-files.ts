import { DiagnosticBag } from "../../../ir/diagnostics.js";
import { type DocumentNode, isRecord, placeOf, rootNode } from "../../document-node.js";
import type { LoadedFile } from "../../loaded-file.js";
import type { SourceFiles } from "../source-files.js";
import type { ParameterValues } from "../source-kind.js";
import { type LocalFiles, readLocalFile } from "./local-files.js";
import { readTemplateContext } from "./read-template.js";
import { includedLocations, includedReference } from "./transform.js";

/** Far more than any template names. */
const fileLimit = 200;

/** The local files of a template. */
export interface TemplateFiles {
  /** What takes the place of `AWS::Include`, and definitions that `aws cloudformation package` would upload. */
  readonly included: LocalFiles;
  /** What `$ref` of a definition leads to, by the names of the files. */
  readonly referenced: ReadonlyMap<string, LoadedFile>;
}

/** Reads the local files that a template names, and those that they name, once each. */
export async function loadTemplateFiles(
  template: LoadedFile,
  given: ParameterValues,
  files: SourceFiles,
): Promise<TemplateFiles> {
  const loaded = new Map<string, Awaited<ReturnType<typeof readLocalFile>>>();
  const { context } = readTemplateContext({ template, given, files: loaded }, new DiagnosticBag());
  const pending: DocumentNode[] = [rootNode(template)];
  for (let node = pending.shift(); node !== undefined; node = pending.shift()) {
    for (const location of includedLocations(node)) {
      const reference = includedReference(context, location);
      if (reference === undefined || loaded.has(reference) || loaded.size >= fileLimit) continue;
      const file = await readLocalFile(files, reference, placeOf(location));
      loaded.set(reference, file);
      if (!("reason" in file)) pending.push(rootNode(file));
    }
  }
  const definitions = [...loaded.values()].flatMap((file) => ("reason" in file ? [] : [file]));
  return { included: loaded, referenced: await loadReferenced([template, ...definitions], files) };
}

/** A file that cannot be read is reported where the definition is, as for any other document. */
async function loadReferenced(
  definitions: readonly LoadedFile[],
  files: SourceFiles,
): Promise<ReadonlyMap<string, LoadedFile>> {
  const referenced = new Map<string, LoadedFile>();
  const pending = [...definitions];
  const seen = new Set<string>();
  for (let from = pending.shift(); from !== undefined; from = pending.shift()) {
    for (const path of referencedPaths(from.value)) {
      const name = files.nameOf(path, from.source.name);
      if (name === undefined || seen.has(name) || seen.size >= fileLimit) continue;
      seen.add(name);
      const file = await files.load(name, undefined, new DiagnosticBag());
      if (file === undefined) continue;
      referenced.set(name, file);
      pending.push(file);
    }
  }
  return referenced;
}

/** Files that `$ref` names anywhere in a value. */
function referencedPaths(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(referencedPaths);
  if (!isRecord(value)) return [];
  const reference = typeof value.$ref === "string" ? (value.$ref.split("#")[0] ?? "") : "";
  const below = Object.values(value).flatMap(referencedPaths);
  return reference === "" ? below : [reference, ...below];
}
