import type { RestGateway } from "../../api.js";
import type { RestContext } from "../context.js";
import { restApiKey } from "../keys.js";
import type { PlanTree } from "../model-base.js";
import type { RestApiResource } from "../model-rest.js";
import { checkPolicy } from "../policy-check.js";
import { planTree, treeObject } from "../values.js";

const endpoints = { edge: "EDGE", regional: "REGIONAL", private: "PRIVATE" } as const;

/** The API itself, without a body. */
export function lowerRestApi(context: RestContext): RestApiResource {
  const { api, diagnostics } = context;
  const { gateway } = api;
  const policy = gateway.resourcePolicy === undefined ? privatePolicy(gateway) : planTree(gateway.resourcePolicy);
  if (policy !== undefined) checkPolicy(policy, api.origin, context);
  if (gateway.endpoint === "private" && policy === undefined)
    diagnostics.report("private-without-policy", api.origin, {});
  if (gateway.endpoint !== "private" && gateway.vpcEndpointIds.length > 0)
    diagnostics.report("vpc-endpoints-not-private", api.origin, { endpoint: gateway.endpoint });
  return {
    kind: "rest-api",
    key: restApiKey,
    origin: api.origin,
    dependsOn: [],
    name: api.name,
    ...(api.description === undefined ? {} : { description: summarize(api.description) }),
    endpoint: endpoints[gateway.endpoint],
    vpcEndpointIds: gateway.endpoint === "private" ? gateway.vpcEndpointIds : [],
    disableExecuteApiEndpoint: gateway.disableExecuteApiEndpoint,
    apiKeySource: gateway.apiKeySource,
    binaryMediaTypes: gateway.binaryMediaTypes,
    ...(gateway.minimumCompressionSize === undefined ? {} : { minimumCompressionSize: gateway.minimumCompressionSize }),
    ...(policy === undefined ? {} : { policy }),
    tags: gateway.resourceTags,
  };
}

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

/**
 * A private API answers nobody until a policy lets its VPC endpoints in. The denial stands beside the permission because
 * an IAM policy of the same account would otherwise be enough for methods with AWS_IAM.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-examples.html
 */
function privatePolicy({ endpoint, vpcEndpointIds }: RestGateway): PlanTree | undefined {
  if (endpoint !== "private" || vpcEndpointIds.length === 0) return undefined;
  const statement = (effect: string, condition: PlanTree | undefined): PlanTree =>
    treeObject([
      ["Effect", effect],
      ["Principal", "*"],
      ["Action", "execute-api:Invoke"],
      ["Resource", "execute-api:/*"],
      ["Condition", condition],
    ]);
  const elsewhere = treeObject([["StringNotEquals", treeObject([["aws:SourceVpce", [...vpcEndpointIds]]])]]);
  return treeObject([
    ["Version", "2012-10-17"],
    ["Statement", [statement("Deny", elsewhere), statement("Allow", undefined)]],
  ]);
}
