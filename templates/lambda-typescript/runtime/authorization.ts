import { HttpError } from "./errors.js";
import type { OperationData } from "./operation.js";

/** What an authorizer found out about a caller, wherever the gateway puts it. */
type Authorizer = { readonly [name: string]: unknown } | null | undefined;

/**
 * Checks once more what the authorizer has let through: a policy that is cached, or a gateway that asks for any one of
 * the scopes, may be wider than the operation.
 *
 * @throws HttpError 403 for a caller who lacks the operation's scopes or groups
 */
export function checkAuthorization({ authorization }: OperationData, authorizer: Authorizer): void {
  if (authorization === undefined) return;
  const { scopes = [], groups = [] } = authorization;
  const found = sourcesOf(authorizer);
  if (scopes.length > 0) {
    const granted = new Set(valuesOf(found, ["scope", "scp"]));
    if (!scopes.some((wanted) => wanted.every((scope) => granted.has(scope)))) throw forbidden("scope");
  }
  if (groups.length > 0) {
    const member = new Set(valuesOf(found, ["groups", "cognito:groups"]));
    if (!groups.some((group) => member.has(group))) throw forbidden("group");
  }
}

const forbidden = (lacking: string): HttpError => new HttpError(403, `Forbidden: the caller lacks a ${lacking}.`);

/** A Lambda authorizer's context, or the claims of a token that the gateway has checked itself. */
function sourcesOf(authorizer: Authorizer): readonly { readonly [name: string]: unknown }[] {
  const jwt = isRecord(authorizer?.["jwt"]) ? authorizer["jwt"]["claims"] : undefined;
  return [authorizer, authorizer?.["lambda"], authorizer?.["claims"], jwt].filter(isRecord);
}

const isRecord = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function valuesOf(
  sources: readonly { readonly [name: string]: unknown }[],
  names: readonly string[],
): readonly string[] {
  for (const source of sources) for (const name of names) if (source[name] !== undefined) return listOf(source[name]);
  return [];
}

/**
 * The gateway turns lists of claims into text: `["a","b"]` of an authorizer's context, `[a b]` of an HTTP API, `a,b` of a
 * REST API, and scopes are `a b` everywhere.
 */
function listOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.map(String);
  const text = String(value);
  if (!text.startsWith("[") || !text.endsWith("]")) return text.split(/[ ,]+/).filter((each) => each !== "");
  try {
    const list: unknown = JSON.parse(text);
    if (Array.isArray(list)) return list.map(String);
  } catch {
    // Not the JSON of an authorizer's context.
  }
  return text
    .slice(1, -1)
    .split(/[ ,]+/)
    .filter((each) => each !== "");
}
