import type { SourceResource } from "../resource-graph.js";
import type { SourceValue } from "../source-value.js";
import { httpDomain } from "./http-domain.js";
import { made, makeResource, ownAttributes } from "./make-resource.js";
import { executionArn } from "./rest-api.js";
import { invocationUri } from "./rest-events.js";
import { isDecidedTrue, reportInvalid, reportRefused, type SamContext, type SamResource } from "./sam-context.js";
import { pass, propertyOf, take } from "./sam-resource.js";
import { isObject, join, member, membersOf, object, reference, scalar, stringOf } from "./values.js";
import { authorizerOf, type ConnectAuthorizer } from "./websocket-auth.js";

const createdBy = "websocketapi:createdBy";
const defaultStage = "default";

/**
 * `AWS::Serverless::WebSocketApi`: routes that each call a function, and one stage.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-websocketapi.html
 */
export function expandWebSocketApi(sam: SamResource, context: SamContext): readonly SourceResource[] {
  const { id } = sam.resource;
  const { at } = sam.node;
  const routes = take(sam, "Routes", context);
  if (membersOf(routes).length === 0) reportRefused(context, id, "it has no 'Routes'", routes?.at ?? at);
  if (propertyOf(sam, "RouteSelectionExpression") === undefined) {
    reportRefused(context, id, "it has no 'RouteSelectionExpression'", at);
  }
  const address = propertyOf(sam, "IpAddressType");
  const addressText = address?.kind === "scalar" ? stringOf(address) : undefined;
  if (address !== undefined && addressText !== undefined && !["ipv4", "dualstack"].includes(addressText)) {
    reportInvalid(context, `'IpAddressType' of ${id}`, "ipv4 or dualstack", address);
  }
  const ownTags = take(sam, "Tags", context);
  const tags = object({ ...Object.fromEntries(membersOf(ownTags)), [createdBy]: scalar("SAM", at) }, at);
  take(sam, "PropagateTags", context);
  const authorizer = authorizerOf(sam, routes, context);
  const stageTags = isDecidedTrue(context, propertyOf(sam, "PropagateTags"))
    ? tags
    : object({ [createdBy]: scalar("SAM", at) }, at);
  const stage = webSocketStage(sam, stageTags);
  return [
    webSocketApi(sam, tags),
    ...membersOf(routes).flatMap(([key, route]) => routeResources(sam, key, route, authorizer, context)),
    ...(authorizer?.resources ?? []),
    ...httpDomain(sam, stageTags, context, stage.id),
    stage,
  ];
}

const passedProperties = [
  "ApiKeySelectionExpression",
  "Description",
  "DisableExecuteApiEndpoint",
  "DisableSchemaValidation",
  "FailOnWarnings",
  "IpAddressType",
  "RouteSelectionExpression",
] as const;

const webSocketApi = (sam: SamResource, tags: SourceValue): SourceResource =>
  makeResource(
    sam,
    sam.resource.id,
    "AWS::ApiGatewayV2::Api",
    [
      sam.properties.has("Name") ? pass(sam, "Name") : made("Name", scalar(sam.resource.id, sam.node.at)),
      made("ProtocolType", scalar("WEBSOCKET", sam.node.at)),
      ...passedProperties.map((name) => pass(sam, name)),
      made("Tags", tags),
    ],
    ownAttributes(sam),
  );

function webSocketStage(sam: SamResource, tags: SourceValue): SourceResource {
  const { id } = sam.resource;
  const { at } = sam.node;
  const name = propertyOf(sam, "StageName");
  const text = name === undefined ? defaultStage : (stringOf(name) ?? "");
  const stage = text === defaultStage ? `${id}DefaultStage` : `${id}${text}Stage`;
  return makeResource(sam, stage, "AWS::ApiGatewayV2::Stage", [
    made("ApiId", reference(id, at)),
    name === undefined ? made("StageName", scalar(defaultStage, at)) : pass(sam, "StageName"),
    pass(sam, "StageVariables"),
    pass(sam, "AccessLogSettings"),
    pass(sam, "DefaultRouteSettings"),
    pass(sam, "RouteSettings"),
    made("Tags", tags),
    made("AutoDeploy", scalar(true, at)),
  ]);
}

const routeFields = [
  "ApiKeyRequired",
  "ModelSelectionExpression",
  "OperationName",
  "RequestModels",
  "RequestParameters",
  "RouteResponseSelectionExpression",
] as const;

const knownRouteFields: ReadonlySet<string> = new Set([...routeFields, "FunctionArn", "IntegrationTimeout"]);

function routeResources(
  sam: SamResource,
  key: string,
  route: SourceValue,
  authorizer: ConnectAuthorizer | undefined,
  context: SamContext,
): readonly SourceResource[] {
  const { id } = sam.resource;
  const { at } = route;
  const what = `The route '${key}' of ${id}`;
  if (!isObject(route)) {
    reportInvalid(context, what, "a map", route);
    return [];
  }
  for (const [field, value] of route.members) {
    if (!knownRouteFields.has(field)) {
      context.diagnostics.report("sam-property-unknown", value.at, { property: field, type: "Routes" });
    }
  }
  const called = member(route, "FunctionArn");
  const stem = stemOf(key);
  if (called === undefined) reportRefused(context, what, "it has no 'FunctionArn'", at);
  if (stem === undefined) reportRefused(context, what, "SAM takes letters and digits for keys of routes", at);
  if (key !== "$connect" && member(route, "RequestParameters") !== undefined) {
    reportRefused(context, what, "only $connect takes 'RequestParameters'", at);
  }
  if (called === undefined || stem === undefined) return [];
  const ids = {
    route: `${id}${stem}Route`,
    integration: `${id}${stem}Integration`,
    permission: `${id}${stem}Permission`,
  };
  const stage = propertyOf(sam, "StageName") ?? scalar(defaultStage, at);
  return [
    makeResource(sam, ids.route, "AWS::ApiGatewayV2::Route", [
      made("ApiId", reference(id, at)),
      made("RouteKey", scalar(key, at)),
      ...routeFields.map((field) => made(field, member(route, field))),
      made("Target", join(["integrations/", reference(ids.integration, at)], at)),
      ...(key === "$connect" ? (authorizer?.ofRoute ?? []) : []),
    ]),
    makeResource(sam, ids.integration, "AWS::ApiGatewayV2::Integration", [
      made("ApiId", reference(id, at)),
      made("IntegrationType", scalar("AWS_PROXY", at)),
      made("IntegrationUri", invocationUri(called, called.at)),
      made("TimeoutInMillis", member(route, "IntegrationTimeout")),
    ]),
    makeResource(sam, ids.permission, "AWS::Lambda::Permission", [
      made("Action", scalar("lambda:InvokeFunction", at)),
      made("FunctionName", called),
      made("Principal", scalar("apigateway.amazonaws.com", at)),
      made("SourceArn", executionArn(reference(id, at, "ApiId"), ["/", stage, `/${key}`], at)),
    ]),
  ];
}

/** `$connect` and `say` are `Connect` and `Say`. */
function stemOf(key: string): string | undefined {
  const name = key === "$connect" || key === "$disconnect" || key === "$default" ? key.slice(1) : key;
  if (!/^[a-zA-Z0-9]+$/.test(name)) return undefined;
  return name.charAt(0).toUpperCase() + name.slice(1).toLowerCase();
}
