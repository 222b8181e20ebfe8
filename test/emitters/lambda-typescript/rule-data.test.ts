import { beforeAll, describe, expect, it } from "vitest";
import type { Schema } from "../../../templates/lambda-typescript/runtime/schema.js";
import { validate } from "../../../templates/lambda-typescript/runtime/validate.js";
import { readModel } from "../../support/read-document.js";
import { bundleModule, emitProject } from "./emit-project.js";

/** A schema, values that are valid by it, and some that are not. */
const rows: Readonly<
  Record<string, readonly [schema: object, valid: readonly unknown[], refused: readonly unknown[]]>
> = {
  ServerSetsIt: [
    {
      type: "object",
      properties: { id: { type: "string", readOnly: true }, status: { type: "string" }, note: { type: "string" } },
      if: { properties: { status: { const: "done" } }, required: ["status"] },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema, in a document that nobody awaits
      then: { required: ["id", "note"] },
    },
    [{ status: "done", note: "n" }],
    [{ status: "done" }],
  ],
  ServerSetsItElsewhere: [
    { $ref: "#/components/schemas/Account", dependentRequired: { name: ["id", "note"] } },
    [{ name: "a", note: "n" }],
    [{ name: "a" }],
  ],
  OpenElsewhere: [
    { $ref: "#/components/schemas/Open", properties: { b: { type: "string" } }, unevaluatedProperties: false },
    [{ a: "a", b: "b", other: 1 }],
    [],
  ],
  ClosedHere: [
    { $ref: "#/components/schemas/Account", unevaluatedProperties: false },
    [{ name: "a" }],
    [{ name: "a", other: 1 }],
  ],
  ItemsElsewhere: [{ $ref: "#/components/schemas/Items", unevaluatedItems: false }, [[1, "2"]], []],
  FirstItems: [{ type: "array", items: [{ type: "string" }], unevaluatedItems: false }, [["a"]], [["a", 2]]],
  InnerRules: [
    {
      allOf: [{ type: "object", properties: { a: { type: "string" } }, unevaluatedProperties: false }],
      dependentSchemas: { a: { properties: { b: { type: "string" } } } },
    },
    [{ a: "a" }],
    [{ a: "a", b: "b" }],
  ],
};

const named = {
  Account: {
    type: "object",
    properties: { id: { type: "string", readOnly: true }, name: { type: "string" }, note: { type: "string" } },
  },
  Open: { type: "object", properties: { a: { type: "string" } }, additionalProperties: true },
  Items: { type: "array", items: {} },
};

const document = {
  openapi: "3.1.0",
  info: { title: "Rules", version: "1" },
  paths: Object.fromEntries(
    Object.keys(rows).map((name) => [
      `/${name}`,
      {
        post: {
          operationId: `send${name}`,
          requestBody: { content: { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } } },
          responses: { 204: { description: "Taken." } },
        },
      },
    ]),
  ),
  components: {
    schemas: { ...named, ...Object.fromEntries(Object.entries(rows).map(([name, [schema]]) => [name, schema])) },
  },
};

let schemas: Readonly<Record<string, Schema>>;

beforeAll(async () => {
  const { files } = await emitProject(await readModel(JSON.stringify(document)));
  schemas = (await bundleModule(files, "src/generated/schemas.ts")) as typeof schemas;
});

describe("the data of rules", () => {
  it.each(Object.entries(rows))("%s", (name, [, valid, refused]) => {
    const schema = schemas[name];
    if (schema === undefined) throw new Error(`There is no schema ${name}.`);
    for (const value of valid) expect(validate(schema, value), JSON.stringify(value)).toEqual([]);
    for (const value of refused) expect(validate(schema, value), JSON.stringify(value)).not.toEqual([]);
  });
});
