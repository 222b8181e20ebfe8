import { describe, expect, it } from "vitest";
import {
  compileCase,
  compileImported,
  emit,
  importFiles,
  roundTripCases,
  withoutLedger,
} from "../support/round-trip.js";
import { unexplained, unsettled } from "./known-differences.js";

describe("a model that is printed and imported", () => {
  it.each(roundTripCases)("as a configuration, in both of its syntaxes: %s", async (name) => {
    const first = await compileCase(name);
    const files = first && (await emit(first, "hcl"));
    const json = first && (await emit(first, "json"));
    if (first === undefined || files === undefined || json === undefined) return;
    const imported = await importFiles(files, "hcl");
    expect(withoutLedger(await importFiles(json, "json"))).toEqual(withoutLedger(imported));
    const second = await compileImported(imported, files);
    expect(unexplained(name, first, second, imported)).toEqual([]);
    if (unsettled[name] !== undefined) return;
    const again = await emit(second, "hcl");
    expect(withoutLedger(await importFiles(again ?? new Map(), "hcl"))).toEqual(withoutLedger(imported));
  });
});
