import { describe, expect, it } from "vitest";
import { type Compilation, type CompileRequest, compile } from "../src/compile.js";
import type { Artifact } from "../src/emitters/artifact.js";
import { defineEmitter, type EmitInput, type Emitter } from "../src/emitters/emitter.js";
import { createMemoryHost } from "../src/host/memory-host.js";

const document = `openapi: 3.1.0
info: { title: Pets, version: 1.0.0 }
paths:
  /pets:
    get:
      operationId: listPets
      responses: { "200": { description: Pets. } }
  /pets/{id}.json:
    get:
      operationId: getPetAsJson
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { "200": { description: A pet. } }
`;
/** A path that clients can and the gateway cannot serve is an error of the plan alone. */
const planError = "path-segment-mixed";

const artifact = (path: string, text = ""): Artifact => ({ path, text, ownership: "generated" });

const emitterOf = (name: string, emit: (input: EmitInput<unknown>) => readonly Artifact[]): Emitter =>
  defineEmitter({ name, requires: [], readOptions: (raw) => raw, emit });

/** Compiles with emitters from outside, each named in the settings under its own name. */
async function compileWith(
  emitters: Readonly<Record<string, unknown>>,
  request: Partial<CompileRequest> & { readonly document?: string; readonly settings?: string } = {},
): Promise<Compilation> {
  const names = Object.keys(emitters);
  const settings = `emit:\n${names.map((name) => `  ${name}: { module: ./${name}.mjs, color: blue }\n`).join("")}`;
  const files = {
    "/project/openapi.yaml": request.document ?? document,
    "/project/gatewright.yaml": `${names.length === 0 ? "" : settings}${request.settings ?? ""}`,
  };
  const modules = Object.fromEntries(names.map((name) => [`./${name}.mjs`, { emitter: emitters[name] }]));
  return compile({
    entry: "/project/openapi.yaml",
    configuration: "/project/gatewright.yaml",
    host: createMemoryHost(files, modules),
    ...request,
  });
}

const codesOf = ({ diagnostics }: Compilation): readonly string[] => diagnostics.map((diagnostic) => diagnostic.code);
const messagesOf = ({ diagnostics }: Compilation): readonly string[] =>
  diagnostics.map((diagnostic) => `${diagnostic.code}: ${diagnostic.message}`);

