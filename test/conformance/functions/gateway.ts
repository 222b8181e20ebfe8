import type { ProxyEvent, ProxyResult } from "../../../templates/lambda-typescript/runtime/event.js";
import type { HttpApiEvent, HttpApiResult } from "../../../templates/lambda-typescript/runtime/http-event.js";
import { anEvent, aQuery } from "../../templates/lambda-typescript/events.js";
import { anHttpApiEvent } from "../../templates/lambda-typescript/http-events.js";
import type { Account } from "../account/account.js";
import type { DeployedApi } from "./deployed-api.js";

/** Calls a function of the account by its name. */
export type Invoke = (name: string, event: unknown) => Promise<unknown>;

/** What an authorizer has found out about the caller. */
export type Authorizer = Readonly<Record<string, unknown>>;

/**
 * What stands between a caller and the functions: it finds the method or route that the account has for a request, makes
 * the event in the payload format that the account's integration says, and calls the function that it names.
 */
export const gatewayOf =
  ({ account, functionOf }: DeployedApi, stage: string, invoke: Invoke, authorizer?: Authorizer) =>
  async (request: Request): Promise<Response> => {
    const url = new URL(request.url);
    const path = url.pathname.replace(`/${stage}`, "");
    const body = await request.text();
    const found = findTarget(account, functionOf, request.method, path);
    if (found === undefined) return Response.json({ message: "Missing Authentication Token" }, { status: 403 });
    const asked = { request, url, path, body, stage, found, ...(authorizer && { authorizer }) };
    const event = found.format === "2.0" ? httpEvent(asked) : restEvent(asked);
    const result = (await invoke(found.function, event)) as ProxyResult | HttpApiResult;
    const bytes = result.isBase64Encoded ? Buffer.from(result.body, "base64") : result.body;
    const isEmpty = result.statusCode === 204 || result.statusCode === 304;
    const headers = Object.entries(result.headers ?? {}).map(([name, value]): [string, string] => [
      name,
      String(value),
    ]);
    return new Response(isEmpty ? null : bytes, { status: result.statusCode, headers });
  };

interface Target {
  /** `/pets/{petId}`. */
  readonly resource: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly function: string;
  readonly format: "1.0" | "2.0";
}

interface Asked {
  readonly request: Request;
  readonly url: URL;
  readonly path: string;
  readonly body: string;
  readonly stage: string;
  readonly found: Target;
  readonly authorizer?: Authorizer;
}

function findTarget(
  account: Account,
  functionOf: DeployedApi["functionOf"],
  httpMethod: string,
  path: string,
): Target | undefined {
  for (const key of Object.keys(account)) {
    const [, kind, method, resource = ""] = /^(method|route) (\S+) (\/\S*)$/.exec(key) ?? [];
    const variables = method === httpMethod ? match(resource, path) : undefined;
    if (variables === undefined) continue;
    const integration = kind === "method" ? key : `integration of ${method} ${resource}`;
    const format = account[integration]?.PayloadFormatVersion === "2.0" ? "2.0" : "1.0";
    return { resource, variables, function: functionOf(integration), format };
  }
  return undefined;
}

function match(resource: string, path: string): Readonly<Record<string, string>> | undefined {
  const [wanted, given] = [resource.split("/"), path.split("/")];
  if (wanted.length !== given.length) return undefined;
  const pairs = wanted.map((part, index) => [part, given[index] ?? ""] as const);
  if (pairs.some(([part, value]) => !part.startsWith("{") && part !== value)) return undefined;
  return Object.fromEntries(
    pairs.filter(([part]) => part.startsWith("{")).map(([part, value]) => [part.slice(1, -1), value]),
  );
}

function restEvent({ request, url, path, body, stage, found, authorizer }: Asked): ProxyEvent {
  const event = anEvent(request.method, found.resource, {
    path,
    headers: Object.fromEntries(request.headers),
    multiValueHeaders: Object.fromEntries([...request.headers].map(([name, value]) => [name, [value]])),
    pathParameters: Object.keys(found.variables).length === 0 ? null : found.variables,
    ...aQuery(url.search),
    body: body === "" ? null : body,
  });
  return { ...event, requestContext: { ...event.requestContext, stage, ...(authorizer && { authorizer }) } };
}

function httpEvent({ request, url, path, body, found, authorizer }: Asked): HttpApiEvent {
  const { cookie, ...headers } = Object.fromEntries(request.headers);
  return anHttpApiEvent(`${request.method} ${found.resource}`, path, {
    rawQueryString: url.search.slice(1),
    headers,
    ...(authorizer && { authorizer }),
    ...(cookie === undefined ? {} : { cookies: cookie.split("; ") }),
    ...(Object.keys(found.variables).length === 0 ? {} : { pathParameters: found.variables }),
    ...(body === "" ? {} : { body }),
  });
}
