import type { JsonValue } from "../../../ir/json.js";
import { addPermission, functionArn, functionOf } from "./expand-functions.js";
import { addAccount } from "./gateway-account.js";
import { authorizerPart, functionPart, routePart } from "./names.js";
import type { Service, ServiceEvent, ServiceFunction } from "./service.js";
import { attribute, executionArn, invocationUri, ref, sub } from "./template-builder.js";

const apiId = "WebsocketsApi";

/** https://www.serverless.com/framework/docs/providers/aws/events/websocket */
export function expandWebSocket(service: Service): void {
  const events = service.functions.flatMap((each) =>
    each.events.filter(({ type }) => type === "websocket").map((event) => ({ event, function: each })),
  );
  if (events.length === 0) return;
  const { template, provider, name, stage, from } = service;
  const external = provider.object("apiGateway")?.json("websocketApiId");
  if (external !== undefined) {
    for (const { event } of events)
      service.lose(event.from, undefined, "its API is not part of this source (`websocketApiId`)", "left");
    return;
  }
  template.add(
    apiId,
    "AWS::ApiGatewayV2::Api",
    {
      Name: provider.json("websocketsApiName") ?? `${stage}-${name}-websockets`,
      ProtocolType: "WEBSOCKET",
      RouteSelectionExpression: provider.text("websocketsApiRouteSelectionExpression") ?? "$request.body.action",
      Description: provider.json("websocketsDescription") ?? "Serverless Websockets",
    },
    from,
  );
  template.add("WebsocketsDeployment", "AWS::ApiGatewayV2::Deployment", { ApiId: ref(apiId) }, from);
  addStage(service);
  for (const each of events) addRoute(each.event, each.function, service);
}

/** https://www.serverless.com/framework/docs/providers/aws/events/websocket#logs */
function addStage(service: Service): void {
  const { template, provider, name, stage, from } = service;
  const group = "WebsocketsLogGroup";
  const logs = provider.object("logs");
  const own = logs?.object("websocket");
  const isLogged = logs?.boolean("websocket") === true || own !== undefined;
  const accessLogs = isLogged && own?.boolean("accessLogging") !== false;
  const executionLogs = isLogged && own?.boolean("executionLogging") !== false;
  const format = own?.text("format") ?? accessLogFormat;
  const level = own?.text("level") ?? "INFO";
  const dataTrace = own?.boolean("fullExecutionData") ?? true;
  if (isLogged) {
    const retention = provider.json("logRetentionInDays");
    const called = `/aws/websocket/${name}-${stage}`;
    template.add(group, "AWS::Logs::LogGroup", { LogGroupName: called, RetentionInDays: retention }, from);
    addAccount(service, "websocket", own);
  }
  template.add(
    "WebsocketsDeploymentStage",
    "AWS::ApiGatewayV2::Stage",
    {
      ApiId: ref(apiId),
      StageName: stage,
      DeploymentId: ref("WebsocketsDeployment"),
      Description: provider.json("websocketsDescription") ?? "Serverless Websockets",
      AccessLogSettings: accessLogs ? { DestinationArn: attribute(group, "Arn"), Format: format } : undefined,
      DefaultRouteSettings: executionLogs ? { DataTraceEnabled: dataTrace, LoggingLevel: level } : undefined,
    },
    from,
  );
}

const accessLogFormat = [
  ...["$context.identity.sourceIp", "$context.identity.caller", "$context.identity.user", "[$context.requestTime]"],
  ...['"$context.eventType $context.routeKey $context.connectionId"', "$context.requestId"],
].join(" ");

function addRoute(event: ServiceEvent, target: ServiceFunction, service: Service): void {
  const { template } = service;
  const route = event.short ?? event.settings?.text("route") ?? "$default";
  const integrationId = `${functionPart(target.key)}WebsocketsIntegration`;
  const uri = invocationUri(functionArn(target));
  template.add(
    integrationId,
    "AWS::ApiGatewayV2::Integration",
    { ApiId: ref(apiId), IntegrationType: "AWS_PROXY", IntegrationUri: uri },
    target.from,
  );
  addPermission(
    service,
    `${functionPart(target.key)}LambdaPermissionWebsockets`,
    functionArn(target),
    executionArn(apiId, "*"),
    target.from,
  );
  const selection = event.settings?.text("routeResponseSelectionExpression");
  const routeId = `${routePart(route)}WebsocketsRoute`;
  template.add(
    routeId,
    "AWS::ApiGatewayV2::Route",
    {
      ApiId: ref(apiId),
      RouteKey: route,
      Target: sub(`integrations/\${${integrationId}}`),
      RouteResponseSelectionExpression: selection,
      ...authorization(event, service),
    },
    event.from,
  );
  if (selection === undefined) return;
  template.add(
    `${routePart(route)}WebsocketsRouteResponse`,
    "AWS::ApiGatewayV2::RouteResponse",
    { ApiId: ref(apiId), RouteId: ref(routeId), RouteResponseKey: "$default" },
    event.from,
  );
}

/** A name, an ARN, or an object with either. */
function authorization({ settings, from }: ServiceEvent, service: Service): Readonly<Record<string, JsonValue>> {
  const short = settings?.text("authorizer");
  const own = settings?.object("authorizer");
  if (short === undefined && own === undefined) return { AuthorizationType: "NONE" };
  if (short?.toLowerCase() === "aws_iam") return { AuthorizationType: "AWS_IAM" };
  const name = own?.text("name") ?? (short?.startsWith("arn:") ? undefined : short);
  const target = name === undefined ? undefined : functionOf(service, name);
  const arn =
    own?.json("arn") ??
    (short?.startsWith("arn:") ? short : undefined) ??
    (target === undefined ? "" : functionArn(target));
  const called = name ?? (typeof arn === "string" ? (arn.split(":").at(-1) ?? "authorizer") : "authorizer");
  const id = `${authorizerPart(called)}WebsocketsAuthorizer`;
  const identity = own?.json("identitySource") ?? "route.request.header.Auth";
  service.template.add(
    id,
    "AWS::ApiGatewayV2::Authorizer",
    {
      ApiId: ref(apiId),
      Name: called,
      AuthorizerType: "REQUEST",
      AuthorizerUri: invocationUri(arn),
      IdentitySource: Array.isArray(identity) ? identity : [identity],
    },
    from,
  );
  addPermission(service, `${authorizerPart(called)}LambdaPermissionWebsockets`, arn, executionArn(apiId, "*"), from);
  return { AuthorizationType: "CUSTOM", AuthorizerId: ref(id) };
}
