import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { schemaTypes } from "../../../src/emitters/typescript/schema-types.js";
import { typeDeclarations } from "../../../src/emitters/typescript/type-declarations.js";
import { unsafeId } from "../../../src/ir/ids.js";
import type { Discriminator, NamedSchema, ObjectSchema, Schema } from "../../../src/ir/schema.js";
import {
  aBody,
  aNamedSchema,
  anApi,
  anArray,
  anEnum,
  anInteger,
  anObject,
  anOperation,
  anyValue,
  aReference,
  aResponse,
  aString,
  at,
} from "../../support/models.js";
import { strictErrors } from "./strict-check.js";

const names = ["A", "B", "C", "D", "E", "F"];
const members = ["id", "kind", "x-y", "__proto__"];
const base = { origin: at(), nullable: false, deprecated: false, access: "both", examples: [] } as const;

const discriminator: fc.Arbitrary<Discriminator> = fc.record({
  property: fc.constantFrom("kind", "type"),
  mapping: fc.array(
    fc.record({
      value: fc.constantFrom("a", "b", "c"),
      target: fc.constantFrom(...names).map((name) => unsafeId<NamedSchema["id"]>(name)),
    }),
    { maxLength: 3 },
  ),
});

const told = fc
  .option(discriminator, { nil: undefined })
  .map((one) => (one === undefined ? {} : { discriminator: one }));

/** Schemas that refer to each other in every way, most of which no sane document has. */
const { schema } = fc.letrec<{ schema: Schema; object: ObjectSchema; leaf: Schema }>((tie) => ({
  leaf: fc.constantFrom<Schema>(
    anyValue(),
    aString(),
    anInteger(),
    anEnum(["a", "b"]),
    aString({ access: "read" }),
    aString({ access: "write", nullable: true }),
    { ...base, kind: "null" },
    { ...base, kind: "never" },
  ),
  object: fc
    .record({
      properties: fc.dictionary(fc.constantFrom(...members, ...members.map((name) => `${name}!`)), tie("schema"), {
        maxKeys: 3,
      }),
      requiredElsewhere: fc.subarray(["id", "other"]),
      additional: fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom("any" as const, "forbidden" as const) },
        tie("schema"),
      ),
    })
    .map(({ properties, ...rest }) => {
      const object = anObject(properties, rest);
      const distinct = new Map(object.properties.map((property) => [property.name, property]));
      return { ...object, properties: [...distinct.values()] };
    }),
  schema: fc.oneof(
    { depthSize: "medium" },
    {
      weight: 2,
      arbitrary: tie("leaf"),
    },
    {
      weight: 6,
      arbitrary: fc
        .tuple(fc.constantFrom(...names), fc.integer({ min: 0, max: 5 }))
        .map(([name, chance]) => aReference(name, { nullable: chance === 0 })),
    },
    { weight: 4, arbitrary: tie("object") },
    { weight: 1, arbitrary: tie("schema").map((items) => anArray(items)) },
    {
      weight: 1,
      // TypeScript resolves the items of a tuple at once in some intersections, so they refer to nothing here.
      arbitrary: fc.array(tie("leaf"), { maxLength: 2 }).map((prefix): Schema => anArray("forbidden", { prefix })),
    },
    {
      weight: 3,
      arbitrary: fc
        .tuple(fc.constantFrom("oneOf" as const, "anyOf" as const), fc.array(tie("schema"), { maxLength: 3 }), told)
        .map(([kind, parts, discriminated]): Schema => ({ ...base, kind, members: parts, ...discriminated })),
    },
    {
      weight: 5,
      arbitrary: fc
        .tuple(fc.array(tie("schema"), { minLength: 1, maxLength: 3 }), told)
        .map(([parts, discriminated]): Schema => ({ ...base, kind: "allOf", members: parts, ...discriminated })),
    },
  ),
}));

function declare(schemas: readonly Schema[], order: readonly string[] = names): string {
  const named = order.map((name) => aNamedSchema(name, schemas[names.indexOf(name)] ?? anyValue()));
  const all = anObject(Object.fromEntries(names.map((name) => [name, aReference(name)])));
  const operations = [anOperation("all", "post", "/", { body: aBody(all), responses: [aResponse("200", all)] })];
  const api = anApi({ schemas: named, operations });
  return `${typeDeclarations(api, schemaTypes(api, { binary: "Blob" }))}\nexport {};\n`;
}

const documents = fc.tuple(...names.map(() => schema));

describe("schemas of any shape", () => {
  it("are declared so that TypeScript accepts them", () => {
    const samples = fc.sample(documents, { numRuns: 150, seed: 1 });
    const files = new Map(samples.map((sample, index) => [`sample-${index}.mts`, declare(sample)]));
    const errors = strictErrors(files);
    const [first] = errors;
    expect(errors.slice(0, 5), first && files.get(first.replace(/:.*/s, ""))).toEqual([]);
  });

  it("are declared under the same names whatever their order", () => {
    const declared = (text: string) => [...text.matchAll(/^export \w+ (\w+)/gm)].map(([, name]) => name).sort();
    fc.assert(
      fc.property(documents, (sample) => {
        expect(declared(declare(sample, [...names].reverse()))).toEqual(declared(declare(sample)));
      }),
      { numRuns: 50 },
    );
  });
});
