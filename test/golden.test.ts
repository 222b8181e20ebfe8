import { readdirSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { buildCase, compareGolden, readExpected, recordCase } from "./support/golden.js";

const fixtures = fileURLToPath(new URL("../fixtures", import.meta.url));
/** Documents of other tests, whose outputs are too large to be read. */
const otherFixtures = ["hostile"];
const cases = readdirSync(fixtures, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .filter((name) => !otherFixtures.includes(name))
  .sort();
const isRecording = process.env.GOLDEN === "record";

describe("every case builds what it is expected to build, and says what it is expected to say", () => {
  it.each(cases)("%s", async (name) => {
    const folder = join(fixtures, name);
    const actual = await buildCase(folder);
    if (isRecording) recordCase(folder, actual);
    const expected = readExpected(folder);
    const difference = compareGolden(expected, actual);
    for (const file of difference.different) expect.soft(actual.get(file), file).toBe(expected.get(file));
    expect(difference).toEqual({ missing: [], extra: [], different: [] });
  });
});

describe("compareGolden", () => {
  it("sees files that are missing, extra and different", () => {
    const expected = new Map([
      ["same", "1"],
      ["stale", "1"],
      ["changed", "1"],
    ]);
    const actual = new Map([
      ["same", "1"],
      ["changed", "2"],
      ["new", "1"],
    ]);
    expect(compareGolden(expected, actual)).toEqual({ missing: ["stale"], extra: ["new"], different: ["changed"] });
  });
});
