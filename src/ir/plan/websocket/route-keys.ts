import type { Schema } from "../../schema.js";
import { isConnectionRoute, isPredefinedRoute, type WebSocketRoute } from "../../websocket.js";
import type { WebSocketContext } from "../context.js";

/**
 * Reports what of the API's selection expression and route keys the service would refuse, and messages that never reach
 * their route.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-develop-routes.html
 */
export function checkRouteKeys(context: WebSocketContext): void {
  const { api, diagnostics } = context;
  const { routeSelectionExpression: expression } = api.gateway;
  if (!isBodyExpression(expression))
    diagnostics.report("route-selection-invalid", api.origin, {
      expression: expression === "" ? "(none)" : expression,
    });
  for (const route of api.routes) {
    const { key, origin } = route;
    if (!isRouteKey(key)) diagnostics.report("route-key-invalid", origin, { route: key });
    else if (!isPredefinedRoute(key)) checkReach(route, expression, context);
    if (isConnectionRoute(key) && (route.message !== undefined || route.models.length > 0))
      diagnostics.report("route-without-messages", (route.message ?? route).origin, { route: key });
  }
}

/** `$request.body.a.b`, or texts with such variables in braces. */
const isBodyExpression = (text: string): boolean =>
  /^\$request\.body\.[\w-]+(?:\.[\w-]+)*$/.test(text) ||
  (/\$\{request\.body\.[\w.-]+\}/.test(text) && !/\$(?!\{request\.body\.[\w.-]+\})/.test(text));

/** Printable characters; a dollar sign begins the predefined ones alone. */
const isRouteKey = (key: string): boolean =>
  isPredefinedRoute(key) || (/^[\x20-\x7E]{1,128}$/.test(key) && !key.startsWith("$") && key.trim() === key);

/** Whether messages by the route's schema can have what leads them to it. */
function checkReach(route: WebSocketRoute, expression: string, context: WebSocketContext): void {
  const path = /^\$request\.body\.([\w.-]+)$/.exec(expression)?.[1]?.split(".");
  const { message, key } = route;
  if (path === undefined || message === undefined) return;
  const problem = problemOf(valuesAt(message.schema, path, context), key, path.join("."));
  if (problem !== undefined)
    context.diagnostics.report("route-unreached", message.origin, { route: key, expression, problem });
}

/** Schemas of the values at a path; "unknown" where the schema leaves open what is there. */
function valuesAt(schema: Schema, path: readonly string[], context: WebSocketContext): readonly Schema[] | "unknown" {
  let found: readonly Schema[] = [schema];
  for (const name of path) {
    const layers = found.flatMap((each) => layersOf(each, context));
    if (layers.some(({ kind }) => kind === "oneOf" || kind === "anyOf" || kind === "not")) return "unknown";
    found = layers.flatMap((layer) =>
      layer.kind === "object" ? layer.properties.filter((each) => each.name === name).map((each) => each.schema) : [],
    );
  }
  return found;
}

/** A schema and the parts of its `allOf`, behind their references. */
function layersOf(start: Schema, { schemas }: WebSocketContext): readonly Schema[] {
  const layers = new Set<Schema>();
  const pending = [start];
  for (let schema = pending.pop(); schema !== undefined; schema = pending.pop()) {
    if (layers.has(schema)) continue;
    layers.add(schema);
    if (schema.kind === "allOf") pending.push(...schema.members);
    const target = schema.kind === "reference" ? schemas.get(schema.target) : undefined;
    if (target !== undefined) pending.push(target.schema);
  }
  return [...layers];
}

function problemOf(values: readonly Schema[] | "unknown", key: string, name: string): string | undefined {
  if (values === "unknown") return undefined;
  if (values.length === 0) return `their schema does not describe '${name}'`;
  const refusing = values.find((value) => value.kind === "enum" && !value.values.includes(key));
  return refusing === undefined ? undefined : `their schema does not let '${name}' be '${key}'`;
}
