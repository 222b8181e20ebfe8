import type { SourceResource } from "../../resource-graph.js";
import type { SourceValue } from "../../source-value.js";
import type { RaiseContext } from "../context.js";
import type { Fields } from "../fields.js";
import { functionArnOf } from "../lambda-uri.js";

/** The integration that a route's `Target`, `integrations/<id>`, leads to. */
export function integrationOf(context: RaiseContext, route: Fields): SourceResource | undefined {
  const target = route.value("Target");
  if (target === undefined) return undefined;
  const parts = target.kind === "join" ? target.parts : [target];
  const found = parts
    .map((part) => context.target(part))
    .find((each) => each?.type === "AWS::ApiGatewayV2::Integration");
  if (found !== undefined) context.claims.takeAll(target);
  return found;
}

const functionTypes: ReadonlySet<string> = new Set([
  "AWS::Lambda::Function",
  "AWS::Lambda::Alias",
  "AWS::Lambda::Version",
]);

/** The function that an integration calls, by its invocation address or, as these APIs take it too, by its ARN alone. */
export function calledFunction(context: RaiseContext, integration: Fields): SourceValue | undefined {
  const type = integration.text("IntegrationType")?.toUpperCase();
  if (integration.value("IntegrationSubtype") !== undefined || type?.startsWith("AWS") !== true) return undefined;
  const uri = integration.value("IntegrationUri");
  if (uri === undefined) return undefined;
  const arn = functionArnOf(uri);
  if (arn !== undefined) return arn;
  const target = context.target(uri);
  if (target !== undefined) return functionTypes.has(target.type) ? uri : undefined;
  const [first] = uri.kind === "join" ? uri.parts : [uri];
  const isArn = first?.kind === "scalar" && String(first.value).startsWith("arn:");
  const text = uri.kind === "join" || uri.kind === "scalar" ? context.values.template(uri) : undefined;
  if (isArn && /^arn:[^:]*:lambda:/.test(text ?? "")) return uri;
  // A value that only the deployment knows is an ARN: nothing else is called by one value without an address around it.
  return uri.kind === "parameter" || uri.kind === "opaque" ? uri : undefined;
}

/** What an integration calls, as an address even where the source has the ARN of a function alone. */
export function addressOf(
  context: RaiseContext,
  integration: Fields,
  arn: SourceValue | undefined,
): string | undefined {
  const uri = integration.value("IntegrationUri");
  const text = uri === undefined ? undefined : context.values.template(uri);
  return arn === undefined || uri === undefined || functionArnOf(uri) !== undefined
    ? text
    : invocationAddress(context.values.template(arn) ?? "");
}

/** The address at which the gateway calls a function. */
export const invocationAddress = (arn: string): string =>
  `arn:\${AWS::Partition}:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/${arn}/invocations`;
