import { describe, expect, it } from "vitest";
import {
  type Compiled,
  compileCase,
  compileImported,
  emit,
  importFiles,
  roundTripCases,
  withoutLedger,
} from "../support/round-trip.js";
import { leftIn, resourcesOf } from "../support/template-resources.js";
import { unexplained, unsettled } from "./known-differences.js";

/*
 * A model is printed, imported, printed and imported again. What comes back the first time differs only where nothing
 * that is deployed says it, or where the ledger names the difference; the second time it does not differ at all.
 */

async function templateOf(compiled: Compiled): Promise<string> {
  return (await emit(compiled, "template"))?.get("template.yaml") ?? "Resources: {}";
}

describe("a model that is printed and imported", () => {
  it.each(roundTripCases)("as a template, and through it as a configuration: %s", async (name) => {
    const first = await compileCase(name);
    const files = first && (await emit(first, "template"));
    if (first === undefined || files === undefined) return;
    const imported = await importFiles(files, "template");
    const second = await compileImported(imported, files);
    expect(unexplained(name, first, second, imported)).toEqual([]);
    if (unsettled[name] !== undefined) return;
    const again = await emit(second, "template");
    expect(withoutLedger(await importFiles(again ?? new Map(), "template"))).toEqual(withoutLedger(imported));

    const configuration = await emit(second, "hcl");
    if (configuration === undefined) return;
    const moved = await compileImported(await importFiles(configuration, "hcl"), configuration);
    const kept = resourcesOf(await templateOf(second), leftIn(imported.ledger));
    expect(resourcesOf(await templateOf(moved))).toEqual(kept);
  });
});

describe("names of a source", () => {
  it("reach nothing but the document, whatever they are", async () => {
    const hostile = await compileCase("hostile");
    const files = hostile && (await emit(hostile, "template"));
    expect(files).toBeDefined();
    await importFiles(files ?? new Map(), "template");
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});
