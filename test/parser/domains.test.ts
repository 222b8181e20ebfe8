import { describe, expect, it } from "vitest";
import { readFiles, readModel } from "../support/read-document.js";

const document = `openapi: 3.0.3
info: {title: Pets, version: "1"}
paths: {/pets: {get: {responses: {"200": {description: Pets.}}}}}
`;
const read = (settings: string) => readModel(document, settings);

describe("domains", () => {
  it("ask for a certificate that is named after them", async () => {
    const { domains, parameters } = await read('domains: [{name: "*.example.com"}, {name: "${ApiDomain}"}]');
    expect(domains.map((domain) => domain.kind === "created" && domain.certificate)).toEqual([
      { kind: "existing", arn: { kind: "parameter", name: "AnyExampleComCertificateArn" } },
      { kind: "existing", arn: { kind: "parameter", name: "ApiDomainCertificateArn" } },
    ]);
    expect(parameters.map(({ name }) => name)).toEqual([
      "AnyExampleComCertificateArn",
      "ApiDomain",
      "ApiDomainCertificateArn",
    ]);
  });

  it("are mapped to the first stage at their root, and to paths without slashes at their ends", async () => {
    const stages = "stages: [{name: live}, {name: test}]\n";
    const { domains } = await read(
      `${stages}domains: [{name: a.b}, {name: c.d, mappings: [{path: /x/y/, stage: test}]}]`,
    );
    expect(domains.map(({ mappings }) => mappings)).toEqual([
      [{ path: "", stage: "live" }],
      [{ path: "x/y", stage: "test" }],
    ]);
  });

  it("are private where the API is", async () => {
    const { domains } = await read("api: {endpoint: private, vpcEndpointIds: [vpce-1]}\ndomains: [{name: a.b}]");
    expect(domains[0]?.endpoint).toBe("private");
  });
});

describe("x-amazon-apigateway-documentation", () => {
  const parts = (text: string) =>
    readFiles({ "openapi.yaml": `${document}x-amazon-apigateway-documentation: {documentationParts: [${text}]}\n` });

  it("holds properties as objects or as JSON text", async () => {
    const { api, found } = await parts(`{location: {type: api}, properties: '{"description": "x"}'}`);
    expect(api?.documentation?.parts).toMatchObject([{ location: { type: "API" }, properties: { description: "x" } }]);
    expect(found).toEqual([]);
  });

  it.each(["{location: {type: PETS}, properties: {}}", "{location: {type: API}, properties: x}"])(
    "refuses %s",
    async (text) => {
      const { found } = await parts(text);
      expect(found).toEqual([expect.stringMatching(/^value-invalid /)]);
    },
  );
});
