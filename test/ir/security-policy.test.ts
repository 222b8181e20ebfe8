import { describe, expect, it } from "vitest";
import { isIpv4Private, securityPolicies, tlsProblem } from "../../src/ir/security-policy.js";

describe("the minimum of TLS", () => {
  const endpoints = ["edge", "regional", "private"] as const;

  it.each(endpoints)("takes what an endpoint of type %s knows", (endpoint) => {
    for (const securityPolicy of securityPolicies[endpoint]) {
      const mode = securityPolicy.startsWith("TLS_") ? {} : { endpointAccessMode: "STRICT" as const };
      expect(tlsProblem({ endpoint, securityPolicy, ...mode })).toBeUndefined();
    }
  });

  it("refuses policies of other endpoints, and such as nobody knows", () => {
    const refused = (endpoint: (typeof endpoints)[number], securityPolicy: string) =>
      expect(tlsProblem({ endpoint, securityPolicy, endpointAccessMode: "STRICT" })).toContain("do not know");
    refused("regional", "SecurityPolicy_TLS13_2025_EDGE");
    refused("edge", "SecurityPolicy_TLS13_1_3_2025_09");
    refused("private", "TLS_1_0");
    refused("regional", "TLS_1_3");
  });

  it("wants an access mode beside enhanced policies, and nowhere else", () => {
    const endpoint = "regional" as const;
    const enhanced = "SecurityPolicy_TLS13_1_3_2025_09";
    expect(tlsProblem({ endpoint, securityPolicy: enhanced })).toContain("without an endpoint access mode");
    expect(tlsProblem({ endpoint, securityPolicy: "TLS_1_2", endpointAccessMode: "BASIC" })).toContain("belongs to");
    expect(tlsProblem({ endpoint, endpointAccessMode: "BASIC" })).toContain("belongs to");
    expect(tlsProblem({ endpoint })).toBeUndefined();
  });

  it("knows that private endpoints take callers of both versions of IP", () => {
    expect(isIpv4Private({ endpoint: "private", ipAddressType: "ipv4" })).toBe(true);
    expect(isIpv4Private({ endpoint: "private", ipAddressType: "dualstack" })).toBe(false);
    expect(isIpv4Private({ endpoint: "regional", ipAddressType: "ipv4" })).toBe(false);
  });
});
