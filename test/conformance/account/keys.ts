import type { PlanResourceKind } from "../../../src/ir/plan/model-base.js";

/** Key of a thing in an account: the plan's kind, a space, and what tells the thing from its fellows. */
export type ThingKey = `${PlanResourceKind} ${string}`;

/**
 * How things are told apart, by the names and paths that they have wherever they were deployed. Whoever reads an account
 * and whoever works one out of the plan take their keys from here.
 */
export const keyOf = {
  "rest-api": (name: string) => `rest-api ${name}`,
  path: (path: string) => `path ${path}`,
  method: (httpMethod: string, path: string) => `method ${httpMethod} ${path}`,
  model: (name: string) => `model ${name}`,
  "request-validator": (name: string) => `request-validator ${name}`,
  authorizer: (name: string) => `authorizer ${name}`,
  "gateway-response": (responseType: string) => `gateway-response ${responseType}`,
  /** A deployment has no name: by the stages that are on it, `live`, `live canary`. */
  deployment: (users: readonly string[]) => `deployment of ${usersOf(users)}`,
  stage: (name: string) => `stage ${name}`,
  "vpc-link": (name: string) => `vpc-link ${name}`,
  "usage-plan": (name: string) => `usage-plan ${name}`,
  "api-key": (name: string) => `api-key ${name}`,
  /** Names of both; the id of a key that was there before. */
  "usage-plan-key": (plan: string, apiKey: string) => `usage-plan-key ${plan}/${apiKey}`,
  "http-api": (name: string) => `http-api ${name}`,
  "websocket-api": (name: string) => `websocket-api ${name}`,
  route: (routeKey: string) => `route ${routeKey}`,
  /** Integrations have no names. Where several routes lead to one of them, it stands there once for each. */
  integration: (routeKey: string) => `integration of ${routeKey}`,
  "integration-response": (routeKey: string, responseKey: string) =>
    `integration-response of ${routeKey} ${responseKey}`,
  "route-response": (routeKey: string, responseKey: string) => `route-response of ${routeKey} ${responseKey}`,
  "message-model": (name: string) => `message-model ${name}`,
  "route-authorizer": (name: string) => `route-authorizer ${name}`,
  "route-deployment": (users: readonly string[]) => `route-deployment of ${usersOf(users)}`,
  "route-stage": (name: string) => `route-stage ${name}`,
  "route-vpc-link": (name: string) => `route-vpc-link ${name}`,
  certificate: (domain: string) => `certificate ${domain}`,
  /** A private domain may bear the name of a public one. */
  "domain-name": (name: string, isPrivate: boolean) => `domain-name ${name}${isPrivate ? " private" : ""}`,
  "domain-access": (domain: string, vpcEndpoint: string) => `domain-access ${domain} ${vpcEndpoint}`,
  "route-domain-name": (name: string) => `route-domain-name ${name}`,
  /** An empty path for the root. */
  "base-path-mapping": (domain: string, path: string) => `base-path-mapping ${domain}/${path}`,
  "api-mapping": (domain: string, path: string) => `api-mapping ${domain}/${path}`,
  /** Without the dot at the name's end. */
  "dns-record": (name: string, type: string) => `dns-record ${name} ${type}`,
  "client-certificate": (description: string) => `client-certificate ${description}`,
  "ip-set": (name: string) => `ip-set ${name}`,
  "web-acl": (name: string) => `web-acl ${name}`,
  "web-acl-association": (resourceArn: string) => `web-acl-association ${resourceArn}`,
  "cache-policy": (name: string) => `cache-policy ${name}`,
  distribution: (comment: string) => `distribution ${comment}`,
  /** `METHOD /pets GET`: type, then what the location has of path, method, status and name. */
  "documentation-part": (location: readonly (string | undefined)[]) =>
    `documentation-part ${location.filter((each) => each !== undefined).join(" ")}`,
  "documentation-version": (version: string) => `documentation-version ${version}`,
  function: (name: string) => `function ${name}`,
  "function-version": (name: string, version: string) => `function-version ${name}:${version}`,
  "function-alias": (name: string, alias: string) => `function-alias ${name}:${alias}`,
  /** @param target name of the function, with `:alias` behind it where the permission is the alias's */
  permission: (target: string, sourceArn: string) => `permission ${target} ${sourceArn}`,
  /** Names of roles are made by the target unless somebody has chosen one; descriptions are not. */
  role: (description: string) => `role ${description}`,
  "log-group": (name: string) => `log-group ${name}`,
  account: () => "account api-gateway",
  alarm: (name: string) => `alarm ${name}`,
  dashboard: (name: string) => `dashboard ${name}`,
} as const satisfies { readonly [Kind in PlanResourceKind]: (...names: never[]) => `${Kind} ${string}` };

const usersOf = (users: readonly string[]): string => (users.length === 0 ? "nobody" : users.toSorted().join(", "));
