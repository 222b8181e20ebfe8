import type { ApiModel } from "../../ir/api.js";
import type { Handler } from "../../ir/handler.js";
import type { Artifact } from "../artifact.js";
import { authorizerEntry, authorizerModule, type LambdaAuthorizer } from "./authorizer-module.js";
import { authorizerScaffold } from "./authorizer-scaffold.js";
import { authorizerNames, entryPath } from "./names.js";
import { projectArtifact } from "./project-artifact.js";

type AuthorizerHandler = Handler & { readonly purpose: { readonly kind: "authorizer" } };

const authorizes = (handler: Handler): handler is AuthorizerHandler => handler.purpose.kind === "authorizer";

/** Everything that follows from authorizers whose functions the build makes. */
export function authorizerFiles(api: ApiModel): readonly Artifact[] {
  const handlers = api.handlers.filter(authorizes);
  const authorizers = new Map(
    api.authorizers.flatMap((each): [string, LambdaAuthorizer][] => (each.kind === "lambda" ? [[each.id, each]] : [])),
  );
  const names = authorizerNames(handlers.map(({ purpose }) => purpose.authorizer));
  return handlers.flatMap((handler): readonly Artifact[] => {
    const authorizer = authorizers.get(handler.purpose.authorizer);
    const own = names.get(handler.purpose.authorizer);
    if (authorizer === undefined || own === undefined) return [];
    const scheme = api.securitySchemes.find((each) => each.authorizer === authorizer.id);
    return [
      projectArtifact(`src/authorizers/${own.file}.ts`, authorizerScaffold(authorizer, own, scheme), "scaffold"),
      projectArtifact(`src/generated/authorizers/${own.file}.ts`, authorizerModule(authorizer, own, api)),
      projectArtifact(entryPath(handler.id), authorizerEntry(authorizer, own)),
    ];
  });
}
