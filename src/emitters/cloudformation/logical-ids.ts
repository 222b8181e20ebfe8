import { digest } from "../../ir/digest.js";
import { allocateNames, asciiWords, pascalCase } from "../../ir/names.js";
import type { PlanResource } from "../../ir/plan/model.js";
import type { PlanKey, PlanResourceKind } from "../../ir/plan/model-base.js";

const suffixes: Readonly<Record<PlanResourceKind, string>> = {
  "rest-api": "RestApi",
  path: "Resource",
  method: "Method",
  model: "Model",
  "request-validator": "RequestValidator",
  authorizer: "Authorizer",
  "gateway-response": "GatewayResponse",
  deployment: "Deployment",
  stage: "Stage",
  "vpc-link": "VpcLink",
  "usage-plan": "UsagePlan",
  "api-key": "ApiKey",
  "usage-plan-key": "UsagePlanKey",
  "http-api": "HttpApi",
  "websocket-api": "WebSocketApi",
  route: "Route",
  integration: "Integration",
  "integration-response": "IntegrationResponse",
  "route-response": "RouteResponse",
  "message-model": "Model",
  "route-authorizer": "Authorizer",
  "route-deployment": "Deployment",
  "route-stage": "Stage",
  "route-vpc-link": "VpcLink",
  function: "Function",
  "function-version": "Version",
  "function-alias": "Alias",
  permission: "Permission",
  role: "Role",
  "log-group": "LogGroup",
  account: "Account",
  alarm: "Alarm",
  dashboard: "Dashboard",
  certificate: "Certificate",
  "domain-name": "DomainName",
  "domain-access": "DomainNameAccessAssociation",
  "route-domain-name": "DomainName",
  "base-path-mapping": "BasePathMapping",
  "api-mapping": "ApiMapping",
  "dns-record": "RecordSet",
  "client-certificate": "ClientCertificate",
  "ip-set": "IPSet",
  "web-acl": "WebACL",
  "web-acl-association": "WebACLAssociation",
  "cache-policy": "CachePolicy",
  distribution: "Distribution",
  "documentation-part": "DocumentationPart",
  "documentation-version": "DocumentationVersion",
};

/** Longer names are cut; the limit is 255, but nobody reads 255. */
const longestStem = 128;
const fingerprintLength = 10;

/**
 * The part of a key behind its kind. The `*` of a pattern becomes a word: `GET /pets` and `GET /pets/*` often stand side
 * by side, and neither may take the other's name when it is added.
 */
const subject = (key: PlanKey): string => key.slice(key.indexOf(":") + 1).replaceAll("*", " any ");

/**
 * `GetPetMethod`, `PetsPetIdResource`: letters and digits, made from the resource's key alone.
 * Letters that ASCII lacks, and what is cut off, are represented by a digest of the key.
 */
function wishFor(resource: PlanResource): string {
  const suffix = suffixes[resource.kind];
  if (resource.kind === "rest-api" || resource.kind === "http-api" || resource.kind === "websocket-api") return suffix;
  // A deployment cannot be changed, only made anew: another fingerprint is another resource.
  if (resource.kind === "deployment" || resource.kind === "route-deployment")
    return suffix + resource.fingerprint.slice(0, fingerprintLength);
  const full = pascalCase(subject(resource.key));
  const stem = pascalCase(asciiWords(subject(resource.key))).slice(0, longestStem);
  return `${stem}${stem === full ? "" : digest(resource.key).slice(0, 6)}${suffix}`;
}

/** Logical ids of all resources; they share one namespace with the parameters. */
export function logicalIds(
  resources: readonly PlanResource[],
  parameterNames: ReadonlySet<string>,
): ReadonlyMap<PlanKey, string> {
  const wishes = new Map<PlanKey, string>(resources.map((resource) => [resource.key, wishFor(resource)]));
  return allocateNames(
    [...wishes.keys()],
    (key) => wishes.get(key) ?? key,
    (name) => parameterNames.has(name),
  );
}
