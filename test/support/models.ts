import type { Alarm } from "../../src/ir/alarm.js";
import {
  type ApiModel,
  type GatewaySettings,
  type HttpGateway,
  type HttpMethod,
  modelVersion,
  type Operation,
  type Parameter,
  type PathSegment,
  type PathTemplate,
  type Response,
  type RestGateway,
  type WebSocketGateway,
} from "../../src/ir/api.js";
import type { Authorizer, Requirement, SecurityScheme } from "../../src/ir/authorizer.js";
import type { Stage } from "../../src/ir/delivery.js";
import { literal } from "../../src/ir/deploy-value.js";
import type { Handler } from "../../src/ir/handler.js";
import type { AuthorizerId, HandlerId, JsonPointer, OperationId, SchemaId, StageName } from "../../src/ir/ids.js";
import { unsafeId } from "../../src/ir/ids.js";
import type { HttpIntegration, LambdaIntegration, MockIntegration } from "../../src/ir/integration.js";
import type {
  ArraySchema,
  EnumSchema,
  NamedSchema,
  NumberSchema,
  ObjectSchema,
  Schema,
  StringSchema,
} from "../../src/ir/schema.js";
import type { SourcePointer } from "../../src/ir/source.js";

/** A place in a document that does not exist. */
export const at = (pointer = ""): SourcePointer => ({
  file: "openapi.yaml",
  pointer: unsafeId<JsonPointer>(pointer),
});

/** The model's form of a path as a document writes it: `/pets/{petId}`, `/{proxy+}`, `/{name}.json`. */
export function aPath(text: string): PathTemplate {
  const parts = text === "/" ? [] : text.slice(1).split("/");
  return { text, segments: parts.map(segment) };
}

function segment(part: string): PathSegment {
  const whole = /^\{([^{}]+?)(\+?)\}$/.exec(part);
  if (whole?.[1] !== undefined) return { kind: "variable", name: whole[1], greedy: whole[2] === "+" };
  const names = [...part.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] ?? "");
  return names.length > 0 ? { kind: "mixed", text: part, names } : { kind: "literal", text: part };
}

const handlerId = (id: string): HandlerId => unsafeId<HandlerId>(id);

/** A Lambda proxy integration with a function of the build. */
export const lambdaProxy = (handler: string): LambdaIntegration => ({
  kind: "lambda",
  proxy: true,
  target: { kind: "handler", handler: handlerId(handler) },
  cacheKeyParameters: [],
  requestParameters: [],
  requestTemplates: [],
  responses: [],
  origin: at(),
});

/** An integration that the gateway answers itself. */
export const mockIntegration = (members: Partial<MockIntegration> = {}): MockIntegration => ({
  kind: "mock",
  cacheKeyParameters: [],
  requestParameters: [],
  requestTemplates: [{ contentType: "application/json", template: literal('{"statusCode": 200}') }],
  responses: [{ statusCode: "200", parameters: [], templates: [], origin: at() }],
  origin: at(),
  ...members,
});

/** An HTTP proxy integration; `uri` is a literal. */
export const httpProxy = (uri: string, members: Partial<HttpIntegration> = {}): HttpIntegration => ({
  kind: "http",
  proxy: true,
  httpMethod: "ANY",
  uri: literal(uri),
  insecureSkipVerification: false,
  cacheKeyParameters: [],
  requestParameters: [],
  requestTemplates: [],
  responses: [],
  origin: at(),
  ...members,
});

const schemaBase = { origin: at(), nullable: false, deprecated: false, access: "both", examples: [] } as const;

export const aString = (members: Partial<StringSchema> = {}): StringSchema => ({
  ...schemaBase,
  kind: "string",
  ...members,
});
export const aNumber = (members: Partial<NumberSchema> = {}): NumberSchema => ({
  ...schemaBase,
  kind: "number",
  ...members,
});
export const anInteger = (members: Partial<NumberSchema> = {}): NumberSchema =>
  aNumber({ kind: "integer", ...members });
export const anEnum = (values: EnumSchema["values"], members: Partial<EnumSchema> = {}): EnumSchema => ({
  ...schemaBase,
  kind: "enum",
  values,
  ...members,
});
export const anArray = (items: ArraySchema["items"], members: Partial<ArraySchema> = {}): ArraySchema => ({
  ...schemaBase,
  kind: "array",
  items,
  prefix: [],
  uniqueItems: false,
  ...members,
});