describe("compile", () => {
  it("gives artifacts by path, with the emitter they come from", async () => {
    const { artifacts, api, plan } = await compileWith({
      two: emitterOf("two", () => [artifact("two/b"), artifact("two/a")]),
      one: emitterOf("one", () => [artifact("one/c", "text")]),
    });
    expect(artifacts).toEqual([
      { ...artifact("one/c", "text"), emitter: "one" },
      { ...artifact("two/a"), emitter: "two" },
      { ...artifact("two/b"), emitter: "two" },
    ]);
    expect(api?.operations).toHaveLength(2);
    expect(plan).toBeUndefined();
  });

  it("hands an emitter its options and the model", async () => {
    const inputs: EmitInput<unknown>[] = [];
    await compileWith({
      one: emitterOf("one", (input) => {
        inputs.push(input);
        return [];
      }),
    });
    expect(inputs.map((input) => [input.options, input.api.title])).toEqual([[{ color: "blue" }, "Pets"]]);
  });

  it("lowers only when an emitter asks, so that the gateway's limits bind nobody else", async () => {
    const silent = await compileWith({ client: emitterOf("client", () => [artifact("a")]) });
    expect(codesOf(silent)).toEqual([]);
    const plans: unknown[] = [];
    const asking = emitterOf("stack", (input) => {
      plans.push(input.plan(), input.plan());
      return [artifact("b")];
    });
    const refused = await compileWith({ stack: asking });
    expect(codesOf(refused)).toEqual([planError]);
    expect(plans).toEqual([undefined, undefined]);
    expect(refused.plan).toBeUndefined();
    expect(refused.artifacts).toEqual([]);
  });

  it("lowers without an emitter when the caller wants the plan", async () => {
    expect(codesOf(await compileWith({}, { emitters: [], plan: true }))).toEqual([planError]);
    const { plan } = await compileWith({}, { emitters: [], plan: true, document: document.replaceAll("}.json", "}") });
    expect(plan?.resources.length).toBeGreaterThan(5);
  });

  it("runs those that the caller names, and only those", async () => {
    const emitters = {
      one: emitterOf("one", () => [artifact("one")]),
      two: emitterOf("two", () => [artifact("two")]),
    };
    const { artifacts } = await compileWith(emitters, { emitters: ["two", "two"] });
    expect(artifacts.map((each) => each.path)).toEqual(["two"]);
  });

  it("knows four emitters by itself", async () => {
    const { artifacts, diagnostics } = await compileWith({}, { document: document.replaceAll("}.json", "}") });
    expect(diagnostics.filter((each) => each.severity === "error")).toEqual([]);
    expect([...new Set(artifacts.map((each) => each.emitter))].sort()).toEqual([
      "cloudformation",
      "lambda-typescript",
      "terraform",
      "typescript-client",
    ]);
    for (const { path, emitter } of artifacts) expect(path.startsWith(`${emitter}/`)).toBe(true);
  });

  it("reports emitters that there are not, and says why", async () => {
    const unknown = await compileWith({}, { emitters: ["cloudfromation"] });
    expect(messagesOf(unknown)).toEqual([expect.stringContaining("'cloudfromation': it is not built in")]);
    const broken = await compileWith({
      absent: undefined,
      half: { name: "half" },
      other: emitterOf("another", () => []),
    });
    expect(messagesOf(broken)).toEqual([
      expect.stringContaining("'./absent.mjs' exports no `emitter`"),
      expect.stringContaining("'./half.mjs' exports no `emitter`"),
      expect.stringContaining("the one in './other.mjs' calls itself 'another'"),
    ]);
    const missing = await compile({
      entry: "/a.yaml",
      configuration: "/gatewright.yaml",
      host: createMemoryHost({ "/a.yaml": document, "/gatewright.yaml": "emit: { x: { module: ./x.mjs } }" }),
    });
    expect(messagesOf(missing)).toEqual([
      expect.stringContaining("'./x.mjs' cannot be loaded (there is no such module)"),
    ]);
    expect(missing.diagnostics[0]?.at?.pointer).toBe("/emit/x");
  });

  it("shows where the settings name the emitter whose options are wrong", async () => {
    const settings = "emit: { terraform: { format: xml, formt: hcl } }\n";
    const { diagnostics } = await compileWith({}, { settings });
    expect(diagnostics.map(({ code, at }) => [code, at?.file, at?.pointer])).toEqual([
      ["setting-unknown", "gatewright.yaml", "/emit/terraform"],
      ["setting-invalid", "gatewright.yaml", "/emit/terraform"],
    ]);
  });

  it("checks before anything runs that what an emitter needs is there", async () => {
    const runs: string[] = [];
    const emit = (): readonly Artifact[] => {
      runs.push("needy");
      return [];
    };
    const needy: Emitter = { ...emitterOf("needy", emit), requires: ["typescript-client"] };
    expect(codesOf(await compileWith({ needy }))).toEqual(["emitter-required"]);
    expect(runs).toEqual([]);
  });

  it("reports what an emitter from outside throws as its failure, and still runs the others", async () => {
    const reports: string[] = [];
    const compilation = await compileWith({
      broken: emitterOf("broken", () => {
        throw new TypeError("cannot read 'x'");
      }),
      picky: { ...emitterOf("picky", () => []), readOptions: () => Promise.reject(new Error("no such colour")) },
      wrong: emitterOf("wrong", () => [{ path: "a" } as Artifact]),
    });
    reports.push(...messagesOf(compilation));
    expect(reports).toEqual(["emitter-error: picky: no such colour"]);
    const later = await compileWith({
      broken: emitterOf("broken", () => {
        throw new TypeError("cannot read 'x'");
      }),
      wrong: emitterOf("wrong", () => [{ path: "a" } as Artifact]),
    });
    expect(messagesOf(later)).toEqual([
      "emitter-error: broken: cannot read 'x'",
      expect.stringContaining("emitter-error: wrong: emit returned an artifact without"),
    ]);
    expect(later.diagnostics[0]?.help).toMatch(/compile\.test\.ts:\d+:\d+/);
  });

  it("lets no emitter from outside change what the others see", async () => {
    const seen: string[] = [];
    await compileWith({
      aggressor: emitterOf("aggressor", ({ api }) => {
        Object.assign(api, { title: "changed" });
        return [];
      }),
      bystander: emitterOf("bystander", ({ api }) => {
        seen.push(api.title);
        return [];
      }),
    });
    expect(seen).toEqual(["Pets"]);
  });

  it.each([
    ["alone", {}],
    ["beneath settings of the same emitter", { "/project/gatewright.yaml": "emit: { cloudformation: {} }\n" }],
  ])("runs no code and opens no network for what a document says of itself, %s", async (_, files) => {
    const hostile = `${document}x-gatewright:
  emit: { cloudformation: { module: ./evil.mjs } }
  references: { allow: [example.com] }
`;
    const loaded: string[] = [];
    const host = {
      ...createMemoryHost({ "/project/openapi.yaml": hostile, ...files }),
      importModule: async (specifier: string) => loaded.push(specifier),
    };
    const [configuration] = Object.keys(files);
    const request = configuration === undefined ? {} : { configuration };
    const compilation = await compile({ entry: "/project/openapi.yaml", host, ...request });
    expect(loaded).toEqual([]);
    expect(compilation.diagnostics.map(({ code, at }) => `${code} ${at?.pointer}`)).toEqual([
      "setting-outside-file /x-gatewright/emit/cloudformation/module",
      "setting-outside-file /x-gatewright/references/allow",
    ]);
  });

  it("refuses paths that two emitters share, and those that lead out", async () => {
    const compilation = await compileWith({
      one: emitterOf("one", () => [artifact("a"), artifact("../../etc/passwd")]),
      two: emitterOf("two", () => [artifact("A")]),
    });
    expect(codesOf(compilation)).toEqual(["output-path-invalid", "output-duplicate"]);
    expect(compilation.artifacts).toEqual([]);
  });

  it("keeps warnings to itself that the settings name, and no errors", async () => {
    const noisy = emitterOf("noisy", ({ diagnostics }) => {
      diagnostics.report("emitter-warning", undefined, { emitter: "noisy", detail: "a" });
      diagnostics.report("emitter-error", undefined, { emitter: "noisy", detail: "b" });
      return [];
    });
    expect(codesOf(await compileWith({ noisy }))).toEqual(["emitter-warning", "emitter-error"]);
    const settings = "diagnostics: { ignore: [emitter-warning] }\n";
    expect(codesOf(await compileWith({ noisy }, { settings }))).toEqual(["emitter-error"]);
  });

  it("names the document that cannot be read, and emits nothing", async () => {
    const compilation = await compileWith({}, { entry: "/project/other.yaml" });
    expect(codesOf(compilation)).toEqual(["file-unreadable"]);
    expect(compilation).toMatchObject({ api: undefined, artifacts: [], plan: undefined });
  });
});
