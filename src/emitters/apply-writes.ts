import { mkdir, rename, rm, rmdir, unlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { OutputPath } from "../ir/ids.js";
import { manifestName, stagingFolder } from "./manifest.js";
import { foldersOf } from "./output-path.js";
import type { WritePlan } from "./write.js";

/** How many files are written at once. */
const concurrency = 32;

/**
 * Carries a plan out. Every new text is first written into a staging folder, beside the manifest that is to come; then
 * files are deleted and renamed into place, each atomically; the manifest comes last. A run that is cut off leaves its
 * manifest in the staging folder, by which the next run knows its files. One run at a time may write a folder.
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
    await stage(staging, writes, plan.manifest?.text);
    // Deletions first: where case is ignored, the old spelling of a file is the new one's place.
    await inTurns(deletions, (path) => removeIfPresent(join(root, path)));
    const folders = new Set(writes.map(({ path }) => dirname(join(root, path))));
    for (const folder of folders) await mkdir(folder, { recursive: true });
    await inTurns(writes, ({ path }, index) => rename(join(staging, String(index)), join(root, path)));
    if (plan.manifest !== undefined) await rename(join(staging, manifestName), join(root, manifestName));
    await removeEmptyFolders(root, deletions);
  }
  await rm(staging, { recursive: true, force: true });
}

async function stage(
  staging: string,
  writes: readonly { readonly text: string }[],
  manifest: string | undefined,
): Promise<void> {
  await rm(staging, { recursive: true, force: true });
  await mkdir(staging, { recursive: true });
  await inTurns(writes, ({ text }, index) => writeFile(join(staging, String(index)), text));
  if (manifest !== undefined) await writeFile(join(staging, manifestName), manifest);
}

async function inTurns<Item>(
  items: readonly Item[],
  work: (item: Item, index: number) => Promise<unknown>,
): Promise<void> {
  for (let start = 0; start < items.length; start += concurrency) {
    await Promise.all(items.slice(start, start + concurrency).map((item, offset) => work(item, start + offset)));
  }
}

async function removeIfPresent(path: string): Promise<void> {
  try {
    await unlink(path);
  } catch (error) {
    if (!hasCode(error, ["ENOENT"])) throw error;
  }
}

/** Folders that deletions leave empty; a folder that holds anything else stays. */
async function removeEmptyFolders(root: string, deletions: readonly OutputPath[]): Promise<void> {
  const folders = [...new Set(deletions.flatMap(foldersOf))].sort((left, right) => right.length - left.length);
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
