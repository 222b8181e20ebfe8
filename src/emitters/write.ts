import { compareText } from "../ir/compare.js";
import { digest } from "../ir/digest.js";
import type { OutputPath } from "../ir/ids.js";
import type { Ownership } from "./artifact.js";
import { type ManifestEntry, printManifest } from "./manifest.js";
import { type EmittedArtifact, foldPath } from "./output-path.js";

/** What stands at a path of the output folder. */
export type DiskState =
  | { readonly kind: "absent" }
  | { readonly kind: "file"; readonly sha256: string }
  /** A symbolic link, a device: not a file of ours, whatever it leads to. */
  | { readonly kind: "other" }
  /** A folder stands there, or a file where the path needs a folder. */
  | { readonly kind: "blocked"; readonly by: OutputPath }
  /** `link` is a symbolic link on the way that leads out of the output folder. */
  | { readonly kind: "outside"; readonly link: OutputPath };

/** A file that an earlier run wrote. */
export interface FileRecord {
  readonly path: OutputPath;
  readonly emitter: string;
  readonly ownership: Ownership;
  /** What was generated there: one digest, and more after runs that were interrupted. */
  readonly sha256: readonly string[];
}

/** An output folder as it is found. */
export interface FolderState {
  readonly records: ReadonlyMap<OutputPath, FileRecord>;
  /** Paths that are missing here are absent. */
  readonly disk: ReadonlyMap<OutputPath, DiskState>;
  /** Undefined when there is none. */
  readonly manifest: string | undefined;
}

export interface WriteRequest {
  readonly artifacts: readonly EmittedArtifact[];
  /** Emitters that ran: the files of all others are left alone. Undefined when those that did not run are gone. */
  readonly emitters?: ReadonlySet<string>;
  readonly folder: FolderState;
  /** Overwrite and delete files that were edited, and overwrite those that are not ours. */
  readonly force: boolean;
}

export type WriteAction =
  | { readonly kind: "create" | "update"; readonly path: OutputPath; readonly text: string }
  | { readonly kind: "unchanged" | "delete"; readonly path: OutputPath }
  /** The user's file stands where a scaffold would go. */
  | { readonly kind: "keep"; readonly path: OutputPath }
  /** The user's file, once a scaffold, that nothing asks for any more. */
  | { readonly kind: "orphan"; readonly path: OutputPath }
  | WriteConflict;

export type WriteConflict =
  | { readonly kind: "conflict"; readonly path: OutputPath; readonly reason: "edited" | "foreign" }
  | {
      readonly kind: "conflict";
      readonly path: OutputPath;
      readonly reason: "blocked" | "outside";
      readonly emitter: string;
      readonly by: OutputPath;
    };

export interface WritePlan {
  /** By path. With a conflict among them, none may be carried out. */
  readonly actions: readonly WriteAction[];
  /** The new text of the manifest; undefined when it stays as it is. */
  readonly manifest: { readonly kind: "create" | "update"; readonly text: string } | undefined;
  /** Where files of ours were or are deleted: folders that are empty then go too. */
  readonly abandoned: readonly OutputPath[];
  /** A manifest of what the folder holds while the plan is carried out: each file as it was and as it will be. */
  readonly journal: string;
}

/**
 * Decides what happens to each file, and touches none. Generated files are ours as long as they are as we left them;
 * scaffolds are written once; everything else in the folder is the user's.
 */
export function planWrites(request: WriteRequest): WritePlan {
  const { artifacts, emitters, folder } = request;
  const produced = new Set<OutputPath>(artifacts.map((artifact) => artifact.path));
  const formerSpelling = findFormerSpellings(folder.records, produced);
  const actions: WriteAction[] = [];
  const entries: ManifestEntry[] = [];

  for (const artifact of artifacts) {
    const sha256 = digest(artifact.text);
    const record = folder.records.get(artifact.path) ?? formerSpelling.get(foldPath(artifact.path));
    actions.push(planArtifact(artifact, sha256, record, request));
    const kept = artifact.ownership === "scaffold" && record?.ownership === "scaffold" ? record.sha256[0] : undefined;
    const { path, emitter, ownership } = artifact;
    entries.push({ path, emitter, ownership, sha256: kept ?? sha256 });
  }
  const abandoned: OutputPath[] = [];
  for (const record of folder.records.values()) {
    if (produced.has(record.path)) continue;
    const isOthers = emitters?.has(record.emitter) === false;
    const action = isOthers ? undefined : planLeftover(record, request);
    if (action !== undefined) actions.push(action);
    if (isOthers || action?.kind === "orphan") entries.push({ ...record, sha256: record.sha256[0] ?? "" });
    else abandoned.push(record.path);
  }
  actions.sort((left, right) => compareText(left.path, right.path));
  const before = [...folder.records.values()].flatMap(entriesOf);
  const manifest = planManifest(entries, folder.manifest);
  return { actions, manifest, abandoned, journal: printManifest([...before, ...entries]) };
}

const entriesOf = ({ sha256, ...record }: FileRecord): readonly ManifestEntry[] =>
  sha256.map((each) => ({ ...record, sha256: each }));

/** Records of files that are no longer produced, by the fold of their path: another spelling may have replaced them. */
function findFormerSpellings(
  records: ReadonlyMap<OutputPath, FileRecord>,
  produced: ReadonlySet<OutputPath>,
): ReadonlyMap<string, FileRecord> {
  const former = [...records.values()].filter((record) => !produced.has(record.path));
  return new Map(former.map((record) => [foldPath(record.path), record]));
}

function planArtifact(
  artifact: EmittedArtifact,
  sha256: string,
  record: FileRecord | undefined,
  { folder, force }: WriteRequest,
): WriteAction {
  const { path, text, emitter } = artifact;
  const found: DiskState = folder.disk.get(path) ?? { kind: "absent" };
  if (found.kind === "absent") return { kind: "create", path, text };
  if (found.kind === "outside") return { kind: "conflict", path, reason: "outside", emitter, by: found.link };
  if (found.kind === "blocked") return { kind: "conflict", path, reason: "blocked", emitter, by: found.by };
  if (artifact.ownership === "scaffold") return { kind: "keep", path };
  // Where case is ignored, the former spelling is this very file, about to be deleted: it has to be written again.
  const respelt = record !== undefined && record.path !== path;
  if (found.kind === "file" && found.sha256 === sha256 && !respelt) return { kind: "unchanged", path };
  if (force || isAsGenerated(found, record)) return { kind: "update", path, text };
  return { kind: "conflict", path, reason: record?.ownership === "generated" ? "edited" : "foreign" };
}

const isAsGenerated = (found: DiskState, record: FileRecord | undefined): boolean =>
  found.kind === "file" && record?.ownership === "generated" && record.sha256.includes(found.sha256);

/** What happens to a file that nothing produces any more; undefined when it is gone already. */
function planLeftover(record: FileRecord, { folder, force }: WriteRequest): WriteAction | undefined {
  const { path } = record;
  const found = folder.disk.get(path);
  if (found?.kind !== "file" && found?.kind !== "other") return undefined;
  if (record.ownership === "scaffold") return { kind: "orphan", path };
  if (force || isAsGenerated(found, record)) return { kind: "delete", path };
  return { kind: "conflict", path, reason: "edited" };
}

function planManifest(entries: readonly ManifestEntry[], present: string | undefined): WritePlan["manifest"] {
  if (entries.length === 0 && present === undefined) return undefined;
  const text = printManifest(entries);
  if (text === present) return undefined;
  return { kind: present === undefined ? "create" : "update", text };
}
