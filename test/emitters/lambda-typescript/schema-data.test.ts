import { beforeAll, describe, expect, it } from "vitest";
import type { Schema } from "../../../templates/lambda-typescript/runtime/schema.js";
import { validate } from "../../../templates/lambda-typescript/runtime/validate.js";
import { readModel } from "../../support/read-document.js";
import { bundleModule, emitProject } from "./emit-project.js";

const names = [
  "Animal",
  "Cat",
  "Tabby",
  "Pet",
  "Account",
  "Order",
  "Numbers",
  "Tuple",
  "Map",
  "Loop",
  "Team",
  "Odd",
  "Choice",
];

const document = `
openapi: 3.1.0
info: { title: Schemas, version: "1" }
paths:
  /all:
    post:
      operationId: all
      requestBody:
        content:
          application/json:
            schema:
              type: object
              properties:
                ${names.map((name) => `${name}: { $ref: "#/components/schemas/${name}" }`).join("\n                ")}
      responses: { "204": { description: "" } }
components:
  schemas:
    Animal:
      type: object
      required: [kind]
      properties: { kind: { type: string }, age: { type: integer } }
      discriminator: { propertyName: kind }
    Cat: { allOf: [{ $ref: "#/components/schemas/Animal" }, { type: object, properties: { lives: { type: integer } } }] }
    Tabby: { allOf: [{ $ref: "#/components/schemas/Cat" }, { type: object, required: [stripes], properties: { stripes: { type: integer } } }] }
    Dog: { allOf: [{ $ref: "#/components/schemas/Animal" }, { type: object, properties: { bark: { type: string } } }] }
    Pet:
      oneOf: [{ $ref: "#/components/schemas/Fish" }, { $ref: "#/components/schemas/Bird" }]
      discriminator: { propertyName: is, mapping: { f: "#/components/schemas/Fish", fish: "#/components/schemas/Fish" } }
    Fish: { type: object, required: [is], properties: { is: { type: string }, fins: { type: integer } } }
    Bird: { type: object, required: [is], properties: { is: { type: string }, wings: { type: integer } } }
    Account:
      allOf:
        - type: object
          properties: { id: { type: string, readOnly: true }, name: { type: string }, password: { type: string, writeOnly: true } }
        - required: [id, name, password]
    Order: { type: object, required: [item, state], properties: { item: { type: string }, state: { $ref: "#/components/schemas/State" } } }
    State: { type: string, readOnly: true, enum: [open, done] }
    Numbers: { type: array, minItems: 1, uniqueItems: true, items: { type: number, exclusiveMinimum: 0, maximum: 10, multipleOf: 0.5 } }
    Tuple: { type: array, prefixItems: [{ type: string }, { type: [integer, "null"] }], items: false }
    Map:
      type: object
      maxProperties: 2
      properties: { fixed: { const: 1 } }
      patternProperties: { "^x-": { type: boolean }, "(?<!": { type: never } }
      additionalProperties: { type: string, format: date }
    Loop: { anyOf: [{ type: string }, { type: array, items: { $ref: "#/components/schemas/Loop" } }] }
    Team: { type: object, properties: { lead: { oneOf: [{ $ref: "#/components/schemas/Team" }, { type: "null" }] }, size: { type: integer, format: int32 } }, additionalProperties: false }
    Choice:
      type: object
      additionalProperties: false
      oneOf:
        - { type: object, additionalProperties: false, required: [a], properties: { a: { type: string } } }
        - { type: object, additionalProperties: false, required: [b], properties: { b: { type: string } } }
    Odd: { not: { $ref: "#/components/schemas/Even" } }
    Even: { type: integer, multipleOf: 2, readOnly: true }
`;

let schemas: Readonly<Record<string, Schema>>;

beforeAll(async () => {
  const { files } = await emitProject(await readModel(document));
  schemas = (await bundleModule(files, "src/generated/schemas.ts")) as typeof schemas;
});

