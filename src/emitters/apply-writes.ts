import { lstat, mkdir, rename, rm, rmdir, unlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { OutputPath } from "../ir/ids.js";
import { journalName, manifestName, stagingFolder } from "./manifest.js";
import { foldersOf } from "./output-path.js";
import type { WritePlan } from "./write.js";

/** How many files are written at once. */
const concurrency = 32;

/**
 * Carries a plan out. Every new text is first written into a staging folder; then a journal tells which files are ours
 * while they change; then files are deleted and renamed into place, each atomically; the manifest comes last. A run that
 * is cut off leaves the journal, by which the next run knows its files. One run at a time may write a folder.
 *
 * @param root absolute path of the output folder; it is made when missing
 * @throws Error when the plan has conflicts; what the file system refuses
 */
export async function applyWrites(root: string, plan: WritePlan): Promise<void> {
  if (plan.actions.some((action) => action.kind === "conflict"))
    throw new Error("a plan with conflicts is not applied");
  const writes = plan.actions.flatMap((action) =>
    action.kind === "create" || action.kind === "update" ? [{ path: action.path, text: action.text }] : [],
  );
  const deletions = plan.actions.flatMap((action) => (action.kind === "delete" ? [action.path] : []));
  const staging = join(root, stagingFolder);
  if (plan.manifest !== undefined || writes.length > 0 || deletions.length > 0) {
    const texts = writes.map(({ text }) => text);
    const files = await stage(staging, plan.manifest === undefined ? texts : [...texts, plan.manifest.text]);
    await writeFile(join(files, journalName), plan.journal);
    await rename(join(files, journalName), join(staging, journalName));
    // Deletions first: where case is ignored, the old spelling of a file is the new one's place.
    await inTurns(deletions, (path) => removeIfPresent(join(root, path)));
    const folders = new Set(writes.map(({ path }) => dirname(join(root, path))));
    for (const folder of folders) await mkdir(folder, { recursive: true });
    await inTurns(writes, ({ path }, index) => rename(join(files, String(index)), join(root, path)));
    await removeEmptyFolders(root, plan.abandoned);
    if (plan.manifest !== undefined) await rename(join(files, String(writes.length)), join(root, manifestName));
  }
  await rm(staging, { recursive: true, force: true });
}

/** Writes each text to a file named after its index, in the folder that is returned. The journal of an earlier run stays. */
async function stage(staging: string, texts: readonly string[]): Promise<string> {
  const files = join(staging, "files");
  if ((await lstat(staging).catch(() => undefined))?.isDirectory() !== true) await rm(staging, { force: true });
  await rm(files, { recursive: true, force: true });
  await mkdir(files, { recursive: true });
  await inTurns(texts, (text, index) => writeFile(join(files, String(index)), text));
  return files;
}

/** A failure is thrown when everything that was begun has ended: nothing changes any more after that. */
async function inTurns<Item>(
  items: readonly Item[],
  work: (item: Item, index: number) => Promise<unknown>,
): Promise<void> {
  for (let start = 0; start < items.length; start += concurrency) {
    const batch = items.slice(start, start + concurrency).map((item, offset) => work(item, start + offset));
    const failure = (await Promise.allSettled(batch)).find((outcome) => outcome.status === "rejected");
    if (failure !== undefined) throw failure.reason;
  }
}

async function removeIfPresent(path: string): Promise<void> {
  try {
    await unlink(path);
  } catch (error) {
    if (!hasCode(error, ["ENOENT"])) throw error;
  }
}

/** A folder that holds anything stays. */
async function removeEmptyFolders(root: string, abandoned: readonly OutputPath[]): Promise<void> {
  const folders = [...new Set(abandoned.flatMap(foldersOf))].sort((left, right) => right.length - left.length);
  for (const folder of folders) {
    try {
      await rmdir(join(root, folder));
    } catch (error) {
      if (!hasCode(error, ["ENOTEMPTY", "EEXIST", "ENOENT", "ENOTDIR"])) throw error;
    }
  }
}

const hasCode = (error: unknown, codes: readonly string[]): boolean =>
  error instanceof Error && "code" in error && codes.includes(String(error.code));
