import { describe, expect, it } from "vitest";
import { readFiles, readModel } from "../support/read-document.js";

const head = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\n";
const ok = "responses: {'200': {description: ok}}";

describe("documents", () => {
  it("reads a plain document without any setting", async () => {
    const api = await readModel(
      `${head}paths:\n  /pets/{id}:\n    get:\n      operationId: getPet\n      parameters: [{name: id, in: path, required: true, schema: {type: integer}}]\n      ${ok}\n`,
    );
    expect(api.operations[0]).toMatchObject({
      id: "getPet",
      method: "get",
      path: {
        segments: [
          { kind: "literal", text: "pets" },
          { kind: "variable", name: "id", greedy: false },
        ],
      },
      integration: { kind: "lambda", proxy: true, target: { kind: "handler", handler: "getPet" } },
      validation: { parameters: true, body: true },
    });
    expect(api.handlers).toMatchObject([{ id: "getPet", purpose: { kind: "operations", operations: ["getPet"] } }]);
    expect(api.stages).toMatchObject([{ name: "prod" }]);
  });

  it("keeps an unquoted version as it is written", async () => {
    const api = await readModel("openapi: 3.0.3\ninfo:\n  title: T\n  version: 1.10\npaths: {}\n");
    expect(api.version).toBe("1.10");
  });

  it("survives JSON unchanged", async () => {
    const api = await readModel(`${head}paths: {/a: {get: {${ok}}}}`);
    expect(JSON.parse(JSON.stringify(api))).toEqual(api);
  });

  it("names operations after method and path, whatever comes beside them", async () => {
    const names = async (paths: string) => (await readModel(`${head}paths: {${paths}}`)).operations.map(({ id }) => id);
    expect(await names(`/: {get: {${ok}}}, "/pets/{petId}": {get: {${ok}}}`)).toEqual(["getRoot", "getPetsPetId"]);
    const [first, second] = await names(`/a-b: {get: {${ok}}}, /a/b: {get: {${ok}}}`);
    expect(await names(`/a/b: {get: {${ok}}}, /a-b: {get: {${ok}}}`)).toEqual([second, first]);
    expect(first).not.toBe(second);
  });

  it("reports everything at once, each at its place", async () => {
    const { api, found } = await readFiles({
      "openapi.yaml": `${head}paths:\n  pets:\n    get: {${ok}}\n  /a:\n    get: {operationId: x, ${ok}, security: [{nobody: []}]}\n  /b:\n    get: {operationId: x, ${ok}}\n`,
    });
    expect(api).toBeUndefined();
    expect(found.map((line) => line.split(" ").slice(0, 2).join(" "))).toEqual([
      "path-invalid openapi.yaml:4:3",
      "operation-id-duplicate openapi.yaml:9:24",
      "security-scheme-unknown openapi.yaml:7:78",
    ]);
  });

  it.each([
    ["openapi: 4.0.0", "version-unsupported"],
    ["swagger: '1.2'", "version-unsupported"],
    ["hello", "version-unsupported"],
    ["", "version-unsupported"],
  ])("refuses %j", async (text, code) => {
    const { api, found } = await readFiles({ "openapi.yaml": text });
    expect(api).toBeUndefined();
    expect(found[0]).toMatch(new RegExp(`^${code}`));
  });

  it("reads 3.2 with a warning", async () => {
    const { api, found } = await readFiles({
      "openapi.yaml": `openapi: 3.2.0\ninfo: {title: T, version: '1'}\npaths: {/a: {get: {${ok}}, query: {${ok}}}}\n`,
    });
    expect(api?.operations).toHaveLength(1);
    expect(found.map((line) => line.split(" ")[0])).toEqual(["version-newer", "construct-not-read"]);
  });
});

describe("references", () => {
  it("reads across files, and reports into the file that holds the text", async () => {
    const { api, found } = await readFiles({
      "openapi.yaml": `${head}paths: {/pets: {$ref: 'paths/pets.yaml'}}`,
      "paths/pets.yaml": `get:\n  responses:\n    '200':\n      description: ok\n      content: {application/json: {schema: {$ref: '../schemas.json#/Pet'}}}\n    '20': {description: bad}\n`,
      "schemas.json":
        '{"Pet": {"type": "object", "properties": {"owner": {"$ref": "#/Owner"}}}, "Owner": {"type": "string"}}',
    });
    expect(found).toEqual([expect.stringMatching(/^value-invalid paths\/pets.yaml:6:5 The key of a response/)]);
    expect(api).toBeUndefined();
  });

  it("names schemas of other files after their place", async () => {
    const { api } = await readFiles({
      "openapi.yaml": `${head}paths: {/p: {get: {responses: {'200': {description: ok, content: {application/json: {schema: {$ref: 'pet.yaml'}}}}}}}}`,
      "pet.yaml":
        "type: object\nproperties: {next: {$ref: 'pet.yaml'}, owner: {$ref: 'all.yaml#/definitions/Owner'}}\n",
      "all.yaml": "definitions: {Owner: {type: string}}\n",
    });
    expect(api?.schemas.map(({ id }) => id)).toEqual(["pet", "Owner"]);
  });

  it("counts references only where the specification puts them", async () => {
    const { found } = await readFiles({
      "openapi.yaml": `${head}paths: {/p: {get: {responses: {'200': {description: ok, content: {application/json: {schema: {type: object}, example: {$ref: 'nowhere.yaml#/x'}}}}}}}}`,
    });
    expect(found).toEqual([]);
  });

  it.each([
    ["#/components/schemas/Missing", "reference-unresolved"],
    ["other.yaml", "file-unreadable"],
    ["https://example.com/x.yaml", "reference-remote"],
    ["#anchor", "reference-unresolved"],
    ["/etc/passwd", "reference-remote"],
    ["file:///etc/passwd", "reference-remote"],
    ["#/components/schemas/A", "reference-cyclic"],
  ])("refuses %s", async (reference, code) => {
    const { api, found } = await readFiles({
      "openapi.yaml": `${head}paths: {}\ncomponents: {schemas: {A: {$ref: '${reference}'}}}`,
    });
    expect(api).toBeUndefined();
    expect(found).toEqual([expect.stringMatching(new RegExp(`^${code} openapi.yaml:4:`))]);
  });

  it("ends on references that go in circles", async () => {
    const { found } = await readFiles({
      "openapi.yaml": `${head}paths: {/p: {get: {parameters: [{$ref: '#/components/parameters/A'}], ${ok}}}}\ncomponents: {parameters: {A: {$ref: '#/components/parameters/B'}, B: {$ref: '#/components/parameters/A'}}}`,
    });
    expect(found).toEqual([expect.stringMatching(/^reference-cyclic/)]);
  });
});

