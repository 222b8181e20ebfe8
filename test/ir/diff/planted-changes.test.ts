import { describe, expect, it } from "vitest";
import { DiagnosticBag } from "../../../src/ir/diagnostics.js";
import { type ComparedApi, compareApis } from "../../../src/ir/diff/compare-models.js";
import { lower } from "../../../src/ir/plan/lower.js";
import { readModel } from "../../support/read-document.js";
import { document, settings } from "./base.js";
import { type PlantedChange, plantedChanges } from "./planted-changes.js";

async function read(text: string, beside: string): Promise<ComparedApi> {
  const api = await readModel(text, beside);
  const diagnostics = new DiagnosticBag();
  const plan = lower(api, diagnostics);
  expect(diagnostics.items.filter(({ severity }) => severity === "error")).toEqual([]);
  return { api, plan };
}

/** What the plan alone tells of nearly every change. */
const deployed = "deployment-renewed";

async function differences({
  in: where,
  from,
  to,
}: Pick<PlantedChange, "in" | "from" | "to">): Promise<readonly string[]> {
  const text = where === "document" ? document : settings;
  expect(text.split(from).length, `'${from}' stands once`).toBe(2);
  const changed = text.replace(from, () => to);
  const after = where === "document" ? [changed, settings] : [document, changed];
  return compareApis(await read(document, settings), await read(after[0] ?? "", after[1] ?? ""))
    .map(({ code, subject, risks }) => ({ code, text: `${code} of ${subject}: ${risks.join(", ")}` }))
    .map(({ code, text }) => (code === deployed ? deployed : text));
}

describe("a planted change is found, alone, and classed right", () => {
  it.each(plantedChanges.map((each) => [each.name, each] as const))("%s", async (_, change) => {
    const found = await differences(change);
    expect(found.filter((each) => each !== deployed)).toEqual(change.expected);
    expect(found.includes(deployed), "a new deployment").toBe(change.deploys);
  });

  it("of which there are many", () => {
    expect(plantedChanges.length).toBeGreaterThanOrEqual(60);
  });
});
