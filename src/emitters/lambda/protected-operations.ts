import type { ApiModel, Operation } from "../../ir/api.js";
import type { Authorizer } from "../../ir/authorizer.js";
import type { Handler } from "../../ir/handler.js";
import type { AuthorizerId } from "../../ir/ids.js";
import { gatewayPath } from "./operation-data.js";

export type LambdaAuthorizer = Extract<Authorizer, { readonly kind: "lambda" }>;

/** An operation that asks for an authorizer, or a route. */
export interface ProtectedOperation {
  readonly id: string;
  /** Upper case, or `ANY`; of a route its key. */
  readonly method: string;
  readonly path: string;
  /** Alternatives; none where being known is enough. */
  readonly scopes: readonly (readonly string[])[];
  readonly groups?: readonly string[];
}

/** What an authorizer protects, and the scopes that each operation asks for. */
export function protectedOperations(authorizer: AuthorizerId, api: ApiModel): readonly ProtectedOperation[] {
  const schemes = new Map(api.securitySchemes.map((scheme) => [scheme.id as string, scheme.authorizer]));
  return [
    ...api.operations.map((each) => ({ ...each, method: each.method.toUpperCase(), path: gatewayPath(each) })),
    // In the ARN of a call the route stands in the place of the method.
    ...api.routes.map((each) => ({ ...each, method: each.key, path: "/" })),
  ].flatMap((each) => protectedOperation(each, authorizer, schemes));
}

function protectedOperation(
  operation: Pick<Operation, "id" | "security" | "authorization"> & { readonly method: string; readonly path: string },
  authorizer: AuthorizerId,
  schemes: ReadonlyMap<string, AuthorizerId>,
): readonly ProtectedOperation[] {
  const alternatives = operation.security
    .map((requirements) => requirements.filter(({ scheme }) => schemes.get(scheme) === authorizer))
    .filter((requirements) => requirements.length > 0)
    .map((requirements) => [...new Set(requirements.flatMap(({ scopes }) => scopes))]);
  if (alternatives.length === 0) return [];
  const needsScopes = alternatives.every((scopes) => scopes.length > 0);
  const { id, method, path, authorization } = operation;
  const groups = authorization?.groups;
  return [{ id, method, path, scopes: needsScopes ? alternatives : [], ...(groups === undefined ? {} : { groups }) }];
}

type AuthorizerHandler = Handler & { readonly purpose: { readonly kind: "authorizer" } };

/** The authorizers whose functions the build makes, with these. */
export function servedAuthorizers(
  api: ApiModel,
): readonly { readonly handler: AuthorizerHandler; readonly authorizer: LambdaAuthorizer }[] {
  const authorizers = new Map(
    api.authorizers.flatMap((each): [string, LambdaAuthorizer][] => (each.kind === "lambda" ? [[each.id, each]] : [])),
  );
  return api.handlers
    .filter((handler): handler is AuthorizerHandler => handler.purpose.kind === "authorizer")
    .flatMap((handler) => {
      const authorizer = authorizers.get(handler.purpose.authorizer);
      return authorizer === undefined ? [] : [{ handler, authorizer }];
    });
}
