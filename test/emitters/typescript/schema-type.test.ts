import { describe, expect, it } from "vitest";
import { documentationLines, schemaDocumentation } from "../../../src/emitters/typescript/documentation.js";
import { schemaType } from "../../../src/emitters/typescript/schema-type.js";
import { schemaTypes } from "../../../src/emitters/typescript/schema-types.js";
import { typeDeclarations } from "../../../src/emitters/typescript/type-declarations.js";
import type { Schema, SchemaRule } from "../../../src/ir/schema.js";
import {
  aBody,
  aNamedSchema,
  aNumber,
  anApi,
  anArray,
  anEnum,
  anInteger,
  anIntersection,
  anObject,
  anOperation,
  anyValue,
  aReference,
  aString,
  at,
  aUnion,
} from "../../support/models.js";

const base = { origin: at(), nullable: false, deprecated: false, access: "both", examples: [] } as const;
const nothing: Schema = { ...base, kind: "never" };
const nullOnly: Schema = { ...base, kind: "null" };

const contains: SchemaRule = { kind: "contains", schema: anEnum(["a"]), minimum: 1 };

const not = (schema: Schema): Schema => ({ ...base, kind: "not", schema });

function print(schema: Schema): string {
  const types = schemaTypes(anApi({ schemas: [aNamedSchema("Pet", anObject({ id: aString() }))] }), { binary: "Blob" });
  return schemaType(schema, { types, direction: "response", indent: "" }).text;
}

describe("types of schemas", () => {
  it.each<[string, Schema, string]>([
    ["any value", anyValue(), "unknown"],
    ["no value", nothing, "never"],
    ["null", nullOnly, "null"],
    ["not", not(aString()), "null | boolean | number | unknown[] | { [key: string]: unknown }"],
    ["not anything", not(anyValue()), "never"],
    ["not some texts", not(aString({ minLength: 2 })), "unknown"],
    ["not integers", not(anInteger()), "unknown"],
    ["not what a rule picks out", not({ ...anyValue(), rules: [contains] }), "unknown"],
    ["not lists that a rule picks out", not({ ...anArray(anyValue()), rules: [contains] }), "unknown"],
    [
      "not several types",
      not(aUnion("anyOf", [aString(), aNumber(), anArray(anyValue()), { ...base, kind: "boolean" }])),
      "null | { [key: string]: unknown }",
    ],
    [
      "an enum without a value",
      anIntersection([anEnum(["a", "b", "c"]), not(anEnum(["b", "c"]))]),
      'Exclude<"a" | "b" | "c", "b" | "c">',
    ],
    ["a text without a value", anIntersection([aString(), not(anEnum(["b"]))]), "string"],
    [
      "never null",
      anIntersection([aUnion("oneOf", [aString(), nullOnly]), not(nullOnly)]),
      "Exclude<string | null, null>",
    ],
    [
      "an object without a member",
      anIntersection([anObject({ a: aString() }), not(anObject({}, { requiredElsewhere: ["b"] }))]),
      "{\n  a?: string | undefined;\n  b?: undefined;\n}",
    ],
    [
      "an object without a member that it describes",
      anIntersection([aReference("Pet"), not(anObject({}, { requiredElsewhere: ["id"] }))]),
      "Pet & {\n  id?: undefined;\n}",
    ],
    ["a boolean", { ...base, kind: "boolean" }, "boolean"],
    ["an integer", anInteger({ format: "int64" }), "number"],
    ["a date", aString({ format: "date-time" }), "string"],
    ["bytes in base64", aString({ format: "byte" }), "string"],
    ["bytes as JSON has them", aString({ format: "binary" }), "string"],
    ["a nullable string", aString({ nullable: true }), "string | null"],
    ["anything nullable", { ...base, kind: "any", nullable: true }, "unknown"],
    ["an enum", anEnum(["a", 'b"', 1, -2.5, true], { nullable: true }), '"a" | "b\\"" | 1 | -2.5 | true | null'],
    ["an enum of null", anEnum([null]), "null"],
    ["an enum of objects", anEnum([{ a: [1] }, []]), "{ a: [1] } | []"],
    ["an empty enum", anEnum([]), "never"],
    ["an array", anArray(aString()), "string[]"],
    ["an array of a union", anArray(aString({ nullable: true })), "(string | null)[]"],
    ["an array of an intersection", anArray(anIntersection([aReference("Pet"), aString()])), "(Pet & string)[]"],
    ["an open tuple", anArray(aString(), { prefix: [anInteger()], minItems: 1 }), "[number, ...string[]]"],
    [
      "a closed tuple",
      anArray("forbidden", { prefix: [anInteger(), aString({ nullable: true })], minItems: 1 }),
      "[number, (string | null)?]",
    ],
    ["an empty array", anArray("forbidden"), "[]"],
    ["a map", anObject({}, { additional: anInteger() }), "{ [key: string]: number }"],
    [
      "a map by patterns",
      anObject({}, { additional: "forbidden", patterns: [{ pattern: "^x-", schema: aString() }] }),
      "{ [key: string]: string }",
    ],
    [
      "a map by patterns that is open",
      anObject({}, { patterns: [{ pattern: "^x-", schema: aString() }] }),
      "{ [key: string]: unknown }",
    ],
    [
      "a map with a required key",
      anObject({}, { additional: aString(), requiredElsewhere: ["a"] }),
      "{\n  a: string;\n  [key: string]: string;\n}",
    ],
    ["a union", aUnion("oneOf", [aString(), aReference("Pet"), aString(), nullOnly]), "string | Pet | null"],
    ["a union with no value", aUnion("anyOf", [nothing, aString()]), "string"],
    ["a union with anything", aUnion("anyOf", [anyValue(), aString()]), "unknown"],
    ["a nested union", aUnion("oneOf", [aUnion("anyOf", [aString(), anInteger()]), anInteger()]), "string | number"],
    ["an intersection with anything", anIntersection([anyValue(), aReference("Pet")]), "Pet"],
    ["an intersection with any object", anIntersection([anObject({}), aReference("Pet")]), "Pet"],
    ["an intersection with no value", anIntersection([nothing, aReference("Pet")]), "never"],
    [
      "an intersection of objects",
      anIntersection([anObject({ a: aString() }), anObject({ "b!": aNumber() })]),
      "{\n  a?: string | undefined;\n  b: number;\n}",
    ],
    [
      "an intersection with a union",
      anIntersection([aReference("Pet"), aUnion("oneOf", [aString(), anInteger()])]),
      "Pet & (string | number)",
    ],
    [
      "a nullable intersection",
      { ...anIntersection([aReference("Pet"), aString()]), nullable: true },
      "(Pet & string) | null",
    ],
  ])("%s", (_, schema, type) => expect(print(schema)).toBe(type));

  it("tell bytes from the text that they are in JSON", () => {
    const upload = anObject({ "file!": aString({ format: "binary" }) });
    const declared = (...types: readonly string[]) => {
      const operations = types.map((type, index) =>
        anOperation(`send${index}`, "post", `/${index}`, { body: aBody(aReference("Upload"), type) }),
      );
      const api = anApi({ schemas: [aNamedSchema("Upload", upload)], operations });
      return typeDeclarations(api, schemaTypes(api, { binary: "Blob" }));
    };
    expect(declared("multipart/form-data")).toContain("file: Blob;");
    expect(declared("application/json")).toContain("file: string;");
    expect(declared("application/json", "multipart/form-data")).toContain("file: Blob | string;");
  });

  it("have a line for each alternative where one line is too long", () => {
    const values = Array.from({ length: 12 }, (_, index) => `alternative-${index}`);
    expect(print(anEnum(values))).toBe(values.map((value) => `\n  | "${value}"`).join(""));
  });
});

