import type { JsonValue } from "../../../ir/json.js";
import { functionArn } from "./expand-functions.js";
import { lambdaEventTemplates } from "./lambda-event-template.js";
import { allowedOrigin, type MappedResponse, responseProperties } from "./rest-responses.js";
import { allOf, type RestEvent, type Service } from "./service.js";
import type { SettingsNode } from "./settings-node.js";
import { invocationUri } from "./template-builder.js";

type Properties = Readonly<Record<string, JsonValue>>;

/** What a method calls, and what it declares of its responses. */
export interface RestIntegration {
  readonly integration: JsonValue;
  readonly methodResponses: JsonValue;
}

/** `lambda` and `lambda-proxy` in the framework's words. */
const types: Readonly<Record<string, string>> = {
  "lambda-proxy": "AWS_PROXY",
  lambda_proxy: "AWS_PROXY",
  "aws-proxy": "AWS_PROXY",
  aws_proxy: "AWS_PROXY",
  lambda: "AWS",
  aws: "AWS",
  http: "HTTP",
  "http-proxy": "HTTP_PROXY",
  http_proxy: "HTTP_PROXY",
  mock: "MOCK",
};

/**
 * https://www.serverless.com/framework/docs/providers/aws/events/apigateway#lambda-integration
 *
 * @param parameters what the method declares of its requests: `method.request.path.petId`
 */
export function integrationOf(rest: RestEvent, parameters: readonly string[], service: Service): RestIntegration {
  const { settings } = rest.event;
  const isAsync = settings?.boolean("async") === true;
  const type =
    types[(settings?.text("integration") ?? (isAsync ? "lambda" : "lambda-proxy")).toLowerCase()] ?? "AWS_PROXY";
  const timeout = settings?.number("timeoutInMillis");
  const common: Properties = {
    Type: type,
    ...targetOf(type, rest),
    ...(timeout === undefined ? {} : { TimeoutInMillis: timeout }),
  };
  if (type === "AWS_PROXY" || type === "HTTP_PROXY") {
    leaveMappings(rest, service);
    const mapped = type === "HTTP_PROXY" ? requestParametersOf(settings, parameters, false) : {};
    return { integration: { ...common, ...mapped }, methodResponses: [] };
  }
  const request = settings?.object("request");
  const passthrough = request?.text("passThrough") ?? (type === "AWS" ? "NEVER" : undefined);
  const handling = request?.text("contentHandling");
  const properties = responseProperties(responsesOf(rest, type));
  return {
    integration: {
      ...common,
      ...(type === "MOCK" ? {} : requestParametersOf(settings, parameters, isAsync)),
      ...requestTemplatesOf(rest, type, service),
      ...(passthrough === undefined ? {} : { PassthroughBehavior: passthrough }),
      ...(handling === undefined ? {} : { ContentHandling: handling }),
      ...properties.integration,
    },
    methodResponses: properties.methodResponses,
  };
}

function targetOf(type: string, { event, function: target, verb }: RestEvent): Properties {
  const { settings } = event;
  if (type === "MOCK") return {};
  if (type === "AWS" || type === "AWS_PROXY")
    return { IntegrationHttpMethod: "POST", Uri: invocationUri(functionArn(target)) };
  const uri = settings?.object("request")?.json("uri");
  const connection = settings?.json("connectionId");
  settings?.text("connectionType");
  return {
    IntegrationHttpMethod: (settings?.object("request")?.text("method") ?? verb).toUpperCase(),
    ...(uri === undefined ? {} : { Uri: uri }),
    ...(connection === undefined ? {} : { ConnectionType: "VPC_LINK", ConnectionId: connection }),
  };
}

/** The framework itself leaves these out for a proxy, and warns of it. */
function leaveMappings({ event }: RestEvent, service: Service): void {
  const request = event.settings?.object("request");
  const ignored = [
    ...["template", "passThrough", "contentHandling"].map((name) => [request, name, `request.${name}`] as const),
    [event.settings, "response", "response"] as const,
  ];
  for (const [node, name, property] of ignored) {
    if (node?.json(name) === undefined) continue;
    service.lose(event.from, property, "the framework itself leaves it out for a proxy integration", "left");
  }
}

