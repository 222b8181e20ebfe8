import type { JsonValue } from "../../../../ir/json.js";
import type { SourceResource } from "../../resource-graph.js";
import type { SourceValue } from "../../source-value.js";
import type { RaiseContext } from "../context.js";
import type { Fields } from "../fields.js";
import { takeInvocation } from "../lambda-uri.js";
import { addressOf, calledFunction, integrationOf } from "../routes/integration-target.js";
import { raiseRouteVpcLink } from "../routes/vpc-links.js";
import type { TreePath } from "../tree-builder.js";

interface Route {
  readonly key: string;
  readonly fields: Fields;
  readonly path: TreePath;
  /** What the gateway checks before it calls anything; absent for nothing. */
  readonly validation?: "body" | "parameters";
}

/** What says nothing but that a function is called. */
const plainFields: ReadonlySet<string> = new Set([
  "ApiId",
  "IntegrationType",
  "IntegrationMethod",
  "IntegrationUri",
  "PayloadFormatVersion",
  "ConnectionType",
  "Description",
  "PassthroughBehavior",
]);

/**
 * What a route calls: a function alone, or an integration as the settings have it.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-integration.html
 */
export function raiseRouteIntegration(context: RaiseContext, route: Route): void {
  const resource = integrationOf(context, route.fields);
  const path = [...route.path, "integration"];
  if (resource === undefined) {
    context.settings.put(path, { type: "mock" }, route.fields.at);
    route.fields.annotate("Target", "dropped", "the source does not tell what the route calls");
    return;
  }
  const fields = context.own(resource);
  fields.ignore("ApiId", "PayloadFormatVersion");
  fields.annotate("Description", "approximated", "integrations of a build have no text of their own");
  const arn = calledFunction(context, fields);
  const isProxy = fields.text("IntegrationType")?.toUpperCase() === "AWS_PROXY";
  const answers = responsesOf(context, resource);
  if (arn !== undefined && isProxy && fields.names().every((name) => plainFields.has(name)) && answers.length === 0) {
    fields.ignore("IntegrationMethod", "ConnectionType", "PassthroughBehavior");
    takeInvocation(context, fields.value("IntegrationUri") ?? arn);
    const { key, validation } = route;
    context.uses.push({ by: { kind: "route", key, ...(validation === undefined ? {} : { validation }) }, arn });
    return;
  }
  // Routes that call what is there already are not checked unless they say so.
  if (route.validation !== undefined)
    context.settings.put([...route.path, "validation"], route.validation, route.fields.at);
  raiseWhole(context, path, fields, arn);
  for (const answer of answers) raiseAnswer(context, [...path, "responses"], answer);
}

function raiseWhole(context: RaiseContext, path: TreePath, fields: Fields, arn: SourceValue | undefined): void {
  const { settings } = context;
  const put = (key: string, value: JsonValue | undefined, property: string): void => {
    if (value !== undefined) settings.put([...path, key], value, fields.value(property) ?? fields.at);
  };
  const type = fields.text("IntegrationType")?.toLowerCase() ?? "mock";
  put("type", type, "IntegrationType");
  const method = fields.text("IntegrationMethod") ?? (type.startsWith("http") ? "ANY" : "POST");
  if (type !== "mock") put("httpMethod", method, "IntegrationMethod");
  else fields.ignore("IntegrationMethod", "IntegrationUri");
  if (type !== "mock") put("uri", addressOf(context, fields, arn), "IntegrationUri");
  put("credentials", fields.template("CredentialsArn"), "CredentialsArn");
  if (fields.text("ConnectionType")?.toUpperCase() === "VPC_LINK") {
    put("connectionType", "VPC_LINK", "ConnectionType");
    const id = fields.value("ConnectionId");
    put("connectionId", id === undefined ? undefined : raiseRouteVpcLink(context, id), "ConnectionId");
  }
  put("timeoutInMillis", fields.number("TimeoutInMillis"), "TimeoutInMillis");
  put("passthroughBehavior", fields.text("PassthroughBehavior")?.toLowerCase(), "PassthroughBehavior");
  put("contentHandling", fields.text("ContentHandlingStrategy")?.toLowerCase(), "ContentHandlingStrategy");
  raiseMappings(context, path, fields, "requestParameters", "RequestParameters");
  raiseTemplates(context, path, fields, "requestTemplates", "RequestTemplates");
}

/** A template is chosen by what an expression gives. */
function raiseTemplates(
  context: RaiseContext,
  path: TreePath,
  fields: Fields,
  key: "requestTemplates" | "responseTemplates",
  property: string,
): void {
  const expression = fields.text("TemplateSelectionExpression");
  if (expression !== undefined) {
    const from = fields.value("TemplateSelectionExpression");
    context.settings.put([...path, "templateSelectionExpression"], expression, from);
  }
  raiseMappings(context, path, fields, key, property);
}

function raiseMappings(
  { settings, values }: RaiseContext,
  path: TreePath,
  fields: Fields,
  key: string,
  property: string,
): void {
  for (const [name, value] of fields.members(property)) {
    const text = values.verbatim(value);
    if (text !== undefined) settings.put([...path, key, name], text, value);
  }
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-integrationresponse.html */
function responsesOf(context: RaiseContext, integration: SourceResource): readonly Fields[] {
  return context
    .ofApi("AWS::ApiGatewayV2::IntegrationResponse", "ApiId")
    .filter((response) => {
      const id = response.properties.find(({ name }) => name === "IntegrationId")?.value;
      return context.target(id) === integration;
    })
    .map((response) => {
      const fields = context.own(response);
      fields.ignore("ApiId", "IntegrationId");
      return fields;
    });
}

/** The gateway writes a pattern between slashes, `$default` for every other answer. */
function raiseAnswer(context: RaiseContext, responses: TreePath, fields: Fields): void {
  const { settings } = context;
  const key = fields.text("IntegrationResponseKey") ?? "$default";
  const pattern = key === "$default" ? "default" : key.replace(/^\/(.*)\/$/s, "$1");
  const path = [...responses, pattern];
  settings.put(path, {}, fields.value("IntegrationResponseKey") ?? fields.at);
  const handling = fields.text("ContentHandlingStrategy")?.toLowerCase();
  if (handling !== undefined)
    settings.put([...path, "contentHandling"], handling, fields.value("ContentHandlingStrategy"));
  raiseMappings(context, path, fields, "responseParameters", "ResponseParameters");
  raiseTemplates(context, path, fields, "responseTemplates", "ResponseTemplates");
}
