import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { pets } from "../emitters/lambda-typescript/pets.js";
import { runAgreement } from "../support/pairing/run-agreement.js";
import { readModel } from "../support/read-document.js";

/** Requests that are not as the document has them are refused by handlers of either language, in the same words. */
describe("handlers in TypeScript and in Python answer alike", () => {
  it.each([
    ["every style, form and type", readFileSync(join(import.meta.dirname, "every-form.yaml"), "utf8")],
    ["pets", pets],
  ])("requests of %s with something broken", { timeout: 120_000 }, async (_, document) => {
    const outcome = await runAgreement(await readModel(document), { runs: 12, broken: 12, seed: 1 });
    expect(outcome.findings).toEqual([]);
    expect(outcome.events).toBeGreaterThan(500);
    expect(outcome.refused).toBeGreaterThan(outcome.events / 10);
  });
});
