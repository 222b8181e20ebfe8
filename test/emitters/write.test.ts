import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseManifest } from "../../src/emitters/manifest.js";
import type { EmittedArtifact } from "../../src/emitters/output-path.js";
import { type DiskState, type FileRecord, planWrites, type WriteRequest } from "../../src/emitters/write.js";
import { digest } from "../../src/ir/digest.js";
import { type OutputPath, unsafeId } from "../../src/ir/ids.js";

const path = unsafeId<OutputPath>("client/index.ts");
const artifact = (text: string, ownership: "generated" | "scaffold" = "generated"): EmittedArtifact => ({
  path,
  text,
  ownership,
  emitter: "client",
});
const record = (text: string, ownership: "generated" | "scaffold" = "generated"): FileRecord => ({
  path,
  emitter: "client",
  ownership,
  sha256: [digest(text)],
});
const file = (text: string): DiskState => ({ kind: "file", sha256: digest(text) });

interface Situation {
  readonly disk?: DiskState;
  readonly record?: FileRecord;
  readonly artifact?: EmittedArtifact;
  readonly emitters?: readonly string[];
  readonly force?: boolean;
}

const plan = (situation: Situation): ReturnType<typeof planWrites> => {
  const request: WriteRequest = {
    artifacts: situation.artifact === undefined ? [] : [situation.artifact],
    ...(situation.emitters === undefined ? {} : { emitters: new Set(situation.emitters) }),
    folder: {
      records: new Map(situation.record === undefined ? [] : [[path, situation.record]]),
      disk: new Map(situation.disk === undefined ? [] : [[path, situation.disk]]),
      manifest: "as it was",
    },
    force: situation.force ?? false,
  };
  return planWrites(request);
};
const decide = (situation: Situation): string => {
  const [action] = plan(situation).actions;
  if (action === undefined) return "nothing";
  return action.kind === "conflict" ? `conflict ${action.reason}` : action.kind;
};

/** One row a rule of ownership; `forced` where `--force` changes the outcome. */
const rows: readonly (Situation & { readonly name: string; readonly outcome: string; readonly forced?: string })[] = [
  { name: "absent, unknown, generated", artifact: artifact("new"), outcome: "create" },
  { name: "absent, unknown, scaffold", artifact: artifact("new", "scaffold"), outcome: "create" },
  { name: "absent, known, generated", record: record("old"), artifact: artifact("new"), outcome: "create" },
  {
    name: "absent, known, scaffold",
    record: record("old", "scaffold"),
    artifact: artifact("new", "scaffold"),
    outcome: "create",
  },
  {
    name: "same bytes, known, generated",
    disk: file("same"),
    record: record("same"),
    artifact: artifact("same"),
    outcome: "unchanged",
  },
  {
    name: "same bytes, unknown: taken over",
    disk: file("same"),
    artifact: artifact("same"),
    outcome: "unchanged",
  },
  {
    name: "edited into what is generated now",
    disk: file("new"),
    record: record("old"),
    artifact: artifact("new"),
    outcome: "unchanged",
  },
  {
    name: "as generated, new text",
    disk: file("old"),
    record: record("old"),
    artifact: artifact("new"),
    outcome: "update",
  },
  {
    name: "as an interrupted run generated it, new text",
    disk: file("interrupted"),
    record: { ...record("old"), sha256: [digest("old"), digest("interrupted")] },
    artifact: artifact("new"),
    outcome: "update",
  },
  {
    name: "edited",
    disk: file("edited"),
    record: record("old"),
    artifact: artifact("new"),
    outcome: "conflict edited",
    forced: "update",
  },
  {
    name: "replaced by a link",
    disk: { kind: "other" },
    record: record("old"),
    artifact: artifact("old"),
    outcome: "conflict edited",
    forced: "update",
  },
  {
    name: "the user's, unknown",
    disk: file("mine"),
    artifact: artifact("new"),
    outcome: "conflict foreign",
    forced: "update",
  },
  {
    name: "a scaffold that is generated now, even untouched",
    disk: file("old"),
    record: record("old", "scaffold"),
    artifact: artifact("new"),
    outcome: "conflict foreign",
    forced: "update",
  },
  {
    name: "present, unknown, scaffold",
    disk: file("mine"),
    artifact: artifact("new", "scaffold"),
    outcome: "keep",
    forced: "keep",
  },
  {
    name: "present and untouched, known, scaffold",
    disk: file("old"),
    record: record("old", "scaffold"),
    artifact: artifact("new", "scaffold"),
    outcome: "keep",
    forced: "keep",
  },
  {
    name: "generated once, a scaffold now",
    disk: file("old"),
    record: record("old"),
    artifact: artifact("new", "scaffold"),
    outcome: "keep",
    forced: "keep",
  },
  {
    name: "a folder in the way",
    disk: { kind: "blocked", by: path },
    artifact: artifact("new"),
    outcome: "conflict blocked",
    forced: "conflict blocked",
  },
  {
    name: "below a link that leads out",
    disk: { kind: "outside", link: unsafeId<OutputPath>("client") },
    artifact: artifact("new", "scaffold"),
    outcome: "conflict outside",
    forced: "conflict outside",
  },
  { name: "as generated, no longer produced", disk: file("old"), record: record("old"), outcome: "delete" },
  {
    name: "edited, no longer produced",
    disk: file("edited"),
    record: record("old"),
    outcome: "conflict edited",
    forced: "delete",
  },
  {
    name: "scaffold, no longer produced",
    disk: file("old"),
    record: record("old", "scaffold"),
    outcome: "orphan",
    forced: "orphan",
  },
  { name: "gone, no longer produced", record: record("old"), outcome: "nothing" },
  {
    name: "another file below a link that leads out, no longer produced",
    disk: { kind: "outside", link: unsafeId<OutputPath>("client") },
    record: record("old"),
    outcome: "nothing",
    forced: "nothing",
  },
  {
    name: "of an emitter that does not run",
    disk: file("old"),
    record: record("old"),
    emitters: ["other"],
    outcome: "nothing",
    forced: "nothing",
  },
  {
    name: "of an emitter that runs, no longer produced",
    disk: file("old"),
    record: record("old"),
    emitters: ["client"],
    outcome: "delete",
  },
];

