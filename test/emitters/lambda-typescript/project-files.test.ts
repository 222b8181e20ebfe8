import { transform } from "esbuild";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { readOptions } from "../../../src/emitters/lambda-typescript/options.js";
import { DiagnosticBag } from "../../../src/ir/diagnostics.js";
import { aHandler, anApi, anOperation, httpProxy } from "../../support/models.js";
import { readModel } from "../../support/read-document.js";
import { emitProject } from "./emit-project.js";
import { pets } from "./pets.js";

describe("the project's own files", () => {
  it("bundle for the oldest runtime among the functions, with fixed times in the archives", async () => {
    const operations = [anOperation("a", "get", "/a"), anOperation("b", "get", "/b")];
    const handlers = [aHandler("a", { runtime: "nodejs24.x" }), aHandler("b", { runtime: "nodejs22.x" })];
    const script = (await emitProject(anApi({ operations, handlers }))).files.get("build.mjs") ?? "";
    expect(script).toContain('target: "node22"');
    expect(script).toContain("mtime: new Date(1980, 0, 1)");
    await expect(transform(script, { loader: "js" })).resolves.toMatchObject({ warnings: [] });
  });

  it("are what their tools read", async () => {
    const { files } = await emitProject(await readModel(pets));
    const configuration = ts.parseConfigFileTextToJson("tsconfig.json", files.get("tsconfig.json") ?? "");
    expect(configuration.error).toBeUndefined();
    expect(ts.convertCompilerOptionsFromJson(configuration.config.compilerOptions, "/").errors).toEqual([]);
    const { scripts, devDependencies } = JSON.parse(files.get("package.json") ?? "");
    expect(Object.keys(scripts)).toEqual(["build", "test", "typecheck"]);
    expect(Object.keys(devDependencies)).toEqual(["@types/node", "esbuild", "fflate", "typescript"]);
  });

  it("explain what there is, and nothing else", async () => {
    const whole = (await emitProject(await readModel(pets, "cors: { origins: ['*'] }"))).files.get("README.md") ?? "";
    expect(whole).toContain("src/authorizers/");
    expect(whole).toContain("CORS");
    expect(whole).toContain("export const listPets: ListPetsHandler");
    const small =
      (await emitProject(anApi({ operations: [anOperation("getPet", "get", "/p")] }))).files.get("README.md") ?? "";
    expect(small).not.toMatch(/authorizers\/|CORS|\{\{|\n\n\n/);
  });

  it("are left out for an API without functions", async () => {
    const operations = [anOperation("a", "get", "/a", { integration: httpProxy("https://example.com") })];
    expect((await emitProject(anApi({ operations }))).files.size).toBe(0);
  });
});

describe("the emitter's settings", () => {
  it("are none; others are reported", () => {
    const diagnostics = new DiagnosticBag();
    readOptions(undefined, diagnostics);
    readOptions({}, diagnostics);
    expect(diagnostics.items).toEqual([]);
    readOptions({ minify: true }, diagnostics);
    readOptions([], diagnostics);
    expect(diagnostics.items.map(({ message }) => message)).toEqual([
      "There is no setting 'emit.lambda-typescript.minify'.",
      "The setting 'emit.lambda-typescript' has to be a map.",
    ]);
  });
});
