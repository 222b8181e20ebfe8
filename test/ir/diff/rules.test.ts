import { describe, expect, it } from "vitest";
import { compareApis } from "../../../src/ir/diff/compare-models.js";
import { readModel } from "../../support/read-document.js";

const document = (limit: number): string => `openapi: 3.1.0
info: { title: Parcels, version: "1" }
paths:
  /parcels:
    post:
      operationId: sendParcel
      requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Parcel" } } } }
      responses: { "204": { description: Sent. } }
components:
  schemas:
    Parcel: { type: object, if: { $ref: "#/components/schemas/Heavy" }, then: { required: [insurance] } }
    Heavy: { type: object, properties: { weight: { $ref: "#/components/schemas/Weight" } }, required: [weight] }
    Weight: { type: number, minimum: ${limit} }
`;

const compared = async (before: string, after: string) =>
  compareApis({ api: await readModel(before), plan: undefined }, { api: await readModel(after), plan: undefined });

describe("a rule", () => {
  it("changes with the schemas that it leads to", async () => {
    const found = await compared(document(20), document(30));
    expect(found.map(({ code, subject, risks }) => [code, subject, risks])).toEqual([
      ["bound-changed", "schema 'Parcel'", ["client-breaking"]],
    ]);
    expect(await compared(document(20), document(20))).toEqual([]);
  });
});
