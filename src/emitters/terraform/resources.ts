import type { PlanResource, PlanResourceOf } from "../../ir/plan/model.js";
import type { PlanResourceKind } from "../../ir/plan/model-base.js";
import {
  printAuthorizer,
  printGatewayResponse,
  printModel,
  printPath,
  printRequestValidator,
  printRestApi,
  printVpcLink,
} from "./resources-api.js";
import { printApiKey, printDeployment, printStage, printUsagePlan, printUsagePlanKey } from "./resources-delivery.js";
import { printDocumentationPart, printDocumentationVersion } from "./resources-documentation.js";
import {
  printApiMapping,
  printBasePathMapping,
  printCertificate,
  printClientCertificate,
  printDnsRecord,
  printDomainAccess,
  printDomainName,
  printRouteDomainName,
} from "./resources-domains.js";
import {
  printCachePolicy,
  printDistribution,
  printIpSet,
  printWebAcl,
  printWebAclAssociation,
} from "./resources-edge.js";
import { printFunction, printFunctionAlias, printLogGroup, printPermission } from "./resources-function.js";
import { printMethod } from "./resources-method.js";
import { printAccount, printAlarm, printDashboard } from "./resources-observing.js";
import { printRole } from "./resources-role.js";
import {
  printHttpApi,
  printIntegration,
  printIntegrationResponse,
  printMessageModel,
  printRoute,
  printRouteAuthorizer,
  printRouteResponse,
  printRouteVpcLink,
  printWebSocketApi,
} from "./resources-route.js";
import { printRouteDeployment, printRouteStage } from "./resources-route-delivery.js";
import type { Row, RowContext } from "./row.js";
import type { TerraformResource } from "./synth.js";

/** Every kind of resource that a plan can hold, and what Terraform calls it. */
const rows: { readonly [Kind in PlanResourceKind]: Row<Kind> } = {
  "rest-api": printRestApi,
  path: printPath,
  method: printMethod,
  model: printModel,
  "request-validator": printRequestValidator,
  authorizer: printAuthorizer,
  "gateway-response": printGatewayResponse,
  deployment: printDeployment,
  stage: printStage,
  "vpc-link": printVpcLink,
  "usage-plan": printUsagePlan,
  "api-key": printApiKey,
  "usage-plan-key": printUsagePlanKey,
  "http-api": printHttpApi,
  "websocket-api": printWebSocketApi,
  route: printRoute,
  integration: printIntegration,
  "integration-response": printIntegrationResponse,
  "route-response": printRouteResponse,
  "message-model": printMessageModel,
  "route-authorizer": printRouteAuthorizer,
  "route-deployment": printRouteDeployment,
  "route-stage": printRouteStage,
  "route-vpc-link": printRouteVpcLink,
  function: printFunction,
  // The function publishes it.
  "function-version": () => [],
  "function-alias": printFunctionAlias,
  permission: printPermission,
  role: printRole,
  "log-group": printLogGroup,
  account: printAccount,
  alarm: printAlarm,
  dashboard: printDashboard,
  certificate: printCertificate,
  "domain-name": printDomainName,
  "domain-access": printDomainAccess,
  "route-domain-name": printRouteDomainName,
  "base-path-mapping": printBasePathMapping,
  "api-mapping": printApiMapping,
  "dns-record": printDnsRecord,
  "client-certificate": printClientCertificate,
  "ip-set": printIpSet,
  "web-acl": printWebAcl,
  "web-acl-association": printWebAclAssociation,
  "cache-policy": printCachePolicy,
  distribution: printDistribution,
  "documentation-part": printDocumentationPart,
  "documentation-version": printDocumentationVersion,
};

/** The Terraform resources of one resource of the plan, the one that bears its address first; none for what another one makes. */
export const printResource = (resource: PlanResource, context: RowContext): readonly TerraformResource[] =>
  rowOf(resource.kind)(resource, context);

const rowOf = <Kind extends PlanResourceKind>(kind: Kind): Row<PlanResourceKind> =>
  rows[kind] as (resource: PlanResourceOf<PlanResourceKind>, context: RowContext) => readonly TerraformResource[];
