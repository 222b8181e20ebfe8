import { posix } from "node:path";
import { type OpenedEntry, openEntry } from "./open-entry.js";
import type { SourceFiles } from "./source-files.js";
import type { SourceEntry, SourceKind } from "./source-kind.js";

/** Files of one folder that are looked into; one with more of them is no folder of sources. */
const fileLimit = 100;

/** What a folder comes to: a source itself, the one file in it that is a source, several, or none. */
export type FoundSource =
  | { readonly kind: SourceKind; readonly entry: OpenedEntry }
  | { readonly several: readonly string[] }
  /** Files that are neither JSON nor YAML, though they are called so: one of them may have been meant. */
  | { readonly broken: readonly OpenedEntry[] };

/**
 * A folder may be a source as a whole, as a Terraform configuration is; otherwise it holds one, directly. A document that
 * another source refers to is looked for last.
 */
export async function findSource(
  folder: Extract<SourceEntry, { readonly kind: "folder" }>,
  files: SourceFiles,
  kinds: readonly SourceKind[],
): Promise<FoundSource> {
  const whole = kinds.find((each) => each.recognises(folder));
  if (whole !== undefined) return { kind: whole, entry: folder };
  const names = folder.entries
    .filter(({ name, isFolder }) => !isFolder && /\.(ya?ml|json|template)$/i.test(name))
    .slice(0, fileLimit);
  const found: { readonly kind: SourceKind; readonly entry: OpenedEntry; readonly name: string }[] = [];
  const broken: OpenedEntry[] = [];
  for (const { name } of names) {
    const entry = await openEntry(posix.join(folder.name, name), files);
    if ("failure" in entry) continue;
    const kind = kinds.find((each) => each.recognises(entry));
    if (kind !== undefined) found.push({ kind, entry, name });
    else if (entry.report !== undefined) broken.push(entry);
  }
  const sources = found.some(({ kind }) => kind.isPartOfOthers !== true)
    ? found.filter(({ kind }) => kind.isPartOfOthers !== true)
    : found;
  const [only] = sources;
  if (only === undefined) return { broken };
  return sources.length > 1 ? { several: sources.map(({ name }) => name) } : only;
}
