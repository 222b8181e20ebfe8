import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import process from "node:process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Compilation, compile } from "../src/compile.js";
import { createMemoryHost } from "../src/host/memory-host.js";
import { createNodeHost } from "../src/host/node-host.js";
import { printText } from "../src/report/text.js";
import { locateDiagnostics } from "../src/report.js";

/** Milliseconds. Bounded means far from what would be noticed as hanging; a slow machine gets its share. */
const timeLimit = 20_000;

const compileText = (text: string, emitters?: readonly string[]): Promise<Compilation> =>
  compile({
    entry: "/api.yaml",
    ...(emitters === undefined ? {} : { emitters }),
    plan: emitters === undefined,
    host: createMemoryHost({ "/api.yaml": text }),
  });

const codesOf = ({ diagnostics }: Compilation, severity = "error"): readonly string[] =>
  [...new Set(diagnostics.filter((each) => each.severity === severity).map(({ code }) => code))].sort();

/** What the user gets to see: this has to be bounded too. */
const printed = ({ diagnostics, sources }: Compilation): string =>
  printText(locateDiagnostics(diagnostics, sources, "/"), false);

/** A valid document around one operation and one schema, as JSON text. */
const documentWith = (parts: { schema?: unknown; operation?: unknown; root?: Record<string, unknown> }): string =>
  JSON.stringify({
    openapi: "3.1.0",
    info: { title: "Bounded", version: "1" },
    paths: { "/things": { get: parts.operation ?? { responses: { 204: { description: "none" } } } } },
    components: { schemas: { Thing: parts.schema ?? { type: "string" } } },
    ...parts.root,
  });

const nested = (levels: number): unknown => {
  let schema: unknown = { type: "string" };
  for (let level = 0; level < levels; level += 1) schema = { type: "array", items: schema };
  return schema;
};

describe("documents that would exhaust time or memory end in a diagnostic", () => {
  const aliasBomb = [
    "a: &a [x, x, x, x, x, x, x, x, x, x]",
    ..."bcdefghijklmnop".split("").map((name, index) => {
      const previous = `*${String.fromCharCode(97 + index)}`;
      return `${name}: &${name} [${Array.from({ length: 10 }, () => previous).join(", ")}]`;
    }),
  ].join("\n");

  it.each<[string, string, string]>([
    ["an alias bomb", aliasBomb, "document-too-complex"],
    ["aliases that contain themselves", "openapi: 3.1.0\ninfo: &a { x: *a }\n", "nesting-too-deep"],
    ["JSON of 200,000 levels", `${"[".repeat(200_000)}${"]".repeat(200_000)}`, "nesting-too-deep"],
    ["JSON objects of 5,000 levels", `${'{"a":'.repeat(5_000)}1${"}".repeat(5_000)}`, "nesting-too-deep"],
    ["YAML flow of 100,000 levels", `a: ${"[".repeat(100_000)}`, "syntax"],
    ["YAML blocks of 3,000 levels", Array.from({ length: 3_000 }, (_, i) => `${" ".repeat(i)}a:`).join("\n"), "syntax"],
    ["schemas of 1,000 levels", documentWith({ schema: nested(1_000) }), "nesting-too-deep"],
    [
      "a key twice in JSON",
      '{"openapi":"3.1.0","openapi":"3.1.0","info":{"title":"t","version":"1"},"paths":{}}',
      "key-duplicate",
    ],
    ["a key twice in YAML", "openapi: 3.1.0\nopenapi: 3.1.0\n", "key-duplicate"],
  ])("%s", { timeout: timeLimit }, async (_name, text, code) => {
    const compilation = await compileText(text);
    expect(codesOf(compilation)).toContain(code);
    expect(compilation.artifacts).toEqual([]);
    expect(printed(compilation).length).toBeLessThan(20_000);
  });

  it.each([
    ["nothing", ""],
    ["white space", " \n\t\n"],
    ["a comment", "# nothing"],
    ["null", "null"],
    ["a number", "42"],
    ["a string", '"text"'],
    ["a list", "[]"],
    ["an empty object", "{}"],
    ["half an object", '{"openapi": "3.1.0", '],
    ["several YAML documents", "openapi: 3.1.0\n---\nopenapi: 3.1.0\n"],
    ["a NUL byte", "openapi: 3.1.0\u0000\n"],
    ["NUL bytes only", "\u0000".repeat(1_000)],
    ["tags that make functions", "openapi: !!js/function 'function () { globalThis.pwned = 1 }'\n"],
    ["an unknown tag", "openapi: !!python/object/apply:os.system ['true']\n"],
    ["an anchor that is nowhere", "openapi: *nowhere\n"],
    ["a merge of text", "<<: text\nopenapi: 3.1.0\n"],
  ])("a file that is no document: %s", async (_name, text) => {
    const compilation = await compileText(text);
    expect(codesOf(compilation)).not.toEqual([]);
    expect(compilation.artifacts).toEqual([]);
    expect(globalThis).not.toHaveProperty("pwned");
  });
});

