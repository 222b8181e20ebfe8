import type {
  AuthorizerContext,
  AuthorizerResult,
  RequestAuthorizerEvent,
  TokenAuthorizerEvent,
} from "./authorizer-event.js";
import { messageOf } from "./errors.js";
import {
  asRequestEvent,
  calledOperation,
  type HttpApiAuthorizerEvent,
  isHttpApiAuthorizerEvent,
  type SimpleAuthorizerResult,
} from "./http-authorizer.js";
import { createLogger } from "./log.js";
import { decodeBase64, decodeUtf8 } from "./platform.js";
import { allowPolicy, denyPolicy, mayCall, operationOf, type ProtectedOperation, parseMethodArn } from "./policy.js";

/** What an authorizer is asked. */
export interface AuthorizerRequest<Event> {
  /** What was called; undefined for a method that the document does not describe. */
  readonly operation: ProtectedOperation | undefined;
  readonly event: Event;
}

export interface TokenAuthorizerRequest extends AuthorizerRequest<TokenAuthorizerEvent> {
  /** The whole header: `Bearer eyJ...`. */
  readonly token: string;
}

export interface RequestAuthorizerRequest extends AuthorizerRequest<RequestAuthorizerEvent> {
  /** By name in lower case. */
  readonly headers: { readonly [name: string]: string | undefined };
  readonly query: { readonly [name: string]: string | undefined };
  readonly cookies: { readonly [name: string]: string | undefined };
}

export interface Permission {
  /** Who calls: the token's `sub`, a key's id. */
  readonly principalId: string;
  /** What the caller was granted. Operations that need more than this answer 403. */
  readonly scopes?: readonly string[];
  /** The groups that the caller is in. Operations that need another one answer 403. */
  readonly groups?: readonly string[];
  /** Reaches handlers as `context.authorizer`. */
  readonly context?: AuthorizerContext;
  /** The API key whose usage plan counts, where the API takes its keys from the authorizer. */
  readonly usageIdentifierKey?: string;
}

export type Decision =
  | { readonly kind: "allow"; readonly permission: Permission }
  /** 403. */
  | { readonly kind: "deny" }
  /** 401; of an HTTP API with simple responses 403. */
  | { readonly kind: "unauthorized" };

/** The caller is known: it may call every operation whose scopes it has. */
export const allow = (permission: Permission): Decision => ({ kind: "allow", permission });
/** The caller may call nothing: 403. */
export const deny = (): Decision => ({ kind: "deny" });
/** The credentials are missing or wrong: 401, of an HTTP API with simple responses 403. */
export const unauthorized = (): Decision => ({ kind: "unauthorized" });

export type TokenAuthorizer = (request: TokenAuthorizerRequest) => Decision | Promise<Decision>;
export type RequestAuthorizer = (request: RequestAuthorizerRequest) => Decision | Promise<Decision>;

/** The token behind `Bearer `, or undefined. */
export const bearerToken = (header: string | undefined): string | undefined =>
  /^Bearer +(\S+) *$/i.exec(header ?? "")?.[1];

/** Name and password behind `Basic ` (RFC 7617), or undefined. */
export function basicCredentials(
  header: string | undefined,
): { readonly username: string; readonly password: string } | undefined {
  const encoded = /^Basic +([A-Za-z0-9+/=]+) *$/i.exec(header ?? "")?.[1];
  if (encoded === undefined) return undefined;
  try {
    const text = decodeUtf8(decodeBase64(encoded));
    const colon = text.indexOf(":");
    return colon < 0 ? undefined : { username: text.slice(0, colon), password: text.slice(colon + 1) };
  } catch {
    return undefined;
  }
}

/** The entry point of a function that the gateway gives a token. */
export function createTokenAuthorizer(
  authorize: TokenAuthorizer,
  operations: readonly ProtectedOperation[],
): (event: TokenAuthorizerEvent) => Promise<AuthorizerResult> {
  return (event) => {
    const operation = operationOf(operations, parseMethodArn(event.methodArn));
    const decide = () => authorize({ token: event.authorizationToken, operation, event });
    return answer(decide, operations, event.methodArn);
  };
}

