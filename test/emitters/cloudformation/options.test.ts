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
      "setting-unknown: There is no setting 'emit.cloudformation.formatt'; there are 'format' and 'nestedStacks'.",
      "setting-invalid: The setting 'emit.cloudformation.format' has to be 'yaml' or 'json'.",
    ]);
    expect(read([]).found).toEqual(["setting-invalid: The setting 'emit.cloudformation' has to be a map."]);
    expect(read("json").found).toHaveLength(1);
    expect(read(JSON.parse('{"__proto__": 1, "format": "json"}'))).toEqual({
      options: { format: "json" },
      found: [expect.stringContaining("'emit.cloudformation.__proto__'")],
    });
  });

  it("spread resources over nested stacks", () => {
    const nestedStacks = { by: "path", depth: 1 };
    expect(read({ nestedStacks: { by: "path" } })).toEqual({ options: { format: "yaml", nestedStacks }, found: [] });
    expect(read({ nestedStacks: { by: "tag", depth: 2 } }).options).toMatchObject({ nestedStacks: { by: "tag" } });
    expect(read({ nestedStacks: { by: "colour", depth: 0, dept: 1 } }).found).toEqual([
      "setting-unknown: There is no setting 'emit.cloudformation.nestedStacks.dept'; there are 'by' and 'depth'.",
      "setting-invalid: The setting 'emit.cloudformation.nestedStacks.by' has to be 'path' or 'tag'.",
      "setting-invalid: The setting 'emit.cloudformation.nestedStacks.depth' has to be a whole number of path segments, 1 or more.",
    ]);
  });
});