/** An object: names that end in `!` are required. */
export const anObject = (
  properties: Readonly<Record<string, Schema>>,
  members: Partial<ObjectSchema> = {},
): ObjectSchema => ({
  ...schemaBase,
  kind: "object",
  properties: Object.entries(properties).map(([name, schema]) => ({
    name: name.replace(/!$/, ""),
    schema,
    required: name.endsWith("!"),
    origin: at(),
  })),
  requiredElsewhere: [],
  additional: "any",
  patterns: [],
  ...members,
});

export const aReference = (target: string, members: { readonly nullable?: boolean } = {}): Schema => ({
  ...schemaBase,
  kind: "reference",
  target: unsafeId<SchemaId>(target),
  ...members,
});
export const aUnion = (kind: "oneOf" | "anyOf", members: readonly Schema[]): Schema => ({
  ...schemaBase,
  kind,
  members,
});
export const anIntersection = (members: readonly Schema[]): Schema => ({ ...schemaBase, kind: "allOf", members });
export const anyValue = (): Schema => ({ ...schemaBase, kind: "any" });

export const aNamedSchema = (name: string, schema: Schema): NamedSchema => ({
  id: unsafeId<SchemaId>(name),
  name,
  schema,
  origin: at(`/components/schemas/${name}`),
});

export const aParameter = (place: Parameter["in"], name: string, members: Partial<Parameter> = {}): Parameter => ({
  name,
  in: place,
  required: place === "path",
  deprecated: false,
  schema: aString(),
  style: place === "path" || place === "header" ? "simple" : "form",
  explode: place === "query" || place === "cookie",
  allowReserved: false,
  examples: [],
  origin: at(`/parameters/${name}`),
  ...members,
});

/** A JSON body. */
export const aBody = (schema: Schema, type = "application/json"): Operation["body"] => ({
  required: true,
  content: [{ type, schema, encoding: [], examples: [], origin: at() }],
  origin: at(),
});

export const aResponse = (status: string, schema?: Schema): Response => ({
  status,
  description: "",
  headers: [],
  content: schema === undefined ? [] : [{ type: "application/json", schema, encoding: [], examples: [], origin: at() }],
  origin: at(),
});

export const aRequirement = (scheme: string, scopes: readonly string[] = []): Requirement => ({
  scheme: unsafeId(scheme),
  scopes,
  origin: at(),
});

type OperationMembers = Partial<Omit<Operation, "id" | "path">>;

/**
 * An operation: `anOperation("getPet", "get", "/pets/{petId}")` has a Lambda proxy with a function named like it, its path
 * parameters as strings, one response 200 without a body, no security and no validation.
 */
export function anOperation(id: string, method: HttpMethod, path: string, members: OperationMembers = {}): Operation {
  const template = aPath(path);
  const names = template.segments.flatMap((part) =>
    part.kind === "variable" ? [part.name] : part.kind === "mixed" ? part.names : [],
  );
  return {
    id: unsafeId<OperationId>(id),
    named: true,
    method,
    path: template,
    deprecated: false,
    tags: [],
    parameters: names.map((name) => aParameter("path", name)),
    responses: [aResponse("200")],
    integration: lambdaProxy(id),
    security: [],
    validation: { parameters: false, body: false },
    servers: [],
    origin: at(`/paths/${path.replaceAll("~", "~0").replaceAll("/", "~1")}/${method}`),
    ...members,
  };
}

type HandlerMembers = Partial<Omit<Handler, "id">>;

/** The function that serves the operation of the same name, unless `members.purpose` says otherwise. */
export const aHandler = (id: string, members: HandlerMembers = {}): Handler => ({
  id: handlerId(id),
  purpose: { kind: "operations", operations: [unsafeId<OperationId>(id)], shared: false },
  description: `Serves ${id}`,
  generated: true,
  runtime: "nodejs22.x",
  architecture: "arm64",
  memoryMb: 256,
  timeoutSeconds: 29,
  environment: [],
  logRetentionDays: 30,
  tracing: false,
  origin: at(),
  ...members,
});

/** Goes off above 1, after one period. */
export const anAlarm = <Measure extends string>(
  measure: Measure,
  members: Partial<Alarm<Measure>> = {},
): Alarm<Measure> => ({
  measure,
  threshold: 1,
  periodSeconds: 60,
  evaluationPeriods: 1,
  datapointsToAlarm: 1,
  treatMissingData: "notBreaching",
  origin: at(),
  ...members,
});

export const aStage = (name = "live", members: Partial<Omit<Stage, "name">> = {}): Stage => ({
  name: unsafeId<StageName>(name),
  variables: [],
  settings: {},
  operations: [],
  tracing: false,
  resourceTags: [],
  origin: at(),
  ...members,
});

