import type { JsonValue } from "../../../ir/json.js";
import { addPermission, functionArn } from "./expand-functions.js";
import { functionPart, pathPart } from "./names.js";
import { authorizationOf } from "./rest-authorizers.js";
import { integrationOf } from "./rest-integration.js";
import { requestOf } from "./rest-request.js";
import type { RestEvent, RestRoute, Service } from "./service.js";
import { attribute, executionArn, ref } from "./template-builder.js";

const apiId = "ApiGatewayRestApi";

/** The resource that a path ends in, made with those before it. */
export function resourceOf(path: string, { event }: RestRoute, { template }: Service): JsonValue {
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
  const { integration, methodResponses } = integrationOf(rest, Object.keys(request.parameters ?? {}), service);
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
      Integration: integration,
      MethodResponses: methodResponses,
    },
    event.from,
  );
  const name = `${functionPart(target.key)}LambdaPermissionApiGateway`;
  addPermission(service, name, functionArn(target), executionArn(apiId, "*/*"), target.from);
}
