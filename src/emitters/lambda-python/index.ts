import type { ApiModel } from "../../ir/api.js";
import type { DiagnosticBag } from "../../ir/diagnostics.js";
import type { HandlerId } from "../../ir/ids.js";
import { isConnectionRoute } from "../../ir/websocket.js";
import type { Artifact } from "../artifact.js";
import { defineEmitter } from "../emitter.js";
import { handlersOf } from "../lambda/of-language.js";
import { verifiesTokens } from "../lambda/verifies-tokens.js";
import { generatedHeader } from "../python/module-text.js";
import { withoutRepeatedRequirements } from "../schemas/repeated-requirements.js";
import { authorizerFiles } from "./authorizer-files.js";
import { corsModule } from "./cors-module.js";
import { functionModules, functionsModule } from "./functions-module.js";
import { operationFiles, servedOperations } from "./operation-files.js";
import { type LambdaPythonOptions, readOptions } from "./options.js";
import { projectArtifact } from "./project-artifact.js";
import {
  buildScript,
  gitignore,
  middlewareScaffold,
  pyprojectToml,
  readme,
  routesReadme,
  testsPackage,
} from "./project-files.js";
import { routeFiles, servedRoutes } from "./route-files.js";
import { type RuntimeUse, runtimeFiles } from "./runtime-files.js";

/** A project with the Lambda functions in Python: `lambda-python/`. Nothing for an API that has none. */
export const emitter = defineEmitter<LambdaPythonOptions>({
  name: "lambda-python",
  requires: [],
  readOptions,
  async emit({ api: whole, diagnostics }) {
    const api = handlersOf(withoutRepeatedRequirements(whole), "python");
    if (api.handlers.length === 0) return [];
    const modules = functionModules(api);
    const authorizers = authorizerFiles(api, modules);
    const isSocket = api.gateway.protocol === "websocket";
    const use: RuntimeUse = {
      serves: isSocket ? "routes" : "operations",
      hasAuthorizers: authorizers.length > 0,
      verifiesTokens: verifiesTokens(api),
    };
    const served = isSocket
      ? socketFiles(api, modules, use.hasAuthorizers, diagnostics)
      : httpFiles(api, modules, use.hasAuthorizers, diagnostics);
    return [...(await served), ...authorizers, ...projectFiles(api, modules, use)];
  },
});

async function httpFiles(
  api: ApiModel,
  modules: ReadonlyMap<HandlerId, string>,
  hasAuthorizers: boolean,
  diagnostics: DiagnosticBag,
): Promise<readonly Artifact[]> {
  const served = servedOperations(api);
  const page = await readme({ api, hasAuthorizers, example: served[0] });
  return [...operationFiles(api, served, modules, diagnostics), projectArtifact("README.md", page)];
}

async function socketFiles(
  api: ApiModel,
  modules: ReadonlyMap<HandlerId, string>,
  hasAuthorizers: boolean,
  diagnostics: DiagnosticBag,
): Promise<readonly Artifact[]> {
  const served = servedRoutes(api);
  const example = served.find(({ route }) => !isConnectionRoute(route.key));
  const page = await routesReadme({ api, hasAuthorizers, example });
  return [...routeFiles(api, served, modules, diagnostics), projectArtifact("README.md", page)];
}

function projectFiles(api: ApiModel, modules: ReadonlyMap<HandlerId, string>, use: RuntimeUse): readonly Artifact[] {
  const packages = ["", "/generated", `/generated/${use.serves}`, `/${use.serves}`];
  return [
    projectArtifact("handlers/functions/__init__.py", functionsModule(api, modules)),
    ...runtimeFiles(use).map(([name, text]) => projectArtifact(`handlers/generated/runtime/${name}`, text)),
    ...packages.map((folder) => projectArtifact(`handlers${folder}/__init__.py`, generatedHeader)),
    ...(api.cors === undefined ? [] : [projectArtifact("handlers/generated/cors.py", corsModule(api.cors))]),
    projectArtifact("pyproject.toml", pyprojectToml(api), "scaffold"),
    projectArtifact("build.py", buildScript(), "scaffold"),
    projectArtifact("tests/__init__.py", testsPackage(), "scaffold"),
    projectArtifact("handlers/middleware.py", middlewareScaffold(use.serves), "scaffold"),
    projectArtifact(".gitignore", gitignore, "scaffold"),
  ];
}
