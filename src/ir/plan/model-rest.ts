import type { LoggingLevel } from "../delivery.js";
import type { ContentHandling, PassthroughBehavior } from "../integration.js";
import type { EndpointAccessMode, IpAddressType } from "../security-policy.js";
import type { Quota, Throttle } from "../throttling.js";
import type { PlanResourceBase, PlanTree, PlanValue } from "./model-base.js";

export interface RestApiResource extends PlanResourceBase<"rest-api"> {
  readonly name: string;
  readonly description?: string;
  readonly endpoint: "EDGE" | "REGIONAL" | "PRIVATE";
  readonly ipAddressType?: IpAddressType;
  readonly securityPolicy?: string;
  readonly endpointAccessMode?: EndpointAccessMode;
  readonly vpcEndpointIds: readonly string[];
  readonly disableExecuteApiEndpoint: boolean;
  readonly apiKeySource: "HEADER" | "AUTHORIZER";
  readonly binaryMediaTypes: readonly string[];
  readonly minimumCompressionSize?: number;
  readonly policy?: PlanTree;
  /** The OpenAPI document that defines everything within the API; undefined when each part is a resource. */
  readonly body?: PlanTree;
  readonly tags: readonly { readonly key: string; readonly value: string }[];
}

/** API Gateway's own word is "resource": one segment of a path. */
export interface PathResource extends PlanResourceBase<"path"> {
  readonly api: PlanValue;
  /** A path's id, or the API's root resource id. */
  readonly parent: PlanValue;
  /** `pets`, `{petId}`, `{proxy+}`. */
  readonly part: string;
  /** The whole path, `/pets/{petId}`. */
  readonly path: string;
}

export type AuthorizationType = "NONE" | "AWS_IAM" | "CUSTOM" | "COGNITO_USER_POOLS";

export interface MethodResource extends PlanResourceBase<"method"> {
  readonly api: PlanValue;
  /** The path's id, or the API's root resource id. */
  readonly resource: PlanValue;
  readonly path: string;
  /** Upper case; `ANY` for every other method. */
  readonly httpMethod: string;
  /** `operationName` in the service; undefined for what the build adds (CORS). */
  readonly operationName?: string;
  /** First tag of the operation; groups methods for people, and means nothing to the service. */
  readonly tag?: string;
  readonly authorizationType: AuthorizationType;
  readonly authorizer?: PlanValue;
  /** Sorted; only with COGNITO_USER_POOLS. */
  readonly authorizationScopes: readonly string[];
  readonly apiKeyRequired: boolean;
  readonly validator?: PlanValue;
  /** `method.request.{path|querystring|header}.name`, sorted by name. */
  readonly requestParameters: readonly { readonly name: string; readonly required: boolean }[];
  readonly requestModels: readonly { readonly contentType: string; readonly model: PlanValue }[];
  readonly integration: PlanIntegration;
  /** By status. */
  readonly responses: readonly PlanMethodResponse[];
}

/** A way into a network. */
export interface PlanConnection {
  readonly vpcLink: PlanValue;
  /** ARN; undefined for a link that leads to one load balancer by itself. */
  readonly loadBalancer?: PlanValue;
}

export interface PlanIntegration {
  readonly type: "AWS_PROXY" | "AWS" | "HTTP" | "HTTP_PROXY" | "MOCK";
  /** Method of the call to the backend; undefined for MOCK. */
  readonly httpMethod?: string;
  readonly uri?: PlanValue;
  readonly credentials?: PlanValue;
  readonly connection?: PlanConnection;
  readonly timeoutMs?: number;
  readonly passthroughBehavior?: PassthroughBehavior;
  readonly contentHandling?: ContentHandling;
  readonly cacheNamespace?: string;
  readonly cacheKeyParameters: readonly string[];
  readonly insecureSkipVerification: boolean;
  readonly requestParameters: readonly { readonly to: string; readonly from: PlanValue }[];
  readonly requestTemplates: readonly { readonly contentType: string; readonly template: PlanValue }[];
  readonly responses: readonly {
    readonly selectionPattern?: string;
    readonly statusCode: string;
    readonly parameters: readonly { readonly to: string; readonly from: PlanValue }[];
    readonly templates: readonly { readonly contentType: string; readonly template: PlanValue }[];
    readonly contentHandling?: ContentHandling;
  }[];
}

export interface PlanMethodResponse {
  readonly statusCode: string;
  /** `method.response.header.name`. */
  readonly parameters: readonly { readonly name: string; readonly required: boolean }[];
  readonly models: readonly { readonly contentType: string; readonly model: PlanValue }[];
}

