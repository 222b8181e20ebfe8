import type { RaiseContext } from "../context.js";
import type { Fields } from "../fields.js";
import { nameOperation, operationKey, operationsOf } from "../operations.js";
import type { RouteAccess } from "../routes/route-access.js";
import { createHttpIntegrations } from "./http-integrations.js";
import type { HttpRouteDraft } from "./http-route.js";

export interface HttpRoutes {
  /** Operation of a route key, as settings of stages name routes. */
  idOf(routeKey: string): string | undefined;
  /** Puts an operation for a key that no route has; undefined where there is one, or the key is none. */
  add(routeKey: string, from: Fields): HttpRouteDraft | undefined;
}

/** `$default`, `GET /pets/{id}`: path and method. */
export function partsOfRouteKey(routeKey: string): { readonly path: string; readonly method: string } | undefined {
  if (routeKey === "$default") return { path: "/$default", method: "ANY" };
  const [, method, path] = /^([A-Za-z]+)\s+(\/.*)$/.exec(routeKey.trim()) ?? [];
  return method === undefined || path === undefined ? undefined : { path, method: method.toUpperCase() };
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-route.html */
export function raiseHttpRoutes(context: RaiseContext, access: RouteAccess): HttpRoutes {
  const { document, claims } = context;
  const taken = new Set<string>();
  const ids = new Map<string, string>();
  const place = (routeKey: string, wish: string | undefined, fields: Fields): HttpRouteDraft | undefined => {
    const parts = partsOfRouteKey(routeKey);
    const key = parts === undefined ? undefined : operationKey(parts.method);
    if (parts === undefined || key === undefined) return undefined;
    const at = ["paths", parts.path, key];
    if (document.get(at) !== undefined) return undefined;
    const id = wish === undefined || taken.has(wish) ? nameOperation(parts.method, nameOf(parts.path), taken) : wish;
    taken.add(id);
    ids.set(normalKey(routeKey), id);
    document.put(at, { operationId: id }, fields.at);
    return { id, routeKey, fields, at };
  };
  const drafts = context.ofApi("AWS::ApiGatewayV2::Route", "ApiId").flatMap((route): HttpRouteDraft[] => {
    const fields = context.own(route);
    fields.ignore("ApiId");
    const routeKey = fields.text("RouteKey");
    const draft = routeKey === undefined ? undefined : place(routeKey, fields.text("OperationName"), fields);
    if (draft === undefined) {
      const how =
        routeKey === undefined || partsOfRouteKey(routeKey) === undefined
          ? "the source does not tell its method and path"
          : `another route answers ${routeKey} already, or OpenAPI has no such method`;
      claims.annotateResource(route, "dropped", how);
    }
    return draft === undefined ? [] : [draft];
  });
  const integrations = createHttpIntegrations(context, drafts);
  for (const draft of drafts) raiseRoute(context, draft, access);
  integrations.raise();
  return {
    idOf: (routeKey) => ids.get(normalKey(routeKey)) ?? idInDocument(context, routeKey),
    add: (routeKey, from) => place(routeKey, undefined, from),
  };
}

/** The operation of a definition of its own. */
function idInDocument(context: RaiseContext, routeKey: string): string | undefined {
  const parts = partsOfRouteKey(routeKey);
  if (parts === undefined) return undefined;
  const isPath = (path: string): boolean => path === parts.path || (parts.path === "/$default" && path === "$default");
  return operationsOf(context).find(({ path, httpMethod }) => isPath(path) && httpMethod === parts.method)?.id;
}

const nameOf = (path: string): string => (path === "/$default" ? "default" : path);
const normalKey = (routeKey: string): string => routeKey.trim().replace(/^\S+(?= )/, (method) => method.toUpperCase());

function raiseRoute({ document }: RaiseContext, { fields, at, routeKey }: HttpRouteDraft, access: RouteAccess): void {
  const path = partsOfRouteKey(routeKey)?.path ?? "";
  for (const [, name = ""] of path.matchAll(/\{([^}+]+)\+?\}/g)) {
    document.push([...at, "parameters"], { name, in: "path", required: true, schema: { type: "string" } });
  }
  document.put([...at, "responses"], { default: { description: "What the backend answers" } });
  const requirement = access.requirementOf(fields);
  if (requirement !== undefined) document.put([...at, "security"], [requirement], fields.value("AuthorizationType"));
  fields.annotate("ModelSelectionExpression", "dropped", "HTTP APIs check no requests");
  fields.annotate("RequestModels", "dropped", "HTTP APIs check no requests");
  fields.annotate("RequestParameters", "dropped", "HTTP APIs check no requests");
}
