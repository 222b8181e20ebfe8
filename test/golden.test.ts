import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { compareApis } from "../src/ir/diff/compare-models.js";
import { exportAndRead, readApi, withoutOrigins } from "./support/exported.js";
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

/** Documents of every case, with the settings that stand beside them. */
const documents = readdirSync(fixtures, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap((entry) => {
    const folder = join(fixtures, entry.name);
    const description = join(folder, "case.json");
    const listed = existsSync(description) ? JSON.parse(readFileSync(description, "utf8")).documents : undefined;
    const names: readonly string[] =
      listed ?? readdirSync(folder).filter((name) => /^openapi\.(ya?ml|json)$/.test(name));
    return names.map((name) => ({ title: `${entry.name}/${name}`, folder, document: join(folder, name) }));
  });

/** A row that is missing in the tables of `src/emitters/openapi`, or wrong, shows here. */
describe("the model of every case, written as OpenAPI, reads as the same model", () => {
  it.each(documents)("$title", async ({ folder, document }) => {
    const beside = join(folder, "gatewright.yaml");
    const configuration = existsSync(beside) ? beside : undefined;
    const api = await readApi(document, configuration);
    if (api === undefined) {
      expect(folder).toMatch(/\/(diagnostics-[\w-]+|hostile)$/);
      return;
    }
    // OpenAPI has none of these.
    if (api.gateway.protocol === "websocket") return;
    const again = await exportAndRead(document, configuration);
    expect(again.found.filter(({ severity }) => severity === "error").map(({ message }) => message)).toEqual([]);
    expect(withoutOrigins(again.api)).toEqual(withoutOrigins(api));
    expect(again.api && compareApis({ api, plan: undefined }, { api: again.api, plan: undefined })).toEqual([]);
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
