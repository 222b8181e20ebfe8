import { describe, expect, it } from "vitest";
import { type ApiMembers, anOperation, at } from "../../support/models.js";
import { lowered } from "./lowered.js";

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
    const resourcePolicy = { kind: "object", entries: [] } as const;
    expect(api({ gateway: { endpoint: "private", resourcePolicy } }).found).toEqual([]);
    expect(api({ gateway: { vpcEndpointIds: ["vpce-1"] } }).found).toEqual(["warning vpc-endpoints-not-private"]);
  });

  it("has a policy of a certain length", () => {
    const resourcePolicy = { kind: "object", entries: [["Version", "x".repeat(8192)]] } as const;
    expect(api({ gateway: { resourcePolicy } }).found).toEqual(["warning limit-raisable"]);
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
    const { plan, diagnostics } = api({ overrides: [override("method:root"), override("method:other")] });
    expect(plan.overrides).toEqual([{ target: "terraform", resource: "method:root", properties: { a: 1 } }]);
    expect(diagnostics).toMatchObject([{ code: "override-unused", at: { pointer: "/method:other" } }]);
  });
});