export interface ModelResource extends PlanResourceBase<"model"> {
  readonly api: PlanValue;
  /** Alphanumeric. */
  readonly name: string;
  readonly description?: string;
  readonly contentType: string;
  /** JSON Schema draft 4; references are `https://apigateway.amazonaws.com/restapis/{api id}/models/{name}` values. */
  readonly schema: PlanTree;
}

export interface RequestValidatorResource extends PlanResourceBase<"request-validator"> {
  readonly api: PlanValue;
  readonly name: string;
  readonly body: boolean;
  readonly parameters: boolean;
}

export interface AuthorizerResource extends PlanResourceBase<"authorizer"> {
  readonly api: PlanValue;
  readonly name: string;
  readonly type: "TOKEN" | "REQUEST" | "COGNITO_USER_POOLS";
  readonly uri?: PlanValue;
  readonly credentials?: PlanValue;
  /** Comma-separated for REQUEST; undefined where nothing is cached and nothing demanded. */
  readonly identitySource?: string;
  readonly identityValidationExpression?: string;
  readonly ttlSeconds?: number;
  readonly providerArns: readonly PlanValue[];
}

export interface GatewayResponseResource extends PlanResourceBase<"gateway-response"> {
  readonly api: PlanValue;
  readonly responseType: string;
  readonly statusCode?: string;
  readonly parameters: readonly { readonly to: string; readonly from: PlanValue }[];
  readonly templates: readonly { readonly contentType: string; readonly template: PlanValue }[];
}

export interface DeploymentResource extends PlanResourceBase<"deployment"> {
  readonly api: PlanValue;
  /** Hexadecimal; another one whenever what a deployment snapshots means something else. */
  readonly fingerprint: string;
}

export interface StageResource extends PlanResourceBase<"stage"> {
  readonly api: PlanValue;
  readonly deployment: PlanValue;
  readonly name: string;
  readonly description?: string;
  readonly variables: readonly { readonly name: string; readonly value: PlanValue }[];
  readonly tracing: boolean;
  readonly accessLog?: { readonly destination: PlanValue; readonly format: string };
  /** Gigabytes of the cache cluster, as the service writes them: `0.5`. */
  readonly cacheSize?: string;
  readonly canary?: PlanCanary;
  readonly clientCertificate?: PlanValue;
  /** Name of a snapshot of the documentation. */
  readonly documentationVersion?: string;
  /** First the default (`path` and `httpMethod` both `*`), then single methods. */
  readonly methodSettings: readonly PlanMethodSettings[];
  readonly tags: readonly { readonly key: string; readonly value: string }[];
}

export interface PlanCanary {
  readonly deployment: PlanValue;
  /** 0-100. */
  readonly percent: number;
  readonly useStageCache: boolean;
  readonly variables: readonly { readonly name: string; readonly value: PlanValue }[];
}

export interface PlanMethodSettings {
  /** `*`, or the whole path. Each target has its own escape for it. */
  readonly path: string;
  readonly httpMethod: string;
  readonly throttle?: Throttle;
  readonly logging?: LoggingLevel;
  readonly dataTrace?: boolean;
  readonly metrics?: boolean;
  readonly cache?: PlanMethodCache;
}

export interface PlanMethodCache {
  readonly enabled?: boolean;
  /** Seconds. */
  readonly ttl?: number;
  readonly encrypted?: boolean;
  /** Absent where the service's default holds: authorized, and SUCCEED_WITH_RESPONSE_HEADER for others. */
  readonly invalidation?: {
    readonly authorized: boolean;
    readonly unauthorized: "FAIL_WITH_403" | "SUCCEED_WITH_RESPONSE_HEADER" | "SUCCEED_WITHOUT_RESPONSE_HEADER";
  };
}

/** A link to a network load balancer; it takes minutes to make. */
export interface VpcLinkResource extends PlanResourceBase<"vpc-link"> {
  readonly name: string;
  readonly description?: string;
  readonly networkLoadBalancer: PlanValue;
  readonly tags: readonly { readonly key: string; readonly value: string }[];
}

export interface UsagePlanResource extends PlanResourceBase<"usage-plan"> {
  readonly name: string;
  readonly description?: string;
  readonly productCode?: string;
  readonly throttle?: Throttle;
  readonly quota?: Quota;
  readonly stages: readonly {
    readonly api: PlanValue;
    readonly stage: PlanValue;
    readonly methods: readonly { readonly path: string; readonly httpMethod: string; readonly throttle: Throttle }[];
  }[];
}

export interface ApiKeyResource extends PlanResourceBase<"api-key"> {
  readonly name: string;
  readonly description?: string;
  readonly enabled: boolean;
  readonly value?: PlanValue;
}

export interface UsagePlanKeyResource extends PlanResourceBase<"usage-plan-key"> {
  readonly usagePlan: PlanValue;
  readonly apiKey: PlanValue;
}
