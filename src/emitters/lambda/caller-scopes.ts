import type { ApiModel, Operation } from "../../ir/api.js";
import type { Authorizer } from "../../ir/authorizer.js";

/** Whether what handlers are told of a caller shows the scopes: a token's claims, or what our own authorizers pass on. */
const tellsScopes = (authorizer: Authorizer | undefined): boolean =>
  authorizer?.kind === "cognito" ||
  authorizer?.kind === "jwt" ||
  (authorizer?.kind === "lambda" && authorizer.target.kind === "handler");

/** Alternatives of scopes that a handler can check; none where a caller may come in without one. */
export function callerScopes(operation: Operation, api: ApiModel): readonly (readonly string[])[] {
  const authorizers = new Map(api.authorizers.map((each) => [each.id, each]));
  const schemes = new Map(api.securitySchemes.map(({ id, authorizer }) => [id, authorizers.get(authorizer)]));
  const alternatives = operation.security.map((requirements) => [
    ...new Set(requirements.flatMap(({ scheme, scopes }) => (tellsScopes(schemes.get(scheme)) ? scopes : []))),
  ]);
  return alternatives.some((scopes) => scopes.length === 0) ? [] : alternatives;
}
