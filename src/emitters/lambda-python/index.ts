import type { ApiModel } from "../../ir/api.js";
import type { Artifact } from "../artifact.js";
import { defineEmitter } from "../emitter.js";
import { handlersOf } from "../lambda/of-language.js";
import { generatedHeader } from "../python/module-text.js";
import { corsModule } from "./cors-module.js";
import { functionModules, functionsModule } from "./functions-module.js";
import { operationFiles, servedOperations } from "./operation-files.js";
import { type LambdaPythonOptions, readOptions } from "./options.js";
import { projectArtifact } from "./project-artifact.js";
import { buildScript, gitignore, middlewareScaffold, pyprojectToml, readme, testsPackage } from "./project-files.js";
import { runtimeFiles } from "./runtime-files.js";

/** A project with the Lambda functions in Python: `lambda-python/`. Nothing for an API that has none. */
export const emitter = defineEmitter<LambdaPythonOptions>({
  name: "lambda-python",
  requires: [],
  readOptions,
  async emit({ api: whole, diagnostics }) {
    const api = handlersOf(whole, "python");
    if (api.handlers.length === 0) return [];
    const modules = functionModules(api);
    const served = servedOperations(api);
    return [
      ...operationFiles(api, served, modules, diagnostics),
      projectArtifact("handlers/functions/__init__.py", functionsModule(api, modules)),
      ...projectFiles(api),
      projectArtifact("README.md", await readme({ api, hasAuthorizers: false, example: served[0] })),
    ];
  },
});

function projectFiles(api: ApiModel): readonly Artifact[] {
  const packages = ["handlers", "handlers/generated", "handlers/generated/operations", "handlers/operations"];
  return [
    ...runtimeFiles().map(([name, text]) => projectArtifact(`handlers/generated/runtime/${name}`, text)),
    ...packages.map((folder) => projectArtifact(`${folder}/__init__.py`, generatedHeader)),
    ...(api.cors === undefined ? [] : [projectArtifact("handlers/generated/cors.py", corsModule(api.cors))]),
    projectArtifact("pyproject.toml", pyprojectToml(api), "scaffold"),
    projectArtifact("build.py", buildScript(), "scaffold"),
    projectArtifact("tests/__init__.py", testsPackage(), "scaffold"),
    projectArtifact("handlers/middleware.py", middlewareScaffold("operations"), "scaffold"),
    projectArtifact(".gitignore", gitignore, "scaffold"),
  ];
}
