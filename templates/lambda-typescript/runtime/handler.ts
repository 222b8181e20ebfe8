import { type CorsData, corsHeaders, preflightHeaders } from "./cors.js";
import { HttpError, publicError } from "./errors.js";
import type { LambdaContext, ProxyEvent, ProxyResult } from "./event.js";
import type { AnyResponse, OperationContext, OperationData } from "./operation.js";
import { logError } from "./platform.js";
import { readRequest } from "./request.js";
import { errorResponse, writeResponse } from "./response.js";
import { comparePaths, matchPath, operationFor, type PathVariables } from "./route.js";

/** An operation with the code that serves it. */
export interface Route {
  readonly operation: OperationData;
  /** Its request has been checked against `operation` when it is called, so it has the type that the handler declares. */
  readonly handle: (request: never, context: OperationContext) => AnyResponse | Promise<AnyResponse>;
}

export interface HandlerOptions {
  readonly cors?: CorsData;
}

interface Match {
  readonly route: Route;
  readonly path: PathVariables;
}

/** The entry point of a function that serves one operation or several. */
export function createHandler(
  routes: readonly Route[],
  options: HandlerOptions = {},
): (event: ProxyEvent, context: LambdaContext) => Promise<ProxyResult> {
  const byResource = new Map<string, Route[]>();
  for (const route of routes) {
    const known = byResource.get(route.operation.path);
    if (known === undefined) byResource.set(route.operation.path, [route]);
    else known.push(route);
  }
  const inOrder = [...routes].sort((left, right) => comparePaths(left.operation, right.operation));
  return async (event, context) => {
    let operation: OperationData | undefined;
    const extra = options.cors === undefined ? {} : corsHeaders(options.cors, event);
    const method = event.httpMethod.toUpperCase();
    try {
      const siblings = findResource(byResource, inOrder, event);
      if (method === "OPTIONS" && options.cors !== undefined && isPreflight(siblings)) {
        const headers = { ...extra, ...preflightHeaders(options.cors, allowedMethods(siblings)) };
        return writeResponse(undefined, { status: 204 }, method, headers);
      }
      const { route, path } = chooseRoute(siblings, method, event);
      operation = route.operation;
      const response = await route.handle(
        readRequest(operation, event, path) as never,
        contextOf(operation, event, context),
      );
      return writeResponse(operation, response, method, extra);
    } catch (error) {
      return writeResponse(undefined, errorResponse(answerFor(error, operation, event)), method, extra);
    }
  };
}

/** All routes of the resource that the request is for. `resource` is the gateway's own choice; the path is a fallback. */
function findResource(
  byResource: ReadonlyMap<string, readonly Route[]>,
  inOrder: readonly Route[],
  event: ProxyEvent,
): readonly Route[] {
  const named = byResource.get(event.resource) ?? byResource.get(event.requestContext?.resourcePath);
  if (named !== undefined) return named;
  const found = inOrder.find(({ operation }) => matchPath(operation.path, event.path) !== undefined);
  const routes = found === undefined ? undefined : byResource.get(found.operation.path);
  if (routes === undefined) throw new HttpError(404, "Not Found");
  return routes;
}

function chooseRoute(siblings: readonly Route[], method: string, event: ProxyEvent): Match {
  const route = operationFor(siblings, method);
  if (route === undefined) {
    throw new HttpError(405, "Method Not Allowed", { headers: { Allow: allowedMethods(siblings).join(", ") } });
  }
  const own = Object.entries(event.pathParameters ?? {}).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  const path = own.length > 0 ? Object.fromEntries(own) : (matchPath(route.operation.path, event.path) ?? {});
  return { route, path };
}

/** An OPTIONS request is the handler's own where the document describes one. */
const isPreflight = (siblings: readonly Route[]): boolean =>
  !siblings.some(({ operation }) => operation.method === "OPTIONS");

function allowedMethods(siblings: readonly Route[]): readonly string[] {
  const methods = siblings.map(({ operation }) => operation.method);
  return methods.includes("ANY") ? ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"] : methods;
}

const contextOf = (operation: OperationData, event: ProxyEvent, lambda: LambdaContext): OperationContext => ({
  requestId: event.requestContext?.requestId ?? lambda.awsRequestId,
  operation: operation.id,
  authorizer: event.requestContext?.authorizer ?? {},
  event,
  lambda,
});

/** What the caller may know of an error. What it may not know goes to the log: the cause of a public one, too. */
function answerFor(error: unknown, operation: OperationData | undefined, event: ProxyEvent): HttpError {
  const known = publicError(error);
  if (known === undefined || (known.status >= 500 && known.cause !== undefined)) {
    logError({
      level: "error",
      requestId: event.requestContext?.requestId,
      operation: operation?.id,
      method: event.httpMethod,
      resource: event.resource,
      ...describeError(known === undefined ? error : known.cause),
    });
  }
  return known ?? new HttpError(500, "Internal server error");
}

const describeError = (error: unknown): { readonly [key: string]: unknown } =>
  error instanceof Error
    ? { name: error.name, message: error.message, stack: error.stack }
    : { message: String(error) };
