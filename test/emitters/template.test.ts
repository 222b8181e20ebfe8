import { describe, expect, it } from "vitest";
import { templateText } from "../../src/emitters/template.js";

describe("templateText", () => {
  it("says which file is missing", () => {
    expect(() => templateText("absent/file.ts")).toThrow(/absent/);
  });
});