describe("planWrites", () => {
  it.each(rows)("$name: $outcome", ({ outcome, forced, ...situation }) => {
    expect(decide(situation)).toBe(outcome);
    expect(decide({ ...situation, force: true })).toBe(forced ?? outcome);
  });

  it("records what is in place afterwards", () => {
    const written = plan({ artifact: artifact("new") }).manifest?.text ?? "";
    expect(parseManifest(written)).toEqual([
      { path, emitter: "client", ownership: "generated", sha256: digest("new") },
    ]);
  });

  it("keeps the record of a scaffold as it was written, for as long as the file is there", () => {
    const known = record("first", "scaffold");
    for (const wanted of [artifact("other", "scaffold"), undefined]) {
      const { manifest } = plan({ disk: file("mine"), record: known, ...(wanted && { artifact: wanted }) });
      expect(parseManifest(manifest?.text ?? "")).toEqual([
        { path, emitter: "client", ownership: "scaffold", sha256: digest("first") },
      ]);
    }
    expect(parseManifest(plan({ record: known }).manifest?.text ?? "")).toEqual([]);
  });

  it("keeps the records of emitters that do not run", () => {
    const { manifest } = plan({ disk: file("old"), record: record("old"), emitters: ["other"] });
    expect(parseManifest(manifest?.text ?? "")).toHaveLength(1);
  });

  it("leaves a manifest alone that says the same already", () => {
    const artifacts = [artifact("text")];
    const first = planWrites({
      artifacts,
      folder: { records: new Map(), disk: new Map(), manifest: undefined },
      force: false,
    });
    expect(first.manifest?.kind).toBe("create");
    const folder = {
      records: new Map([[path, record("text")]]),
      disk: new Map([[path, file("text")]]),
      manifest: first.manifest?.text,
    };
    expect(planWrites({ artifacts, folder, force: false }).manifest).toBeUndefined();
  });

  it("writes a file again whose name only changes its case, since the old one may be the same file", () => {
    const respelt = { ...artifact("same"), path: unsafeId<OutputPath>("client/Index.ts") };
    const { actions } = planWrites({
      artifacts: [respelt],
      folder: {
        records: new Map([[path, record("same")]]),
        disk: new Map([
          [path, file("same")],
          [respelt.path, file("same")],
        ]),
        manifest: undefined,
      },
      force: false,
    });
    expect(actions.map((action) => `${action.kind} ${action.path}`)).toEqual([
      "update client/Index.ts",
      "delete client/index.ts",
    ]);
  });

  it("says the same whatever the order of artifacts", () => {
    const names = fc.uniqueArray(fc.constantFrom("a", "b", "B", "c/d", "c/e", "é"), { minLength: 1 });
    fc.assert(
      fc.property(names, fc.nat(), (paths, rotation) => {
        const artifacts = paths.map((each) => ({ ...artifact(each), path: unsafeId<OutputPath>(each) }));
        const turned = artifacts.map((_, index) => artifacts[(index + rotation) % artifacts.length] ?? artifact(""));
        const folder = { records: new Map(), disk: new Map(), manifest: undefined };
        expect(planWrites({ artifacts: turned, folder, force: false })).toEqual(
          planWrites({ artifacts, folder, force: false }),
        );
      }),
    );
  });

  it("never touches what is not as we left it, unless it is forced to", () => {
    const text = fc.constantFrom("a", "b", "c");
    const ownership = fc.constantFrom("generated" as const, "scaffold" as const);
    fc.assert(
      fc.property(
        fc.option(text, { nil: undefined }),
        fc.option(fc.tuple(text, ownership), { nil: undefined }),
        fc.option(fc.tuple(text, ownership), { nil: undefined }),
        (onDisk, known, wanted) => {
          const [action] = plan({
            ...(onDisk !== undefined && { disk: file(onDisk) }),
            ...(known !== undefined && { record: record(...known) }),
            ...(wanted !== undefined && { artifact: artifact(...wanted) }),
          }).actions;
          const touches = action?.kind === "update" || action?.kind === "delete" || action?.kind === "create";
          const ours = known?.[1] === "generated" && known[0] === onDisk;
          if (onDisk !== undefined && touches) expect(ours).toBe(true);
        },
      ),
    );
  });
});
