import type { AboutApi, ExternalDocumentation } from "./about.js";
import type { Access } from "./access.js";
import type { Alarms, FunctionMeasure } from "./alarm.js";
import type { Authorizer, Requirement, SecurityScheme } from "./authorizer.js";
import type { ClientHints } from "./client-hints.js";
import type { Cors, GatewayResponse, Stage } from "./delivery.js";
import type { DeployExpressions, DeployTree } from "./deploy-value.js";
import type { Documentation } from "./documentation.js";
import type { CustomDomain } from "./domain.js";
import type { CloudFront, WebAcl } from "./edge.js";
import type { Handler } from "./handler.js";
import type { OperationId } from "./ids.js";
import type { Integration, PayloadFormatVersion } from "./integration.js";
import type { JsonValue } from "./json.js";
import type { Role } from "./role.js";
import type { NamedSchema, Schema } from "./schema.js";
import type { EndpointAccessMode, EndpointType, IpAddressType } from "./security-policy.js";
import type { SourcePointer } from "./source.js";
import type { ApiKey, UsagePlan } from "./throttling.js";
import type { VpcLink } from "./vpc-link.js";
import type { WebSocketMessage, WebSocketRoute } from "./websocket.js";

/** Raised when a member changes its meaning; emitters from outside check it. */
export const modelVersion = 1;

/** An API as the documents and settings describe it, with every default filled in. Plain data: it survives JSON. */
export interface ApiModel extends AboutApi {
  readonly modelVersion: typeof modelVersion;
  readonly title: string;
  readonly version: string;
  readonly description?: string;
  /** Name of the API in AWS, and the stem of the names of everything that belongs to it. */
  readonly name: string;
  readonly gateway: GatewaySettings;
  readonly servers: readonly Server[];
  readonly tags: readonly Tag[];
  /** In document order. */
  readonly operations: readonly Operation[];
  /** Of a WebSocket API, in document order; it has no operations, and every other API no routes. */
  readonly routes: readonly WebSocketRoute[];
  /** Messages that the server of a WebSocket API sends by itself, over connections that clients have opened. */
  readonly sends: readonly WebSocketMessage[];
  readonly schemas: readonly NamedSchema[];
  readonly securitySchemes: readonly SecurityScheme[];
  readonly authorizers: readonly Authorizer[];
  readonly handlers: readonly Handler[];
  /** Roles that the settings name. */
  readonly roles: readonly Role[];
  readonly vpcLinks: readonly VpcLink[];
  readonly gatewayResponses: readonly GatewayResponse[];
  readonly cors?: Cors;
  readonly stages: readonly Stage[];
  readonly account: AccountSettings;
  /** Of every function of the build. */
  readonly functionAlarms?: Alarms<FunctionMeasure>;
  readonly dashboard: boolean;
  readonly usagePlans: readonly UsagePlan[];
  readonly apiKeys: readonly ApiKey[];
  readonly domains: readonly CustomDomain[];
  readonly webAcl?: WebAcl;
  readonly cloudFront?: CloudFront;
  readonly documentation?: Documentation;
  /** What the deployment is asked for. */
  readonly parameters: readonly DeployParameter[];
  readonly overrides: readonly ResourceOverride[];
  readonly origin: SourcePointer;
}

export interface Tag {
  readonly name: string;
  readonly description?: string;
  readonly externalDocs?: ExternalDocumentation;
}

/** What is set once for the account and region. */
export interface AccountSettings {
  /** Whether the build makes the role with which API Gateway writes logs. */
  readonly cloudWatchRole: boolean;
}

/** What holds for the API as a whole, by the type of the API. */
export type GatewaySettings = RestGateway | HttpGateway | WebSocketGateway;
export type GatewayProtocol = GatewaySettings["protocol"];
/** A model of one type of API. */
export type ApiOf<Protocol extends GatewayProtocol> = ApiModel & {
  readonly gateway: Extract<GatewaySettings, { readonly protocol: Protocol }>;
};

