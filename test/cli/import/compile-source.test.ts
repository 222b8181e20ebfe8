import { describe, expect, it } from "vitest";
import { compileSource } from "../../../src/cli/import/compile-source.js";
import { type JsonPointer, unsafeId } from "../../../src/ir/ids.js";
import type { JsonValue } from "../../../src/ir/json.js";
import type { Importers } from "../../../src/parser/import/import-source.js";
import type { TracedJson } from "../../../src/parser/import/imported-api.js";
import { makeProject } from "../../support/projects.js";

const operation = { operationId: "listPets", responses: { "200": { description: "Pets." } } };
const documentOf = (title: string): JsonValue => ({
  openapi: "3.0.3",
  info: { title, version: "1.0" },
  paths: { "/pets": { get: operation } },
});

/** Sources whose paths stand under the key `routes`; a source has as many APIs as it says. */
const importers: Importers = {
  kinds: [
    {
      title: "a test",
      recognises: (entry) => entry.kind === "file" && entry.text.startsWith("routes:"),
      load: async () => ({
        makes: "apis",
        read: async ({ entry }) => {
          const file = entry.kind === "file" ? entry.name : "";
          const place = (pointer: string) => ({ file, pointer: unsafeId<JsonPointer>(pointer) });
          const origins = new Map([
            [unsafeId<JsonPointer>(""), place("")],
            [unsafeId<JsonPointer>("/paths"), place("/routes")],
          ]);
          const tree = (value: JsonValue): TracedJson => ({ value, origins, comments: new Map() });
          const titles = entry.kind === "file" && entry.text.includes("two") ? ["One", "Two"] : ["One"];
          const apis = titles.map((api) => ({ api, document: tree(documentOf(api)), settings: tree({}), ledger: [] }));
          return { apis, rest: [] };
        },
      }),
    },
  ],
  loadRaise: async () => () => ({ apis: [], rest: [] }),
};

const compileAny = (files: Readonly<Record<string, string>>, source: string) =>
  compileSource({ source, plan: true, workingDirectory: makeProject(files) }, importers);

describe("a source of any kind", () => {
  it("is compiled as it is where it is a document", async () => {
    const { api, plan } = await compileAny({ "openapi.json": JSON.stringify(documentOf("Pets")) }, "openapi.json");
    expect(api?.operations[0]?.origin).toMatchObject({ file: "openapi.json", pointer: "/paths/~1pets/get" });
    expect(plan?.resources.length).toBeGreaterThan(0);
  });

  it("is imported where it is none, with the places of the source", async () => {
    const { api, plan, sources } = await compileAny({ "app.yaml": "routes:\n  /pets: { get: {} }\n" }, "app.yaml");
    expect(api?.title).toBe("One");
    expect(api?.operations[0]?.origin).toMatchObject({ file: "app.yaml", pointer: "/routes/~1pets/get" });
    const method = plan?.resources.find(({ kind }) => kind === "method");
    expect(method?.origin).toMatchObject({ file: "app.yaml", pointer: "/routes/~1pets/get" });
    expect([...sources.keys()]).toEqual(["app.yaml"]);
  });

  it("has to have one API", async () => {
    const { api, diagnostics } = await compileAny({ "app.yaml": "routes: two\n" }, "app.yaml");
    expect(api).toBeUndefined();
    expect(diagnostics).toMatchObject([
      { code: "import-apis-several", message: "The source defines several APIs: 'One', 'Two'." },
    ]);
  });

  it("says what is wrong where it is nothing at all", async () => {
    const { diagnostics } = await compileAny({ "app.yaml": "title: x\n" }, "app.yaml");
    expect(diagnostics).toMatchObject([{ code: "version-unsupported" }]);
  });
});
