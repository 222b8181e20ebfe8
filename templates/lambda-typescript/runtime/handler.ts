import { checkAuthorization } from "./authorization.js";
import { type CorsData, corsHeaders, preflightHeaders } from "./cors.js";
import { HttpError, messageOf, publicError } from "./errors.js";
import type { LambdaContext, ProxyEvent, ProxyResult } from "./event.js";
import {
  asHttpApiResult,
  asProxyEvent,
  encodedAgain,
  type HttpApiEvent,
  type HttpApiResult,
  isHttpApiEvent,
} from "./http-event.js";
import { createLogger, type Logger } from "./log.js";
import type { Call, Middleware } from "./middleware.js";
import type { AnyResponse, OperationContext, OperationData } from "./operation.js";
import { readRequest } from "./request.js";
import { errorResponse, writeResponse } from "./response.js";
import { comparePaths, entriesFor, matchPath, matchResource, type PathVariables, shapeOf } from "./route.js";
import { once, runThrough } from "./run-through.js";

/** An operation with the code that serves it. */
export interface Route {
  readonly operation: OperationData;
  /** Its request has been checked against `operation` when it is called, so it has the type that the handler declares. */
  readonly handle: (request: never, context: OperationContext) => AnyResponse | Promise<AnyResponse>;
}

export interface HandlerOptions {
  readonly cors?: CorsData;
  /** What runs around every operation, the first outermost. */
  readonly middleware?: readonly Middleware[];
}

interface Match {
  readonly route: Route;
  readonly path: PathVariables;
}

/** Called by REST APIs, and by HTTP APIs in either of their payload formats. */
export interface LambdaHandler {
  (event: ProxyEvent, context: LambdaContext): Promise<ProxyResult>;
  (event: HttpApiEvent, context: LambdaContext): Promise<HttpApiResult>;
}

/** The entry point of a function that serves one operation or several. */
export function createHandler(routes: readonly Route[], options: HandlerOptions = {}): LambdaHandler {
  const serve = createServer(routes, options);
  async function handler(event: ProxyEvent, context: LambdaContext): Promise<ProxyResult>;
  async function handler(event: HttpApiEvent, context: LambdaContext): Promise<HttpApiResult>;
  async function handler(event: ProxyEvent | HttpApiEvent, context: LambdaContext) {
    if (isHttpApiEvent(event)) return asHttpApiResult(await serve(asProxyEvent(event), context));
    if (event.version !== "1.0") return serve(event, context);
    return serve({ ...event, pathParameters: encodedAgain(event.pathParameters) }, context);
  }
  return handler;
}

function createServer(
  routes: readonly Route[],
  options: HandlerOptions,
): (event: ProxyEvent, context: LambdaContext) => Promise<ProxyResult> {
  const inOrder = [...routes].sort((left, right) => comparePaths(left.operation, right.operation));
  const byShape = new Map<string, Route[]>();
  for (const route of inOrder) {
    const shape = shapeOf(route.operation.path);
    const known = byShape.get(shape);
    if (known === undefined) byShape.set(shape, [route]);
    else known.push(route);
  }
  return async (event, context) => {
    let log = createLogger({ requestId: requestIdOf(event, context), functionRequestId: context?.awsRequestId });
    const extra = options.cors === undefined ? {} : corsHeaders(options.cors, event);
    const method = event.httpMethod.toUpperCase();
    try {
      const resource = [event.resource, event.requestContext?.resourcePath].find(
        (each) => each !== undefined && byShape.has(shapeOf(each)),
      );
      const siblings = findSiblings(byShape, inOrder, resource, event);
      if (method === "OPTIONS" && options.cors !== undefined && isPreflight(siblings)) {
        const headers = { ...extra, ...preflightHeaders(options.cors, allowedMethods(siblings)) };
        return writeResponse(undefined, { status: 204 }, method, headers);
      }
      const { route, path } = chooseRoute(siblings, method, resource, event);
      const { operation } = route;
      log = log.with({ operation: operation.id });
      checkAuthorization(operation, event.requestContext?.authorizer);
      const call: Call = {
        operation,
        context: contextOf(operation, event, context, log),
        request: once(() => readRequest(operation, event, path)),
      };
      const handle = () => route.handle(call.request() as never, call.context);
      return writeResponse(operation, await runThrough(options.middleware ?? [], call, handle), method, extra);
    } catch (error) {
      const write = (known: HttpError): ProxyResult => writeResponse(undefined, errorResponse(known), method, extra);
      try {
        return write(answerFor(error, event, log));
      } catch (cause) {
        // What an error brings along, its details or its headers, may have no form.
        return write(answerFor(cause, event, log));
      }
    }
  };
}

/** All routes of the resource that the gateway chose, more exact patterns first. Without a known one, the path decides. */
function findSiblings(
  byShape: ReadonlyMap<string, readonly Route[]>,
  inOrder: readonly Route[],
  resource: string | undefined,
  event: ProxyEvent,
): readonly Route[] {
  const path = resource ?? inOrder.find(({ operation }) => matchPath(operation.path, event.path))?.operation.path;
  const siblings = path === undefined ? undefined : byShape.get(shapeOf(path));
  if (siblings === undefined) throw new HttpError(404, "Not Found");
  return siblings;
}

/** To the gateway, `/{name}.{format}` is any text in one segment: what does not match a route's pattern is not found. */
function chooseRoute(
  siblings: readonly Route[],
  method: string,
  resource: string | undefined,
  event: ProxyEvent,
): Match {
  const candidates = entriesFor(siblings, method);
  if (candidates.length === 0) {
    throw new HttpError(405, "Method Not Allowed", { headers: { Allow: allowedMethods(siblings).join(", ") } });
  }
  for (const route of candidates) {
    const path = variablesOf(route.operation.path, resource, event);
    if (path !== undefined) return { route, path };
  }
  throw new HttpError(404, "Not Found");
}

const variablesOf = (
  template: string,
  resource: string | undefined,
  { path, pathParameters }: ProxyEvent,
): PathVariables | undefined =>
  (resource === undefined ? undefined : matchResource(template, resource, pathParameters ?? {})) ??
  matchPath(template, path);

/** An OPTIONS request is the handler's own where the document describes one. */
const isPreflight = (siblings: readonly Route[]): boolean =>
  !siblings.some(({ operation }) => operation.method === "OPTIONS");

function allowedMethods(siblings: readonly Route[]): readonly string[] {
  const methods = [...new Set(siblings.map(({ operation }) => operation.method))];
  return methods.includes("ANY") ? ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"] : methods;
}

const requestIdOf = (event: ProxyEvent, lambda: LambdaContext): string =>
  event.requestContext?.requestId ?? lambda.awsRequestId;

const contextOf = (
  operation: OperationData,
  event: ProxyEvent,
  lambda: LambdaContext,
  log: Logger,
): OperationContext => ({
  requestId: requestIdOf(event, lambda),
  operation: operation.id,
  authorizer: event.requestContext?.authorizer ?? {},
  event,
  lambda,
  log,
});

/** What the caller may know of an error. What it may not know goes to the log: the cause of a public one, too. */
function answerFor(error: unknown, event: ProxyEvent, log: Logger): HttpError {
  const known = publicError(error);
  if (known === undefined || (known.status >= 500 && known.cause !== undefined)) {
    const cause = known === undefined ? error : known.cause;
    log.error(messageOf(cause), { method: event.httpMethod, resource: event.resource, error: cause });
  }
  return known ?? new HttpError(500, "Internal server error");
}
