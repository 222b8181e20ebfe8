import type { RaiseContext } from "../context.js";
import type { Fields } from "../fields.js";
import { functionArnOf, takeInvocation } from "../lambda-uri.js";
import { putVerbatim } from "../put-verbatim.js";
import type { TreePath } from "../tree-builder.js";
import type { MethodDraft } from "./method-draft.js";

/**
 * What a method calls: a function by a setting, everything else by the service's extension.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-apigateway-method-integration.html
 */
export function raiseIntegration(context: RaiseContext, draft: MethodDraft, integration: Fields | undefined): void {
  const path = [...draft.at, "x-amazon-apigateway-integration"];
  if (integration === undefined) {
    // A method without an integration answers with an error of the gateway.
    context.document.put(path, { type: "mock" });
    context.document.comment(path, "the source has no integration here: calls fail until there is one");
    return;
  }
  if (raiseProxyFunction(context, draft, integration)) return;
  const type = integration.text("Type")?.toLowerCase() ?? "mock";
  const { document } = context;
  document.put([...path, "type"], type, integration.value("Type"));
  const method = integration.text("IntegrationHttpMethod");
  if (type === "mock") integration.ignore("IntegrationHttpMethod", "Uri");
  else if (method !== undefined)
    document.put([...path, "httpMethod"], method, integration.value("IntegrationHttpMethod"));
  if (type !== "mock") putTemplate(context, path, "uri", integration, "Uri");
  putTemplate(context, path, "credentials", integration, "Credentials");
  raiseConnection(context, path, integration);
  raiseRest(context, path, integration);
  if (type === "aws_proxy" || type === "http_proxy") raiseProxyResponses(context, integration);
  else raiseResponses(context, [...path, "responses"], integration);
}

/** What a proxy integration has to say beyond its function is the service's default, or has no effect. */
function raiseProxyFunction(context: RaiseContext, { id }: MethodDraft, integration: Fields): boolean {
  const uri = integration.value("Uri");
  const arn = uri === undefined ? undefined : functionArnOf(uri);
  if (integration.text("Type")?.toUpperCase() !== "AWS_PROXY" || arn === undefined) return false;
  const passthrough = integration.text("PassthroughBehavior")?.toUpperCase() ?? "WHEN_NO_MATCH";
  const plain = new Set([
    "Type",
    "IntegrationHttpMethod",
    "Uri",
    "PassthroughBehavior",
    "IntegrationResponses",
    "CacheNamespace",
  ]);
  const others = integration.names().filter((name) => !plain.has(name));
  if (uri === undefined || others.length > 0 || passthrough !== "WHEN_NO_MATCH") return false;
  takeInvocation(context, uri);
  integration.ignore("IntegrationHttpMethod");
  raiseNamespace(context, undefined, integration);
  raiseProxyResponses(context, integration);
  context.uses.push({ by: { kind: "operation", id }, arn });
  return true;
}

/** A proxy hands the backend's response through as it is. A lone default response says nothing. */
function raiseProxyResponses({ claims }: RaiseContext, integration: Fields): void {
  for (const [index, item] of integration.items("IntegrationResponses").entries()) {
    const members = item.kind === "object" ? item.members.map(([name]) => name) : [];
    if (index === 0 && members.every((name) => name === "StatusCode")) claims.takeAll(item);
    else claims.annotate(item, "approximated", "a proxy integration answers as its backend does; this has no effect");
  }
}

function putTemplate({ document }: RaiseContext, path: TreePath, key: string, fields: Fields, property: string): void {
  const text = fields.template(property);
  if (text !== undefined) document.put([...path, key], text, fields.value(property));
}

function raiseConnection(context: RaiseContext, path: TreePath, integration: Fields): void {
  const type = integration.text("ConnectionType")?.toUpperCase();
  if (type === undefined || type === "INTERNET") return;
  context.document.put([...path, "connectionType"], type, integration.value("ConnectionType"));
  putTemplate(context, path, "connectionId", integration, "ConnectionId");
  putTemplate(context, path, "integrationTarget", integration, "IntegrationTarget");
}

/** By default the namespace of a method's cache is its resource, which is what templates name there too. */
function raiseNamespace(context: RaiseContext, path: TreePath | undefined, integration: Fields): void {
  const value = integration.value("CacheNamespace");
  if (value === undefined) return;
  if (context.target(value)?.type === "AWS::ApiGateway::Resource" || path === undefined) {
    integration.annotate("CacheNamespace", "approximated", "the service's default, the path itself");
    return;
  }
  const text = context.values.literal(value);
  if (text !== undefined) context.document.put([...path, "cacheNamespace"], text, value);
}

function raiseRest(context: RaiseContext, path: TreePath, integration: Fields): void {
  const { document } = context;
  const plain = [
    ["timeoutInMillis", "TimeoutInMillis", integration.number("TimeoutInMillis")],
    ["passthroughBehavior", "PassthroughBehavior", integration.text("PassthroughBehavior")?.toLowerCase()],
    ["contentHandling", "ContentHandling", integration.text("ContentHandling")],
  ] as const;
  for (const [key, property, value] of plain)
    if (value !== undefined) document.put([...path, key], value, integration.value(property));
  raiseNamespace(context, path, integration);
  const keys = integration.texts("CacheKeyParameters");
  if (keys.length > 0) document.put([...path, "cacheKeyParameters"], keys, integration.value("CacheKeyParameters"));
  putVerbatim(context, [...path, "requestParameters"], integration.members("RequestParameters"));
  putVerbatim(context, [...path, "requestTemplates"], integration.members("RequestTemplates"));
}

function raiseResponses(context: RaiseContext, path: TreePath, integration: Fields): void {
  const { document } = context;
  for (const response of integration.objects("IntegrationResponses")) {
    const pattern = response.text("SelectionPattern");
    const at = [...path, pattern === undefined || pattern === "" ? "default" : pattern];
    const status = response.text("StatusCode");
    if (document.get(at) !== undefined) {
      for (const name of response.names())
        response.annotate(name, "dropped", "an earlier response has the same selection pattern");
      continue;
    }
    if (status !== undefined) document.put([...at, "statusCode"], status, response.value("StatusCode"));
    const handling = response.text("ContentHandling");
    if (handling !== undefined) document.put([...at, "contentHandling"], handling, response.value("ContentHandling"));
    putVerbatim(context, [...at, "responseParameters"], response.members("ResponseParameters"));
    putVerbatim(context, [...at, "responseTemplates"], response.members("ResponseTemplates"));
  }
}
