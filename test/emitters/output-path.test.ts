import { posix, win32 } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkOutputPaths, foldersOf, outputPathProblem } from "../../src/emitters/output-path.js";
import { DiagnosticBag } from "../../src/ir/diagnostics.js";
import { unsafeId } from "../../src/ir/ids.js";

const problems = (...paths: readonly (readonly [emitter: string, path: string])[]): readonly string[] => {
  const diagnostics = new DiagnosticBag();
  checkOutputPaths(
    paths.map(([emitter, path]) => ({ emitter, path: unsafeId(path), text: "", ownership: "generated" })),
    diagnostics,
  );
  return diagnostics.items.map((diagnostic) => `${diagnostic.code}: ${diagnostic.message}`);
};

describe("outputPathProblem", () => {
  it.each([
    "a",
    "terraform/main.tf",
    "src/.hidden",
    "src/größe.ts",
    "src/日本/x.ts",
    "console/context.ts",
    "a b/c.ts",
    "..a/b",
  ])("accepts %j", (path) => {
    expect(outputPathProblem(path)).toBeUndefined();
  });

  it.each([
    "",
    "/etc/passwd",
    "../x",
    "a/../../x",
    "a/..",
    "a//b",
    "a/",
    "./a",
    "a/.",
    "c:/x",
    "C:x",
    "a\\b",
    "a\0b",
    "a\nb",
    "a:stream",
    "a/b?",
    "a/con",
    "a/CON.txt",
    "lpt1",
    "a/com¹.ts",
    "nul.tar.gz",
    "a/b.",
    "a./b",
    "a/b ",
    "\ud800",
    `a/${"x".repeat(256)}`,
    `a/${"ü".repeat(128)}`,
    ".gatewright.json",
    ".Gatewright.JSON",
    ".gatewright.tmp/0",
  ])("refuses %j", (path) => {
    expect(outputPathProblem(path)).toBeTypeOf("string");
  });

  it("lets no path out of the folder, whatever it is made of", () => {
    const step = fc.constantFrom("..", ".", "", "a", "b.c", "\\", "..\\..", "c:", " ..", ".. ");
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), (steps) => {
        const path = steps.join("/");
        if (outputPathProblem(path) !== undefined) return;
        expect(posix.resolve("/out", path)).toBe(`/out/${path}`);
        expect(win32.resolve("c:\\out", path)).toBe(`c:\\out\\${path.replaceAll("/", "\\")}`);
      }),
    );
  });
});

describe("checkOutputPaths", () => {
  it("has nothing to say about paths that differ", () => {
    expect(problems(["one", "a/b"], ["two", "a/c"], ["one", "b"])).toEqual([]);
  });

  it("names both emitters that write one path", () => {
    expect(problems(["one", "a/b"], ["two", "a/b"])).toEqual([
      "output-duplicate: The emitters 'one' and 'two' both write 'a/b'.",
    ]);
  });

  it.each([
    ["case", "a/Pet.ts", "a/pet.ts"],
    ["composition of accents", "a/e\u0301.ts", "a/\u00e9.ts"],
  ])("takes paths that differ in %s for one, as some file systems do", (_, first, second) => {
    expect(problems(["one", first], ["one", second])).toHaveLength(1);
  });

  it("refuses a file where another path needs a folder", () => {
    expect(problems(["one", "a/b/c"], ["two", "A"])).toEqual([
      "output-duplicate: The emitters 'one' and 'two' both write 'A'.",
    ]);
  });

  it("names the emitter of an invalid path", () => {
    expect(problems(["one", "../x"])).toEqual([
      "output-path-invalid: The emitter 'one' asks to write '../x', which leads out of the output folder.",
    ]);
  });
});

describe("foldersOf", () => {
  it("lists the folders of a path, innermost first", () => {
    expect(foldersOf("a/b/c")).toEqual(["a/b", "a"]);
    expect(foldersOf("a")).toEqual([]);
  });
});
