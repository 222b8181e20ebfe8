import { describe, expect, it } from "vitest";
import { templateText } from "../../src/emitters/template.js";
import { printSourceFile } from "../../src/emitters/typescript.js";

describe("printSourceFile", () => {
  it("prints a structure in our style", async () => {
    const { StructureKind } = await import("ts-morph");
    const text = await printSourceFile({
      statements: [
        { kind: StructureKind.ImportDeclaration, moduleSpecifier: "./a.js", namedImports: ["a"], isTypeOnly: true },
        { kind: StructureKind.Function, name: "handle", isExported: true, statements: ["return 1;"] },
      ],
    });
    expect(text).toBe('import type { a } from "./a.js";\n\nexport function handle() {\n  return 1;\n}\n');
  });
});

describe("templateText", () => {
  it("says which file is missing", () => {
    expect(() => templateText("absent/file.ts")).toThrow(/absent/);
  });
});
