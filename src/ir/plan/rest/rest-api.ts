import type { RestGateway } from "../../api.js";
import { isIpv4Private, tlsProblem } from "../../security-policy.js";
import type { RestContext } from "../context.js";
import { restApiKey } from "../keys.js";
import type { PlanTree } from "../model-base.js";
import type { RestApiResource } from "../model-rest.js";
import { checkPolicy } from "../policy-check.js";
import { planTree } from "../values.js";
import { vpcEndpointPolicy } from "../vpc-endpoint-policy.js";

const endpoints = { edge: "EDGE", regional: "REGIONAL", private: "PRIVATE" } as const;

/** The API itself, without a body. */
export function lowerRestApi(context: RestContext): RestApiResource {
  const { api, diagnostics } = context;
  const { gateway } = api;
  const policy = gateway.resourcePolicy === undefined ? usualPolicy(gateway) : planTree(gateway.resourcePolicy);
  if (policy !== undefined) checkPolicy(policy, gateway.resourcePolicyOrigin ?? api.origin, context);
  if (gateway.endpoint === "private" && policy === undefined)
    diagnostics.report("private-without-policy", api.origin, {});
  if (gateway.endpoint !== "private" && gateway.vpcEndpointIds.length > 0)
    diagnostics.report("vpc-endpoints-not-private", api.origin, { endpoint: gateway.endpoint });
  const problem = tlsProblem(gateway);
  if (problem !== undefined) diagnostics.report("security-policy-invalid", api.origin, { problem });
  else if (gateway.securityPolicy === "TLS_1_0")
    diagnostics.report("tls-outdated", api.origin, { subject: "The API's default endpoint" });
  if (isIpv4Private(gateway))
    diagnostics.report(
      "security-policy-invalid",
      api.origin,
      { problem: "is private and restricted to IPv4" },
      { help: "Private endpoints are dualstack: set `api.ipAddressType: dualstack`, or remove it." },
    );
  return {
    kind: "rest-api",
    key: restApiKey,
    origin: api.origin,
    dependsOn: [],
    name: api.name,
    ...(api.description === undefined ? {} : { description: summarize(api.description) }),
    endpoint: endpoints[gateway.endpoint],
    ...tlsMembers(gateway),
    vpcEndpointIds: gateway.endpoint === "private" ? gateway.vpcEndpointIds : [],
    disableExecuteApiEndpoint: gateway.disableExecuteApiEndpoint,
    apiKeySource: gateway.apiKeySource,
    binaryMediaTypes: gateway.binaryMediaTypes,
    ...(gateway.minimumCompressionSize === undefined ? {} : { minimumCompressionSize: gateway.minimumCompressionSize }),
    ...(policy === undefined ? {} : { policy }),
    tags: gateway.resourceTags,
  };
}

const tlsMembers = ({ ipAddressType, securityPolicy, endpointAccessMode }: RestGateway) => ({
  ...(ipAddressType === undefined ? {} : { ipAddressType }),
  ...(securityPolicy === undefined ? {} : { securityPolicy }),
  ...(endpointAccessMode === undefined ? {} : { endpointAccessMode }),
});

/** The first paragraph: descriptions of documents run to pages of Markdown, and the service shows one line. */
export function summarize(description: string, limit = 1000): string {
  const paragraph = (description.trim().split(/\n\s*\n/, 1)[0] ?? "").replace(/\s+/g, " ");
  return paragraph.length <= limit
    ? paragraph
    : `${paragraph
        .slice(0, limit - 1)
        .replace(/[\uD800-\uDBFF]$/, "")
        .trimEnd()}…`;
}

const usualPolicy = ({ endpoint, vpcEndpointIds }: RestGateway): PlanTree | undefined =>
  endpoint === "private" && vpcEndpointIds.length > 0 ? vpcEndpointPolicy(vpcEndpointIds) : undefined;
