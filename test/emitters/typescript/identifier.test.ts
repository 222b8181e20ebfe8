import fc from "fast-check";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import {
  allocateTypeNames,
  allocateValueNames,
  typeName,
  valueName,
} from "../../../src/emitters/typescript/identifier.js";

describe("type names", () => {
  it.each([
    ["pet", "Pet"],
    ["HTTPStatus", "HTTPStatus"],
    ["PAYMENT_INTENT", "PaymentIntent"],
    ["API", "API"],
    ["simple-user", "SimpleUser"],
    ["Generic«List»", "GenericList"],
    ["com.example.v1.Pet", "ComExampleV1Pet"],
    ["2fa", "_2fa"],
    ["", "Schema"],
    ["🎉", "Schema"],
  ])("of %j is %j", (text, name) => expect(typeName(text)).toBe(name));
});

describe("value names", () => {
  it.each([
    ["getPet", "getPet"],
    ["getHTTPStatus", "getHTTPStatus"],
    ["GetAPIKeys", "getApiKeys"],
    ["repos/list-for-org", "reposListForOrg"],
    ["list_pets", "listPets"],
    ["", "unnamed"],
  ])("of %j is %j", (text, name) => expect(valueName(text)).toBe(name));
});

it("makes no capital that TypeScript does not know", () => {
  expect(typeName("\u019b")).toMatch(/^(Schema|\u019b)$/);
  expect(typeName("pet \u0264x")).not.toContain("\ua7cb");
});

describe("any text", () => {
  it("gets legal names that differ, whatever the order", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ unit: "grapheme", maxLength: 12 }), { maxLength: 20 }), (texts) => {
        for (const allocate of [
          (keys: readonly string[]) => allocateTypeNames(keys, (key) => key),
          allocateValueNames,
        ]) {
          const names = allocate(texts);
          const reversed = allocate([...texts].reverse());
          expect(new Set(names.values()).size).toBe(texts.length);
          for (const [text, name] of names) {
            expect(reversed.get(text)).toBe(name);
            const source = ts.createSourceFile("a.ts", `export interface ${name} {}`, ts.ScriptTarget.ES2022);
            const declaration = source.statements[0] as ts.InterfaceDeclaration;
            expect(declaration.name.text).toBe(name);
            expect(source.statements).toHaveLength(1);
          }
        }
      }),
    );
  });
});