interface GatewayBase {
  readonly disableExecuteApiEndpoint: boolean;
  /** The service's `ipv4` when absent. */
  readonly ipAddressType?: "ipv4" | "dualstack";
  readonly resourceTags: readonly { readonly key: string; readonly value: string }[];
  /** By which version of the service's own export the document was written; it changes nothing. */
  readonly importExportVersion?: string;
}

export interface RestGateway extends GatewayBase {
  readonly protocol: "rest";
  /** A resource a method, or one OpenAPI document that the service imports. */
  readonly definition: "resources" | "body";
  /** What the gateway calls path variables: by the document's names, or `variable<N>` by the number of the segment. */
  readonly pathVariables: "named" | "positional";
  readonly endpoint: EndpointType;
  readonly ipAddressType?: IpAddressType;
  /** Of the default endpoint; the service chooses when it is absent. */
  readonly securityPolicy?: string;
  readonly endpointAccessMode?: EndpointAccessMode;
  readonly vpcEndpointIds: readonly string[];
  readonly apiKeySource: "HEADER" | "AUTHORIZER";
  readonly binaryMediaTypes: readonly string[];
  /** Bytes, 0-10485760; compression is off when absent. */
  readonly minimumCompressionSize?: number;
  /** IAM policy document. */
  readonly resourcePolicy?: DeployTree;
  /** The policy in few words; with it `resourcePolicy` holds further statements. */
  readonly access?: Access;
  /** Where the policy stands; absent where no document or setting has it. */
  readonly resourcePolicyOrigin?: SourcePointer;
}

export interface HttpGateway extends GatewayBase {
  readonly protocol: "http";
  /** A resource a route, or one OpenAPI document that the service imports. */
  readonly definition: "resources" | "body";
  /** What the gateway calls path variables: by the document's names, or `variable<N>` by the number of the segment. */
  readonly pathVariables: "named" | "positional";
  /** `definition: body`: whether the import ends where the service warns of something. */
  readonly failOnWarnings: boolean;
  /** Of integrations that do not name theirs. */
  readonly payloadFormatVersion?: PayloadFormatVersion;
}

export interface WebSocketGateway extends GatewayBase {
  readonly protocol: "websocket";
  /** What of a message tells its route: `$request.body.action`. */
  readonly routeSelectionExpression: string;
  /** Where API keys come from: `$request.header.x-api-key` or `$context.authorizer.usageIdentifierKey`. */
  readonly apiKeySelectionExpression?: string;
  /** Of the API's own address; the service's `ipv4` when absent. */
  readonly ipAddressType?: IpAddressType;
  /** What the functions of routes may do with connections: send to them, look at them, close them. */
  readonly connectionActions: readonly ("POST" | "GET" | "DELETE")[];
}

export interface Server {
  /** May hold `{variable}`. */
  readonly url: string;
  readonly description?: string;
  readonly variables: readonly {
    readonly name: string;
    readonly description?: string;
    readonly default: string;
    readonly values: readonly string[];
  }[];
}

export type HttpMethod = "get" | "put" | "post" | "delete" | "options" | "head" | "patch" | "trace" | "any";

export interface Operation {
  readonly id: OperationId;
  /** False where `id` was worked out from method and path. */
  readonly named: boolean;
  /** `any` comes from `x-amazon-apigateway-any-method`: every method that has no operation of its own. */
  readonly method: HttpMethod;
  readonly path: PathTemplate;
  readonly summary?: string;
  readonly description?: string;
  readonly externalDocs?: ExternalDocumentation;
  readonly deprecated: boolean;
  readonly tags: readonly string[];
  readonly parameters: readonly Parameter[];
  readonly body?: RequestBody;
  /** In document order; at least one. */
  readonly responses: readonly Response[];
  readonly integration: Integration;
  /** Alternatives (OR) of requirements (AND). Empty: open to the world. An empty alternative: credentials are optional. */
  readonly security: readonly (readonly Requirement[])[];
  /** What a caller needs beside what `security` says. */
  readonly authorization?: OperationAuthorization;
  readonly client?: ClientHints;
  readonly validation: Validation;
  /** Servers of the operation or its path; empty when the API's hold. */
  readonly servers: readonly Server[];
  readonly origin: SourcePointer;
}

