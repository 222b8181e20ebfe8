import { describe, expect, it } from "vitest";
import { schemaTypes } from "../../../src/emitters/typescript/schema-types.js";
import { typeDeclarations } from "../../../src/emitters/typescript/type-declarations.js";
import type { ApiModel } from "../../../src/ir/api.js";
import { unsafeId } from "../../../src/ir/ids.js";
import type { NamedSchema, Schema, UnionSchema } from "../../../src/ir/schema.js";
import {
  aBody,
  aNamedSchema,
  anApi,
  anArray,
  anEnum,
  anInteger,
  anIntersection,
  anObject,
  anOperation,
  anyValue,
  aReference,
  aResponse,
  aString,
  at,
  aUnion,
} from "../../support/models.js";

const declareApi = (api: ApiModel): string => typeDeclarations(api, schemaTypes(api, { binary: "Blob" }));

/** Declarations for an API that sends and answers every schema. */
function declare(...schemas: readonly NamedSchema[]): string {
  const all = anObject(Object.fromEntries(schemas.map(({ id }, index) => [String(index), aReference(id)])));
  const operation = anOperation("all", "post", "/all", { body: aBody(all), responses: [aResponse("200", all)] });
  return declareApi(anApi({ schemas, operations: [operation] }));
}

const discriminated = (property: string, members: readonly string[], mapping: Record<string, string> = {}): Schema => ({
  ...(aUnion(
    "oneOf",
    members.map((member) => aReference(member)),
  ) as UnionSchema),
  discriminator: {
    property,
    mapping: Object.entries(mapping).map(([value, target]) => ({ value, target: unsafeId(target) })),
  },
});

describe("objects", () => {
  it("become interfaces with optional members that may be undefined", () => {
    expect(declare(aNamedSchema("pet", anObject({ "id!": anInteger(), name: aString(), "x-y": aString() })))).toBe(
      `export interface Pet {
  id: number;
  name?: string | undefined;
  "x-y"?: string | undefined;
}
`,
    );
  });

  it("widen an index signature that a member does not fit", () => {
    const text = declare(
      aNamedSchema("A", anObject({ "id!": anInteger() }, { additional: aString() })),
      aNamedSchema("B", anObject({ "id!": aString() }, { additional: aString() })),
      aNamedSchema("C", anObject({ id: aString() }, { additional: aString() })),
      aNamedSchema("D", anObject({}, { additional: aString() })),
      aNamedSchema("E", anObject({}, { additional: "forbidden" })),
      aNamedSchema("F", anObject({})),
    );
    expect(text).toContain("export interface A {\n  id: number;\n  [key: string]: string | number;\n}");
    expect(text).toContain("export interface B {\n  id: string;\n  [key: string]: string;\n}");
    expect(text).toContain("export interface C {\n  id?: string | undefined;\n  [key: string]: string | undefined;\n}");
    expect(text).toContain("export type D = { [key: string]: string };");
    expect(text).toContain("export type E = { [key: string]: never };");
    expect(text).toContain("export type F = { [key: string]: unknown };");
  });
});

