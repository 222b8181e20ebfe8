import { describe, expect, it } from "vitest";
import { responseSchemas } from "../../../src/emitters/client/response-schemas.js";
import { schemasById } from "../../../src/emitters/schemas/schema-graph.js";
import { readModel } from "../../support/read-document.js";

const document = `openapi: 3.1.0
info: { title: Lists, version: "1" }
paths:
  /lists:
    get:
      operationId: getList
      responses: { "200": { description: One., content: { application/json: { schema: { $ref: "#/components/schemas/List" } } } } }
components:
  schemas:
    List:
      type: object
      properties:
        without: { not: { $ref: "#/components/schemas/HoldsOne" } }
        plain: { not: { type: string } }
        either: { oneOf: [{ $ref: "#/components/schemas/HoldsOne" }, { type: array }] }
        one: { oneOf: [{ type: string }, { type: number }] }
    HoldsOne: { type: array, contains: { const: 1 } }
`;

describe("what is checked of responses", () => {
  it("refuses nothing for a rule that is not checked", async () => {
    const api = await readModel(document);
    const { named } = responseSchemas(api.operations, schemasById(api.schemas));
    expect(named.map(([, schema]) => schema)).toContainEqual({
      kind: "object",
      properties: {
        without: { kind: "any" },
        plain: { kind: "not", schema: { kind: "string" } },
        either: { kind: "anyOf", members: [expect.objectContaining({ kind: "reference" }), { kind: "array" }] },
        one: { kind: "oneOf", members: [{ kind: "string" }, { kind: "number" }] },
      },
    });
  });
});
