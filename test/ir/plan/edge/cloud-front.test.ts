import { describe, expect, it } from "vitest";
import { literal } from "../../../../src/ir/deploy-value.js";
import { aDistribution } from "../../../support/domains.js";
import { type ApiMembers, anOperation, httpProxy } from "../../../support/models.js";
import { lowered } from "../lowered.js";

const operations = [anOperation("listPets", "get", "/pets", { integration: httpProxy("https://example.com") })];
const loweredFront = (members: Parameters<typeof aDistribution>[0] = {}, api: ApiMembers = {}) =>
  lowered({ operations, ...api, cloudFront: aDistribution(members) });

describe("CloudFront", () => {
  it("is never made unless it is asked for", () => {
    expect(lowered({ operations }).of("distribution")).toEqual([]);
  });

  it("has the stage as its origin, and keeps nothing", () => {
    const { plain, of, plan } = loweredFront();
    expect(plain("distribution:api")).toMatchObject({
      originDomain: "${rest-api:api.id}.execute-api.${region}.${urlSuffix}",
      originPath: "/${stage:live.name}",
      cachePolicy: "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
      originRequestPolicy: "b689b0a8-53d0-40ab-baf2-68738e2966ac",
    });
    expect(of("cache-policy")).toEqual([]);
    expect(plan.outputs.at(-1)?.name).toBe("DistributionDomainName");
  });

  it("asks for the secret that the API knows it by", () => {
    const parameters = [{ name: "Secret", description: "", secret: true }];
    const { plan, plain } = loweredFront({ originHeader: { name: "X-Origin", parameter: "Secret" } }, { parameters });
    expect(plain("distribution:api").originHeaders).toEqual([{ name: "X-Origin", value: "${Secret}" }]);
    expect(plan.inputs).toMatchObject([{ name: "Secret", secret: true }]);
  });

  it("reaches neither private APIs nor disabled endpoints", () => {
    const gateway = { endpoint: "private", vpcEndpointIds: ["vpce-1"] } as const;
    expect(loweredFront({}, { gateway }).found).toEqual(["error cloudfront-invalid"]);
    expect(loweredFront({}, { gateway: { disableExecuteApiEndpoint: true } }).found).toEqual([
      "error cloudfront-invalid",
    ]);
  });

  it("answers under names of domains alone", () => {
    expect(loweredFront({ aliases: [literal("https://www.example.com")] }).found).toEqual(["error cloudfront-invalid"]);
    expect(loweredFront({ aliases: [{ kind: "parameter", name: "Alias" }] }).found).toEqual([]);
  });

  it("cannot name so many headers without asking", () => {
    const headers = Array.from({ length: 11 }, (_, index) => `X-${index}`);
    const cache = { minTtl: 0, defaultTtl: 1, maxTtl: 2, headers, queryStrings: "all", cookies: [] } as const;
    expect(loweredFront({ cache }).found).toEqual(["warning limit-raisable"]);
    expect(loweredFront({ cache: { ...cache, headers: [], minTtl: 3 } }).found).toEqual(["error cloudfront-invalid"]);
  });

  it("enters each alias into the zone", () => {
    const aliases = [literal("a.example.com"), literal("b.example.com")];
    const { keys } = loweredFront({ aliases, hostedZoneId: literal("Z1") });
    expect(keys.filter((key) => key.startsWith("dns-record"))).toEqual([
      "dns-record:a.example.com A",
      "dns-record:a.example.com AAAA",
      "dns-record:b.example.com A",
      "dns-record:b.example.com AAAA",
    ]);
  });
});
