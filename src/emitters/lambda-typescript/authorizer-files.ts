import type { ApiModel } from "../../ir/api.js";
import type { Artifact } from "../artifact.js";
import { servedAuthorizers } from "../lambda/protected-operations.js";
import { authorizerEntry, authorizerModule } from "./authorizer-module.js";
import { authorizerScaffold } from "./authorizer-scaffold.js";
import { authorizerNames, entryPath } from "./names.js";
import { projectArtifact } from "./project-artifact.js";

/** Everything that follows from authorizers whose functions the build makes. */
export function authorizerFiles(api: ApiModel): readonly Artifact[] {
  const served = servedAuthorizers(api);
  const names = authorizerNames(served.map(({ authorizer }) => authorizer.id));
  return served.flatMap(({ handler, authorizer }): readonly Artifact[] => {
    const own = names.get(authorizer.id);
    if (own === undefined) return [];
    const scheme = api.securitySchemes.find((each) => each.authorizer === authorizer.id);
    return [
      projectArtifact(`src/authorizers/${own.file}.ts`, authorizerScaffold(authorizer, own, scheme), "scaffold"),
      projectArtifact(`src/generated/authorizers/${own.file}.ts`, authorizerModule(authorizer, own, api)),
      projectArtifact(entryPath(handler.id), authorizerEntry(authorizer, own)),
    ];
  });
}
