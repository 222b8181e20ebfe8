import { describe, expect, it } from "vitest";
import type { DeployTree } from "../../../../src/ir/deploy-value.js";
import { type ApiMembers, anOperation, aRequirement, at, iamScheme } from "../../../support/models.js";
import { lowered } from "../lowered.js";

const statement = { Effect: "Allow", Principal: "*", Action: "execute-api:Invoke", Resource: "execute-api:/*" };

/** A policy of one statement. */
const policy = (members: Partial<Record<keyof typeof statement, string | undefined>>): DeployTree => ({
  kind: "object",
  entries: [
    ["Version", "2012-10-17"],
    [
      "Statement",
      [
        {
          kind: "object",
          entries: Object.entries({ ...statement, ...members }).flatMap(([key, value]) =>
            value === undefined ? [] : [[key, value] as const],
          ),
        },
      ],
    ],
  ],
});

const api = (members: ApiMembers = {}) => lowered({ operations: [anOperation("root", "get", "/")], ...members });

describe("the API", () => {
  it("has the settings of the model", () => {
    const gateway = {
      minimumCompressionSize: 1024,
      binaryMediaTypes: ["image/png"],
      resourceTags: [{ key: "a", value: "b" }],
    };
    expect(api({ gateway, description: "Pets.\n\nPages of **Markdown**." }).plain("rest-api:api")).toEqual({
      kind: "rest-api",
      key: "rest-api:api",
      dependsOn: [],
      name: "pets",
      description: "Pets.",
      endpoint: "REGIONAL",
      vpcEndpointIds: [],
      disableExecuteApiEndpoint: false,
      apiKeySource: "HEADER",
      binaryMediaTypes: ["image/png"],
      minimumCompressionSize: 1024,
      tags: [{ key: "a", value: "b" }],
    });
  });

  it("lets its VPC endpoints in when it is private, and nobody else", () => {
    const { plain, found } = api({ gateway: { endpoint: "private", vpcEndpointIds: ["vpce-1"] } });
    expect(found).toEqual([]);
    const call = { Principal: "*", Action: "execute-api:Invoke", Resource: "execute-api:/*" };
    expect(plain("rest-api:api")).toMatchObject({
      endpoint: "PRIVATE",
      vpcEndpointIds: ["vpce-1"],
      policy: {
        Version: "2012-10-17",
        Statement: [
          { Effect: "Deny", ...call, Condition: { StringNotEquals: { "aws:SourceVpce": ["vpce-1"] } } },
          { Effect: "Allow", ...call },
        ],
      },
    });
  });

  it("is not private without a policy", () => {
    expect(api({ gateway: { endpoint: "private" } }).found).toEqual(["error private-without-policy"]);
    expect(api({ gateway: { endpoint: "private", resourcePolicy: policy({}) } }).found).toEqual([]);
    expect(api({ gateway: { vpcEndpointIds: ["vpce-1"] } }).found).toEqual(["warning vpc-endpoints-not-private"]);
  });

  it("has a policy of a certain length", () => {
    expect(
      api({ gateway: { resourcePolicy: policy({ Resource: `execute-api:/${"x".repeat(8192)}` }) } }).found,
    ).toEqual(["warning limit-raisable"]);
  });

  it.each([
    ["no 'Statement'", { kind: "object", entries: [["Version", "2012-10-17"]] } as const],
    ["no statement", "Allow"],
    ["'Effect' is neither", policy({ Effect: "allow" })],
    ["without 'Action'", policy({ Action: undefined })],
    ["no object", { kind: "object", entries: [["Statement", ["Allow"]]] } as const],
  ])("has a policy in IAM's grammar: %s", (_, resourcePolicy) => {
    expect(api({ gateway: { resourcePolicy } }).found).toEqual(["error resource-policy-invalid"]);
  });

  it("has methods whose ARNs are not too long", () => {
    const { scheme, authorizer } = iamScheme();
    const path = `/${"x".repeat(1600)}`;
    const secured = anOperation("a", "get", path, { security: [[aRequirement("iam")]] });
    const withScheme = { securitySchemes: [scheme], authorizers: [authorizer] };
    expect(api({ ...withScheme, operations: [secured] }).found).toEqual(["error limit-exceeded"]);
    expect(api({ operations: [anOperation("a", "get", path)] }).found).toEqual([]);
  });

  it("has methods that stay where they are when an operation is renamed", () => {
    const methodsOf = (id: string) => api({ operations: [anOperation(id, "get", "/pets")] }).of("method");
    const described = (id: string) => methodsOf(id).map(({ key, operationName }) => ({ key, operationName }));
    expect(described("listPets")).toEqual([{ key: "method:GET /pets", operationName: "listPets" }]);
    expect(described("findPets")).toEqual([{ key: "method:GET /pets", operationName: "findPets" }]);
  });

  it("has a method", () => {
    expect(api({ operations: [] }).found).toEqual(["error api-without-methods"]);
  });

  it("has a number of path parts", () => {
    const operations = Array.from({ length: 300 }, (_, index) => anOperation(`get${index}`, "get", `/p${index}`));
    expect(api({ operations: operations.slice(1) }).found).toEqual([]);
    const { diagnostics } = api({ operations });
    expect(diagnostics).toMatchObject([
      { code: "limit-raisable", severity: "warning", help: expect.stringContaining("Service Quotas") },
    ]);
    expect(diagnostics[0]?.message).toContain("301");
  });
});

describe("overrides", () => {
  it("meet a resource by its key, or are reported", () => {
    const override = (resource: string) =>
      ({ target: "terraform", resource, properties: { a: 1 }, origin: at(`/${resource}`) }) as const;
    const { plan, diagnostics } = api({ overrides: [override("method:GET /"), override("method:other")] });
    expect(plan.overrides).toEqual([override("method:GET /")]);
    expect(diagnostics).toMatchObject([{ code: "override-unused", at: { pointer: "/method:other" } }]);
  });
});
