import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { applyWrites } from "../../src/emitters/apply-writes.js";
import { readOutputFolder } from "../../src/emitters/output-folder.js";
import { planWrites, type WriteAction } from "../../src/emitters/write.js";
import { type OutputPath, unsafeId } from "../../src/ir/ids.js";

/** How many more changes the disk takes before the lights go out: from then on every one fails. */
const power = vi.hoisted(() => ({ changes: Number.POSITIVE_INFINITY }));

vi.mock("node:fs/promises", async (importOriginal) => {
  const original = await importOriginal<typeof import("node:fs/promises")>();
  const limited =
    <Arguments extends readonly unknown[]>(change: (...values: Arguments) => Promise<unknown>) =>
    async (...values: Arguments): Promise<unknown> => {
      power.changes--;
      if (power.changes < 0) throw new Error("the lights went out");
      return change(...values);
    };
  return {
    ...original,
    mkdir: limited(original.mkdir),
    rename: limited(original.rename),
    rm: limited(original.rm),
    rmdir: limited(original.rmdir),
    unlink: limited(original.unlink),
    writeFile: limited(original.writeFile),
  };
});

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "gatewright-interrupted-"));
});
afterEach(() => {
  power.changes = Number.POSITIVE_INFINITY;
  rmSync(root, { recursive: true, force: true });
});

/** What each version of the document generates: files come, change and go. */
const versions: readonly Readonly<Record<string, string>>[] = [
  { "a/one": "1", "a/two": "1", "b/gone": "1" },
  { "a/one": "2", "a/two": "2", "c/new": "2" },
  { "a/one": "3", "b/gone": "3", "c/new": "3", "d/last": "3" },
  { "a/one": "4", "a/two": "4" },
];

/** Builds a version, with a disk that takes so many changes; gives back what was to be done. */
async function build(version: number, changes = Number.POSITIVE_INFINITY): Promise<readonly WriteAction[]> {
  const artifacts = Object.entries(versions[version] ?? {}).map(([path, text]) => ({
    path: unsafeId<OutputPath>(path),
    text,
    ownership: "generated" as const,
    emitter: "one",
  }));
  const folder = await readOutputFolder(
    root,
    artifacts.map((artifact) => artifact.path),
  );
  const plan = planWrites({ artifacts, folder, force: false });
  power.changes = changes;
  await applyWrites(root, plan).catch((error: Error) => expect(error.message).toBe("the lights went out"));
  power.changes = Number.POSITIVE_INFINITY;
  return plan.actions;
}

/** More changes than any of these builds makes. */
const enough = 24;

describe("a build that is cut off", () => {
  it("is completed by the next, wherever it was cut off", async () => {
    for (let changes = 0; changes <= enough; changes++) {
      await build(0);
      await build(1, changes);
      expect((await build(1)).filter((action) => action.kind === "conflict")).toEqual([]);
      expect(readdirSync(root).sort()).toEqual([".gatewright.json", "a", "c"]);
      rmSync(root, { recursive: true });
    }
  });

  it("leaves files that a later build of another document still knows, even when that is cut off too", async () => {
    for (let first = 0; first <= enough; first += 3) {
      for (let second = 0; second <= enough; second += 2) {
        await build(0);
        await build(1, first);
        await build(2, second);
        const conflicts = (await build(3)).filter((action) => action.kind === "conflict");
        expect(conflicts, `cut off after ${first} and ${second} changes`).toEqual([]);
        expect(readdirSync(root, { recursive: true }).sort(), `cut off after ${first} and ${second} changes`).toEqual([
          ".gatewright.json",
          "a",
          "a/one",
          "a/two",
        ]);
        rmSync(root, { recursive: true });
      }
    }
  });

  it("makes fewer changes than are tried here", async () => {
    for (let version = 0; version < versions.length; version++) {
      power.changes = enough;
      await build(version, enough);
      expect((await build(version)).every((action) => action.kind === "unchanged")).toBe(true);
    }
  });
});
