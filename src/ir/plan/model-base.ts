import type { DeployTree, PseudoParameter } from "../deploy-value.js";
import type { SourcePointer } from "../source.js";

export type PlanResourceKind =
  | "rest-api"
  | "path"
  | "method"
  | "model"
  | "request-validator"
  | "authorizer"
  | "gateway-response"
  | "deployment"
  | "stage"
  | "vpc-link"
  | "usage-plan"
  | "api-key"
  | "usage-plan-key"
  | "http-api"
  | "websocket-api"
  | "route"
  | "integration"
  | "integration-response"
  | "route-response"
  | "message-model"
  | "route-authorizer"
  | "route-deployment"
  | "route-stage"
  | "route-vpc-link"
  | "certificate"
  | "domain-name"
  | "domain-access"
  | "route-domain-name"
  | "base-path-mapping"
  | "api-mapping"
  | "dns-record"
  | "client-certificate"
  | "ip-set"
  | "web-acl"
  | "web-acl-association"
  | "cache-policy"
  | "distribution"
  | "documentation-part"
  | "documentation-version"
  | "function"
  | "function-version"
  | "function-alias"
  | "permission"
  | "role"
  | "log-group"
  | "account"
  | "alarm"
  | "dashboard";

/** Key of a resource in the plan: unique, stable, and independent of any target's naming rules. `method:GET /pets/{petId}`. */
export type PlanKey = `${PlanResourceKind}:${string}`;

/** What a resource of the plan may be asked for by another. */
export type PlanAttribute =
  | "id"
  | "arn"
  | "invokeArn"
  | "name"
  | "rootResourceId"
  | "executionArn"
  | "endpoint"
  /** Number of a function's version. */
  | "version"
  | "domainName"
  | "domainNameId"
  | "regionalDomainName"
  | "regionalHostedZoneId"
  | "distributionDomainName"
  | "distributionHostedZoneId";

/** A value that a target may have to reference: a deploy value in which handlers have become resources. */
export type PlanValue =
  | { readonly kind: "literal"; readonly text: string }
  | { readonly kind: "parameter"; readonly name: string }
  | { readonly kind: "pseudo"; readonly name: PseudoParameter }
  | { readonly kind: "attribute"; readonly of: PlanKey; readonly name: PlanAttribute }
  | { readonly kind: "join"; readonly parts: readonly PlanValue[] }
  /** JSON of an intrinsic function: CloudFormation's printer makes them where it splits a template, and nobody else sees them. */
  | { readonly kind: "opaque"; readonly text: string };

/** A JSON tree whose leaves may be values: policies and OpenAPI bodies. */
export type PlanTree = DeployTree<PlanValue>;

export interface PlanResourceBase<Kind extends string> {
  readonly kind: Kind;
  readonly key: `${Kind}:${string}`;
  /** The node of the document or settings that it is there for. */
  readonly origin: SourcePointer | undefined;
  /** Resources that have to exist first although nothing here refers to them. Sorted. */
  readonly dependsOn: readonly PlanKey[];
}