describe("documentation of a schema", () => {
  it("says what the type does not", () => {
    const schema = aString({
      title: "Name",
      description: "What it is called. ",
      deprecated: true,
      minLength: 1,
      pattern: "^*/@x$",
      format: "x\n@evil",
      default: "*/",
      examples: ["Tom"],
    });
    expect(schemaDocumentation(schema)).toEqual([
      "Name",
      "",
      "What it is called.",
      "",
      "@minLength 1",
      "@format x \\@evil",
      "@pattern ^*\\/\\@x$",
      '@default "*\\/"',
      '@example "Tom"',
      "@deprecated",
    ]);
  });

  it("is empty where there is nothing to say", () => {
    expect(schemaDocumentation(aString())).toEqual([]);
    expect(documentationLines({ summary: " ", description: "" })).toEqual([]);
  });

  it("leaves out long values and repetitions", () => {
    expect(schemaDocumentation(aString({ title: "A", description: "A", default: "x".repeat(200) }))).toEqual(["A"]);
  });

  it.each<[Schema, readonly string[]]>([
    [
      anInteger({ minimum: 0, exclusiveMaximum: 5, multipleOf: 2 }),
      ["@minimum 0", "@exclusiveMaximum 5", "@multipleOf 2"],
    ],
    [anArray(aString(), { minItems: 1, uniqueItems: true }), ["@minItems 1", "@uniqueItems"]],
    [anObject({}, { maxProperties: 3 }), ["@maxProperties 3"]],
  ])("names limits (%#)", (schema, lines) => expect(schemaDocumentation(schema)).toEqual(lines));
});
