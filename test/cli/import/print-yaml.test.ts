import fc from "fast-check";
import { load } from "js-yaml";
import { describe, expect, it } from "vitest";
import { printTraced } from "../../../src/cli/import/print-yaml.js";
import { type JsonPointer, unsafeId } from "../../../src/ir/ids.js";
import type { JsonValue } from "../../../src/ir/json.js";

const print = (value: JsonValue, comments: Readonly<Record<string, string>> = {}): string =>
  printTraced(
    {
      value,
      origins: new Map(),
      comments: new Map(Object.entries(comments).map(([at, text]) => [unsafeId<JsonPointer>(at), text])),
    },
    "Head",
  );

describe("a tree is printed as a person would write it", () => {
  it("small collections in one line, and what gives the file its shape in several", () => {
    const document = {
      openapi: "3.0.1",
      info: { title: "Pets", version: "1.0" },
      paths: {
        "/pets": {
          get: {
            operationId: "listPets",
            tags: ["pets"],
            parameters: [{ name: "limit", in: "query", schema: { type: "integer" } }],
            responses: { "200": { description: "Pets." } },
            "x-amazon-apigateway-integration": { type: "mock" },
          },
        },
      },
    };
    expect(print(document)).toBe(`# Head
openapi: 3.0.1
info:
  title: Pets
  version: "1.0"
paths:
  /pets:
    get:
      operationId: listPets
      tags: [pets]
      parameters:
        - { name: limit, in: query, schema: { type: integer } }
      responses:
        "200": { description: Pets. }
      x-amazon-apigateway-integration:
        type: mock
`);
  });

  it("text of several lines in blocks, and values that look like others in quotes", () => {
    const template = '#set($x = 1)\n{\n  "a": $x\n}\n';
    const text = print({ a: { b: { template, yes: "yes", on: "on", number: "1", host: "${Host}", empty: {} } } });
    expect(text).toBe(`# Head
a:
  b:
    template: |
      #set($x = 1)
      {
        "a": $x
      }
    "yes": "yes"
    "on": "on"
    number: "1"
    host: \${Host}
    empty: {}
`);
  });

  it("comments in front of what they are about, each once, and none lost", () => {
    const value = { stages: [{ name: "live", throttle: { rate: 1 } }], api: { name: "pets" } };
    const comments = {
      "": "About it all.",
      "/stages/0": "The stage.",
      "/stages/0/throttle/rate": "Was 1.5.",
      "/api/none/there": `${"word ".repeat(30)}end\nsecond\u0007`,
    };
    expect(print(value, comments)).toBe(`# Head
# About it all.
stages:
  # The stage.
  - name: live
    throttle:
      # Was 1.5.
      rate: 1
# ${"word ".repeat(22).trim()}
# ${"word ".repeat(8)}end
# second\\u{7}
api:
  name: pets
`);
  });

  it("and reads as the same tree, whatever it holds", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: "grapheme" }), fc.jsonValue()), (value) => {
        const tree = JSON.parse(JSON.stringify(value)) as JsonValue;
        expect(load(print(tree))).toEqual(tree);
      }),
      { numRuns: 300 },
    );
  });
});
