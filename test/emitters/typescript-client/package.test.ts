import { describe, expect, it } from "vitest";
import { templateText } from "../../../src/emitters/template.js";
import { emitter } from "../../../src/emitters/typescript-client/index.js";
import { DiagnosticBag } from "../../../src/ir/diagnostics.js";
import * as media from "../../../src/ir/media-type.js";
import * as runtimeMedia from "../../../templates/typescript-client/src/runtime/media-type.js";
import { aBody, anApi, anObject, anOperation, aString } from "../../support/models.js";
import { emitClient } from "./emit-client.js";
import { aBodyOf, aMediaType, richApi } from "./models.js";

async function packageOf(members: Parameters<typeof anApi>[0], options = {}): Promise<Record<string, unknown>> {
  const { files } = await emitClient(anApi(members), options);
  return JSON.parse(files.get("package.json") ?? "");
}

describe("the package", () => {
  it.each([
    ["Pet Store", "1.2", "pet-store-client", "1.2.0"],
    ["宠物", "2024-01-01", "api-client", "0.0.0"],
    ["../../x", "v3.4.5-beta.1", "x-client", "3.4.5-beta.1"],
    ["", "1.2-SNAPSHOT", "api-client", "0.0.0"],
    ["A  B!", "1.2.3-01..x", "a-b-client", "1.2.3"],
    ["GitHub's REST API", "1", "github-rest-api-client", "1.0.0"],
  ])("of %j, version %j, is %s@%s", async (title, version, name, number) => {
    expect(await packageOf({ title, version })).toMatchObject({ name, version: number });
  });

  it("has no run-time dependencies and takes its name from the settings", async () => {
    const content = await packageOf({}, { packageName: "@example/pets", packageVersion: "2.0.0-rc.1" });
    expect(content).toMatchObject({ name: "@example/pets", version: "2.0.0-rc.1" });
    expect(content).not.toHaveProperty("dependencies");
  });

  it("says in every file whose it is", async () => {
    const { files } = await emitClient(richApi);
    for (const [path, text] of files)
      if (!path.endsWith(".json")) expect(text.split("\n")[0], path).toContain("Gatewright");
  });

  it("is the same every time", async () => {
    expect([...(await emitClient(richApi)).files]).toEqual([...(await emitClient(richApi)).files]);
  });

  it("carries every module of the runtime as it is tested", async () => {
    const { files } = await emitClient(richApi);
    const imported = [...files.values()].flatMap((text) => [
      ...text.matchAll(/from "\.\/((?:runtime\/)?[\w-]+)\.js"/g),
    ]);
    for (const [, name = ""] of imported) {
      expect(files.has(`src/${name}.ts`) || files.has(`src/runtime/${name}.ts`), name).toBe(true);
    }
    expect(files.get("src/runtime/send.ts")).toContain(templateText("typescript-client/src/runtime/send.ts"));
  });
});

describe("settings", () => {
  const read = (raw: unknown) => {
    const diagnostics = new DiagnosticBag();
    const options = emitter.readOptions(raw, diagnostics);
    return { options, messages: diagnostics.items.map(({ message }) => message) };
  };

  it("are optional", () => expect(read(undefined)).toEqual({ options: {}, messages: [] }));

  it("are read", () => {
    const raw = { packageName: "@a/b", packageVersion: "1.0.0" };
    expect(read(raw)).toEqual({ options: raw, messages: [] });
  });

  it("say what types stand for", () => {
    const types = { enums: "open", dateTime: "Date", int64: "bigint" };
    expect(read({ types })).toEqual({ options: { types }, messages: [] });
    expect(read({ types: { enums: "ajar", colour: 1 } })).toEqual({
      options: { types: { enums: "closed", dateTime: "string", int64: "number" } },
      messages: [
        "There is no setting 'emit.typescript-client.types.colour'; there are 'enums', 'dateTime' and 'int64'.",
        "The setting 'emit.typescript-client.types.enums' has to be 'closed' or 'open'.",
      ],
    });
    expect(read({ types: "open" }).messages).toEqual(["The setting 'emit.typescript-client.types' has to be a map."]);
  });

  it("are refused by name", () => {
    expect(read({ packageName: "Not A Name", packageVersion: 1, colour: "red" })).toEqual({
      options: {},
      messages: [
        "There is no setting 'emit.typescript-client.colour'; there are 'mock', 'packageName', 'packageVersion', 'types' and 'validation'.",
        "The setting 'emit.typescript-client.packageName' has to be a name that npm accepts, such as '@example/pets-client'.",
        "The setting 'emit.typescript-client.packageVersion' has to be a semantic version, such as '1.2.0'.",
      ],
    });
    expect(read([]).messages).toEqual(["The setting 'emit.typescript-client' has to be a map."]);
  });
});

describe("what a client cannot do", () => {
  it("is reported", async () => {
    const multipart = aMediaType("multipart/form-data", anObject({ file: aString({ format: "binary" }) }), [
      {
        property: "file",
        headers: [
          {
            name: "X-A",
            required: false,
            deprecated: false,
            schema: aString(),
            explode: false,
            examples: [],
            origin: richApi.origin,
          },
        ],
      },
    ]);
    const { diagnostics } = await emitClient(
      anApi({
        operations: [
          anOperation("proxy", "any", "/proxy"),
          anOperation("trace", "trace", "/proxy"),
          anOperation("search", "get", "/search", { body: aBody(anObject({ q: aString() })) }),
          anOperation("list", "get", "/list", { body: aBody(anObject({}, { additional: "forbidden" })) }),
          anOperation("upload", "post", "/upload", { body: aBodyOf(multipart) }),
        ],
      }),
    );
    expect(diagnostics.items.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      "client-method-missing: The client has no method for operation 'proxy': it answers every HTTP method.",
      "client-method-missing: The client has no method for operation 'trace': `fetch` refuses TRACE.",
      "client-body-missing: The client cannot send the body of operation 'search': `fetch` refuses one with GET.",
      "client-part-headers: The client cannot send headers with the part 'file' of operation 'upload'.",
    ]);
  });
});

describe("media types", () => {
  it.each([
    ["application/json", "json"],
    ["application/vnd.api+json; charset=utf-8", "json"],
    ["text/json", "json"],
    ["*/*", "json"],
    ["application/x-www-form-urlencoded", "form"],
    ["multipart/form-data; boundary=x", "multipart"],
    ["multipart/mixed", "binary"],
    ["text/event-stream", "text"],
    ["application/soap+xml", "text"],
    ["Application/XML", "text"],
    ["application/jsonl", "text"],
    ["application/pdf", "binary"],
    ["image/*", "binary"],
    ["", "binary"],
  ])("%j is %s to the generator and to the runtime", (type, kind) => {
    expect(media.bodyKind(type)).toBe(kind);
    expect(runtimeMedia.bodyKind(type)).toBe(kind);
  });

  it("are told apart by the same code in both", async () => {
    const { readFileSync } = await import("node:fs");
    const own = readFileSync(new URL("../../../src/ir/media-type.ts", import.meta.url), "utf8");
    const withoutComments = (text: string): string => text.replace(/\/\*\*.*?\*\/\n/gs, "");
    const carried = templateText("typescript-client/src/runtime/media-type.ts");
    expect(withoutComments(own)).toBe(withoutComments(carried));
  });
});
