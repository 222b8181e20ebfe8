import { memberOf } from "../../build-value.js";
import type { SourceResource } from "../../resource-graph.js";
import type { RaiseContext } from "../context.js";
import { type Fields, fieldsOfValue } from "../fields.js";
import type { RouteAccess } from "../routes/route-access.js";
import type { TreePath } from "../tree-builder.js";
import type { MessageModels } from "./message-models.js";
import { raiseRouteIntegration } from "./route-integration.js";

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-route.html */
export function raiseWebSocketRoutes(
  context: RaiseContext,
  access: RouteAccess,
  models: MessageModels,
): ReadonlySet<string> {
  const keys = new Set<string>();
  const answers = routeResponses(context);
  for (const route of context.ofApi("AWS::ApiGatewayV2::Route", "ApiId")) {
    const fields = context.own(route);
    fields.ignore("ApiId");
    const key = fields.text("RouteKey");
    if (key === undefined || keys.has(key)) {
      const how = key === undefined ? "the source does not tell its key" : `another route has the key '${key}'`;
      context.claims.annotateResource(route, "dropped", how);
      continue;
    }
    keys.add(key);
    const path = ["websocket", "routes", key];
    context.settings.put(path, {}, fields.value("RouteKey"));
    raiseRoute(context, { key, fields, path, answers: answers.get(route) ?? [] }, access, models);
  }
  return keys;
}

interface RouteDraft {
  readonly key: string;
  readonly fields: Fields;
  readonly path: TreePath;
  readonly answers: readonly Fields[];
}

function raiseRoute(context: RaiseContext, draft: RouteDraft, access: RouteAccess, models: MessageModels): void {
  const { settings } = context;
  const { fields, path, key } = draft;
  const name = fields.text("OperationName");
  if (name !== undefined) settings.put([...path, "operationName"], name, fields.value("OperationName"));
  const requirement = access.requirementOf(fields);
  if (requirement !== undefined) {
    settings.put([...path, "security"], [requirement], fields.value("AuthorizationType") ?? fields.at);
  }
  const demands = raiseHandshake(context, draft);
  const checks = raiseRequestModels(context, draft, models);
  raiseReply(context, draft, models);
  const validation = demands ? "parameters" : checks ? "body" : undefined;
  raiseRouteIntegration(context, { key, path, fields, ...(validation === undefined ? {} : { validation }) });
}

const requestParameter = /^route\.request\.(querystring|header)\.(.+)$/;

/** Writes what a handshake brings. Returns whether the gateway refuses those that lack something. */
function raiseHandshake({ claims, settings, values }: RaiseContext, { fields, key, path }: RouteDraft): boolean {
  let demands = false;
  for (const [name, value] of fields.members("RequestParameters")) {
    const [, place, own] = requestParameter.exec(name) ?? [];
    if (key !== "$connect" || place === undefined || own === undefined) {
      claims.annotate(value, "approximated", "only the query and headers of $connect are asked for");
      continue;
    }
    claims.takeAll(value);
    const required = (values.preview(memberOf(value, "Required") ?? value) ?? "").toLowerCase() === "true";
    // What an integration hands on is declared by the build; what a handshake may bring besides is for people.
    const parameter = { in: place === "header" ? "header" : "query", name: own, ...(required ? { required } : {}) };
    settings.push([...path, "parameters"], parameter, value);
    demands ||= required;
  }
  return demands;
}

/** Returns whether messages are checked. */
function raiseRequestModels(context: RaiseContext, draft: RouteDraft, models: MessageModels): boolean {
  const { settings } = context;
  const { fields, path } = draft;
  const keyed = fields.members("RequestModels").flatMap(([key, model]) => {
    const pointer = models.pointerTo(model);
    return pointer === undefined ? [] : [[key, pointer, model] as const];
  });
  const [first] = keyed;
  if (first === undefined) {
    fields.annotate("ModelSelectionExpression", "approximated", "without models it has no effect");
    return false;
  }
  const selection = fields.text("ModelSelectionExpression");
  if (keyed.length === 1 && first[0] === "$default") {
    settings.put([...path, "message"], first[1], first[2]);
    return true;
  }
  if (selection !== undefined) {
    settings.put([...path, "modelSelectionExpression"], selection, fields.value("ModelSelectionExpression"));
  }
  for (const [key, pointer, model] of keyed) settings.put([...path, "models", key], pointer, model);
  return true;
}

/** A route that answers says what with; the schema of any value where it says nothing. */
function raiseReply(context: RaiseContext, { fields, path, key, answers }: RouteDraft, models: MessageModels): void {
  const { document, settings } = context;
  const selection = fields.text("RouteResponseSelectionExpression");
  const pointers = answers.flatMap((answer) =>
    answer.members("ResponseModels").flatMap(([, model]) => models.pointerTo(model) ?? []),
  );
  if (selection === undefined || key === "$connect" || key === "$disconnect") return;
  const [pointer] = pointers;
  if (pointer === undefined) document.put(["components", "schemas", "AnyReply"], {}, fields.at);
  settings.put(
    [...path, "reply"],
    pointer ?? "#/components/schemas/AnyReply",
    fields.value("RouteResponseSelectionExpression"),
  );
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-routeresponse.html */
function routeResponses(context: RaiseContext): ReadonlyMap<SourceResource, readonly Fields[]> {
  const answers = new Map<SourceResource, Fields[]>();
  for (const response of context.ofApi("AWS::ApiGatewayV2::RouteResponse", "ApiId")) {
    const fields = context.own(response);
    fields.ignore("ApiId", "ModelSelectionExpression");
    const id = fields.value("RouteId");
    const route = context.target(id);
    if (id !== undefined) context.claims.takeAll(id);
    const key = fields.text("RouteResponseKey");
    if (key !== undefined && key !== "$default") {
      fields.annotate("RouteResponseKey", "approximated", "the service knows no other key than $default");
    }
    for (const [, value] of fields.members("ResponseParameters")) {
      fieldsOfValue(value, context);
      context.claims.annotate(value, "dropped", "answers of a WebSocket API have no headers");
    }
    if (route !== undefined) answers.set(route, [...(answers.get(route) ?? []), fields]);
  }
  return answers;
}