/** The entry point of a function that the gateway gives the request's headers, query and variables. */
export function createRequestAuthorizer(
  authorize: RequestAuthorizer,
  operations: readonly ProtectedOperation[],
): (event: RequestAuthorizerEvent | HttpApiAuthorizerEvent) => Promise<AuthorizerResult> {
  return (received) => {
    const event = isHttpApiAuthorizerEvent(received) ? asRequestEvent(received) : received;
    const operation = calledOperation(received, operations) ?? operationOf(operations, parseMethodArn(event.methodArn));
    const headers = Object.fromEntries(
      Object.entries(event.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
    );
    const query = event.queryStringParameters ?? {};
    const decide = () => authorize({ headers, query, cookies: cookiesOf(headers["cookie"]), operation, event });
    return answer(decide, operations, event.methodArn);
  };
}

/** For an HTTP API with simple responses, which are no policy: whether the caller may call just this route. */
export function createSimpleAuthorizer(
  authorize: RequestAuthorizer,
  operations: readonly ProtectedOperation[],
): (event: HttpApiAuthorizerEvent) => Promise<SimpleAuthorizerResult> {
  return async (received) => {
    const event = asRequestEvent(received);
    const operation = calledOperation(received, operations);
    const headers = event.headers ?? {};
    const query = event.queryStringParameters ?? {};
    const decide = () => authorize({ headers, query, cookies: cookiesOf(headers["cookie"]), operation, event });
    const decision = await decided(decide, event.methodArn);
    if (decision.kind !== "allow") return { isAuthorized: false };
    const { principalId, scopes, groups, context } = decision.permission;
    const granted = { scopes: new Set(scopes), groups: new Set(groups) };
    const isAuthorized =
      operation === undefined ? operations.every((each) => mayCall(each, granted)) : mayCall(operation, granted);
    return { isAuthorized, context: { ...context, ...toldOf(decision.permission), principalId } };
  };
}

function cookiesOf(header: string | undefined): { readonly [name: string]: string } {
  const pairs = (header ?? "").split(";").map((pair) => [pair.split("=", 1)[0]?.trim() ?? "", pair] as const);
  return Object.fromEntries(pairs.map(([name, pair]) => [name, pair.slice(pair.indexOf("=") + 1).trim()]));
}

async function answer(
  decide: () => Decision | Promise<Decision>,
  operations: readonly ProtectedOperation[],
  methodArn: string,
): Promise<AuthorizerResult> {
  const decision = await decided(decide, methodArn);
  // The gateway turns exactly this message into a 401.
  if (decision.kind === "unauthorized") throw new Error("Unauthorized");
  if (decision.kind === "deny") return result("anonymous", [denyPolicy(methodArn)], {});
  const { principalId, scopes, groups, context, usageIdentifierKey } = decision.permission;
  const granted = { scopes: new Set(scopes), groups: new Set(groups) };
  const told = { ...context, ...toldOf(decision.permission) };
  return result(principalId, allowPolicy(operations, granted, methodArn), {
    ...(Object.keys(told).length === 0 ? {} : { context: told }),
    ...(usageIdentifierKey === undefined ? {} : { usageIdentifierKey }),
  });
}

/** What the handler checks once more. A context holds no lists. */
const toldOf = ({ scopes, groups }: Permission): AuthorizerContext => ({
  ...(scopes === undefined ? {} : { scope: scopes.join(" ") }),
  ...(groups === undefined ? {} : { groups: JSON.stringify(groups) }),
});

async function decided(decide: () => Decision | Promise<Decision>, methodArn: string): Promise<Decision> {
  try {
    return await decide();
  } catch (error) {
    createLogger({ methodArn }).error(messageOf(error), { error });
    // The gateway answers 500 and lets nobody through.
    throw new Error("The authorizer failed.", { cause: error });
  }
}

const result = (
  principalId: string,
  statements: AuthorizerResult["policyDocument"]["Statement"],
  more: Pick<AuthorizerResult, "context" | "usageIdentifierKey">,
): AuthorizerResult => ({
  principalId,
  policyDocument: { Version: "2012-10-17", Statement: statements },
  ...more,
});
