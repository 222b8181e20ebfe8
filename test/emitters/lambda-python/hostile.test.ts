import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { createNodeHost } from "../../../src/host/node-host.js";
import { DiagnosticBag } from "../../../src/ir/diagnostics.js";
import { readSource } from "../../../src/parser/read-source.js";
import { describeWithTool } from "../../support/tools.js";
import { runPython } from "../python/python.js";
import { type EmittedProject, emitProject, inPython, writeProject } from "./emit-project.js";

const folder = fileURLToPath(new URL("../../../fixtures/hostile", import.meta.url));

/** What acts on a terminal, ends a line where an editor shows none, or makes text read otherwise than it runs. */
const unsafeCharacter = /[\p{Cc}\p{Zl}\p{Zp}\p{Surrogate}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;

let project: EmittedProject;
beforeAll(async () => {
  const [entry, configuration] = [join(folder, "openapi.yaml"), join(folder, "gatewright.yaml")];
  const { api } = await readSource({ entry, configuration, host: createNodeHost() }, new DiagnosticBag());
  if (api === undefined) throw new Error("the hostile document was not read");
  project = await emitProject(inPython(api));
});

describe("the Python handlers of the hostile document", () => {
  it("are built, under plain names", () => {
    expect(project.files.size).toBeGreaterThan(40);
    for (const path of project.files.keys()) expect(path).toMatch(/^[\w.-]+(\/[\w.-]+)*$/);
    expect([...project.files.values()].filter((text) => text.includes("pwned")).length).toBeGreaterThan(3);
  });

  it("hold no character that is not seen for what it is", () => {
    for (const [path, text] of project.files) {
      const found = unsafeCharacter.exec(text.replaceAll("\n", ""));
      expect(found?.[0].codePointAt(0)?.toString(16), path).toBeUndefined();
    }
  });
});

/** Names, attributes and comments of a module; a document's text has to be in literals alone. */
const inspect = `
import ast, io, json, sys, tokenize
wrong = []
for path, text in json.load(sys.stdin):
    for node in ast.walk(ast.parse(text)):
        names = [getattr(node, field, None) for field in ("id", "attr", "arg", "name")]
        wrong += [f"{path}: {name}" for name in names if name in ("pwned", "globalThis", "__import__", "builtins")]
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT and "pwned" in token.string:
            wrong.append(f"{path}: {token.string}")
print(json.dumps(wrong))`;

/** Imports every module that needs no package, and everything that the data of the schemas is made by. */
const load = `
import builtins, importlib, inspect, json, pkgutil, sys
folder = json.load(sys.stdin)
sys.path.insert(0, folder)
sys.dont_write_bytecode = True
names = [name for (_, name, _) in pkgutil.walk_packages([f"{folder}/handlers"], "handlers.")]
loaded = [name for name in names if not name.endswith("tokens") and ".authorizers" not in name and "authorizer" not in name]
for name in loaded:
    module = importlib.import_module(name)
    if name == "handlers.generated.schemas":
        for each in vars(module).values():
            if hasattr(each, "cache_info"):
                each()
print(json.dumps([len(loaded), hasattr(builtins, "pwned")]))`;

describeWithTool("python3", "Python, given the handlers of the hostile document,", () => {
  it("finds no name and no comment of the document's", () => {
    const modules = [...project.files].filter(([path]) => path.endsWith(".py") && !path.includes("/runtime/"));
    expect(modules.length).toBeGreaterThan(8);
    expect(runPython(inspect, modules)).toEqual([]);
  });

  it("does nothing when it imports the modules", () => {
    const [count, isPwned] = runPython(load, writeProject(project)) as [number, boolean];
    expect(count).toBeGreaterThan(30);
    expect(isPwned).toBe(false);
  });
});
