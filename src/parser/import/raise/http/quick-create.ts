import type { RaiseContext } from "../context.js";
import type { Fields } from "../fields.js";
import { functionArnOf } from "../lambda-uri.js";
import type { HttpRoutes } from "./http-routes.js";

/**
 * `Target`: the API has one route, `$default` where no `RouteKey` is given, that calls a function or an address, and a
 * stage `$default`.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-api.html (Target)
 */
export function raiseQuickCreate(context: RaiseContext, api: Fields, routes: HttpRoutes): void {
  const target = api.value("Target");
  if (target === undefined) {
    api.annotate("RouteKey", "approximated", "without 'Target' it has no effect");
    return;
  }
  const { document, values } = context;
  const route = routes.add(api.text("RouteKey") ?? "$default", api);
  if (route === undefined) {
    api.annotate("Target", "dropped", "another route has its key");
    return;
  }
  // The service makes this stage by itself, as the build does where the settings have none.
  if (context.ofApi("AWS::ApiGatewayV2::Stage", "ApiId").length === 0)
    context.settings.push(["stages"], { name: "$default" }, target);
  document.put([...route.at, "responses"], { default: { description: "What the backend answers" } });
  const text = values.template(target);
  const credentials = api.template("CredentialsArn");
  const isAddress = /^https?:/i.test(text ?? "");
  const arn = isAddress ? undefined : (functionArnOf(target) ?? target);
  if (arn !== undefined && credentials === undefined) {
    context.uses.push({ by: { kind: "operation", id: route.id }, arn });
    return;
  }
  const integration = isAddress
    ? { type: "http_proxy", httpMethod: "ANY", uri: text ?? "", payloadFormatVersion: "1.0" }
    : { type: "aws_proxy", httpMethod: "POST", uri: text ?? "", payloadFormatVersion: "2.0" };
  document.put(
    [...route.at, "x-amazon-apigateway-integration"],
    { ...integration, ...(credentials === undefined ? {} : { credentials }) },
    target,
  );
}