describe("Swagger 2.0", () => {
  it("reports parameters that have no place beside a body", async () => {
    const parameters = [
      "{in: body, name: one, schema: {type: object}}",
      "{in: body, name: two, schema: {type: object}}",
      "{in: formData, name: three, type: string}",
    ];
    const { found } = await readFiles({
      "openapi.yaml": `swagger: '2.0'\ninfo: {title: T, version: '1'}\npaths: {/a: {post: {parameters: [${parameters}], responses: {'200': {description: d}}}}}`,
    });
    expect(found).toEqual([
      expect.stringMatching(/^construct-not-read openapi.yaml:3:\d+ The parameter 'two'/),
      expect.stringMatching(/^construct-not-read openapi.yaml:3:\d+ The parameter 'three'/),
    ]);
  });

  const swagger = `swagger: '2.0'
info: {title: T, version: '1'}
host: example.com
basePath: /v1
schemes: [https]
consumes: [application/json]
produces: [application/json]
securityDefinitions:
  basic: {type: basic}
  oauth: {type: oauth2, flow: accessCode, authorizationUrl: 'https://a', tokenUrl: 'https://t', scopes: {read: r}}
parameters:
  limit: {name: limit, in: query, type: array, items: {type: integer}, collectionFormat: multi, minItems: 1}
definitions:
  Pet: {type: object, discriminator: kind, required: [kind], properties: {kind: {type: string}, age: {type: integer, minimum: 0, exclusiveMinimum: true, x-nullable: true}}}
paths:
  /pets:
    parameters: [{$ref: '#/parameters/limit'}]
    post:
      operationId: add
      parameters: [{name: body, in: body, required: true, schema: {$ref: '#/definitions/Pet'}}]
      responses: {'200': {description: ok, schema: {$ref: '#/definitions/Pet'}, headers: {X-Count: {type: integer}}}}
    put:
      operationId: upload
      parameters: [{name: file, in: formData, type: file, required: true}, {name: tags, in: formData, type: array, items: {type: string}, collectionFormat: csv}]
      responses: {'204': {description: none}}
`;

  it("becomes what OpenAPI 3 says", async () => {
    const api = await readModel(swagger);
    expect(api.servers.map(({ url }) => url)).toEqual(["https://example.com/v1"]);
    const [add, upload] = api.operations;
    expect(add?.parameters).toMatchObject([
      {
        name: "limit",
        style: "form",
        explode: true,
        schema: { kind: "array", minItems: 1, items: { kind: "integer" } },
      },
    ]);
    expect(add?.body).toMatchObject({
      required: true,
      content: [{ type: "application/json", schema: { target: "Pet" } }],
    });
    expect(add?.responses).toMatchObject([
      {
        status: "200",
        headers: [{ name: "X-Count", schema: { kind: "integer" } }],
        content: [{ schema: { target: "Pet" } }],
      },
    ]);
    expect(upload?.body?.content).toMatchObject([
      {
        type: "multipart/form-data",
        schema: { properties: [{ name: "file", required: true, schema: { format: "binary" } }, { name: "tags" }] },
        encoding: [{ property: "tags", style: "form", explode: false }],
      },
    ]);
    expect(api.securitySchemes.map(({ credential }) => credential)).toMatchObject([
      { kind: "http", scheme: "basic" },
      { kind: "oauth2", flows: [{ flow: "authorizationCode", scopes: [{ name: "read" }] }] },
    ]);
  });

  it("settles the older dialect of schemas", async () => {
    const [pet] = (await readModel(swagger)).schemas;
    expect(pet?.schema).toMatchObject({
      kind: "allOf",
      discriminator: { property: "kind", mapping: [] },
      members: [{ properties: [{ name: "kind" }, { name: "age", schema: { nullable: true, exclusiveMinimum: 0 } }] }],
    });
  });

  it("survives values that are not there", async () => {
    const { found } = await readFiles({
      "openapi.yaml":
        "swagger: '2.0'\ninfo: {title: T, version: '1'}\npaths: {/a: {get: {parameters: [null], responses: {'200': {description: d, headers: {X-A: null}}}}}}",
    });
    expect(found.length).toBeGreaterThan(0);
  });

  it("points into the text as it stands", async () => {
    const { found } = await readFiles({
      "openapi.yaml": swagger.replace("type: array, items: {type: integer}", "type: list"),
    });
    expect(found).toEqual([expect.stringMatching(/^value-invalid openapi.yaml:12:41 'type'/)]);
  });
});