describe("documents with circles", () => {
  const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  const withSchemas = (schemas: Record<string, unknown>): string =>
    documentWith({
      root: { components: { schemas } },
      operation: {
        responses: { 200: { description: "one", content: { "application/json": { schema: reference("A") } } } },
      },
    });

  it.each<[string, string]>([
    ["a property of its own type", withSchemas({ A: { type: "object", properties: { a: reference("A") } } })],
    ["a list of itself", withSchemas({ A: { type: "array", items: reference("A") } })],
    ["a map of itself", withSchemas({ A: { type: "object", additionalProperties: reference("A") } })],
    ["a choice of itself", withSchemas({ A: { oneOf: [reference("A"), { type: "string" }] } })],
    [
      "three around",
      withSchemas({
        A: { properties: { b: reference("B") } },
        B: { items: reference("C") },
        C: { allOf: [reference("A")] },
      }),
    ],
  ])("build: %s", { timeout: timeLimit }, async (_name, text) => {
    const compilation = await compileText(text);
    expect(codesOf(compilation)).toEqual([]);
    expect(compilation.artifacts.length).toBeGreaterThan(10);
  });

  it.each<[string, string]>([
    [
      "a parameter",
      documentWith({
        root: { components: { parameters: { P: { $ref: "#/components/parameters/P" } } } },
        operation: { parameters: [{ $ref: "#/components/parameters/P" }], responses: { 204: { description: "none" } } },
      }),
    ],
    [
      "a response",
      documentWith({
        root: { components: { responses: { R: { $ref: "#/components/responses/R" } } } },
        operation: { responses: { 200: { $ref: "#/components/responses/R" } } },
      }),
    ],
    ["a path item", documentWith({ root: { paths: { "/a": { $ref: "#/paths/~1a" } } } })],
    ["a schema that is itself", withSchemas({ A: reference("A") })],
    ["two schemas that are each other", withSchemas({ A: reference("B"), B: reference("A") })],
  ])("name the circle: %s", async (_name, text) => {
    expect(codesOf(await compileText(text))).toEqual(["reference-cyclic"]);
  });

  it("end for schemas that only consist of parts of one another", { timeout: timeLimit }, async () => {
    const compilation = await compileText(
      withSchemas({ A: { allOf: [reference("B")] }, B: { allOf: [reference("A")] } }),
    );
    expect(compilation.diagnostics.length).toBeLessThan(20);
  });
});

describe("large parts", () => {
  const repeated = (text: string, length: number): string =>
    text.repeat(Math.ceil(length / text.length)).slice(0, length);

  // Each of these is what a pattern of some escaping rule begins with: a rule that backtracks takes hours here.
  const pieces = ["*", "*/", "$", "${", "%", "%{", "{{", "\\", "`", '"', "\r", "\n", "@", "#", "a ", "<", "[", "&"];
  const morePieces = ["\u202e", "\u0000", "Aa", "-", "1", ".", "|", "+", "=", "_", "(", "~", ">", "é", "🙂"];

  it.each([...pieces, ...morePieces])(
    "a description of 300,000 characters made of %j",
    { timeout: timeLimit },
    async (piece) => {
      const text = repeated(piece, 300_000);
      const value = `${text}x`;
      const compilation = await compileText(
        documentWith({
          schema: { type: "string", description: value, enum: [value] },
          operation: {
            summary: value,
            description: value,
            requestBody: { content: { "application/json": { schema: { $ref: "#/components/schemas/Thing" } } } },
            responses: { 200: { description: value } },
          },
          root: { info: { title: "Large", version: "1", description: value } },
        }),
        ["typescript-client", "lambda-typescript", "cloudformation", "terraform"],
      );
      expect(compilation.diagnostics.filter(({ code }) => code === "nesting-too-deep")).toEqual([]);
    },
  );

  it.each(["{", "}", "{a}", "/", "a", "-", "${", "%41"])(
    "a path of 20,000 characters made of %j",
    { timeout: timeLimit },
    async (piece) => {
      const path = `/${repeated(piece, 20_000)}`;
      await compileText(
        documentWith({ root: { paths: { [path]: { get: { responses: { 204: { description: "none" } } } } } } }),
      );
    },
  );

  it("names of 100,000 characters", { timeout: timeLimit }, async () => {
    const name = repeated("Ab-", 100_000);
    const compilation = await compileText(
      documentWith({
        root: {
          components: { schemas: { [name]: { type: "object", properties: { [name]: { type: "string" } } } } },
          tags: [{ name }],
        },
        operation: {
          operationId: name,
          tags: [name],
          parameters: [{ name, in: "query", schema: { type: "string" } }],
          responses: {
            200: {
              description: "one",
              content: { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } },
            },
          },
        },
      }),
    );
    for (const { path } of compilation.artifacts) expect(path.length).toBeLessThan(255);
    expect(printed(compilation).length).toBeLessThan(200_000);
  });

  it("a document of 20 MB", { timeout: 60_000 }, async () => {
    const schemas: Record<string, unknown> = {};
    for (let index = 0; index < 20_000; index += 1) {
      const description = `Entry ${index}. ${repeated("It is described at length. ", 700)}`;
      schemas[`Entry${index}`] = {
        type: "object",
        description,
        properties: {
          next: { $ref: `#/components/schemas/Entry${(index * 7) % 20_000}` },
          text: { type: "string", maxLength: index },
        },
      };
    }
    const text = documentWith({ root: { components: { schemas } } });
    expect(text.length).toBeGreaterThan(15_000_000);
    const compilation = await compileText(text, ["typescript-client", "lambda-typescript"]);
    expect(codesOf(compilation)).toEqual([]);
    expect(compilation.artifacts.length).toBeGreaterThan(5);
  });
});

