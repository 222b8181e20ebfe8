import type { LoggingLevel } from "../delivery.js";
import type { ContentHandling, PassthroughBehavior } from "../integration.js";
import type { Throttle } from "../throttling.js";
import type { PlanResourceBase, PlanTree, PlanValue } from "./model-base.js";

/*
 * HTTP and WebSocket APIs: what the service's second API (`apigatewayv2`) makes. Where both types of API share a resource,
 * its comments say which members are whose.
 */

export interface HttpApiResource extends PlanResourceBase<"http-api"> {
  readonly name: string;
  readonly description?: string;
  readonly disableExecuteApiEndpoint: boolean;
  readonly ipAddressType?: "ipv4" | "dualstack";
  readonly cors?: {
    readonly origins: readonly string[];
    /** Upper case, or `*`. */
    readonly methods: readonly string[];
    readonly headers: readonly string[];
    readonly exposedHeaders: readonly string[];
    readonly credentials: boolean;
    readonly maxAgeSeconds?: number;
  };
  /** The OpenAPI document that defines everything within the API; undefined when each part is a resource. */
  readonly body?: PlanTree;
  /** Of the document that is imported; without a body there is none. */
  readonly version?: string;
  /** Whether the import of the body ends where the service warns of it. */
  readonly failOnWarnings?: boolean;
  readonly tags: readonly { readonly key: string; readonly value: string }[];
}

export interface WebSocketApiResource extends PlanResourceBase<"websocket-api"> {
  readonly name: string;
  readonly description?: string;
  readonly routeSelectionExpression: string;
  /** `$request.header.x-api-key`, or `$context.authorizer.usageIdentifierKey`. */
  readonly apiKeySelectionExpression?: string;
  readonly disableExecuteApiEndpoint: boolean;
  readonly ipAddressType?: "ipv4" | "dualstack";
  readonly tags: readonly { readonly key: string; readonly value: string }[];
}

export interface RouteResource extends PlanResourceBase<"route"> {
  readonly api: PlanValue;
  /** `GET /pets/{petId}`, `ANY /{proxy+}`, `$default`; of a WebSocket API `$connect`, `sendMessage`. */
  readonly routeKey: string;
  readonly operationName?: string;
  /** First tag of the operation; groups routes for people, and means nothing to the service. */
  readonly tag?: string;
  /** The id of the integration. */
  readonly integration?: PlanValue;
  readonly authorizationType: "NONE" | "AWS_IAM" | "JWT" | "CUSTOM";
  readonly authorizer?: PlanValue;
  /** Sorted; only with JWT. */
  readonly authorizationScopes: readonly string[];
  /** WebSocket only. */
  readonly apiKeyRequired: boolean;
  /** WebSocket only: `route.request.querystring.token`, of `$connect`. Sorted by name. */
  readonly requestParameters: readonly { readonly name: string; readonly required: boolean }[];
  /** WebSocket only: `$default` when the route answers. */
  readonly routeResponseSelectionExpression?: string;
  /** WebSocket only. */
  readonly modelSelectionExpression?: string;
  /** WebSocket only: by what `modelSelectionExpression` gives, or `$default`. */
  readonly requestModels: readonly { readonly key: string; readonly model: PlanValue }[];
}

export interface IntegrationResource extends PlanResourceBase<"integration"> {
  readonly api: PlanValue;
  /** HTTP APIs have AWS_PROXY and HTTP_PROXY alone. */
  readonly type: "AWS_PROXY" | "HTTP_PROXY" | "AWS" | "HTTP" | "MOCK";
  /** HTTP only: `SQS-SendMessage`. With it there is neither `method` nor `uri`. */
  readonly subtype?: string;
  readonly description?: string;
  /** Method of the call to the backend. */
  readonly method?: string;
  readonly uri?: PlanValue;
  /** HTTP only. */
  readonly payloadFormatVersion?: "1.0" | "2.0";
  readonly credentials?: PlanValue;
  /** The id of a VPC link. */
  readonly vpcLink?: PlanValue;
  /** HTTP only, behind a VPC link: the name that the backend's certificate has to bear. */
  readonly serverNameToVerify?: string;
  readonly timeoutMs?: number;
  /** HTTP: `overwrite:header.x`, `append:querystring.y`, or a parameter of the subtype. WebSocket: `integration.request.header.x`. */
  readonly requestParameters: readonly { readonly to: string; readonly from: PlanValue }[];
  /** HTTP only: by status. */
  readonly responseParameters: readonly {
    readonly statusCode: string;
    readonly mappings: readonly { readonly to: string; readonly from: PlanValue }[];
  }[];
  /** WebSocket only. */
  readonly passthroughBehavior?: PassthroughBehavior;
  readonly contentHandling?: ContentHandling;
  readonly templateSelectionExpression?: string;
  /** WebSocket only: by what `templateSelectionExpression` gives, or `$default`. */
  readonly requestTemplates: readonly { readonly key: string; readonly template: PlanValue }[];
}

