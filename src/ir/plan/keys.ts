import type { GatewayProtocol } from "../api.js";
import type { VpcLinkKind } from "../deploy-value.js";
import type { PlanKey } from "./model-base.js";
import type { ApiKeyResource, UsagePlanResource } from "./model-rest.js";

/** Keys never change when something else of the document does: a target's names and addresses are made from them. */
export const restApiKey = "rest-api:api" satisfies PlanKey;
export const httpApiKey = "http-api:api" satisfies PlanKey;
export const webSocketApiKey = "websocket-api:api" satisfies PlanKey;
export const deploymentKey = "deployment:api" satisfies PlanKey;
export const routeDeploymentKey = "route-deployment:api" satisfies PlanKey;

const apiKeys = { rest: restApiKey, http: httpApiKey, websocket: webSocketApiKey } as const;
/** The API itself, whatever its type. */
export const apiKeyOf = (protocol: GatewayProtocol): PlanKey => apiKeys[protocol];

export const pathKey = (path: string) => `path:${path}` as const;
/** By what the gateway itself tells methods apart with, so that another operationId is not another method. */
export const methodKey = (httpMethod: string, path: string) => `method:${httpMethod} ${path}` as const;
export const modelKey = (name: string) => `model:${name}` as const;
export const requestValidatorKey = (name: string) => `request-validator:${name}` as const;
export const authorizerKey = (id: string) => `authorizer:${id}` as const;
export const gatewayResponseKey = (type: string) => `gateway-response:${type}` as const;
export const stageKey = (name: string) => `stage:${name}` as const;
export const routeKey = (route: string) => `route:${route}` as const;
export const integrationKey = (name: string) => `integration:${name}` as const;
export const integrationResponseKey = (route: string, response: string) =>
  `integration-response:${route} ${response}` as const;
export const routeResponseKey = (route: string) => `route-response:${route}` as const;
export const messageModelKey = (name: string) => `message-model:${name}` as const;
export const routeAuthorizerKey = (id: string) => `route-authorizer:${id}` as const;
export const routeStageKey = (name: string) => `route-stage:${name}` as const;
export const routeVpcLinkKey = (name: string) => `route-vpc-link:${name}` as const;
/** A stage of an API of any type. */
export const stageKeyOf = (protocol: GatewayProtocol, name: string): PlanKey =>
  protocol === "rest" ? stageKey(name) : routeStageKey(name);
/** An authorizer of an API of any type. */
export const authorizerKeyOf = (protocol: GatewayProtocol, id: string): PlanKey =>
  protocol === "rest" ? authorizerKey(id) : routeAuthorizerKey(id);
export const functionKey = (handler: string) => `function:${handler}` as const;
export const functionVersionKey = (handler: string) => `function-version:${handler}` as const;
/** A handler's id holds no colon. */
export const functionAliasKey = (handler: string, alias: string) => `function-alias:${handler}:${alias}` as const;
export const roleKey = (handler: string) => `role:${handler}` as const;
/** Of a role that the settings name, which it is called by in every target; the id of a handler holds no colon. */
export const sharedRoleKey = (role: string) => roleKey(`:${role}`);
/** Of an integration; the id of a handler, which has a role too, holds no colon. */
export const integrationRoleKey = (httpMethod: string, path: string) => roleKey(`integration:${httpMethod} ${path}`);
export const functionLogGroupKey = (handler: string) => `log-group:${handler}` as const;
/** The two types of API have links of their own; a load balancer's is a REST API's. */
export const vpcLinkKeyOf = ({ link, name }: { readonly link: VpcLinkKind; readonly name: string }): PlanKey =>
  link === "load-balancer" ? vpcLinkKey(name) : routeVpcLinkKey(name);
export const vpcLinkKey = (name: string) => `vpc-link:${name}` as const;
/** A handler's id holds no colon, so that stages and handlers never meet. */
export const accessLogGroupKey = (stage: string, part?: "canary") =>
  part === undefined ? (`log-group:access:${stage}` as const) : (`log-group:access:${stage}:${part}` as const);
export const executionLogGroupKey = (stage: string, part?: "canary") =>
  part === undefined ? (`log-group:execution:${stage}` as const) : (`log-group:execution:${stage}:${part}` as const);
/** The service has one for each account and region. */
export const accountKey = "account:api-gateway" as const satisfies PlanKey;
export const accountRoleKey = "role:api-gateway:logs" as const satisfies PlanKey;
export const alarmKey = (stage: string, measure: string) => `alarm:stage:${stage}:${measure}` as const;
export const functionAlarmKey = (handler: string, measure: string) => `alarm:function:${handler}:${measure}` as const;
export const dashboardKey = "dashboard:api" as const satisfies PlanKey;
/** A deployment that a stage stays on, by its fingerprint. */
export const keptDeploymentKey = (fingerprint: string) => `deployment:${fingerprint}` as const;
export const permissionKey = (target: string, what: string) => `permission:${target}:${what}` as const;
export const usagePlanKey = (name: string) => `usage-plan:${name}` as const;
export const apiKeyKey = (name: string) => `api-key:${name}` as const;
export const usagePlanKeyKey = (plan: UsagePlanResource, apiKey: Pick<ApiKeyResource, "name">) =>
  `usage-plan-key:${plan.name.replaceAll("/", "~1")}/${apiKey.name}` as const;
export const certificateKey = (domain: string) => `certificate:${domain}` as const;
/** A private domain may bear the name of a public one. */
export const domainNameKey = (domain: string, isPrivate: boolean) =>
  `domain-name:${domain}${isPrivate ? " private" : ""}` as const;
export const routeDomainNameKey = (domain: string) => `route-domain-name:${domain}` as const;
export const domainAccessKey = (domain: string, vpcEndpoint: string) =>
  `domain-access:${domain} ${vpcEndpoint}` as const;
export const basePathMappingKey = (domain: string, path: string) => `base-path-mapping:${domain}/${path}` as const;
export const apiMappingKey = (domain: string, path: string) => `api-mapping:${domain}/${path}` as const;
export const dnsRecordKey = (name: string, type: "A" | "AAAA") => `dns-record:${name} ${type}` as const;
export const clientCertificateKey = (stage: string) => `client-certificate:${stage}` as const;
export const ipSetKey = (name: string) => `ip-set:${name}` as const;
export const webAclKey = "web-acl:api" satisfies PlanKey;
export const webAclAssociationKey = (stage: string) => `web-acl-association:${stage}` as const;
export const cachePolicyKey = "cache-policy:api" satisfies PlanKey;
export const distributionKey = "distribution:api" satisfies PlanKey;
export const documentationPartKey = (place: string) => `documentation-part:${place}` as const;
export const documentationVersionKey = "documentation-version:api" satisfies PlanKey;
