import { describe, expect, it } from "vitest";
import { buildCase } from "../build-case.js";
import { ownCases } from "../cases/cases.js";
import type { BuiltCase } from "../conformance-case.js";
import { applyChange, type Break } from "./break.js";
import { breaks } from "./breaks.js";
import { breakCase, gather, judgeBreaks } from "./run-breaks.js";

const built = new Map<string, BuiltCase>();

async function caseOf({ fixture }: Break): Promise<BuiltCase> {
  const found = built.get(fixture) ?? (await buildFixture(fixture));
  built.set(fixture, found);
  return found;
}

async function buildFixture(fixture: string): Promise<BuiltCase> {
  const each = ownCases().find(({ name }) => name === fixture);
  const compiled = each === undefined ? undefined : await buildCase(each);
  if (compiled === undefined) throw new Error(`There is no case ${fixture}.`);
  return compiled;
}

describe("every break finds in what both printers write what it breaks", () => {
  it.each(breaks.map((each) => [each.name, each] as const))("%s", async (_, each) => {
    const broken = breakCase(await caseOf(each), [each], "broken");
    for (const side of ["cloudformation", "terraform"] as const) {
      const [before, after] = [(await caseOf(each)).builds[side], broken.built.builds[side]];
      if (before.kind === "refused" || after.kind === "refused") throw new Error(`${side} refuses ${each.fixture}.`);
      const changed = [...before.files].filter(([path, text]) => after.files.get(path) !== text);
      expect(changed).toHaveLength(1);
    }
  });

  it("fails when the printer no longer writes what is to be broken", () => {
    const files = new Map([["template.yaml", "Resources:\n  Api:\n    Type: A\n"]]);
    const stale = { resource: "Api", find: /Type: B/, put: "" };
    expect(() => applyChange(files, "cloudformation", stale)).toThrow("Api holds no /Type: B/ to be broken.");
  });
});

describe("judgeBreaks", () => {
  const [each] = breaks;
  if (each === undefined) throw new Error("There are breaks.");

  it("minds breaks that nobody noticed and differences that nobody made", async () => {
    const broken = breakCase(await caseOf(each), [each], "broken");
    expect(judgeBreaks(broken, each.shows)).toEqual([]);
    expect(judgeBreaks(broken, [])).toEqual([`nobody noticed that ${each.name}`]);
    expect(judgeBreaks(broken, [...each.shows, "stage prod/tags"])).toEqual(["nobody did this: stage prod/tags"]);
  });

  it("puts no two breaks together that show in the same place", () => {
    const other = { ...each, name: "another one" };
    expect(gather([each, other])).toEqual([[each], [other]]);
  });
});
