import { createHash } from "node:crypto";
import { lstat, readFile, realpath, stat } from "node:fs/promises";
import { join, sep } from "node:path";
import type { OutputPath } from "../ir/ids.js";
import { journalName, ManifestError, manifestName, parseManifest, stagingFolder } from "./manifest.js";
import { foldersOf, outputPathProblem } from "./output-path.js";
import type { DiskState, FileRecord, FolderState } from "./write.js";

/** How many files are read at once. */
const concurrency = 32;

/**
 * Reads the manifest of an output folder, and the digest of every file that it or `paths` names.
 *
 * @param root absolute path of the output folder; it need not exist
 * @param paths where the artifacts of this run go; valid output paths
 * @throws ManifestError when the manifest cannot be understood; what the file system refuses otherwise
 */
export async function readOutputFolder(root: string, paths: readonly OutputPath[]): Promise<FolderState> {
  const manifest = await readIfPresent(join(root, manifestName));
  const records = readRecords(manifest, await readIfPresent(join(root, stagingFolder, journalName)));
  const wanted = [...new Set([...paths, ...records.keys()])];
  const folders = await readFolders(root, wanted);
  const disk = new Map<OutputPath, DiskState>();
  for (let start = 0; start < wanted.length; start += concurrency) {
    const slice = wanted.slice(start, start + concurrency);
    const states = await Promise.all(slice.map((path) => readState(root, path, folders)));
    slice.forEach((path, index) => {
      disk.set(path, states[index] ?? { kind: "absent" });
    });
  }
  return { records, disk, manifest };
}

/**
 * A journal is there when a run was stopped: files that are as it would have them are as much ours as those of the run
 * before. It is put in place whole, so that one that cannot be read is no journal of ours.
 */
function readRecords(manifest: string | undefined, journal: string | undefined): Map<OutputPath, FileRecord> {
  const records = new Map<OutputPath, FileRecord>();
  const texts = [manifest, isWhole(journal) ? journal : undefined];
  for (const entry of texts.flatMap((text) => (text === undefined ? [] : parseManifest(text)))) {
    const problem = outputPathProblem(entry.path);
    if (problem !== undefined) throw new ManifestError(`it lists the path '${entry.path}', which ${problem}`);
    const known = records.get(entry.path)?.sha256 ?? [];
    records.set(entry.path, { ...entry, sha256: [...new Set([...known, entry.sha256])] });
  }
  return records;
}

function isWhole(text: string | undefined): boolean {
  try {
    return text !== undefined && parseManifest(text) !== undefined;
  } catch {
    return false;
  }
}

/** `open`: a folder inside the output folder, or nothing yet. */
type FolderKind = "open" | "file" | "outside";

/** What the folders are that the paths lead through, each looked at once. */
async function readFolders(root: string, paths: readonly OutputPath[]): Promise<ReadonlyMap<OutputPath, FolderKind>> {
  const realRoot = await realpath(root).catch(() => root);
  const names = [...new Set(paths.flatMap(foldersOf))];
  const kinds = await Promise.all(names.map((name) => readFolderKind(join(root, name), realRoot)));
  return new Map(names.map((name, index) => [name, kinds[index] ?? "open"]));
}

async function readFolderKind(path: string, realRoot: string): Promise<FolderKind> {
  try {
    if (!(await stat(path)).isDirectory()) return "file";
    const real = await realpath(path);
    return real === realRoot || real.startsWith(realRoot.endsWith(sep) ? realRoot : realRoot + sep)
      ? "open"
      : "outside";
  } catch (error) {
    // A link that leads nowhere would be followed when a folder is made.
    if (isMissing(error))
      return (await lstat(path).catch(() => undefined))?.isSymbolicLink() === true ? "outside" : "open";
    throw error;
  }
}

async function readState(
  root: string,
  path: OutputPath,
  folders: ReadonlyMap<OutputPath, FolderKind>,
): Promise<DiskState> {
  for (const folder of foldersOf(path).toReversed()) {
    if (folders.get(folder) === "outside") return { kind: "outside", link: folder };
    if (folders.get(folder) === "file") return { kind: "blocked", by: folder };
  }
  const file = join(root, path);
  try {
    const found = await lstat(file);
    if (found.isDirectory()) return { kind: "blocked", by: path };
    if (!found.isFile()) return { kind: "other" };
    return {
      kind: "file",
      sha256: createHash("sha256")
        .update(await readFile(file))
        .digest("hex"),
    };
  } catch (error) {
    if (isMissing(error)) return { kind: "absent" };
    throw error;
  }
}

async function readIfPresent(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
