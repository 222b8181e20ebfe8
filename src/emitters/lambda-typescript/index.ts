import type { ApiModel } from "../../ir/api.js";
import { isConnectionRoute } from "../../ir/websocket.js";
import type { Artifact } from "../artifact.js";
import { defineEmitter } from "../emitter.js";
import { handlersOf } from "../lambda/of-language.js";
import { verifiesTokens } from "../lambda/verifies-tokens.js";
import { withoutRepeatedRequirements } from "../schemas/repeated-requirements.js";
import { authorizerFiles } from "./authorizer-files.js";
import { corsModule } from "./cors-module.js";
import { operationFiles, servedOperations } from "./operation-files.js";
import { type LambdaTypescriptOptions, readOptions } from "./options.js";
import { projectArtifact } from "./project-artifact.js";
import {
  buildScript,
  gitignore,
  middlewareScaffold,
  packageJson,
  readme,
  routesReadme,
  testScript,
  tsconfigJson,
} from "./project-files.js";
import { routeFiles, servedRoutes } from "./route-files.js";
import { runtimeFiles } from "./runtime-files.js";

/** A project with the Lambda functions of the API: `lambda-typescript/`. Nothing for an API that has none. */
export const emitter = defineEmitter<LambdaTypescriptOptions>({
  name: "lambda-typescript",
  requires: [],
  readOptions,
  async emit({ api: whole, diagnostics }) {
    const api = handlersOf(withoutRepeatedRequirements(whole), "nodejs");
    if (api.handlers.length === 0) return [];
    const authorizers = authorizerFiles(api);
    const hasAuthorizers = authorizers.length > 0;
    if (api.gateway.protocol === "websocket") {
      const served = servedRoutes(api);
      const example = served.find(({ route }) => !isConnectionRoute(route.key))?.names;
      const page = await routesReadme({ api, hasAuthorizers, example });
      return [...routeFiles(api, served), ...authorizers, ...(await projectFiles(api, "routes", hasAuthorizers, page))];
    }
    const served = servedOperations(api);
    const page = await readme({ api, hasAuthorizers, example: served[0]?.names });
    const project = await projectFiles(api, "operations", hasAuthorizers, page);
    return [...operationFiles(api, served, diagnostics), ...authorizers, ...project];
  },
});

async function projectFiles(
  api: ApiModel,
  serves: "operations" | "routes",
  hasAuthorizers: boolean,
  page: string,
): Promise<readonly Artifact[]> {
  return [
    ...runtimeFiles({ serves, hasAuthorizers, verifiesTokens: verifiesTokens(api) }).map(([name, text]) =>
      projectArtifact(`src/generated/runtime/${name}`, text),
    ),
    ...(api.cors === undefined ? [] : [projectArtifact("src/generated/cors.ts", corsModule(api.cors))]),
    projectArtifact("README.md", page),
    projectArtifact("package.json", packageJson(api), "scaffold"),
    projectArtifact("tsconfig.json", tsconfigJson(), "scaffold"),
    projectArtifact("build.mjs", await buildScript(api), "scaffold"),
    projectArtifact("test.mjs", testScript(), "scaffold"),
    projectArtifact("src/middleware.ts", middlewareScaffold(serves), "scaffold"),
    projectArtifact(".gitignore", gitignore, "scaffold"),
  ];
}
