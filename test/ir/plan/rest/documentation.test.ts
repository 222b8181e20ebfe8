import { describe, expect, it } from "vitest";
import type { Documentation, DocumentationLocation } from "../../../../src/ir/documentation.js";
import { type ApiMembers, anOperation, aParameter, at, httpProxy } from "../../../support/models.js";
import { lowered } from "../lowered.js";

const integration = httpProxy("https://example.com");
const operations = [
  anOperation("getPet", "get", "/pets/{petId}", {
    integration,
    summary: "One pet",
    parameters: [aParameter("path", "petId", { description: "Which one." })],
  }),
];
const about = (location: DocumentationLocation, description = "x") => ({
  location,
  properties: { description },
  origin: at(),
});
const documented = (members: Partial<Documentation>, api: ApiMembers = {}) =>
  lowered({ operations, ...api, documentation: { generate: false, parts: [], origin: at(), ...members } });
const partKeys = (keys: readonly string[]) => keys.filter((key) => key.startsWith("documentation-part"));

describe("documentation", () => {
  it("of the document wins over what is made of its descriptions", () => {
    const own = about({ type: "METHOD", path: "/pets/{petId}", method: "GET" }, "Own.");
    const { keys, plain } = documented({ generate: true, parts: [own] });
    expect(partKeys(keys)).toEqual([
      "documentation-part:METHOD GET /pets/{petId}",
      "documentation-part:API",
      "documentation-part:PATH_PARAMETER GET /pets/{petId} petId",
    ]);
    expect(plain("documentation-part:METHOD GET /pets/{petId}").properties).toEqual({ description: "Own." });
  });

  it("follows variables that are named after their places", () => {
    const gateway = { pathVariables: "positional" } as const;
    const own = about({ type: "RESOURCE", path: "/pets/{petId}" });
    const { keys, plain } = documented({ generate: true, parts: [own] }, { gateway });
    expect(plain("documentation-part:RESOURCE /pets/{variable2}").location).toEqual({
      type: "RESOURCE",
      path: "/pets/{variable2}",
    });
    expect(keys).toContain("documentation-part:PATH_PARAMETER GET /pets/{variable2} variable2");
  });

  it("is shown by the stages as a snapshot that waits for the parts", () => {
    const { plain } = documented({ version: "1", parts: [about({ type: "API" })] });
    expect(plain("documentation-version:api")).toMatchObject({ version: "1", dependsOn: ["documentation-part:API"] });
    expect(plain("stage:live")).toMatchObject({
      documentationVersion: "1",
      dependsOn: ["documentation-version:api"],
    });
  });

  it("does not deploy the API anew", () => {
    const fingerprint = (parts: Documentation["parts"]) => documented({ parts }).of("deployment")[0]?.fingerprint;
    expect(fingerprint([about({ type: "API" })])).toBe(fingerprint([]));
  });

  it("goes with an imported API", () => {
    const parts = [about({ type: "API" })];
    const { keys, plain } = documented({ version: "1", parts }, { gateway: { definition: "body" } });
    expect(partKeys(keys)).toEqual([]);
    expect(plain("rest-api:api").body).toMatchObject({
      "x-amazon-apigateway-documentation": {
        documentationParts: [{ location: { type: "API" }, properties: { description: "x" } }],
      },
    });
    expect(plain("documentation-version:api")).toMatchObject({ version: "1", dependsOn: [] });
  });

  it.each([
    { type: "MODEL" },
    { type: "API", path: "/" },
    { type: "RESOURCE", path: "pets" },
    { type: "METHOD", method: "get" },
    { type: "RESPONSE", statusCode: "4XX" },
  ] as const)("has no place like %j", (location) => {
    expect(documented({ parts: [about(location)] }).found).toEqual(["error documentation-invalid"]);
  });
});