/** WebSocket only. */
export interface IntegrationResponseResource extends PlanResourceBase<"integration-response"> {
  readonly api: PlanValue;
  readonly integration: PlanValue;
  /** `$default`, or `/pattern/`. */
  readonly responseKey: string;
  readonly contentHandling?: ContentHandling;
  readonly templateSelectionExpression?: string;
  readonly parameters: readonly { readonly to: string; readonly from: PlanValue }[];
  readonly templates: readonly { readonly key: string; readonly template: PlanValue }[];
}

/** WebSocket only. */
export interface RouteResponseResource extends PlanResourceBase<"route-response"> {
  readonly api: PlanValue;
  readonly route: PlanValue;
  /** `$default`. */
  readonly responseKey: string;
  readonly models: readonly { readonly key: string; readonly model: PlanValue }[];
}

/** A model of messages. WebSocket only. */
export interface MessageModelResource extends PlanResourceBase<"message-model"> {
  readonly api: PlanValue;
  /** Alphanumeric. */
  readonly name: string;
  readonly description?: string;
  readonly contentType: string;
  /** JSON Schema draft 4, complete in itself. */
  readonly schema: PlanTree;
}

export interface RouteAuthorizerResource extends PlanResourceBase<"route-authorizer"> {
  readonly api: PlanValue;
  readonly name: string;
  readonly type: "REQUEST" | "JWT";
  readonly uri?: PlanValue;
  readonly credentials?: PlanValue;
  /** `$request.header.Authorization` (HTTP), `route.request.querystring.token` (WebSocket). */
  readonly identitySources: readonly string[];
  /** HTTP only. */
  readonly payloadFormatVersion?: "1.0" | "2.0";
  /** HTTP only: the function answers `{ isAuthorized }` in place of a policy. */
  readonly simpleResponses?: boolean;
  readonly ttlSeconds?: number;
  readonly jwt?: { readonly issuer: PlanValue; readonly audience: readonly PlanValue[] };
}

/** A snapshot. HTTP APIs deploy by themselves unless they are told not to. */
export interface RouteDeploymentResource extends PlanResourceBase<"route-deployment"> {
  readonly api: PlanValue;
  /** Hexadecimal; another one whenever what a deployment snapshots means something else. */
  readonly fingerprint: string;
}

export interface RouteStageResource extends PlanResourceBase<"route-stage"> {
  readonly api: PlanValue;
  /** Absent when the stage deploys by itself. */
  readonly deployment?: PlanValue;
  readonly autoDeploy: boolean;
  /** `$default` has no path of its own. */
  readonly name: string;
  readonly description?: string;
  readonly variables: readonly { readonly name: string; readonly value: PlanValue }[];
  readonly accessLog?: { readonly destination: PlanValue; readonly format: string };
  readonly defaultRouteSettings?: PlanRouteSettings;
  readonly routeSettings: readonly (PlanRouteSettings & { readonly routeKey: string })[];
  readonly tags: readonly { readonly key: string; readonly value: string }[];
}

export interface PlanRouteSettings {
  readonly throttle?: Throttle;
  readonly metrics?: boolean;
  /** WebSocket only. */
  readonly logging?: LoggingLevel;
  /** WebSocket only. */
  readonly dataTrace?: boolean;
}

/** HTTP only. */
export interface RouteVpcLinkResource extends PlanResourceBase<"route-vpc-link"> {
  readonly name: string;
  readonly subnetIds: readonly PlanValue[];
  readonly securityGroupIds: readonly PlanValue[];
  readonly tags: readonly { readonly key: string; readonly value: string }[];
}
