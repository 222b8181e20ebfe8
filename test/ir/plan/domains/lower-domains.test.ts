import { describe, expect, it } from "vitest";
import { literal } from "../../../../src/ir/deploy-value.js";
import { aDomain, aMapping, anExistingDomain } from "../../../support/domains.js";
import { type ApiMembers, anOperation, httpProxy } from "../../../support/models.js";
import { lowered } from "../lowered.js";

const operations = [anOperation("listPets", "get", "/pets", { integration: httpProxy("https://example.com") })];
const loweredDomains = (domains: NonNullable<ApiMembers["domains"]>, members: ApiMembers = {}) =>
  lowered({ operations, ...members, domains });
const domainKeys = (keys: readonly string[]) =>
  keys.filter((key) => /^(certificate|domain|base-path|api-mapping|dns)/.test(key));

describe("custom domain names", () => {
  it("come with what belongs to each, what is referred to first", () => {
    const { keys, plain, found } = loweredDomains([
      aDomain({
        certificate: { kind: "created", hostedZoneId: literal("Z1") },
        hostedZoneId: literal("Z1"),
        mappings: [aMapping("v1")],
      }),
    ]);
    expect(domainKeys(keys)).toEqual([
      "certificate:api.example.com",
      "domain-name:api.example.com",
      "base-path-mapping:api.example.com/v1",
      "dns-record:api.example.com A",
      "dns-record:api.example.com AAAA",
    ]);
    expect(plain("domain-name:api.example.com").certificate).toBe("${certificate:api.example.com.arn}");
    expect(plain("base-path-mapping:api.example.com/v1")).toMatchObject({
      domain: "${domain-name:api.example.com.name}",
      basePath: "v1",
      stage: "${stage:live.name}",
    });
    expect(found).toEqual([]);
  });

  it("are mapped by the second API where a path has several segments, and only there", () => {
    const { keys, plain } = loweredDomains([aDomain({ mappings: [aMapping(), aMapping("a"), aMapping("a/b")] })]);
    expect(domainKeys(keys).slice(1)).toEqual([
      "base-path-mapping:api.example.com/",
      "base-path-mapping:api.example.com/a",
      "api-mapping:api.example.com/a/b",
    ]);
    expect(plain("base-path-mapping:api.example.com/")).not.toHaveProperty("basePath");
  });

  it("keep their keys whatever stands beside them", () => {
    const alone = loweredDomains([aDomain()]).keys;
    const together = loweredDomains([anExistingDomain(), aDomain()]).keys;
    expect(together).toEqual(expect.arrayContaining([...alone]));
  });

  it("that exist are named, and nothing of them is made", () => {
    const { keys, plain } = loweredDomains([anExistingDomain({ name: { kind: "parameter", name: "Shared" } })]);
    expect(domainKeys(keys)).toEqual(["base-path-mapping:Shared/"]);
    expect(plain("base-path-mapping:Shared/").domain).toBe("${Shared}");
  });

  it("lead to the distribution of an edge domain", () => {
    const domain = aDomain({ endpoint: "edge", hostedZoneId: literal("Z1") });
    const { plain } = loweredDomains([domain], { gateway: { endpoint: "edge" } });
    expect(plain("dns-record:api.example.com A").target).toEqual({
      domainName: "${domain-name:api.example.com.distributionDomainName}",
      hostedZoneId: "${domain-name:api.example.com.distributionHostedZoneId}",
    });
  });

  it("may be private and public at once", () => {
    const gateway = { endpoint: "private", vpcEndpointIds: ["vpce-1"] } as const;
    const domain = aDomain({ endpoint: "private", vpcEndpointIds: [literal("vpce-1")] });
    const { keys, found } = loweredDomains([domain], { gateway });
    expect(domainKeys(keys)).toEqual([
      "domain-name:api.example.com private",
      "domain-access:api.example.com vpce-1",
      "base-path-mapping:api.example.com private/",
    ]);
    expect(found).toEqual([]);
  });

  it("are told apart by their names", () => {
    expect(loweredDomains([aDomain(), aDomain({ mappings: [aMapping("x")] })]).found).toEqual(["error name-duplicate"]);
  });

  it("count against the service's quotas", () => {
    const mappings = Array.from({ length: 201 }, (_, index) => aMapping(`a/${index}`));
    expect(loweredDomains([aDomain({ mappings })]).found).toEqual(["error limit-exceeded"]);
    expect(loweredDomains([aDomain({ mappings: mappings.slice(1) })]).found).toEqual([]);
    expect(loweredDomains([aDomain({ mappings: [aMapping("a".repeat(301))] })]).found).toEqual([
      "error limit-exceeded",
    ]);
  });

  it("have outputs of their own, but a wildcard has no address", () => {
    const { plan } = loweredDomains([aDomain({ name: literal("*.example.com") }), anExistingDomain()]);
    expect(plan.outputs.map(({ name }) => name)).toEqual([
      "ApiId",
      "InvokeUrlLive",
      "DomainTargetAnyExampleCom",
      "DomainHostedZoneAnyExampleCom",
      "DomainUrlSharedExampleCom",
    ]);
  });
});

describe("mutual TLS", () => {
  const mutualTls = { truststoreUri: literal("s3://bucket/truststore.pem") };

  it("is got around by the default endpoint", () => {
    expect(loweredDomains([aDomain({ mutualTls })]).found).toEqual(["warning mutual-tls-bypass"]);
    const gateway = { disableExecuteApiEndpoint: true };
    expect(loweredDomains([aDomain({ mutualTls })], { gateway }).found).toEqual([]);
  });

  it.each([
    ["an edge domain", { endpoint: "edge" }],
    ["an enhanced policy", { securityPolicy: "SecurityPolicy_TLS13_1_3_2025_09", endpointAccessMode: "STRICT" }],
    ["another place than S3", { mutualTls: { truststoreUri: literal("https://bucket/truststore.pem") } }],
  ] as const)("does not go with %s", (_, members) => {
    const gateway = { disableExecuteApiEndpoint: true };
    expect(loweredDomains([aDomain({ mutualTls, ...members })], { gateway }).found).toEqual(["error domain-invalid"]);
  });
});
