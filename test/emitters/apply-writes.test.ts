import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { applyWrites } from "../../src/emitters/apply-writes.js";
import { ManifestError } from "../../src/emitters/manifest.js";
import { readOutputFolder } from "../../src/emitters/output-folder.js";
import type { EmittedArtifact } from "../../src/emitters/output-path.js";
import { planWrites, type WritePlan } from "../../src/emitters/write.js";
import { unsafeId } from "../../src/ir/ids.js";

let folder = "";
let root = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gatewright-"));
  root = join(folder, "out");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

type Files = Readonly<Record<string, string>>;

/** Names that end in `!` are scaffolds. */
const artifactsOf = (files: Files, emitter = "one"): readonly EmittedArtifact[] =>
  Object.entries(files).map(([name, text]) => ({
    path: unsafeId(name.replace(/!$/, "")),
    text,
    ownership: name.endsWith("!") ? "scaffold" : "generated",
    emitter,
  }));

const planFor = async (
  files: Files,
  options: { emitter?: string; only?: boolean; force?: boolean } = {},
): Promise<WritePlan> => {
  const artifacts = artifactsOf(files, options.emitter);
  return planWrites({
    artifacts,
    ...(options.only === true && { emitters: new Set([options.emitter ?? "one"]) }),
    folder: await readOutputFolder(
      root,
      artifacts.map((artifact) => artifact.path),
    ),
    force: options.force === true,
  });
};
const write = async (...request: Parameters<typeof planFor>): Promise<readonly string[]> => {
  const plan = await planFor(...request);
  await applyWrites(root, plan);
  return plan.actions.map((action) => `${action.kind} ${action.path}`);
};
const put = (name: string, text: string): void => {
  mkdirSync(dirname(join(root, name)), { recursive: true });
  writeFileSync(join(root, name), text);
};
const read = (name: string): string => readFileSync(join(root, name), "utf8");
const list = (): readonly string[] => readdirSync(root, { recursive: true }).map(String).sort();

