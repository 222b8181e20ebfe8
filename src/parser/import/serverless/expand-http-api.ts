import type { JsonValue } from "../../../ir/json.js";
import { addPermission, functionArn, functionOf } from "./expand-functions.js";
import { authorizerPart, functionPart, routePart } from "./names.js";
import { allOf, routeOf, type Service, type ServiceEvent, type ServiceFunction } from "./service.js";
import type { SettingsNode } from "./settings-node.js";
import { executionArn, ref, sub } from "./template-builder.js";

const apiId = "HttpApi";

interface HttpEvent {
  readonly event: ServiceEvent;
  readonly function: ServiceFunction;
}

/** https://www.serverless.com/framework/docs/providers/aws/events/http-api */
export function expandHttpApi(service: Service): void {
  const events = service.functions.flatMap((each) =>
    each.events.filter(({ type }) => type === "httpApi").map((event): HttpEvent => ({ event, function: each })),
  );
  const settings = service.provider.object("httpApi");
  if (events.length === 0) return;
  if (settings?.json("id") !== undefined) {
    for (const { event } of events)
      service.lose(event.from, undefined, "its API is not part of this source (`provider.httpApi.id`)", "left");
    return;
  }
  const { template, name, stage, from } = service;
  const disabled = settings?.boolean("disableDefaultEndpoint");
  template.add(
    apiId,
    "AWS::ApiGatewayV2::Api",
    {
      Name:
        settings?.json("name") ??
        (settings?.boolean("shouldStartNameWithService") === true ? `${name}-${stage}` : `${stage}-${name}`),
      ProtocolType: "HTTP",
      DisableExecuteApiEndpoint: disabled,
      CorsConfiguration: corsOf(settings?.json("cors"), events),
      Tags: settings?.boolean("useProviderTags") === true ? service.provider.json("tags") : undefined,
    },
    from,
  );
  template.add(
    "HttpApiStage",
    "AWS::ApiGatewayV2::Stage",
    {
      ApiId: ref(apiId),
      StageName: "$default",
      AutoDeploy: true,
      DefaultRouteSettings: { DetailedMetricsEnabled: settings?.boolean("metrics") ?? false },
      AccessLogSettings: accessLog(service),
    },
    from,
  );
  for (const [key, authorizer] of settings?.entries("authorizers") ?? []) addAuthorizer(key, authorizer, service);
  for (const each of events) addRoute(each, settings?.text("payload"), service);
}

/** The group that the framework makes for access logs, and the format that it has by default. */
function accessLog({ provider, template, name, stage, from }: Service): JsonValue | undefined {
  const logs = provider.object("logs");
  const own = logs?.json("httpApi");
  if (own === undefined || own === false) return undefined;
  template.add(
    "HttpApiLogGroup",
    "AWS::Logs::LogGroup",
    { LogGroupName: `/aws/http-api/${name}-${stage}`, RetentionInDays: provider.json("logRetentionInDays") },
    from,
  );
  const fields = ["requestId", "ip", "requestTime", "httpMethod", "routeKey", "status", "protocol", "responseLength"];
  const variables: Readonly<Record<string, string>> = { ip: "identity.sourceIp" };
  const format = JSON.stringify(
    Object.fromEntries(fields.map((field) => [field, `$context.${variables[field] ?? field}`])),
  );
  return { DestinationArn: { "Fn::GetAtt": ["HttpApiLogGroup", "Arn"] }, Format: allOf(own).format ?? format };
}

const standardHeaders = [
  ...["Content-Type", "X-Amz-Date", "Authorization", "X-Api-Key", "X-Amz-Security-Token", "X-Amz-User-Agent"],
  "X-Amzn-Trace-Id",
];

function corsOf(cors: JsonValue | undefined, events: readonly HttpEvent[]): JsonValue | undefined {
  if (cors === undefined || cors === false) return undefined;
  const own = allOf(cors);
  const verbs = new Set(events.map(({ event }) => routeOf(event).method.toUpperCase()));
  const methods = verbs.has("*") || verbs.has("ANY") ? ["*"] : [...["OPTIONS"], ...[...verbs].sort()];
  const given = {
    AllowOrigins: own.allowedOrigins ?? ["*"],
    AllowHeaders: own.allowedHeaders ?? standardHeaders,
    AllowMethods: own.allowedMethods ?? methods,
    AllowCredentials: own.allowCredentials,
    ExposeHeaders: own.exposedResponseHeaders,
    MaxAge: own.maxAge,
  };
  return Object.fromEntries(
    Object.entries(given).filter((entry): entry is [string, JsonValue] => entry[1] !== undefined),
  );
}

