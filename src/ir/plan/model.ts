import type { LoggingLevel } from "../delivery.js";
import type { DeployTree, PseudoParameter } from "../deploy-value.js";
import type { ContentHandling, PassthroughBehavior } from "../integration.js";
import type { JsonValue } from "../json.js";
import type { SourcePointer } from "../source.js";
import type { Quota, Throttle } from "../throttling.js";

/** Key of a resource in the plan: unique, stable, and independent of any target's naming rules. `method:getPet`. */
export type PlanKey = `${PlanResourceKind}:${string}`;

/** What a resource of the plan may be asked for by another. */
export type PlanAttribute = "id" | "arn" | "invokeArn" | "name" | "rootResourceId" | "executionArn";

/** A value that a target may have to reference: a deploy value in which handlers have become resources. */
export type PlanValue =
  | { readonly kind: "literal"; readonly text: string }
  | { readonly kind: "parameter"; readonly name: string }
  | { readonly kind: "pseudo"; readonly name: PseudoParameter }
  | { readonly kind: "attribute"; readonly of: PlanKey; readonly name: PlanAttribute }
  | { readonly kind: "join"; readonly parts: readonly PlanValue[] }
  | { readonly kind: "opaque"; readonly dialect: "cloudformation" | "terraform"; readonly text: string };

/** A JSON tree whose leaves may be values: policies and OpenAPI bodies. */
export type PlanTree = DeployTree<PlanValue>;

interface PlanResourceBase<Kind extends string> {
  readonly kind: Kind;
  readonly key: `${Kind}:${string}`;
  /** The node of the document or settings that it is there for. */
  readonly origin: SourcePointer | undefined;
  /** Resources that have to exist first although nothing here refers to them. Sorted. */
  readonly dependsOn: readonly PlanKey[];
}

export interface RestApiResource extends PlanResourceBase<"rest-api"> {
  readonly name: string;
  readonly description?: string;
  readonly endpoint: "EDGE" | "REGIONAL" | "PRIVATE";
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

export interface PlanIntegration {
  readonly type: "AWS_PROXY" | "AWS" | "HTTP" | "HTTP_PROXY" | "MOCK";
  /** Method of the call to the backend; undefined for MOCK. */
  readonly httpMethod?: string;
  readonly uri?: PlanValue;
  readonly credentials?: PlanValue;
  readonly connection?: { readonly vpcLink: PlanValue };
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
  /** First the default (`path` and `httpMethod` both `*`), then single methods. */
  readonly methodSettings: readonly PlanMethodSettings[];
  readonly tags: readonly { readonly key: string; readonly value: string }[];
}

export interface PlanMethodSettings {
  /** `*`, or the whole path. Each target has its own escape for it. */
  readonly path: string;
  readonly httpMethod: string;
  readonly throttle?: Throttle;
  readonly logging?: LoggingLevel;
  readonly dataTrace?: boolean;
  readonly metrics?: boolean;
}

export interface UsagePlanResource extends PlanResourceBase<"usage-plan"> {
  readonly name: string;
  readonly description?: string;
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

export interface FunctionResource extends PlanResourceBase<"function"> {
  readonly name: PlanValue;
  readonly description: string;
  readonly runtime: string;
  readonly architecture: "arm64" | "x86_64";
  /** `file.export` inside the archive. */
  readonly entryPoint: string;
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  readonly environment: readonly { readonly name: string; readonly value: PlanValue }[];
  readonly role: PlanValue;
  /** The archive in S3. */
  readonly code: { readonly bucket: PlanValue; readonly key: PlanValue };
  readonly tracing: boolean;
  readonly reservedConcurrency?: number;
  readonly logGroup: PlanValue;
}

export interface PermissionResource extends PlanResourceBase<"permission"> {
  /** A function's name or ARN. */
  readonly function: PlanValue;
  /** `apigateway.amazonaws.com`. */
  readonly principal: string;
  readonly sourceArn: PlanValue;
}

export interface RoleResource extends PlanResourceBase<"role"> {
  readonly description: string;
  /** `lambda.amazonaws.com`, `apigateway.amazonaws.com`. */
  readonly service: string;
  readonly policies: readonly { readonly name: string; readonly statements: readonly PolicyStatement[] }[];
}

export interface PolicyStatement {
  readonly actions: readonly string[];
  readonly resources: readonly PlanValue[];
}

export interface LogGroupResource extends PlanResourceBase<"log-group"> {
  readonly name: PlanValue;
  readonly retentionDays: number;
}

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
  | UsagePlanResource
  | ApiKeyResource
  | UsagePlanKeyResource
  | FunctionResource
  | PermissionResource
  | RoleResource
  | LogGroupResource;

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
  | "usage-plan"
  | "api-key"
  | "usage-plan-key"
  | "function"
  | "permission"
  | "role"
  | "log-group";

/** The plan resource of one kind. */
export type PlanResourceOf<Kind extends PlanResourceKind> = Extract<PlanResource, { readonly kind: Kind }>;

/** What the deployment is asked for. */
export interface PlanInput {
  /** Letters and digits in PascalCase; printers put it into their own case. */
  readonly name: string;
  readonly description: string;
  readonly secret: boolean;
  readonly default?: string;
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
  }[];
}
