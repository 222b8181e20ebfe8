import { describe, expect, it } from "vitest";
import { DiagnosticBag } from "../../src/ir/diagnostics.js";
import { type LimitId, limits, reportLimit } from "../../src/ir/limits.js";
import { at } from "../support/models.js";

const rows = Object.entries(limits).map(([id, row]) => [id as LimitId, row] as const);

function reported(id: LimitId, actual: number) {
  const bag = new DiagnosticBag();
  reportLimit(id, actual, at("/here"), bag);
  return bag.items;
}

describe("limits", () => {
  it.each(rows)("%s names its source and the way out", (_, row) => {
    expect(row.source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
    expect(row.remedy).toMatch(/\.$/);
    expect(row.what).toMatch(/^(?:A|The|[A-Z][A-Za-z]+ [a-z])/);
  });

  it.each(rows)("%s is kept by its own value, and not beyond", (id, row) => {
    const beyond = id.endsWith("-minimum") ? row.value - 1 : row.value + 1;
    expect(reported(id, row.value)).toEqual([]);
    expect(reported(id, beyond)).toMatchObject([
      { severity: row.raisable ? "warning" : "error", help: row.remedy, at: { pointer: "/here" } },
    ]);
  });

  it("say what was found and what is allowed", () => {
    expect(reported("integration-timeout-minimum", 10)[0]?.message).toBe(
      "The integration's timeout: 10 ms, and the service allows at least 50 ms. It cannot be raised.",
    );
    expect(reported("rest-stages", 11)[0]?.message).toBe(
      "Stages of the API: 11, and the service allows at most 10 unless the quota is raised.",
    );
  });
});
