import { describe, expect, it } from "vitest";
import { withoutRepeatedRequirements } from "../../../src/emitters/schemas/repeated-requirements.js";
import type { Schema } from "../../../src/ir/schema.js";
import { aNamedSchema, anApi, anIntersection, anObject, aReference, aString, aUnion } from "../../support/models.js";

const requiring = (name: string): Schema => ({ ...anObject({}), requiredElsewhere: [name] }) as Schema;
const base = aNamedSchema("Base", anObject({ "name!": aString() }));
const cat = aNamedSchema("Cat", anIntersection([aReference("Base"), anObject({ "kind!": aString() })]));
const dog = aNamedSchema("Dog", anObject({ "kind!": aString() }));
const fish = aNamedSchema("Fish", anObject({ kind: aString() }));
const union = (...names: readonly string[]): Schema =>
  aUnion(
    "oneOf",
    names.map((name) => aReference(name)),
  );

/** The parts of an `allOf` among Cat, Dog and Fish that are left. */
function partsOf(...parts: readonly Schema[]): readonly string[] {
  const named = aNamedSchema("Pet", anIntersection([...parts]));
  const { schemas } = withoutRepeatedRequirements(anApi({ schemas: [base, cat, dog, fish, named] }));
  const schema = schemas.find(({ name }) => name === "Pet")?.schema;
  return schema?.kind === "allOf" ? schema.members.map(({ kind }) => kind) : [];
}

describe("a part of an allOf that only requires a member", () => {
  it("goes where every alternative beside it has that member", () => {
    expect(partsOf(requiring("kind"), union("Cat", "Dog"))).toEqual(["oneOf"]);
  });

  it("goes where a base requires the member already", () => {
    expect(partsOf(aReference("Cat"), requiring("name"))).toEqual(["reference"]);
  });

  it("stays where one alternative may be without it", () => {
    expect(partsOf(requiring("kind"), union("Cat", "Fish"))).toEqual(["object", "oneOf"]);
  });

  it("stays where the other part may be null, or says something else", () => {
    expect(partsOf(requiring("kind"), { ...union("Cat"), nullable: true })).toEqual(["object", "oneOf"]);
    expect(partsOf(requiring("kind"), aString())).toEqual(["object", "string"]);
  });

  it("stays where two say the same, but one", () => {
    expect(partsOf(requiring("kind"), requiring("kind"), aReference("Fish"))).toEqual(["object", "reference"]);
  });
});

describe("an API without any", () => {
  it("is the same API", () => {
    const api = anApi({ schemas: [base, cat, dog] });
    expect(withoutRepeatedRequirements(api)).toBe(api);
  });
});
