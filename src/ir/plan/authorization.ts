import type { Operation } from "../api.js";
import type { Authorizer, Requirement } from "../authorizer.js";
import type { LoweringContext } from "./context.js";
import type { GroupedReport } from "./grouped-report.js";

/** An operation, or a route of a WebSocket API. */
type Authorized = Pick<Operation, "id" | "origin" | "security">;

/** What a method or route enforces before it calls its integration. */
export interface Authorization<Type extends string> {
  readonly type: Type | "NONE" | "AWS_IAM";
  /** The authorizer of the API that decides; undefined for NONE and AWS_IAM. */
  readonly authorizer?: Authorizer;
  /** Sorted; only where the gateway itself checks scopes. */
  readonly scopes: readonly string[];
  readonly apiKeyRequired: boolean;
}

/** How a type of API calls the check of an authorizer, and whether the gateway compares scopes there. */
export type TypeOfAuthorizer<Type extends string> = (authorizer: Authorizer) => {
  readonly type: Type;
  readonly checksScopes: boolean;
};

/** One alternative of an operation's security, as far as a method can enforce it. */
interface Alternative {
  readonly requirements: readonly Requirement[];
  /** Distinct authorizers and IAM; a method has at most one of them. */
  readonly enforced: readonly { readonly authorizer: Authorizer; readonly scopes: readonly string[] }[];
  readonly apiKeyRequired: boolean;
}

const open = { type: "NONE", scopes: [], apiKeyRequired: false } as const;

/**
 * Chooses what the method enforces. OpenAPI has alternatives of combinations; a method has one authorizer, beside an API
 * key: the first alternative that it can enforce counts, and what differs from the document is reported.
 */
export function lowerAuthorization<Type extends string>(
  operation: Authorized,
  typeOf: TypeOfAuthorizer<Type>,
  report: GroupedReport,
  context: LoweringContext,
): Authorization<Type> {
  if (operation.security.length === 0) return open;
  const alternatives = operation.security.map((requirements) => alternativeOf(requirements, context));
  if (alternatives.some(({ requirements }) => requirements.length === 0)) {
    report.add("security-optional", {}, operation);
    return open;
  }
  const possible = alternatives.filter(({ enforced }) => enforced.length <= 1);
  // Mutual TLS is checked at the domain: where it is one of several ways in, the method enforces another one.
  const chosen = possible.find(({ enforced, apiKeyRequired }) => enforced.length > 0 || apiKeyRequired) ?? possible[0];
  if (chosen === undefined) {
    report.add("security-combination", { schemes: authorizersOf(alternatives[0]) }, operation);
    return open;
  }
  reportMutualTls(operation, chosen, report, context);
  const same = alternatives.filter((alternative) => enforcesSame(alternative, chosen));
  if (same.length < alternatives.length) {
    const all = alternatives.map(describe).join(" or ");
    report.add("security-alternatives", { alternatives: all, chosen: describe(chosen) }, operation);
  }
  return authorizationOf(operation, chosen, same, typeOf, report);
}

/** The trust store belongs to a custom domain name, and stands in front of every operation then. */
function reportMutualTls(
  operation: Authorized,
  { requirements }: Alternative,
  report: GroupedReport,
  { api, schemes, authorizers }: LoweringContext,
): void {
  if (api.domains.some((domain) => domain.kind === "created" && domain.mutualTls !== undefined)) return;
  for (const { scheme } of requirements) {
    const id = schemes.get(scheme)?.authorizer;
    if (id !== undefined && authorizers.get(id)?.kind === "mutualTls")
      report.add("mutual-tls-not-enforced", { scheme }, operation);
  }
}

function alternativeOf(requirements: readonly Requirement[], context: LoweringContext): Alternative {
  const enforced = new Map<string, { authorizer: Authorizer; scopes: string[] }>();
  let apiKeyRequired = false;
  for (const { scheme, scopes } of requirements) {
    const id = context.schemes.get(scheme)?.authorizer;
    const authorizer = id === undefined ? undefined : context.authorizers.get(id);
    if (authorizer === undefined || authorizer.kind === "mutualTls") continue;
    if (authorizer.kind === "apiKey") apiKeyRequired = true;
    else {
      const entry = enforced.get(authorizer.id) ?? { authorizer, scopes: [] };
      entry.scopes.push(...scopes);
      enforced.set(authorizer.id, entry);
    }
  }
  return { requirements, enforced: [...enforced.values()], apiKeyRequired };
}

const enforcesSame = (one: Alternative, other: Alternative): boolean =>
  one.enforced.length === other.enforced.length &&
  one.enforced[0]?.authorizer === other.enforced[0]?.authorizer &&
  one.apiKeyRequired === other.apiKeyRequired;

/** `same` holds the alternatives that differ in scopes only; where the gateway compares them, any one scope is enough. */
function authorizationOf<Type extends string>(
  operation: Authorized,
  chosen: Alternative,
  same: readonly Alternative[],
  typeOf: TypeOfAuthorizer<Type>,
  report: GroupedReport,
): Authorization<Type> {
  const { apiKeyRequired } = chosen;
  const authorizer = chosen.enforced[0]?.authorizer;
  if (authorizer === undefined) return { ...open, apiKeyRequired };
  const alternatives = same.map(({ enforced }) => [...new Set(enforced[0]?.scopes)]);
  const scopes = [...new Set(alternatives.flat())].sort();
  if (authorizer.kind === "iam") {
    if (scopes.length > 0) report.add("scopes-not-enforced", { scheme: authorizer.id }, operation);
    return { type: "AWS_IAM", scopes: [], apiKeyRequired };
  }
  const { type, checksScopes } = typeOf(authorizer);
  if (checksScopes) {
    const demanding = alternatives.find((each) => each.length > 1);
    if (demanding !== undefined) report.add("scopes-any-of", { scopes: quoted(demanding) }, operation);
    // A caller who needs no scope in one alternative needs none at all.
    const isScoped = alternatives.every((each) => each.length > 0);
    return { type, authorizer, scopes: isScoped ? scopes : [], apiKeyRequired };
  }
  const isVerified = authorizer.kind === "lambda" && authorizer.verification !== undefined;
  if (scopes.length > 0 && !isVerified) report.add("scopes-not-enforced", { scheme: authorizer.id }, operation);
  return { type, authorizer, scopes: [], apiKeyRequired };
}

const quoted = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(", ");

const describe = ({ requirements }: Alternative): string =>
  requirements.map(({ scheme }) => `'${scheme}'`).join(" and ");

const authorizersOf = (alternative: Alternative | undefined): string =>
  [...new Set(alternative?.enforced.map(({ authorizer }) => `'${authorizer.id}'`))].join(" and ");