describe("applyWrites", () => {
  it("makes the folder, the files and the manifest, and leaves nothing else", async () => {
    expect(await write({ "a/b.txt": "one", "c.txt!": "two" })).toEqual(["create a/b.txt", "create c.txt"]);
    expect(list()).toEqual([".gatewright.json", "a", "a/b.txt", "c.txt"]);
    expect(read("a/b.txt")).toBe("one");
    expect(read(".gatewright.json")).toMatchInlineSnapshot(`
      "{
        "version": 1,
        "files": [
          {"path":"a/b.txt","emitter":"one","ownership":"generated","sha256":"7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed"},
          {"path":"c.txt","emitter":"one","ownership":"scaffold","sha256":"3fc4ccfe745870e2c0d99f71f30ff0656c8dedd41cc1d7d3d376b0dbe685e2f3"}
        ]
      }
      "
    `);
  });

  it("does not touch what is unchanged", async () => {
    await write({ "a.txt": "one" });
    const before = [statSync(join(root, "a.txt")).ino, statSync(join(root, ".gatewright.json")).ino];
    expect(await write({ "a.txt": "one" })).toEqual(["unchanged a.txt"]);
    expect([statSync(join(root, "a.txt")).ino, statSync(join(root, ".gatewright.json")).ino]).toEqual(before);
  });

  it("makes no folder for nothing", async () => {
    await write({});
    expect(readdirSync(folder)).toEqual([]);
  });

  it("updates, deletes, and removes the folders that are empty then", async () => {
    await write({ "a/b/c.txt": "one", "a/d.txt": "two", "e/f.txt": "three" });
    put("e/mine.txt", "mine");
    expect(await write({ "a/d.txt": "new" })).toEqual(["delete a/b/c.txt", "update a/d.txt", "delete e/f.txt"]);
    expect(list()).toEqual([".gatewright.json", "a", "a/d.txt", "e", "e/mine.txt"]);
  });

  it("leaves the files of emitters that did not run", async () => {
    await write({ "one.txt": "one" });
    await write({ "two.txt": "two" }, { emitter: "two", only: true });
    await write({}, { emitter: "one", only: true });
    expect(list()).toEqual([".gatewright.json", "two.txt"]);
    expect(await write({ "two.txt": "two" }, { emitter: "two" })).toEqual(["unchanged two.txt"]);
  });

  it("refuses a plan with conflicts before it touches anything", async () => {
    put("a.txt", "mine");
    const plan = await planFor({ "a.txt": "ours", "b.txt": "ours" });
    await expect(applyWrites(root, plan)).rejects.toThrow("conflicts");
    expect(list()).toEqual(["a.txt"]);
    expect(await write({ "a.txt": "ours" }, { force: true })).toEqual(["update a.txt"]);
    expect(read("a.txt")).toBe("ours");
  });

  it("replaces a link when forced, and never writes through it", async () => {
    const target = join(folder, "target.txt");
    writeFileSync(target, "outside");
    mkdirSync(root);
    symlinkSync(target, join(root, "a.txt"));
    expect((await planFor({ "a.txt": "ours" })).actions).toMatchObject([{ kind: "conflict", reason: "foreign" }]);
    await write({ "a.txt": "ours" }, { force: true });
    expect(readFileSync(target, "utf8")).toBe("outside");
    expect(read("a.txt")).toBe("ours");
  });

  it("follows no link out of the folder, wherever it leads, and deletes nothing behind it", async () => {
    await write({ "sub/a.txt": "ours" });
    rmSync(join(root, "sub"), { recursive: true });
    const outside = join(folder, "outside");
    mkdirSync(outside);
    writeFileSync(join(outside, "a.txt"), "ours");
    for (const target of [outside, join(folder, "nowhere")]) {
      symlinkSync(target, join(root, "sub"));
      expect((await planFor({ "sub/a.txt": "new" }, { force: true })).actions).toMatchObject([
        { kind: "conflict", reason: "outside", by: "sub" },
      ]);
      expect((await planFor({}, { force: true })).actions).toEqual([]);
      rmSync(join(root, "sub"));
    }
    expect(readFileSync(join(outside, "a.txt"), "utf8")).toBe("ours");
  });

  it("follows a link that stays inside", async () => {
    mkdirSync(join(root, "real"), { recursive: true });
    symlinkSync("real", join(root, "linked"));
    expect(await write({ "linked/a.txt": "ours" })).toEqual(["create linked/a.txt"]);
    expect(read("real/a.txt")).toBe("ours");
  });

  it("names what blocks a path", async () => {
    put("a", "a file");
    mkdirSync(join(root, "b"));
    expect((await planFor({ "a/x.txt": "", b: "" }, { force: true })).actions).toMatchObject([
      { kind: "conflict", reason: "blocked", path: "a/x.txt", by: "a" },
      { kind: "conflict", reason: "blocked", path: "b", by: "b" },
    ]);
  });

  it("knows the files of runs that were cut off one after the other", async () => {
    await write({ "a.txt": "1", "b.txt": "1", "c.txt": "1", "gone.txt": "1" });
    // What a run leaves that is stopped between two renames: some files are new, the journal is in staging.
    put(
      ".gatewright.tmp/journal.json",
      (await planFor({ "a.txt": "2", "b.txt": "2", "c.txt": "2", "new.txt": "2" })).journal,
    );
    put("a.txt", "2");
    put("new.txt", "2");
    put(".gatewright.tmp/files/3", "2");
    // A second one, after another change, is stopped too.
    put(".gatewright.tmp/journal.json", (await planFor({ "a.txt": "3", "b.txt": "3", "c.txt": "3" })).journal);
    put("b.txt", "3");
    expect(await write({ "a.txt": "4", "b.txt": "4", "c.txt": "4" })).toEqual([
      "update a.txt",
      "update b.txt",
      "update c.txt",
      "delete gone.txt",
      "delete new.txt",
    ]);
    expect(list()).toEqual([".gatewright.json", "a.txt", "b.txt", "c.txt"]);
  });

  it("keeps the journal of an earlier run until its own is whole", async () => {
    await write({ "a.txt": "1" });
    const { journal } = await planFor({ "a.txt": "2" });
    put(".gatewright.tmp/journal.json", journal);
    put("a.txt", "2");
    const plan = await planFor({ "a.txt": "3", "b.txt": "3" });
    const unwritable = { ...plan, journal: undefined as unknown as string };
    await expect(applyWrites(root, unwritable)).rejects.toThrow();
    expect(read(".gatewright.tmp/journal.json")).toBe(journal);
    expect(await write({ "a.txt": "4" })).toEqual(["update a.txt"]);
  });

  it("takes no notice of a journal that cannot be read, and follows no link in place of the staging folder", async () => {
    await write({ "a.txt": "1" });
    put(".gatewright.tmp/journal.json", "{");
    expect(await write({ "a.txt": "1" })).toEqual(["unchanged a.txt"]);
    const outside = join(folder, "outside");
    mkdirSync(outside);
    symlinkSync(outside, join(root, ".gatewright.tmp"));
    await write({ "a.txt": "2" });
    expect(readdirSync(outside)).toEqual([]);
    expect(list()).toEqual([".gatewright.json", "a.txt"]);
  });
});

describe("readOutputFolder", () => {
  it.each([
    ["a conflict of version control", "<<<<<<< HEAD\n"],
    ["another shape", "[]"],
    ["a later version", '{"version":2,"files":[]}'],
    ["a file without a digest", '{"version":1,"files":[{"path":"a","emitter":"b","ownership":"generated"}]}'],
    ["an unknown ownership", '{"version":1,"files":[{"path":"a","emitter":"b","ownership":"x","sha256":""}]}'],
    [
      "a path that leads out",
      '{"version":1,"files":[{"path":"../a","emitter":"b","ownership":"generated","sha256":""}]}',
    ],
  ])("refuses a manifest with %s", async (_, text) => {
    put(".gatewright.json", text);
    await expect(readOutputFolder(root, [])).rejects.toThrow(ManifestError);
  });
});
