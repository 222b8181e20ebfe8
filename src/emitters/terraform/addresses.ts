import { allocateNames, asciiWords } from "../../ir/names.js";
import type { GatewayPlan, PlanResource } from "../../ir/plan/model.js";
import type { PlanKey, PlanResourceKind } from "../../ir/plan/model-base.js";
import type { RoleResource } from "../../ir/plan/model-functions.js";
import type { MethodResource, PlanMethodSettings } from "../../ir/plan/model-rest.js";
import { describeValue } from "../../ir/plan/values.js";
import type { ResourceType } from "./synth.js";

export interface Address {
  readonly type: ResourceType;
  readonly name: string;
}

/** The type that stands for a plan resource where others refer to it. */
const primaryTypes: Readonly<Record<PlanResourceKind, ResourceType>> = {
  "rest-api": "aws_api_gateway_rest_api",
  path: "aws_api_gateway_resource",
  method: "aws_api_gateway_method",
  model: "aws_api_gateway_model",
  "request-validator": "aws_api_gateway_request_validator",
  authorizer: "aws_api_gateway_authorizer",
  "gateway-response": "aws_api_gateway_gateway_response",
  deployment: "aws_api_gateway_deployment",
  stage: "aws_api_gateway_stage",
  "vpc-link": "aws_api_gateway_vpc_link",
  "usage-plan": "aws_api_gateway_usage_plan",
  "api-key": "aws_api_gateway_api_key",
  "usage-plan-key": "aws_api_gateway_usage_plan_key",
  "http-api": "aws_apigatewayv2_api",
  "websocket-api": "aws_apigatewayv2_api",
  route: "aws_apigatewayv2_route",
  integration: "aws_apigatewayv2_integration",
  "integration-response": "aws_apigatewayv2_integration_response",
  "route-response": "aws_apigatewayv2_route_response",
  "message-model": "aws_apigatewayv2_model",
  "route-authorizer": "aws_apigatewayv2_authorizer",
  "route-deployment": "aws_apigatewayv2_deployment",
  "route-stage": "aws_apigatewayv2_stage",
  "route-vpc-link": "aws_apigatewayv2_vpc_link",
  function: "aws_lambda_function",
  "function-version": "aws_lambda_function",
  "function-alias": "aws_lambda_alias",
  permission: "aws_lambda_permission",
  role: "aws_iam_role",
  "log-group": "aws_cloudwatch_log_group",
  account: "aws_api_gateway_account",
  alarm: "aws_cloudwatch_metric_alarm",
  dashboard: "aws_cloudwatch_dashboard",
  // Whoever uses the certificate has to wait until it is issued.
  certificate: "aws_acm_certificate_validation",
  "domain-name": "aws_api_gateway_domain_name",
  "domain-access": "aws_api_gateway_domain_name_access_association",
  "route-domain-name": "aws_apigatewayv2_domain_name",
  "base-path-mapping": "aws_api_gateway_base_path_mapping",
  "api-mapping": "aws_apigatewayv2_api_mapping",
  "dns-record": "aws_route53_record",
  "client-certificate": "aws_api_gateway_client_certificate",
  "ip-set": "aws_wafv2_ip_set",
  "web-acl": "aws_wafv2_web_acl",
  "web-acl-association": "aws_wafv2_web_acl_association",
  "cache-policy": "aws_cloudfront_cache_policy",
  distribution: "aws_cloudfront_distribution",
  "documentation-part": "aws_api_gateway_documentation_part",
  "documentation-version": "aws_api_gateway_documentation_version",
};

/** Longest name made from a document's text; a digest tells longer ones apart. */
const nameLength = 80;

/**
 * Snake case, in the letters that a Terraform identifier may hold everywhere; empty where the text has none. The `*`
 * of a pattern becomes a word, as `GET /pets` and `GET /pets/*` often stand side by side.
 */
function words(text: string): string {
  const constant = /^[A-Z][A-Z0-9_]*$/.test(text);
  const name = constant ? text.toLowerCase() : asciiWords(text.replaceAll("*", " any ")).replace(/ +/g, "_");
  return name.slice(0, nameLength).replace(/_+$/, "");
}

/** An identifier made of a text; `fallback` begins it where the text's own words do not begin with a letter. */
export function identifier(text: string, fallback: string): string {
  const name = words(text);
  return /^[a-z]/.test(name) ? name : [fallback, name].filter((each) => each !== "").join("_");
}

/** An identifier for a part of what `whole` names. */
const partIdentifier = (whole: string, part: string): string =>
  [whole, words(part)].filter((each) => each !== "").join("_");

/** Gives each key an identifier of its own, see allocateNames. */
export const allocateIdentifiers = <Key extends string>(
  keys: readonly Key[],
  wish: (key: Key) => string,
  isTaken?: (name: string) => boolean,
): ReadonlyMap<Key, string> => allocateNames(keys, wish, isTaken, undefined, "_");

const stemOf = (key: PlanKey): string => key.slice(key.indexOf(":") + 1);

