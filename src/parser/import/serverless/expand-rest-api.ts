import type { JsonValue } from "../../../ir/json.js";
import { addAccount } from "./gateway-account.js";
import { addPreflights } from "./rest-cors.js";
import { addKeys } from "./rest-keys.js";
import { addMethod } from "./rest-method.js";
import { allOf, type RestEvent, type RestRoute, routeOf, type Service, type ServiceEvent } from "./service.js";
import { addProxyMethods } from "./service-proxies.js";
import { ref, tagList } from "./template-builder.js";

export const restApiId = "ApiGatewayRestApi";

/** https://www.serverless.com/framework/docs/providers/aws/events/apigateway */
export function expandRestApi(service: Service): void {
  const events = service.functions.flatMap((each) =>
    each.events
      .filter(({ type }) => type === "http")
      .map((event): RestEvent => ({ ...routeTo(event), function: each })),
  );
  const proxies = service.proxies.map(routeTo);
  const routes = [...events, ...proxies];
  if (routes.length === 0) return;
  const { provider, template, name, stage, from } = service;
  const settings = provider.object("apiGateway");
  if (settings?.json("restApiId") !== undefined) {
    settings.json("restApiRootResourceId");
    settings.json("restApiResources");
    for (const { event } of routes)
      service.lose(
        event.from,
        undefined,
        "its API is not part of this source (`provider.apiGateway.restApiId`)",
        "left",
      );
    return;
  }
  const endpoint = (provider.text("endpointType") ?? "EDGE").toUpperCase();
  const vpcEndpoints = provider.json("vpcEndpointIds");
  template.add(
    restApiId,
    "AWS::ApiGateway::RestApi",
    {
      Name:
        provider.json("apiName") ??
        (settings?.boolean("shouldStartNameWithService") === true ? `${name}-${stage}` : `${stage}-${name}`),
      Description: settings?.json("description"),
      EndpointConfiguration: {
        Types: [endpoint],
        ...(vpcEndpoints === undefined ? {} : { VpcEndpointIds: vpcEndpoints }),
      },
      ApiKeySourceType: settings?.text("apiKeySourceType")?.toUpperCase(),
      BinaryMediaTypes: settings?.json("binaryMediaTypes"),
      MinimumCompressionSize: settings?.json("minimumCompressionSize"),
      DisableExecuteApiEndpoint: settings?.boolean("disableDefaultEndpoint"),
      Policy: policyOf(settings?.json("resourcePolicy")),
      Tags: tagList({ ...allOf(provider.json("stackTags")), ...allOf(provider.json("tags")) }),
    },
    from,
  );
  for (const event of events) addMethod(event, service);
  addProxyMethods(proxies, service);
  addPreflights(routes, service);
  addStage(service);
  addKeys(service);
}

function routeTo(event: ServiceEvent): RestRoute {
  const { method, path } = routeOf(event);
  return { event, verb: method === "*" ? "ANY" : method.toUpperCase(), path: path.trim().replace(/^\/+|\/+$/g, "") };
}

const policyOf = (statements: JsonValue | undefined): JsonValue | undefined =>
  Array.isArray(statements) ? { Version: "2012-10-17", Statement: statements } : undefined;

function addStage(service: Service): void {
  const { provider, template, stage, from, name } = service;
  template.add("ApiGatewayDeployment", "AWS::ApiGateway::Deployment", { RestApiId: ref(restApiId) }, from);
  const logs = provider.object("logs");
  const short = logs?.boolean("restApi");
  const own = logs?.object("restApi");
  const isLogged = short === true || own !== undefined;
  const accessLogs = isLogged && own?.boolean("accessLogging") !== false;
  const executionLogs = isLogged && own?.boolean("executionLogging") !== false;
  const group = "ApiGatewayLogGroup";
  if (isLogged) {
    template.add(
      group,
      "AWS::Logs::LogGroup",
      { LogGroupName: `/aws/api-gateway/${name}-${stage}`, RetentionInDays: provider.json("logRetentionInDays") },
      from,
    );
  }
  if (isLogged) addAccount(service, "restApi", own);
  const tracing = allOf(provider.json("tracing")).apiGateway;
  const settings = {
    ResourcePath: "/*",
    HttpMethod: "*",
    ...(executionLogs
      ? { LoggingLevel: own?.text("level") ?? "INFO", DataTraceEnabled: own?.boolean("fullExecutionData") ?? true }
      : {}),
    ...(provider.object("apiGateway")?.boolean("metrics") === true ? { MetricsEnabled: true } : {}),
  };
  template.add(
    "ApiGatewayStage",
    "AWS::ApiGateway::Stage",
    {
      RestApiId: ref(restApiId),
      DeploymentId: ref("ApiGatewayDeployment"),
      StageName: stage,
      TracingEnabled: tracing === true ? true : undefined,
      AccessLogSetting: accessLogs
        ? { DestinationArn: { "Fn::GetAtt": [group, "Arn"] }, Format: own?.text("format") ?? accessLogFormat }
        : undefined,
      MethodSettings: Object.keys(settings).length > 2 ? [settings] : undefined,
    },
    from,
  );
}

const accessLogFormat = [
  ...["requestId: $context.requestId", "ip: $context.identity.sourceIp", "caller: $context.identity.caller"],
  ...["user: $context.identity.user", "requestTime: $context.requestTime", "httpMethod: $context.httpMethod"],
  ...["resourcePath: $context.resourcePath", "status: $context.status", "protocol: $context.protocol"],
  "responseLength: $context.responseLength",
].join(", ");