/** What the method declares goes to the backend under the same name, or another that `mappedValue` takes it from. */
function requestParametersOf(
  settings: SettingsNode | undefined,
  parameters: readonly string[],
  isAsync: boolean,
): Properties {
  const given = allOf(settings?.object("request")?.json("parameters"));
  const mapped = parameters.map((parameter) => {
    const [, , place = "", ...name] = parameter.split(".");
    const own = allOf(allOf(given[`${place}s`])[name.join(".")]).mappedValue;
    return [parameter.replace(/^method\./, "integration."), own ?? parameter] as const;
  });
  const asynchronous = isAsync ? [["integration.request.header.X-Amz-Invocation-Type", "'Event'"] as const] : [];
  const all = [...mapped, ...asynchronous];
  return all.length === 0 ? {} : { RequestParameters: Object.fromEntries(all) };
}

/** A template of the service's own replaces the framework's for its type of content; null takes it away. */
function requestTemplatesOf({ event }: RestEvent, type: string, service: Service): Properties {
  const own = allOf(event.settings?.object("request")?.json("template"));
  const claims = event.settings?.object("authorizer")?.json("claims");
  const byDefault =
    type === "AWS" ? lambdaEventTemplates(Array.isArray(claims) ? claims.map((each) => String(each)) : []) : {};
  const templates = Object.entries({ ...byDefault, ...own }).filter(([, template]) => template !== null);
  if (Object.keys(byDefault).some((contentType) => !Object.hasOwn(own, contentType))) {
    const how =
      "the mapping templates that the framework writes by default are written in other words: the function gets the same event";
    service.lose(event.from, "request.template", how, "approximated");
  }
  return templates.length === 0 ? {} : { RequestTemplates: Object.fromEntries(templates) };
}

/**
 * Which error of a function becomes which status, where the service does not say so itself.
 * https://www.serverless.com/framework/docs/providers/aws/events/apigateway#default-status-codes
 */
const defaultPatterns: Readonly<Record<string, string>> = {
  200: "",
  ...Object.fromEntries([400, 401, 403, 404, 422, 502].map((status) => [status, marked(String(status))])),
  500: String.raw`[\s\S]*(Process\s?exited\s?before\s?completing\s?request|\[500\])[\s\S]*`,
  504: String.raw`(${marked("504")})|(.*Task timed out after \d+\.\d+ seconds$)`,
};

/** An error whose message holds the status in brackets. */
function marked(status: string): string {
  return String.raw`[\s\S]*\[${status}\][\s\S]*`;
}

function responsesOf({ event }: RestEvent, type: string): readonly MappedResponse[] {
  const given = event.settings?.object("response");
  if (given === undefined && type !== "AWS") return [];
  const codes = given?.json("statusCodes");
  const own = Object.entries(allOf(codes)).map(([status, each]) => [status, allOf(each)] as const);
  const known = own.some(([, { pattern }]) => pattern === "") ? own : [...own, ["200", { pattern: "" }] as const];
  const all =
    codes === undefined
      ? Object.entries(defaultPatterns).map(([status, pattern]) => [status, { pattern }] as const)
      : known;
  const headers = { ...allowedOrigin(event.settings?.json("cors")), ...allOf(given?.json("headers")) };
  const template = given?.json("template");
  const handling = given?.text("contentHandling");
  return [...new Map<string, Properties>(all)].map(([status, each]) => ({
    status,
    pattern: String(each.pattern ?? ""),
    headers: { ...headers, ...allOf(each.headers) },
    templates: {
      ...(template === undefined ? {} : { "application/json": template }),
      ...(typeof each.template === "string" ? { "application/json": each.template } : allOf(each.template)),
    },
    ...(handling !== undefined && status.startsWith("2") ? { contentHandling: handling } : {}),
  }));
}
