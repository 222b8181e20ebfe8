import { compareText } from "../ir/compare.js";
import { type OutputPath, unsafeId } from "../ir/ids.js";
import type { Ownership } from "./artifact.js";

/** The record of what was written, in the output folder; it belongs under version control beside the files. */
export const manifestName = ".gatewright.json";
/** Holds files on their way into place, and the journal of the run that puts them there. */
export const stagingFolder = ".gatewright.tmp";
/** In the staging folder: a manifest in which a file that is about to change stands twice. */
export const journalName = "journal.json";

/** Raised when a member changes its meaning. */
const manifestVersion = 1;

export interface ManifestEntry {
  readonly path: OutputPath;
  readonly emitter: string;
  readonly ownership: Ownership;
  /** Of the text as it was generated: 64 hexadecimal digits. */
  readonly sha256: string;
}

export class ManifestError extends Error {}

/** One entry a line, so that version control merges and shows them one by one. No time: the same input, the same bytes. */
export function printManifest(entries: readonly ManifestEntry[]): string {
  const lines = [...entries]
    .sort((left, right) => compareText(left.path, right.path))
    .map(({ path, emitter, ownership, sha256 }) => `    ${JSON.stringify({ path, emitter, ownership, sha256 })}`);
  return `{\n  "version": ${manifestVersion},\n  "files": [${lines.length === 0 ? "" : `\n${lines.join(",\n")}\n  `}]\n}\n`;
}

/** @throws ManifestError that says what is wrong */
export function parseManifest(text: string): readonly ManifestEntry[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ManifestError("it is not JSON; an unsettled merge leaves it so");
  }
  if (!isRecord(value) || !Array.isArray(value.files)) throw new ManifestError("it has no list of files");
  if (value.version !== manifestVersion) throw new ManifestError("it was written by another version of Gatewright");
  return value.files.map(parseEntry);
}

function parseEntry(entry: unknown): ManifestEntry {
  if (!isRecord(entry)) throw new ManifestError("it lists something that is not a file");
  const { path, emitter, ownership, sha256 } = entry;
  if (
    typeof path !== "string" ||
    typeof emitter !== "string" ||
    typeof sha256 !== "string" ||
    (ownership !== "generated" && ownership !== "scaffold")
  ) {
    throw new ManifestError("one of its files lacks path, emitter, ownership or sha256");
  }
  return { path: unsafeId<OutputPath>(path), emitter, ownership, sha256 };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
