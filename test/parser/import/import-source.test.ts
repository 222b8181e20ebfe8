import { describe, expect, it } from "vitest";
import { createMemoryHost } from "../../../src/host/memory-host.js";
import { DiagnosticBag } from "../../../src/ir/diagnostics.js";
import { type JsonPointer, unsafeId } from "../../../src/ir/ids.js";
import { type Importers, type ImportRequest, importSource } from "../../../src/parser/import/import-source.js";
import type { ResourceGraph } from "../../../src/parser/import/resource-graph.js";
import type { OpenedSource, SourceKind } from "../../../src/parser/import/source-kind.js";

const root: JsonPointer = unsafeId("");
const graph: ResourceGraph = { dialect: "cloudformation", resources: [], parameters: [], outputs: [], notes: [] };

/** A kind of source that recognises JSON and YAML with `pets`, and folders with a file `pets`. */
const petKind = (read: (source: OpenedSource, diagnostics: DiagnosticBag) => Promise<void>): SourceKind => ({
  title: "a pet",
  recognises: (entry) =>
    entry.kind === "folder"
      ? entry.entries.some(({ name }) => name === "pets")
      : JSON.stringify(entry.file?.value ?? "").includes("pets"),
  load: async () => ({
    makes: "graph",
    read: async (source, diagnostics) => {
      await read(source, diagnostics);
      return graph;
    },
  }),
});

const tree = { value: {}, origins: new Map(), comments: new Map() };
const oneApi = { apis: [{ api: "Api", document: tree, settings: tree, ledger: [] }], rest: [] };

async function run(
  files: Readonly<Record<string, string>>,
  request: Partial<ImportRequest> & Pick<ImportRequest, "source">,
  read: (source: OpenedSource, diagnostics: DiagnosticBag) => Promise<void> = async () => {},
  raised = oneApi,
) {
  const diagnostics = new DiagnosticBag();
  const importers: Importers = { kinds: [petKind(read)], loadRaise: async () => () => raised };
  const result = await importSource(
    { parameters: new Map(), host: createMemoryHost(files), ...request },
    diagnostics,
    importers,
  );
  return { ...result, found: diagnostics.items.map(({ code, message }) => `${code}: ${message}`) };
}

describe("importing a source", () => {
  it("gives the reader the file that was named, and raises what it makes of it", async () => {
    const result = await run(
      { "/project/api/template.yaml": "pets: 1" },
      { source: "/project/api/template.yaml" },
      async (source) => {
        expect(source.entry).toMatchObject({ kind: "file", name: "template.yaml", text: "pets: 1" });
        expect(source.files.root).toBe("/project/api");
      },
    );
    expect(result).toMatchObject({ imported: oneApi, kind: "a pet", found: [] });
    expect([...result.sources.keys()]).toEqual(["template.yaml"]);
  });

  it("gives the reader what stands in a folder", async () => {
    const files = { "/project/pets": "", "/project/modules/one": "", "/elsewhere": "" };
    const result = await run(files, { source: "/project" }, async ({ entry, files }) => {
      const modules = { name: "modules", isFolder: true };
      expect(entry).toEqual({ kind: "folder", name: ".", entries: [modules, { name: "pets", isFolder: false }] });
      expect(await files.list("modules")).toEqual([{ name: "one", isFolder: false }]);
    });
    expect(result.found).toEqual([]);
  });

  it("names a source that is missing, unknown or broken", async () => {
    const files = { "/a.yaml": "cats: 1", "/b.yaml": "pets: [", "/c.txt": "pets: [" };
    expect((await run(files, { source: "/none.yaml" })).found).toEqual([
      "file-unreadable: Cannot read 'none.yaml': there is no such file.",
    ]);
    expect((await run(files, { source: "/a.yaml" })).found).toEqual([
      "import-source-unknown: 'a.yaml' is nothing that can be imported.",
    ]);
    expect((await run(files, { source: "/b.yaml" })).found).toEqual([expect.stringMatching(/^syntax: /)]);
    expect((await run(files, { source: "/c.txt" })).found).toEqual([
      "import-source-unknown: 'c.txt' is nothing that can be imported.",
    ]);
  });

  it("finds the one source that a folder holds, and names them where there are several", async () => {
    const one = { "/app/template.yaml": "pets: 1", "/app/notes.yaml": "cats: 1", "/app/src/other.yaml": "pets: 1" };
    const result = await run(one, { source: "/app" }, async ({ entry, files }) => {
      expect(entry).toMatchObject({ kind: "file", name: "template.yaml" });
      expect(files.root).toBe("/app");
    });
    expect(result.found).toEqual([]);
    expect([...result.sources.keys()]).toEqual(["template.yaml"]);
    const below = await run(one, { source: "/app/src", root: "/app" }, async ({ entry }) => {
      expect(entry).toMatchObject({ kind: "file", name: "src/other.yaml" });
    });
    expect(below.found).toEqual([]);
    const several = await run({ ...one, "/app/serverless.yml": "pets: 1" }, { source: "/app" });
    expect(several.found).toEqual([
      "import-sources-several: The folder 'app' holds several sources: serverless.yml, template.yaml.",
    ]);
    const broken = await run({ "/app/template.yaml": "pets: [" }, { source: "/app" });
    expect(broken.found).toEqual([expect.stringMatching(/^syntax: /)]);
    const none = await run({ "/app/notes.yaml": "cats: 1" }, { source: "/app" });
    expect(none.found).toEqual(["import-source-unknown: 'app' is nothing that can be imported."]);
  });

  it("takes a document for a part of the source beside it", async () => {
    const [host, diagnostics] = [
      createMemoryHost({ "/app/api.yaml": "pets: document", "/app/template.yaml": "pets: template" }),
      new DiagnosticBag(),
    ];
    const read: string[] = [];
    const kind = petKind(async ({ entry }) => void read.push(entry.name));
    const document: SourceKind = {
      ...kind,
      recognises: (entry) => entry.kind === "file" && entry.text.includes("document"),
      isPartOfOthers: true,
    };
    const request = { source: "/app", parameters: new Map<string, string>(), host };
    await importSource(request, diagnostics, { kinds: [document, kind], loadRaise: async () => () => oneApi });
    expect(read).toEqual(["template.yaml"]);
  });

  it("says when a source has no API", async () => {
    const result = await run({ "/a.yaml": "pets: 1" }, { source: "/a.yaml" }, undefined, { apis: [], rest: [] });
    expect(result.found).toEqual(["import-without-api: 'a.yaml' defines no API on Amazon API Gateway."]);
    expect(result.imported).toBeUndefined();
  });

  it("says so when a reader finds nothing to read, too", async () => {
    const diagnostics = new DiagnosticBag();
    const kind = {
      ...petKind(async () => {}),
      load: async () => ({ makes: "graph" as const, read: async () => undefined }),
    };
    const request = { source: "/a.yaml", parameters: new Map(), host: createMemoryHost({ "/a.yaml": "pets: 1" }) };
    await importSource(request, diagnostics, { kinds: [kind], loadRaise: async () => () => oneApi });
    expect(diagnostics.items.map(({ code }) => code)).toEqual(["import-without-api"]);
  });

  it("hands parameters over, and names those that nobody knows", async () => {
    const parameters = new Map([
      ["Stage", "live"],
      ["Stagge", "live"],
    ]);
    const result = await run({ "/a.yaml": "pets: 1" }, { source: "/a.yaml", parameters }, async (source) => {
      expect(source.parameters.get("Stage")).toBe("live");
      expect(source.parameters.get("Other")).toBeUndefined();
    });
    expect(result.found).toEqual(["import-parameter-unknown: The source has no parameter or variable 'Stagge'."]);
  });
});