function addAuthorizer(key: string, authorizer: SettingsNode, service: Service): void {
  const id = `HttpApiAuthorizer${authorizerPart(key)}`;
  const from = {
    ...service.from,
    address: `provider.httpApi.authorizers.${key}`,
    type: "authorizer",
    at: authorizer.at,
  };
  const identity = authorizer.json("identitySource");
  const name = authorizer.text("name") ?? key;
  if (authorizer.text("type") !== "request") {
    const audience = authorizer.json("audience");
    const jwt = {
      Issuer: authorizer.json("issuerUrl") ?? "",
      Audience: Array.isArray(audience) ? audience : audience === undefined ? [] : [audience],
    };
    service.template.add(
      id,
      "AWS::ApiGatewayV2::Authorizer",
      { ApiId: ref(apiId), Name: name, AuthorizerType: "JWT", IdentitySource: listed(identity), JwtConfiguration: jwt },
      from,
    );
    return;
  }
  const key_ = authorizer.text("functionName");
  const target = key_ === undefined ? undefined : functionOf(service, key_);
  const arn = authorizer.json("functionArn") ?? (target === undefined ? "" : functionArn(target));
  const payload = authorizer.text("payloadVersion") ?? "2.0";
  service.template.add(
    id,
    "AWS::ApiGatewayV2::Authorizer",
    {
      ApiId: ref(apiId),
      Name: name,
      AuthorizerType: "REQUEST",
      AuthorizerUri: sub(
        "arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Function}/invocations",
        { Function: arn },
      ),
      AuthorizerPayloadFormatVersion: payload,
      EnableSimpleResponses: payload === "2.0" ? authorizer.boolean("enableSimpleResponses") : undefined,
      AuthorizerResultTtlInSeconds: authorizer.number("resultTtlInSeconds"),
      IdentitySource: listed(identity),
    },
    from,
  );
  const managed = authorizer.boolean("managedExternally");
  if (managed !== true)
    addPermission(
      service,
      `${functionPart(key)}LambdaPermissionHttpApi`,
      arn,
      executionArn(apiId, `authorizers/*`),
      from,
    );
}

const listed = (value: JsonValue | undefined): JsonValue | undefined =>
  value === undefined || Array.isArray(value) ? value : [value];

function addRoute({ event, function: target }: HttpEvent, payload: string | undefined, service: Service): void {
  const { template } = service;
  const { method, path } = routeOf(event);
  const isDefault = method === "*" && path === "*";
  const verb = method === "*" ? "ANY" : method.toUpperCase();
  const key = isDefault ? "$default" : `${verb} ${path.startsWith("/") ? path : `/${path}`}`;
  const integrationId = `HttpApiIntegration${functionPart(target.key)}`;
  const own = target.settings.object("httpApi");
  template.add(
    integrationId,
    "AWS::ApiGatewayV2::Integration",
    {
      ApiId: ref(apiId),
      IntegrationType: "AWS_PROXY",
      IntegrationUri: functionArn(target),
      PayloadFormatVersion: own?.text("payload") ?? payload ?? "2.0",
      TimeoutInMillis: timeoutOf(target, service),
    },
    target.from,
  );
  addPermission(
    service,
    `${functionPart(target.key)}LambdaPermissionHttpApi`,
    functionArn(target),
    executionArn(apiId, "*"),
    target.from,
  );
  template.add(
    `HttpApiRoute${isDefault ? "Default" : routePart(`${verb === "ANY" ? "Any" : `${verb.charAt(0)}${verb.slice(1).toLowerCase()}`}${path}`)}`,
    "AWS::ApiGatewayV2::Route",
    {
      ApiId: ref(apiId),
      RouteKey: key,
      Target: sub(`integrations/\${${integrationId}}`),
      ...authorizationOf(event, service),
    },
    event.from,
  );
}

/** Half a second more than the function has, and never more than the service waits. */
function timeoutOf({ settings }: ServiceFunction, { provider }: Service): number | undefined {
  const seconds = settings.number("timeout") ?? provider.number("timeout") ?? 6;
  return Math.min(30_000, Math.round((seconds + 0.5) * 1000));
}

function authorizationOf(
  { settings, from }: ServiceEvent,
  service: Service,
): Readonly<Record<string, JsonValue | undefined>> {
  const short = settings?.text("authorizer");
  const authorizer = settings?.object("authorizer");
  const type = authorizer?.text("type")?.toLowerCase();
  if (type === "aws_iam" || short === "aws_iam") return { AuthorizationType: "AWS_IAM" };
  const name = authorizer?.text("name") ?? short;
  const scopes = authorizer?.json("scopes");
  const external = authorizer?.json("id");
  if (external !== undefined)
    return {
      AuthorizationType: type === "jwt" ? "JWT" : "CUSTOM",
      AuthorizerId: external,
      AuthorizationScopes: scopes,
    };
  if (name === undefined) return {};
  const id = `HttpApiAuthorizer${authorizerPart(name)}`;
  if (!service.template.has(id)) {
    service.lose(from, "authorizer", `there is no authorizer '${name}' under \`provider.httpApi.authorizers\``);
    return {};
  }
  const { Properties } = allOf(service.template.resources[id]);
  return {
    AuthorizationType: allOf(Properties).AuthorizerType === "JWT" ? "JWT" : "CUSTOM",
    AuthorizerId: ref(id),
    AuthorizationScopes: scopes,
  };
}
