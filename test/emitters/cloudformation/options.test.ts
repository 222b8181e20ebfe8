import { describe, expect, it } from "vitest";
import { emitter } from "../../../src/emitters/cloudformation/index.js";
import { DiagnosticBag } from "../../../src/ir/diagnostics.js";

const read = (raw: unknown) => {
  const diagnostics = new DiagnosticBag();
  const options = emitter.readOptions(raw, diagnostics);
  return { options, found: diagnostics.items.map(({ code, message }) => `${code}: ${message}`) };
};

describe("options", () => {
  it("default to YAML", () => {
    expect(read(undefined)).toEqual({ options: { format: "yaml" }, found: [] });
    expect(read(null)).toEqual({ options: { format: "yaml" }, found: [] });
    expect(read({})).toEqual({ options: { format: "yaml" }, found: [] });
  });

  it("choose JSON", () => {
    expect(read({ format: "json" })).toEqual({ options: { format: "json" }, found: [] });
  });

  it("are refused when they are not known, or not what they have to be", () => {
    expect(read({ format: "xml", formatt: "json" }).found).toEqual([
      "setting-invalid: The setting 'emit.cloudformation.format' has to be 'yaml' or 'json'.",
      "setting-unknown: There is no setting 'emit.cloudformation.formatt'; there is 'format'.",
    ]);
    expect(read([]).found).toEqual(["setting-invalid: The setting 'emit.cloudformation' has to be an object."]);
    expect(read("json").found).toHaveLength(1);
    expect(read(JSON.parse('{"__proto__": 1, "format": "json"}'))).toEqual({
      options: { format: "json" },
      found: [expect.stringContaining("'emit.cloudformation.__proto__'")],
    });
  });
});