const problems = (name: string, value: unknown): readonly string[] => {
  const schema = schemas[name];
  if (schema === undefined) throw new Error(`There is no schema ${name}.`);
  return validate(schema, value).map(({ pointer, message }) => `${pointer} ${message}`.trim());
};

describe("the data of a schema", () => {
  it("tells types apart that extend one base", () => {
    expect(problems("Animal", { kind: "Cat", lives: 9 })).toEqual([]);
    expect(problems("Animal", { kind: "Dog", bark: "wuff", age: 3 })).toEqual([]);
    expect(problems("Animal", { kind: "Tabby", stripes: 5 })).toEqual([]);
    expect(problems("Animal", { kind: "Tabby" })).toEqual(["/stripes is required"]);
    expect(problems("Animal", { kind: "Dog", bark: 1, age: "x" })).toEqual([
      "/age must be a whole number",
      "/bark must be text",
    ]);
    expect(problems("Animal", { kind: "Cow" })[0]).toMatch(/^\/kind must be one of/);
    expect(problems("Cat", { kind: "Dog" })[0]).toMatch(/^\/kind must be one of/);
  });

  it("knows every value that stands for a member of a union", () => {
    for (const is of ["f", "fish"]) expect(problems("Pet", { is, fins: 2 })).toEqual([]);
    expect(problems("Pet", { is: "Bird", wings: 2 })).toEqual([]);
    expect(problems("Pet", { is: "f", fins: "2" })).toEqual(["/fins must be a whole number"]);
    expect(problems("Pet", { is: "bird" })).toEqual(['/is must be one of "f", "fish", "Bird"']);
  });

  it("neither asks for what only the server sets nor takes it", () => {
    const account = { id: "made up", name: "a", password: "p" };
    expect(problems("Account", account)).toEqual([]);
    expect(account).toEqual({ name: "a", password: "p" });
    expect(problems("Account", { name: "a" })).toEqual(["/password is required"]);
    const order = { item: "a", state: "stolen" };
    expect(problems("Order", order)).toEqual([]);
    expect(order).toEqual({ item: "a" });
  });

  it("holds limits, tuples, maps, recursion and negation", () => {
    const rows: readonly (readonly [string, unknown, readonly string[]])[] = [
      ["Numbers", [0.5, 10], []],
      ["Numbers", [], ["must have at least 1 items"]],
      [
        "Numbers",
        [0, 10.5, 0.3],
        ["/0 must be greater than 0", "/1 must be at most 10", "/2 must be a multiple of 0.5"],
      ],
      ["Numbers", [1, 1], ["must not hold an item twice"]],
      ["Tuple", ["a", null], []],
      ["Tuple", ["a", "b"], ["/1 must be a whole number"]],
      ["Tuple", ["a", 1, 2], ["must have at most 2 items"]],
      ["Map", { fixed: 1, "x-a": true }, []],
      ["Map", { fixed: 2 }, ["/fixed must be one of 1"]],
      ["Map", { "x-a": "true" }, ["/x-a must be true or false"]],
      ["Map", { other: "2024-02-30" }, ["/other must be a date such as 2030-01-31"]],
      ["Map", { a: "2024-01-01", b: "2024-01-01", c: "2024-01-01" }, ["must have at most 2 members"]],
      ["Loop", [["a"], [], "b"], []],
      ["Loop", [[1]], ["/0/0 must match one of the alternatives"]],
      ["Team", { lead: { lead: null, size: 3 } }, []],
      ["Team", { lead: { sise: 3 } }, ["/lead/sise is not a known member"]],
      ["Team", { size: 2 ** 31 }, ["/size must fit into 32 bits"]],
      ["Choice", { a: "x" }, []],
      ["Choice", { a: "x", b: "y" }, ["must match one of the alternatives"]],
      ["Odd", 3, []],
      ["Odd", 4, ["has a form that is not allowed"]],
    ];
    for (const [name, value, expected] of rows) expect(problems(name, value), JSON.stringify(value)).toEqual(expected);
  });
});
