import type { DeployExpressions } from "../deploy-value.js";
import type { JsonValue } from "../json.js";
import type { SourcePointer } from "../source.js";
import type { PlanKey, PlanResourceKind, PlanValue } from "./model-base.js";
import type { DocumentationPartResource, DocumentationVersionResource } from "./model-documentation.js";
import type {
  ApiMappingResource,
  BasePathMappingResource,
  CertificateResource,
  ClientCertificateResource,
  DnsRecordResource,
  DomainAccessResource,
  DomainNameResource,
  RouteDomainNameResource,
} from "./model-domains.js";
import type {
  CachePolicyResource,
  DistributionResource,
  IpSetResource,
  WebAclAssociationResource,
  WebAclResource,
} from "./model-edge.js";
import type {
  FunctionAliasResource,
  FunctionResource,
  FunctionVersionResource,
  LogGroupResource,
  PermissionResource,
  RoleResource,
} from "./model-functions.js";
import type { AccountResource, AlarmResource, DashboardResource } from "./model-observing.js";
import type {
  ApiKeyResource,
  AuthorizerResource,
  DeploymentResource,
  GatewayResponseResource,
  MethodResource,
  ModelResource,
  PathResource,
  RequestValidatorResource,
  RestApiResource,
  StageResource,
  UsagePlanKeyResource,
  UsagePlanResource,
  VpcLinkResource,
} from "./model-rest.js";
import type {
  HttpApiResource,
  IntegrationResource,
  IntegrationResponseResource,
  MessageModelResource,
  RouteAuthorizerResource,
  RouteDeploymentResource,
  RouteResource,
  RouteResponseResource,
  RouteStageResource,
  RouteVpcLinkResource,
  WebSocketApiResource,
} from "./model-v2.js";

export type PlanResource =
  | RestApiResource
  | PathResource
  | MethodResource
  | ModelResource
  | RequestValidatorResource
  | AuthorizerResource
  | GatewayResponseResource
  | DeploymentResource
  | StageResource
  | VpcLinkResource
  | UsagePlanResource
  | ApiKeyResource
  | UsagePlanKeyResource
  | HttpApiResource
  | WebSocketApiResource
  | RouteResource
  | IntegrationResource
  | IntegrationResponseResource
  | RouteResponseResource
  | MessageModelResource
  | RouteAuthorizerResource
  | RouteDeploymentResource
  | RouteStageResource
  | RouteVpcLinkResource
  | CertificateResource
  | DomainNameResource
  | DomainAccessResource
  | RouteDomainNameResource
  | BasePathMappingResource
  | ApiMappingResource
  | DnsRecordResource
  | ClientCertificateResource
  | IpSetResource
  | WebAclResource
  | WebAclAssociationResource
  | CachePolicyResource
  | DistributionResource
  | DocumentationPartResource
  | DocumentationVersionResource
  | FunctionResource
  | FunctionVersionResource
  | FunctionAliasResource
  | PermissionResource
  | RoleResource
  | LogGroupResource
  | AccountResource
  | AlarmResource
  | DashboardResource;

/** The plan resource of one kind. */
export type PlanResourceOf<Kind extends PlanResourceKind> = Extract<PlanResource, { readonly kind: Kind }>;

/** What the deployment is asked for. */
export interface PlanInput {
  /** Letters and digits in PascalCase; printers put it into their own case. */
  readonly name: string;
  readonly description: string;
  readonly secret: boolean;
  readonly default?: string;
  readonly expressions?: DeployExpressions;
}

export interface PlanOutput {
  /** PascalCase. */
  readonly name: string;
  readonly description: string;
  readonly value: PlanValue;
}

/** Everything that is deployed, decided once; printers choose nothing but syntax. */
export interface GatewayPlan {
  /** Name and description for the head of a template. */
  readonly name: string;
  readonly description: string;
  /** What a resource refers to stands before it; ties keep the order of the document. */
  readonly resources: readonly PlanResource[];
  readonly inputs: readonly PlanInput[];
  readonly outputs: readonly PlanOutput[];
  /** Merged last, by the printer of the target. */
  readonly overrides: readonly {
    readonly target: "cloudformation" | "terraform";
    readonly resource: PlanKey;
    readonly properties: { readonly [key: string]: JsonValue };
    /** Where the settings have it. */
    readonly origin?: SourcePointer;
  }[];
}
