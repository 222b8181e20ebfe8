import type { ApiModel } from "../../ir/api.js";
import type { Artifact } from "../artifact.js";
import { defineEmitter } from "../emitter.js";
import { authorizerFiles, verifiesTokens } from "./authorizer-files.js";
import { corsModule } from "./cors-module.js";
import type { UnitNames } from "./names.js";
import { operationFiles, servedOperations } from "./operation-files.js";
import { type LambdaTypescriptOptions, readOptions } from "./options.js";
import { projectArtifact } from "./project-artifact.js";
import { buildScript, gitignore, packageJson, readme, tsconfigJson } from "./project-files.js";
import { runtimeFiles } from "./runtime-files.js";

/** A project with the Lambda functions of the API: `lambda-typescript/`. Nothing for an API that has none. */
export const emitter = defineEmitter<LambdaTypescriptOptions>({
  name: "lambda-typescript",
  requires: [],
  readOptions,
  async emit({ api, diagnostics }) {
    if (api.handlers.length === 0) return [];
    const served = servedOperations(api);
    const authorizers = authorizerFiles(api);
    const project = await projectFiles(api, authorizers.length > 0, served[0]?.names);
    return [...operationFiles(api, served, diagnostics), ...authorizers, ...project];
  },
});

async function projectFiles(
  api: ApiModel,
  hasAuthorizers: boolean,
  example: UnitNames | undefined,
): Promise<readonly Artifact[]> {
  return [
    ...runtimeFiles({ hasAuthorizers, verifiesTokens: verifiesTokens(api) }).map(([name, text]) =>
      projectArtifact(`src/generated/runtime/${name}`, text),
    ),
    ...(api.cors === undefined ? [] : [projectArtifact("src/generated/cors.ts", corsModule(api.cors))]),
    projectArtifact("README.md", await readme({ api, hasAuthorizers, example })),
    projectArtifact("package.json", packageJson(api), "scaffold"),
    projectArtifact("tsconfig.json", tsconfigJson(), "scaffold"),
    projectArtifact("build.mjs", await buildScript(api), "scaffold"),
    projectArtifact(".gitignore", gitignore, "scaffold"),
  ];
}