const gatewayDefaults: RestGateway = {
  protocol: "rest",
  definition: "resources",
  pathVariables: "named",
  endpoint: "regional",
  vpcEndpointIds: [],
  disableExecuteApiEndpoint: false,
  apiKeySource: "HEADER",
  binaryMediaTypes: [],
  resourceTags: [],
};

export interface ApiMembers extends Partial<Omit<ApiModel, "gateway" | "modelVersion">> {
  readonly gateway?: Partial<RestGateway> | HttpGateway | WebSocketGateway;
}

const completeGateway = (gateway: ApiMembers["gateway"]): GatewaySettings =>
  gateway?.protocol === "http" || gateway?.protocol === "websocket" ? gateway : { ...gatewayDefaults, ...gateway };

/**
 * An API named "pets" with one stage `live`. Unless `members.handlers` lists them, the functions that operations and
 * authorizers call are added.
 */
export function anApi(members: ApiMembers = {}): ApiModel {
  const operations = members.operations ?? [];
  return {
    modelVersion,
    title: "Pets",
    version: "1.0.0",
    name: "pets",
    servers: [],
    tags: [],
    routes: [],
    sends: [],
    schemas: [],
    securitySchemes: [],
    authorizers: [],
    roles: [],
    vpcLinks: [],
    gatewayResponses: [],
    stages: [aStage()],
    dashboard: false,
    account: { cloudWatchRole: false },
    usagePlans: [],
    apiKeys: [],
    domains: [],
    parameters: [],
    overrides: [],
    origin: at(),
    ...members,
    operations,
    handlers: members.handlers ?? handlersOf(operations, members.authorizers ?? []),
    gateway: completeGateway(members.gateway),
  };
}

function handlersOf(operations: readonly Operation[], authorizers: readonly Authorizer[]): readonly Handler[] {
  const served = new Map<HandlerId, OperationId[]>();
  for (const { id, integration } of operations) {
    if (integration.kind !== "lambda" || integration.target.kind !== "handler") continue;
    const { handler } = integration.target;
    served.set(handler, [...(served.get(handler) ?? []), id]);
  }
  const serving = [...served].map(([id, ids]) =>
    aHandler(id, { purpose: { kind: "operations", operations: ids, shared: false } }),
  );
  const authorizing = authorizers.flatMap((authorizer) =>
    authorizer.kind === "lambda" && authorizer.target.kind === "handler"
      ? [aHandler(authorizer.target.handler, { purpose: { kind: "authorizer", authorizer: authorizer.id } })]
      : [],
  );
  return [...serving, ...authorizing];
}

/** A security scheme and what the gateway enforces for it, under one id. */
export function aScheme(
  id: string,
  credential: SecurityScheme["credential"],
  authorizer: AuthorizerBody,
): { readonly scheme: SecurityScheme; readonly authorizer: Authorizer } {
  const authorizerId = unsafeId<AuthorizerId>(id);
  return {
    scheme: { id: unsafeId(id), credential, authorizer: authorizerId, origin: at(`/components/securitySchemes/${id}`) },
    authorizer: { ...authorizer, id: authorizerId, name: id, origin: at(`/components/securitySchemes/${id}`) },
  };
}

type Body<Kind> = Kind extends Authorizer ? Omit<Kind, "id" | "name" | "origin"> : never;
type AuthorizerBody = Body<Authorizer>;

/** The gateway's own keys in `x-api-key`. */
export const apiKeyScheme = (id = "apiKey") =>
  aScheme(id, { kind: "apiKey", in: "header", name: "x-api-key" }, { kind: "apiKey" });
/** Signature Version 4. */
export const iamScheme = (id = "iam") => aScheme(id, { kind: "sigv4" }, { kind: "iam" });
/** A user pool; tokens in the Authorization header. */
export const cognitoScheme = (id = "users") =>
  aScheme(
    id,
    { kind: "http", scheme: "bearer" },
    {
      kind: "cognito",
      userPoolArns: [literal("arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_pool")],
      identitySource: "method.request.header.Authorization",
    },
  );
/** A TOKEN authorizer with a function of the build, named like the scheme. */
export const tokenScheme = (id = "bearer") =>
  aScheme(
    id,
    { kind: "http", scheme: "bearer" },
    {
      kind: "lambda",
      mode: "token",
      target: { kind: "handler", handler: handlerId(id) },
      identitySources: ["method.request.header.Authorization"],
    },
  );
