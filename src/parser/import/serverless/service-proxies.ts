import type { JsonValue } from "../../../ir/json.js";
import { pathPart } from "./names.js";
import { resourceOf } from "./rest-method.js";
import { allowedOrigin, type MappedResponse, responseProperties } from "./rest-responses.js";
import { allOf, type RestRoute, type Service } from "./service.js";
import { type ProxyCall, proxyCalls } from "./service-proxy-calls.js";
import type { SettingsNode } from "./settings-node.js";
import { attribute, ref } from "./template-builder.js";

const apiId = "ApiGatewayRestApi";

type Properties = Readonly<Record<string, JsonValue>>;

const none: Properties = {};

/**
 * Methods that call services of AWS by themselves, which the plugin serverless-apigateway-service-proxy makes.
 * https://www.serverless.com/plugins/serverless-apigateway-service-proxy
 */
export function addProxyMethods(routes: readonly RestRoute[], service: Service): void {
  const roles = new Map<string, { readonly from: RestRoute; readonly statements: JsonValue[] }>();
  for (const route of routes) {
    const name = route.event.type.replace(/^proxy /, "");
    const { settings, from } = route.event;
    const call = settings === undefined || !Object.hasOwn(proxyCalls, name) ? undefined : proxyCalls[name]?.(settings);
    if (settings === undefined || call === undefined) {
      settings?.all();
      const how = `what the plugin makes of '${name}' here is not known: write the operation into the document`;
      service.lose(from, undefined, how);
      continue;
    }
    const own = settings.json("roleArn");
    if (own === undefined) {
      const role = roles.get(name) ?? { from: route, statements: [] };
      role.statements.push(call.statement);
      roles.set(name, role);
    }
    addMethod(route, settings, call, own ?? attribute(roleId(name), "Arn"), service);
  }
  for (const [name, { from, statements }] of roles) addRole(name, statements, from, service);
}

function addMethod(
  route: RestRoute,
  settings: SettingsNode,
  call: ProxyCall,
  credentials: JsonValue,
  service: Service,
): void {
  const { event, verb, path } = route;
  const { integration, methodResponses } = responseProperties(responsesOf(route, call));
  service.template.add(
    `ApiGatewayMethod${pathPart(path)}${verb.charAt(0)}${verb.slice(1).toLowerCase()}`,
    "AWS::ApiGateway::Method",
    {
      HttpMethod: verb,
      ResourceId: resourceOf(path, route, service),
      RestApiId: ref(apiId),
      ApiKeyRequired: settings.boolean("private") ?? false,
      AuthorizationType: settings.text("authorizationType") ?? "NONE",
      AuthorizerId: settings.json("authorizerId"),
      AuthorizationScopes: settings.json("authorizationScopes"),
      RequestParameters: requestParametersOf(settings, call),
      Integration: { ...integrationOf(settings, call, credentials), ...integration },
      MethodResponses: methodResponses,
    },
    event.from,
  );
}

/** What is mapped from the request has to be declared there. */
function requestParametersOf(settings: SettingsNode, { parameters }: ProxyCall): JsonValue {
  const used = Object.values(parameters).filter(
    (value) => typeof value === "string" && /^method\.request\.(path|querystring|header)\./.test(value),
  );
  const accepted = Object.entries(allOf(settings.json("acceptParameters")));
  return Object.fromEntries([
    ...used.map((name) => [String(name), true] as const),
    ...accepted.map(([name, required]) => [name, required === true] as const),
  ]);
}

function integrationOf(settings: SettingsNode, call: ProxyCall, credentials: JsonValue): Properties {
  const request = settings.object("request");
  const passthrough = request?.text("passThrough") ?? call.passthrough;
  const handling = request?.text("contentHandling");
  return {
    Type: "AWS",
    IntegrationHttpMethod: call.method,
    Credentials: credentials,
    Uri: call.uri,
    RequestParameters: call.parameters,
    ...(Object.keys(call.templates).length === 0 ? {} : { RequestTemplates: call.templates }),
    ...(passthrough === undefined ? {} : { PassthroughBehavior: passthrough }),
    ...(handling === undefined ? {} : { ContentHandling: handling }),
  };
}

const upper: Readonly<Record<string, string>> = { eventbridge: "EventBridge" };
const roleId = (name: string): string =>
  `ApigatewayTo${upper[name] ?? name.charAt(0).toUpperCase() + name.slice(1)}Role`;

/** One role for each service, which may do what all of its proxies need. */
function addRole(name: string, statements: readonly JsonValue[], { event }: RestRoute, { template }: Service): void {
  const logs = {
    Effect: "Allow",
    Action: ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
    Resource: "*",
  };
  const trust = { Effect: "Allow", Principal: { Service: "apigateway.amazonaws.com" }, Action: "sts:AssumeRole" };
  // Proxies of the same queue or topic need the same.
  const distinct = [...new Map(statements.map((each) => [JSON.stringify(each), each])).values()];
  const document = { Version: "2012-10-17", Statement: [logs, ...distinct] };
  template.add(
    roleId(name),
    "AWS::IAM::Role",
    {
      AssumeRolePolicyDocument: { Version: "2012-10-17", Statement: [trust] },
      Policies: [{ PolicyName: `apigatewayto${name}`, PolicyDocument: document }],
    },
    event.from,
  );
}

/** What the settings say of responses: a template for each class of them, or all of it. */
function responsesOf({ event }: RestRoute, call: ProxyCall): readonly MappedResponse[] {
  const given = event.settings?.json("response");
  const origin = allowedOrigin(event.settings?.json("cors"));
  if (Array.isArray(given)) {
    return given.map((item: JsonValue) => {
      const each = allOf(item);
      const status = String(each.statusCode ?? "200");
      const parameters = Object.entries(allOf(each.responseParameters));
      return {
        status,
        pattern: String(each.selectionPattern ?? status),
        headers: {
          ...Object.fromEntries(
            parameters.map(([name, value]) => [name.replace(/^method\.response\.header\./, ""), value]),
          ),
          ...origin,
        },
        templates: allOf(each.responseTemplates),
      };
    });
  }
  const templates = allOf(allOf(given).template);
  const kinds: Readonly<Record<string, string>> = { 200: "success", 400: "clientError", 500: "serverError" };
  return call.patterns.map(([status, pattern]) => {
    const template = templates[kinds[status] ?? ""];
    return {
      status,
      pattern,
      headers: { ...(status === "200" ? call.headers : {}), ...origin },
      templates: template === undefined ? none : { "application/json": template },
    };
  });
}
