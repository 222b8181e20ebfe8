import type { DiagnosticBag } from "../../ir/diagnostics.js";
import type { PlanResource } from "../../ir/plan/model.js";
import { isEnhancedPolicy } from "../../ir/security-policy.js";

/** Reports what the provider has no argument for; the oldest version that the module takes decides. */
export function reportUnsupported(resource: PlanResource, diagnostics: DiagnosticBag): void {
  const report = (what: string, help: string): void =>
    diagnostics.report("target-unsupported", resource.origin, { target: "Terraform", what }, { help });
  if (resource.kind === "rest-api" && resource.securityPolicy !== undefined && resource.body === undefined)
    report(
      "the security policy of a REST API (`api.securityPolicy`)",
      "Set `api.definition: body`, whose import sets it; or disable the default endpoint and set the policy of a custom domain.",
    );
  if (resource.kind === "method" && resource.integration.connection?.loadBalancer !== undefined)
    report(
      `the load balancer behind the VPC link of ${resource.httpMethod} ${resource.path} (\`integrationTarget\`)`,
      "Version 6.25 of the provider is the first that has the argument, and the module takes older ones. Deploy with CloudFormation, or reach a network load balancer through a link of its own (`vpcLinks.<name>.networkLoadBalancer`).",
    );
  if (resource.kind === "domain-name" && isEnhancedPolicy(resource.securityPolicy))
    report(
      `the security policy '${resource.securityPolicy}' of a domain name, nor its endpoint access mode`,
      "Set `securityPolicy: TLS_1_2`, make the domain with CloudFormation, or make it beside this build and map it with `existing: true`.",
    );
  if (resource.kind === "integration-response" && resource.parameters.length > 0)
    report(
      "parameter mappings of a WebSocket API's integration response",
      "Put what they carry into the body with a response template, let a function answer, or deploy with CloudFormation.",
    );
}
