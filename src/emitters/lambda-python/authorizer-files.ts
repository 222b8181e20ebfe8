import type { ApiModel } from "../../ir/api.js";
import type { HandlerId } from "../../ir/ids.js";
import type { Artifact } from "../artifact.js";
import { servedAuthorizers } from "../lambda/protected-operations.js";
import { generatedHeader } from "../python/module-text.js";
import { authorizerEntry, authorizerModule } from "./authorizer-module.js";
import { authorizerScaffold } from "./authorizer-scaffold.js";
import { unitNames } from "./names.js";
import { projectArtifact } from "./project-artifact.js";

/** Everything that follows from authorizers whose functions the build makes. */
export function authorizerFiles(api: ApiModel, modules: ReadonlyMap<HandlerId, string>): readonly Artifact[] {
  const served = servedAuthorizers(api);
  if (served.length === 0) return [];
  const names = unitNames(
    served.map(({ authorizer }) => authorizer.id),
    "authorizer",
  );
  const own = served.flatMap(({ handler, authorizer }): readonly Artifact[] => {
    const unit = names.get(authorizer.id);
    if (unit === undefined) return [];
    const scheme = api.securitySchemes.find((each) => each.authorizer === authorizer.id);
    const scaffold = authorizerScaffold(authorizer, unit, scheme);
    return [
      projectArtifact(`handlers/authorizers/${unit.module}.py`, scaffold, "scaffold"),
      projectArtifact(`handlers/generated/authorizers/${unit.module}.py`, authorizerModule(authorizer, api)),
      projectArtifact(`handlers/functions/${modules.get(handler.id)}.py`, authorizerEntry(authorizer, unit)),
    ];
  });
  const packages = ["handlers/authorizers", "handlers/generated/authorizers"];
  return [...own, ...packages.map((folder) => projectArtifact(`${folder}/__init__.py`, generatedHeader))];
}