/** Gives every plan resource its address. Two types may use one name, so operations keep theirs throughout. */
export function allocateAddresses(plan: GatewayPlan): ReadonlyMap<PlanKey, Address> {
  const keysOf = new Map<PlanResourceKind, PlanKey[]>();
  for (const { kind, key } of plan.resources) {
    const keys = keysOf.get(kind);
    if (keys === undefined) keysOf.set(kind, [key]);
    else keys.push(key);
  }
  const deployments = deploymentNames(plan);
  const addresses = new Map<PlanKey, Address>();
  for (const [kind, keys] of keysOf) {
    const fallback = kind.replaceAll("-", "_");
    const names = allocateIdentifiers(keys, (key) => deployments.get(key) ?? identifier(stemOf(key), fallback));
    for (const [key, name] of names) addresses.set(key, { type: primaryTypes[kind], name });
  }
  // A version is what the function itself publishes.
  for (const resource of plan.resources) {
    const published =
      resource.kind === "function-version" ? addresses.get(`function:${stemOf(resource.key)}`) : undefined;
    if (published !== undefined) addresses.set(resource.key, published);
  }
  return addresses;
}

/**
 * Where stages stay on deployments, each deployment bears its fingerprint: as the newest it has another address than the
 * one before, which therefore stays. With the newest alone, which is replaced, there is no need.
 */
function deploymentNames({ resources }: GatewayPlan): ReadonlyMap<PlanKey, string> {
  const deployments = resources.filter((resource) => resource.kind === "deployment");
  return new Map(
    deployments.length < 2 ? [] : deployments.map(({ key, fingerprint }) => [key, `api_${fingerprint}`] as const),
  );
}

/** What tells the settings of a stage's methods apart; empty for those of every method. */
export const settingsPart = ({ path, httpMethod }: PlanMethodSettings): string =>
  path === "*" ? "" : `${httpMethod} ${path}`;

/** The record that proves whose the domain of a certificate is. */
export const validationPart = "validation";

/** Managed policies by their names, in their order. A name begins with an `attached`, which no policy's own does. */
export const managedPolicyParts = (role: Pick<RoleResource, "managedPolicies"> | undefined): readonly string[] =>
  (role?.managedPolicies ?? []).map((arn) => `attached ${describeValue(arn).replace(/^.*\//s, "")}`);

const partsOf = (resource: PlanResource): readonly string[] =>
  resource.kind === "stage"
    ? resource.methodSettings.map(settingsPart)
    : resource.kind === "role"
      ? [...resource.policies.map((policy) => policy.name), ...managedPolicyParts(resource)]
      : resource.kind === "certificate"
        ? [validationPart]
        : [];

type PartKey = `${PlanKey}\n${string}`;

export const partKey = (key: PlanKey, part: string): PartKey => `${key}\n${part}`;

/** Names of what the parts of stages and roles become: the name of the whole, and that of the part. */
export function allocateParts(
  plan: GatewayPlan,
  addresses: ReadonlyMap<PlanKey, Address>,
): ReadonlyMap<PartKey, string> {
  const wholes = new Map<PartKey, string>();
  for (const resource of plan.resources) {
    const whole = addresses.get(resource.key)?.name ?? "";
    for (const part of partsOf(resource)) wholes.set(partKey(resource.key, part), whole);
  }
  return allocateIdentifiers([...wholes.keys()], (key) =>
    partIdentifier(wholes.get(key) ?? "", key.slice(key.indexOf("\n") + 1)),
  );
}

/** Names that a module's variable cannot have; source: developer.hashicorp.com/terraform/language/values/variables */
const reservedVariables = new Set([
  ...["source", "version", "providers", "count", "for_each", "lifecycle", "depends_on", "locals"],
]);

/** Snake-case names of the plan's inputs or outputs, by their own names. */
export const allocateEnds = (ends: readonly { readonly name: string }[], kind: string): ReadonlyMap<string, string> =>
  allocateIdentifiers(
    ends.map((end) => end.name),
    (name) => identifier(name, kind),
    (name) => reservedVariables.has(name),
  );

/** What a method's parts are called; the status tells the responses of one method apart. */
export const responseName = (method: string, status: string): string => partIdentifier(method, status);

/**
 * Everything that has to exist before a resource does that depends on this one: of a method, the ends of the chain
 * method, integration, responses.
 */
export function dependencyAddresses(resource: PlanResource, address: Address): readonly string[] {
  return resource.kind === "method" ? methodAddresses(resource, address.name) : [`${address.type}.${address.name}`];
}

function methodAddresses(method: MethodResource, name: string): readonly string[] {
  const ofIntegration = new Set(method.integration.responses.map((response) => response.statusCode));
  const others = method.responses.filter((response) => !ofIntegration.has(response.statusCode));
  return [
    `aws_api_gateway_integration.${name}`,
    ...others.map((response) => `aws_api_gateway_method_response.${responseName(name, response.statusCode)}`),
    ...[...ofIntegration].map((status) => `aws_api_gateway_integration_response.${responseName(name, status)}`),
  ];
}
