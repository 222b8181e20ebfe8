import type { JsonValue } from "../../../ir/json.js";
import { addPermission, functionArn } from "./expand-functions.js";
import { functionPart, pathPart } from "./names.js";
import { authorizationOf } from "./rest-authorizers.js";
import { requestOf } from "./rest-request.js";
import { allOf, type RestEvent, type Service } from "./service.js";
import { attribute, executionArn, invocationUri, ref } from "./template-builder.js";

const apiId = "ApiGatewayRestApi";

/** The resource that a path ends in, made with those before it. */
export function resourceOf(path: string, { event }: RestEvent, { template }: Service): JsonValue {
  let parent: JsonValue = attribute(apiId, "RootResourceId");
  let known = "";
  for (const part of path.split("/").filter((each) => each !== "")) {
    known = `${known}/${part}`;
    const id = `ApiGatewayResource${pathPart(known)}`;
    template.add(
      id,
      "AWS::ApiGateway::Resource",
      { ParentId: parent, PathPart: part, RestApiId: ref(apiId) },
      event.from,
    );
    parent = ref(id);
  }
  return parent;
}

export function addMethod(rest: RestEvent, service: Service): void {
  const { event, function: target, verb, path } = rest;
  const { settings } = event;
  const request = requestOf(rest, service);
  const authorization = authorizationOf(event, service);
  const id = `ApiGatewayMethod${pathPart(path)}${verb.charAt(0)}${verb.slice(1).toLowerCase()}`;
  service.template.add(
    id,
    "AWS::ApiGateway::Method",
    {
      HttpMethod: verb,
      ResourceId: resourceOf(path, rest, service),
      RestApiId: ref(apiId),
      ApiKeyRequired: settings?.boolean("private") ?? false,
      ...authorization,
      OperationName: settings?.text("operationId"),
      RequestParameters: request.parameters,
      RequestModels: request.models,
      RequestValidatorId: request.validator,
      Integration: integrationOf(rest, service),
      MethodResponses: [],
    },
    event.from,
  );
  const name = `${functionPart(target.key)}LambdaPermissionApiGateway`;
  addPermission(service, name, functionArn(target), executionArn(apiId, "*/*"), target.from);
}

const uriOf = (uri: JsonValue | undefined): Readonly<Record<string, JsonValue>> =>
  uri === undefined ? {} : { Uri: uri };

/** `lambda` and `lambda-proxy` in the framework's words. */
const types: Readonly<Record<string, string>> = {
  "lambda-proxy": "AWS_PROXY",
  "aws-proxy": "AWS_PROXY",
  aws_proxy: "AWS_PROXY",
  lambda: "AWS",
  aws: "AWS",
  http: "HTTP",
  "http-proxy": "HTTP_PROXY",
  http_proxy: "HTTP_PROXY",
  mock: "MOCK",
};

function integrationOf({ event, function: target, verb }: RestEvent, service: Service): JsonValue {
  const { settings, from } = event;
  const type = types[(settings?.text("integration") ?? "lambda-proxy").toLowerCase()] ?? "AWS_PROXY";
  const timeout = settings?.number("timeoutInMillis");
  const request = allOf(settings?.object("request")?.json("template"));
  const given: Readonly<Record<string, JsonValue>> = { ...(timeout === undefined ? {} : { TimeoutInMillis: timeout }) };
  const connection = settings?.json("connectionId");
  const link: Readonly<Record<string, JsonValue>> =
    connection === undefined ? {} : { ConnectionType: "VPC_LINK", ConnectionId: connection };
  settings?.text("connectionType");
  if (type === "HTTP" || type === "HTTP_PROXY") {
    const uri = settings?.object("request")?.json("uri");
    return {
      Type: type,
      IntegrationHttpMethod: settings?.object("request")?.text("method") ?? verb,
      ...uriOf(uri),
      ...link,
      ...given,
    };
  }
  if (type === "MOCK")
    return { Type: "MOCK", ...(Object.keys(request).length > 0 ? { RequestTemplates: request } : {}) };
  const proxy = { Type: type, IntegrationHttpMethod: "POST", Uri: invocationUri(functionArn(target)), ...given };
  if (type === "AWS_PROXY") return proxy;
  if (Object.keys(request).length === 0) {
    service.lose(
      from,
      "request.template",
      "the mapping templates that the framework writes by default are not carried over",
    );
  }
  if (settings?.json("response") !== undefined) {
    service.lose(from, "response", "the responses that the framework makes of it are not carried over");
  } else {
    service.lose(from, "response", "the responses that the framework makes by default are not carried over");
  }
  return {
    ...proxy,
    ...(Object.keys(request).length > 0 ? { RequestTemplates: request } : {}),
    PassthroughBehavior: settings?.object("request")?.text("passThrough") ?? "NEVER",
  };
}