describe("the files of a source", () => {
  const files = {
    "/project/infra/template.yaml": "pets: 1",
    "/project/infra/api/openapi.yaml": "a: [1]",
    "/project/shared.yaml": "a: 1",
    "/project/infra/broken.yaml": "a: [",
  };
  const source = "/project/infra/template.yaml";

  it("are read below the source's folder alone", async () => {
    await run(files, { source }, async ({ files }) => {
      expect(files.nameOf("./api/../api/openapi.yaml")).toBe("api/openapi.yaml");
      expect(files.nameOf("../template.yaml", "api/openapi.yaml")).toBe("template.yaml");
      for (const path of [
        "../shared.yaml",
        "/etc/passwd",
        "https://example.com/a",
        "file:///a",
        "c:\\a",
        "api/../../a",
      ])
        expect(files.nameOf(path), path).toBeUndefined();
      expect(await files.read("../shared.yaml")).toEqual({ failure: "it lies outside the source's folder" });
      expect(await files.list("..")).toBeUndefined();
    });
  });

  it("are read below another folder where the user names one", async () => {
    await run(files, { source, root: "/project" }, async ({ entry, files }) => {
      expect(entry).toMatchObject({ name: "infra/template.yaml" });
      expect(files.nameOf("../shared.yaml", "infra/template.yaml")).toBe("shared.yaml");
      expect(await files.read("shared.yaml")).toEqual({ location: "/project/shared.yaml", text: "a: 1" });
    });
  });

  it("are reported where they are named when they cannot be used", async () => {
    const result = await run(files, { source }, async ({ files }, diagnostics) => {
      const at = { file: "template.yaml", pointer: root };
      expect((await files.load("api/openapi.yaml", at, diagnostics))?.value).toEqual({ a: [1] });
      expect(await files.load("none.yaml", at, diagnostics)).toBeUndefined();
      expect(await files.load("broken.yaml", at, diagnostics)).toBeUndefined();
    });
    expect(result.found).toEqual([
      "file-unreadable: Cannot read 'none.yaml': there is no such file.",
      expect.stringMatching(/^syntax: /),
    ]);
    expect([...result.sources.keys()]).toEqual(["template.yaml", "api/openapi.yaml", "broken.yaml"]);
  });
});