export interface OperationAuthorization {
  /** A caller has to be in one of them. */
  readonly groups: readonly string[];
}

/** What the gateway checks before it calls the integration. */
export interface Validation {
  readonly parameters: boolean;
  readonly body: boolean;
  /** Name of the validator in the document. */
  readonly name?: string;
}

export interface PathTemplate {
  /** As in the document, with a leading slash. */
  readonly text: string;
  readonly segments: readonly PathSegment[];
}

export type PathSegment =
  | { readonly kind: "literal"; readonly text: string }
  | { readonly kind: "variable"; readonly name: string; readonly greedy: boolean }
  /** Variables beside literal text in one segment (`{name}.{format}`): clients can, the gateway cannot. */
  | { readonly kind: "mixed"; readonly text: string; readonly names: readonly string[] };

export type ParameterStyle = "simple" | "label" | "matrix" | "form" | "spaceDelimited" | "pipeDelimited" | "deepObject";

export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie";
  readonly description?: string;
  readonly required: boolean;
  readonly deprecated: boolean;
  readonly schema: Schema;
  readonly style: ParameterStyle;
  readonly explode: boolean;
  readonly allowReserved: boolean;
  /** Set when the value is serialised as this media type (`content` in place of `schema`). */
  readonly contentType?: string;
  readonly examples: readonly Example[];
  readonly origin: SourcePointer;
}

export interface RequestBody {
  readonly description?: string;
  readonly required: boolean;
  /** In document order; at least one. */
  readonly content: readonly MediaType[];
  readonly origin: SourcePointer;
}

export interface MediaType {
  /** As written: `application/json`, `image/*`, `application/vnd.x+json; charset=utf-8`. */
  readonly type: string;
  readonly schema: Schema;
  /** Parts of a form. */
  readonly encoding: readonly PartEncoding[];
  readonly examples: readonly Example[];
  readonly origin: SourcePointer;
}

export interface PartEncoding {
  readonly property: string;
  readonly contentType?: string;
  readonly style?: ParameterStyle;
  readonly explode?: boolean;
  readonly headers: readonly Header[];
}

export interface Response {
  /** Three digits, a range (`4XX`), or `default`. */
  readonly status: string;
  readonly description: string;
  readonly headers: readonly Header[];
  /** Empty for a response without a body. */
  readonly content: readonly MediaType[];
  readonly origin: SourcePointer;
}

export interface Header {
  readonly name: string;
  readonly description?: string;
  readonly required: boolean;
  readonly deprecated: boolean;
  readonly schema: Schema;
  readonly explode: boolean;
  /** Set when the value is serialised as this media type (`content` in place of `schema`). */
  readonly contentType?: string;
  readonly examples: readonly Example[];
  readonly origin: SourcePointer;
}

export interface Example {
  readonly name?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly value: JsonValue;
}

/** A value that the deployment supplies: a CloudFormation parameter, a Terraform variable. */
export interface DeployParameter {
  /** Letters and digits, beginning with a letter. */
  readonly name: string;
  readonly description: string;
  readonly secret: boolean;
  readonly default?: string;
  /** Where targets know the value in words of their own; the deployment is not asked for it then. */
  readonly expressions?: DeployExpressions;
}

/** Escape hatch: merged last into one resource of one target. */
export interface ResourceOverride {
  readonly target: "cloudformation" | "terraform";
  /** Key of the resource in the plan, `method:GET /pets/{petId}`. */
  readonly resource: string;
  readonly properties: { readonly [key: string]: JsonValue };
  readonly origin: SourcePointer;
}
