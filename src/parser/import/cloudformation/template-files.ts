import { DiagnosticBag } from "../../../ir/diagnostics.js";
import { type DocumentNode, placeOf, rootNode } from "../../document-node.js";
import type { LoadedFile } from "../../loaded-file.js";
import type { SourceFiles } from "../source-files.js";
import type { ParameterValues } from "../source-kind.js";
import { type LocalFiles, readLocalFile } from "./local-files.js";
import { readTemplateContext } from "./read-template.js";
import { includedLocations, includedReference } from "./transform.js";

/** Far more than any template names. */
const fileLimit = 200;

/**
 * Reads the local files that a template names, and those that they name, once each: what takes the place of
 * `AWS::Include`, and definitions that `aws cloudformation package` would upload.
 */
export async function loadTemplateFiles(
  template: LoadedFile,
  given: ParameterValues,
  files: SourceFiles,
): Promise<LocalFiles> {
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
  return loaded;
}
