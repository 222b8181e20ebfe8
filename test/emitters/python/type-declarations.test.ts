import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { schemaTypes } from "../../../src/emitters/python/schema-types.js";
import { typeDeclarations } from "../../../src/emitters/python/type-declarations.js";
import { readModel } from "../../support/read-document.js";

/** The declarations for an API that answers with the first schema, and is sent it as well where that is said. */
async function declare(schemas: object, isSent = false): Promise<string> {
  const [first = ""] = Object.keys(schemas);
  const content = { "application/json": { schema: { $ref: `#/components/schemas/${first}` } } };
  const operation = {
    operationId: "call",
    ...(isSent ? { requestBody: { content } } : {}),
    responses: { "200": { description: "Done.", content } },
  };
  const document = {
    openapi: "3.1.0",
    info: { title: "t", version: "1" },
    paths: { "/call": { post: operation } },
    components: { schemas },
  };
  const api = await readModel(stringify(document));
  return typeDeclarations(api, schemaTypes(api, { binary: "FileInput" })).text;
}

const text = { type: "string" };

describe("objects", () => {
  it("become classes with members that may be missing", async () => {
    const pet = { type: "object", required: ["id"], properties: { id: { type: "integer" }, name: text } };
    expect(await declare({ pet })).toBe("class Pet(TypedDict):\n    id: int\n    name: NotRequired[str]\n");
  });

  it("are spelt as a call where a member is no identifier", async () => {
    const pet = { type: "object", properties: { from: text, "x-y": { $ref: "#/components/schemas/pet" }, __a: text } };
    expect(await declare({ pet })).toContain(`Pet = TypedDict(
    "Pet",
    {
        "from": "NotRequired[str]",
        "x-y": "NotRequired[Pet]",
        "__a": "NotRequired[str]",
    },
)`);
  });

  it("that are described in place get classes named after their places", async () => {
    const owner = { type: "object", properties: { name: text } };
    const item = { type: "object", properties: { key: text } };
    const declared = await declare({
      Pet: { type: "object", properties: { owner, tags: { type: "array", items: item } } },
      PetOwner: text,
    });
    expect(declared).toMatch(/class PetOwner[0-9a-f]{6}\(TypedDict\)/);
    expect(declared).toContain("tags: NotRequired[list[PetTagsItem]]");
    expect(declared).toContain("PetOwner: TypeAlias = ");
  });

  it("without members are dictionaries, with others they keep the type of these", async () => {
    const declared = await declare({
      A: { type: "object", additionalProperties: { type: "integer" } },
      B: { type: "object" },
      C: { type: "object", properties: { a: text }, additionalProperties: { type: "integer" } },
    });
    expect(declared).toContain('A: TypeAlias = "dict[str, int]"');
    expect(declared).toContain('B: TypeAlias = "dict[str, JsonValue]"');
    expect(declared).toContain('    class C(TypedDictWithExtraItems, extra_items="int"):\n        a: NotRequired[str]');
  });

  it("differ between requests and responses where a member goes one way", async () => {
    const id = { type: "integer", readOnly: true };
    const declared = await declare({ Pet: { type: "object", required: ["id"], properties: { id, name: text } } }, true);
    expect(declared).toContain("class Pet(TypedDict):\n    id: int\n    name: NotRequired[str]\n");
    expect(declared).toContain("class PetInput(TypedDict):\n    name: NotRequired[str]\n");
  });
});

describe("allOf", () => {
  it("is merged: Python has no intersections", async () => {
    const base = { type: "object", properties: { id: text, kind: text } };
    const declared = await declare({
      Pet: {
        allOf: [
          { $ref: "#/components/schemas/Base" },
          { type: "object", required: ["kind"], properties: { kind: { const: "pet" }, age: { type: "integer" } } },
        ],
      },
      Base: base,
    });
    expect(declared).toContain(
      'class Pet(TypedDict):\n    id: NotRequired[str]\n    kind: Literal["pet"]\n    age: NotRequired[int]\n',
    );
  });

  it("with alternatives becomes a union of what each of them makes of it", async () => {
    const named = (name: string): object => ({ type: "object", required: [name], properties: { [name]: text } });
    const declared = await declare({
      Pet: { ...named("id"), oneOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }] },
      Cat: named("meow"),
      Dog: named("bark"),
    });
    expect(declared).toContain('Pet: TypeAlias = "PetCat | PetDog"');
    expect(declared).toContain("class PetCat(TypedDict):\n    id: str\n    meow: str\n");
  });

  it("of a schema that is a part of itself ends", async () => {
    const declared = await declare({
      Node: { allOf: [{ $ref: "#/components/schemas/Node" }, { type: "object", properties: { a: text } }] },
    });
    expect(declared).toContain("Node: TypeAlias = ");
  });
});

describe("unions", () => {
  it("are told apart by a literal in each member", async () => {
    const kind = { type: "object", required: ["type"], properties: { type: text } };
    const declared = await declare({
      Pet: {
        oneOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }],
        discriminator: { propertyName: "type", mapping: { dog: "#/components/schemas/Dog" } },
      },
      Cat: kind,
      Dog: kind,
    });
    expect(declared).toContain('class Cat(TypedDict):\n    type: Literal["Cat"]\n');
    expect(declared).toContain('class Dog(TypedDict):\n    type: Literal["dog"]\n');
  });

  it("of a base type hold whatever extends it", async () => {
    const declared = await declare({
      Pet: {
        type: "object",
        required: ["kind"],
        properties: { kind: text },
        discriminator: { propertyName: "kind" },
      },
      Cat: {
        allOf: [{ $ref: "#/components/schemas/Pet" }, { type: "object", properties: { lives: { type: "integer" } } }],
      },
    });
    expect(declared).toContain('class PetBase(TypedDict):\n    kind: Literal["Pet"]\n');
    expect(declared).toContain('Pet: TypeAlias = "Cat | PetBase"');
    expect(declared).toContain('class Cat(TypedDict):\n    kind: Literal["Cat"]\n    lives: NotRequired[int]\n');
  });

  it("hold every literal in one place, and nothing twice", async () => {
    const declared = await declare({
      Size: { anyOf: [{ const: "s" }, { enum: ["m", "s", 1, true, 1.5] }, { type: ["integer", "null"] }] },
    });
    expect(declared).toContain(`Size: TypeAlias = 'Literal["s", "m", 1, True] | float | int | None'`);
  });

  it("that mean themselves mean any value", async () => {
    const declared = await declare({ A: { oneOf: [{ $ref: "#/components/schemas/A" }, text] } });
    expect(declared).toContain('A: TypeAlias = "JsonValue | str"');
  });
});

describe("docstrings", () => {
  it("say what a type cannot", async () => {
    const name = { ...text, description: "As it is called.", minLength: 1, pattern: "^\\w+$", deprecated: true };
    const declared = await declare({ Pet: { type: "object", description: "An animal.", properties: { name } } });
    expect(declared).toContain(`class Pet(TypedDict):
    """An animal."""

    name: NotRequired[str]
    """As it is called.

    At least 1 character. Pattern: ^\\\\w+$. Deprecated.
    """
`);
  });
});