describe("keys with a meaning of their own", () => {
  it("stay keys, wherever they stand", async () => {
    const poison = '{"polluted": true, "type": "object", "$ref": "#/components/schemas/Thing", "responses": {}}';
    const places = ["__proto__", "constructor", "prototype", "toString", "valueOf", "hasOwnProperty"];
    for (const key of places) {
      const member = `${JSON.stringify(key)}: ${poison}`;
      const text = `{
        "openapi": "3.1.0", ${member},
        "info": {"title": "Keys", "version": "1", ${member}},
        "paths": {${member}, "/things": {${member}, "get": {${member}, "responses": {"204": {"description": "none"}, ${member}}}}},
        "components": {${member}, "schemas": {${member}, "Thing": {"type": "object", "properties": {${member}}, ${member}}},
          "securitySchemes": {${member}}, "parameters": {${member}}}
      }`;
      await compileText(text);
      expect(({} as Record<string, unknown>).polluted).toBeUndefined();
      expect(Object.getPrototypeOf({})).toBe(Object.prototype);
      expect(typeof Object.prototype.toString).toBe("function");
    }
  });
});

describe("references out of the document", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "bounded-"));
    if (process.platform !== "win32") spawnSync("mkfifo", [join(folder, "pipe")]);
    writeFileSync(join(folder, "latin.yaml"), Buffer.from([0x61, 0x3a, 0x20, 0xe9, 0x0a]));
    writeFileSync(join(folder, "utf16.yaml"), Buffer.from("\ufeffa: b", "utf16le"));
    writeFileSync(join(folder, "half.json"), Buffer.from([0x7b, 0x22, 0xc3]));
    writeFileSync(join(folder, "other.json"), '{"Thing": {"$ref": "api.json#/components/schemas/Far"}}');
    writeFileSync(join(folder, "far.json"), '{"$ref": "far.json"}');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const referringTo = async (reference: string): Promise<Compilation> => {
    const entry = join(folder, "api.json");
    writeFileSync(
      entry,
      documentWith({
        operation: {
          responses: { 200: { description: "one", content: { "application/json": { schema: { $ref: reference } } } } },
        },
        root: { components: { schemas: { Far: { type: "string" } } } },
      }),
    );
    return compile({ entry, host: createNodeHost() });
  };

  it("follow a file that refers back", async () => {
    expect(codesOf(await referringTo("other.json#/Thing"))).toEqual([]);
  });

  it.each<[string, string]>([
    ["http://127.0.0.1:9/schema.json", "reference-remote"],
    ["https://example.invalid/schema.json#/a", "reference-remote"],
    ["//example.invalid/schema.json", "reference-remote"],
    ["/etc/passwd", "reference-remote"],
    ["/proc/self/environ", "reference-remote"],
    ["file:///dev/zero", "reference-remote"],
    ["C:\\\\Windows\\\\win.ini", "reference-remote"],
    ["ftp://example.invalid/schema.json", "reference-remote"],
    ["data:application/json,{}", "file-unreadable"],
    ["javascript:void 0", "file-unreadable"],
    ["latin.yaml", "file-unreadable"],
    ["utf16.yaml", "file-unreadable"],
    ["half.json", "file-unreadable"],
    ["missing.json", "file-unreadable"],
    [".", "file-unreadable"],
    ["#/components/schemas/Missing", "reference-unresolved"],
    ["#/components/schemas/__proto__", "reference-unresolved"],
    ["#/components/schemas/constructor", "reference-unresolved"],
    ["#/components/schemas/Far/toString", "reference-unresolved"],
    ["#%E0%A4%A", "reference-unresolved"],
    ["%00", "file-unreadable"],
    ["#anchor", "reference-unresolved"],
  ])("%s is refused as %s", { timeout: timeLimit }, async (reference, code) => {
    expect(codesOf(await referringTo(reference))).toEqual([code]);
  });

  const devices = ["/dev/zero", "/dev/stdin", "/dev/tty"];
  it.skipIf(process.platform === "win32").each([...devices, "pipe"])(
    "%s is not waited for, and yields nothing",
    { timeout: timeLimit },
    async (reference) => {
      const compilation = await referringTo(relative(folder, resolve(folder, reference)));
      expect(codesOf(compilation)).toEqual(["file-unreadable"]);
      expect(compilation.artifacts).toEqual([]);
    },
  );
});