describe("readOnly and writeOnly", () => {
  const pet = aNamedSchema(
    "Pet",
    anObject({ "id!": aString({ access: "read" }), name: aString(), password: aString({ access: "write" }) }),
  );

  it("give a second form only to what they change, transitively and through cycles", () => {
    const text = declare(
      pet,
      aNamedSchema("Owner", anObject({ pets: anArray(aReference("Pet")), friend: aReference("Owner") })),
      aNamedSchema("Toy", anObject({ name: aString() })),
    );
    expect(text).toBe(`export interface Pet {
  id: string;
  name?: string | undefined;
}

export interface PetInput {
  name?: string | undefined;
  password?: string | undefined;
}

export interface Owner {
  pets?: Pet[] | undefined;
  friend?: Owner | undefined;
}

export interface OwnerInput {
  pets?: PetInput[] | undefined;
  friend?: OwnerInput | undefined;
}

export interface Toy {
  name?: string | undefined;
}
`);
  });

  it("leave out the form that does not travel", () => {
    const twofold = anObject({ id: aString({ access: "read" }), password: aString({ access: "write" }) });
    const schemas = ["Sent", "Answered"].map((name) => aNamedSchema(name, twofold));
    const operations = [
      anOperation("send", "post", "/send", {
        body: aBody(aReference("Sent")),
        responses: [aResponse("200", anArray(aReference("Answered")))],
      }),
    ];
    expect(declareApi(anApi({ schemas, operations }))).toBe(`export interface Sent {
  password?: string | undefined;
}

export interface Answered {
  id?: string | undefined;
}
`);
  });

  it("do not take the name of another schema", () => {
    const text = declare(pet, aNamedSchema("PetInput", anObject({ x: aString() })));
    expect(text).toMatch(/export interface PetInput[0-9a-f]{6} \{\n {2}name\?/);
    expect(text).toContain("export interface PetInput {\n  x?: string | undefined;\n}");
  });

  it("are found on the target of a reference and beside it in an allOf", () => {
    const text = declare(
      aNamedSchema("Id", aString({ access: "read" })),
      aNamedSchema("A", anObject({ id: aReference("Id"), b: aString() })),
      aNamedSchema(
        "B",
        anObject({ a: anIntersection([aReference("A"), { ...anyValue(), access: "read" }]), c: aString() }),
      ),
    );
    expect(text).toContain("export interface AInput {\n  b?: string | undefined;\n}");
    expect(text).toContain("export interface BInput {\n  c?: string | undefined;\n}");
  });
});

describe("allOf", () => {
  it("extends interfaces where their members do not meet", () => {
    const text = declare(
      aNamedSchema("Base", anObject({ id: aString() })),
      aNamedSchema("Dog", anIntersection([aReference("Base"), anObject({ bark: aString() })])),
      aNamedSchema("Same", anIntersection([aReference("Base"), anObject({ "id!": anEnum(["a"]) })])),
    );
    expect(text).toContain("export interface Dog extends Base {\n  bark?: string | undefined;\n}");
    expect(text).toContain('export type Same = Base & {\n  id: "a";\n};');
  });

  it("finds the type of a property that it only requires", () => {
    const text = declare(
      aNamedSchema("Base", anObject({ id: aString(), other: anInteger() })),
      aNamedSchema("Strict", anIntersection([aReference("Base"), anObject({}, { requiredElsewhere: ["id", "new"] })])),
      aNamedSchema(
        "Either",
        anIntersection([
          anObject({ a: aString(), b: anInteger() }),
          aUnion("oneOf", [anObject({}, { requiredElsewhere: ["a"] }), anObject({}, { requiredElsewhere: ["b"] })]),
        ]),
      ),
    );
    expect(text).toContain("export interface Strict extends Base {\n  id: string;\n  new: unknown;\n}");
    expect(text).toMatch(/export type Either = \(\{\s+a: string;\s+\} \| \{\s+b: number;\s+\}\) & \{\n/);
  });

  it("never means itself", () => {
    const text = declare(
      aNamedSchema("A", anIntersection([aReference("B"), anObject({ a: aString() })])),
      aNamedSchema("B", anIntersection([aReference("A"), anObject({ b: aString() })])),
      aNamedSchema("C", aUnion("anyOf", [aReference("C"), aString()])),
    );
    expect(text).toContain("export type A = B & {");
    expect(text).toContain("export type B = {\n  b?: string | undefined;\n};");
    expect(text).toContain("export type C = unknown;");
  });
});

describe("discriminators", () => {
  const cat = aNamedSchema("Cat", anObject({ "kind!": aString(), lives: anInteger() }));
  const dog = aNamedSchema("Dog", anObject({ "kind!": aString() }));

  it("become literals in the members of a union", () => {
    const text = declare(
      cat,
      dog,
      aNamedSchema("Pet", discriminated("kind", ["Cat", "Dog"], { tom: "Cat", felix: "Cat" })),
    );
    expect(text).toContain('export interface Cat {\n  kind: "tom" | "felix";\n');
    expect(text).toContain('export interface Dog {\n  kind: "Dog";\n}');
    expect(text).toContain("export type Pet = Cat | Dog;");
  });

  it("leave alone what the member itself says", () => {
    const own = aNamedSchema("Cat", anObject({ "kind!": anEnum(["CAT"]) }));
    const number = aNamedSchema("Dog", anObject({ "kind!": anInteger() }));
    const text = declare(own, number, aNamedSchema("Pet", discriminated("kind", ["Cat", "Dog"])));
    expect(text).toContain('kind: "CAT";');
    expect(text).toContain("kind: number;");
  });

  it("make a union of a base type and the types that extend it, at every level", () => {
    const base: Schema = {
      ...anIntersection([anObject({ "kind!": aString(), name: aString() })]),
      discriminator: { property: "kind", mapping: [] },
    } as Schema;
    const text = declare(
      aNamedSchema("Pet", base),
      aNamedSchema("Cat", anIntersection([aReference("Pet"), anObject({ lives: anInteger() })])),
      aNamedSchema("Lion", anIntersection([aReference("Cat"), anObject({ roar: aString() })])),
      aNamedSchema("Zoo", anObject({ "star!": aReference("Pet") })),
    );
    expect(text).toContain("export interface PetBase {\n  kind: string;\n");
    expect(text).toContain('export type Pet = Cat | (PetBase & { kind: "Pet" });');
    expect(text).toContain("export interface CatBase extends PetBase {\n");
    expect(text).toContain('export type Cat = Lion | (CatBase & { kind: "Cat" });');
    expect(text).toContain('export interface Lion extends CatBase {\n  roar?: string | undefined;\n  kind: "Lion";\n}');
    expect(text).toContain("star: Pet;");
  });

  it("leave out a base type that an explicit mapping does not name", () => {
    const base: Schema = {
      ...anIntersection([anObject({ "kind!": aString() })]),
      discriminator: { property: "kind", mapping: [{ value: "cat", target: unsafeId("Cat") }] },
    } as Schema;
    const text = declare(
      aNamedSchema("Pet", base),
      aNamedSchema("Cat", anIntersection([aReference("Pet"), anObject({ lives: anInteger() })])),
    );
    expect(text).toContain("export type Pet = Cat;");
    expect(text).toContain('  kind: "cat";');
  });
});

describe("names", () => {
  it("do not depend on the order of the document", () => {
    const schemas = [
      "pet",
      "Pet",
      "PET",
      "2fa",
      "",
      "größe",
      "宠物",
      "a-b",
      "a_b",
      "any",
      "constructor",
      "__proto__",
    ].map((name) => aNamedSchema(name, aString({ description: name })));
    const lines = (text: string): readonly string[] =>
      text
        .split("\n\n")
        .map((part) => part.trim())
        .sort();
    expect(lines(declare(...schemas))).toEqual(lines(declare(...[...schemas].reverse())));
    expect(declare(...schemas)).toContain("export type 宠物 = string;");
  });

  it("leave room for what the module has already", () => {
    const api = anApi({ schemas: [aNamedSchema("Blob", aString())], origin: at() });
    expect(typeDeclarations(api, schemaTypes(api, { binary: "Blob", isTaken: (name) => name === "Blob" }))).toBe(
      "export type BlobSchema = string;\n",
    );
  });
});
