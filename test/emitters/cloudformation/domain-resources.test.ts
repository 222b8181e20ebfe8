import { describe, expect, it } from "vitest";
import type { CreatedDomain } from "../../../src/ir/domain.js";
import { lowered } from "../../ir/plan/lowered.js";
import { aDomain } from "../../support/domains.js";
import { anOperation, httpProxy } from "../../support/models.js";
import { propertiesOf } from "./evaluate-template.js";
import { printPlan } from "./print-plan.js";

const operations = [anOperation("listPets", "get", "/pets", { integration: httpProxy("https://example.com") })];
const printed = (members: Partial<CreatedDomain>) =>
  printPlan(lowered({ operations, domains: [aDomain(members)] }).plan).template;

describe("AWS::ApiGateway::DomainName", () => {
  // cfn-lint does not know the property yet, so that no golden case can show it.
  it("has an endpoint access mode beside an enhanced security policy", () => {
    const securityPolicy = "SecurityPolicy_TLS13_1_3_2025_09";
    const template = printed({ securityPolicy, endpointAccessMode: "STRICT" });
    expect(propertiesOf(template, "ApiExampleComDomainName")).toMatchObject({
      SecurityPolicy: securityPolicy,
      EndpointAccessMode: "STRICT",
    });
  });

  it("names the certificate after the endpoint", () => {
    expect(propertiesOf(printed({}), "ApiExampleComDomainName")).toHaveProperty("RegionalCertificateArn");
    expect(propertiesOf(printed({ endpoint: "edge" }), "ApiExampleComDomainName")).toHaveProperty("CertificateArn");
  });
});
