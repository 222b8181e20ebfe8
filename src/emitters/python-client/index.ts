import type { DiagnosticBag } from "../../ir/diagnostics.js";
import type { Artifact } from "../artifact.js";
import { withKnownServers } from "../client/known-servers.js";
import { responseSchemas } from "../client/response-schemas.js";
import { defineEmitter } from "../emitter.js";
import { generatedHeader } from "../python/module-text.js";
import { reportPatterns } from "../python/report-patterns.js";
import { typesModule } from "../python/types-module.js";
import { withoutRepeatedRequirements } from "../schemas/repeated-requirements.js";
import { templateReader } from "../template.js";
import { apiModule } from "./api-module.js";
import { type ClientModel, clientModel } from "./client-model.js";
import { clientModule } from "./client-module.js";
import { errorsModule } from "./error-classes.js";
import { mockModule } from "./mock-module.js";
import { operationsModule } from "./operations-module.js";
import { type PythonClientOptions, readOptions } from "./options.js";
import { packageModule, pyproject } from "./package-files.js";
import { readme } from "./readme.js";
import { reportOmissions } from "./report-omissions.js";
import { validationModule } from "./validation-module.js";

/** The modules that every client carries; they are shipped as they are tested. */
const runtimeModules = [
  "__init__",
  "async_stream",
  "authentication",
  "body",
  "call",
  "client",
  "environment",
  "errors",
  "gateway_fault",
  "http1",
  "media_type",
  "messages",
  "mock",
  "operation",
  "paging",
  "parameters",
  "rate_limit",
  "reading",
  "redirections",
  "request",
  "retry",
  "settings",
  "sigv4",
  "socket_stream",
  "streaming",
  "target",
  "tokens",
  "transport",
  "values",
  "waiting",
];

/** What a client carries besides where it holds responses against their schemas; handlers read patterns in the same way. */
const validationTemplates = [
  "lambda-python/runtime/pattern",
  "python-client/runtime/json_values",
  "python-client/runtime/schema",
  "python-client/runtime/schema_check",
  "python-client/runtime/validation",
];

/** A typed client in Python, synchronous and asynchronous, as a package without dependencies. */
export const emitter = defineEmitter<PythonClientOptions>({
  name: "python-client",
  requires: [],
  readOptions,
  emit({ api, options, diagnostics }) {
    if (api.gateway.protocol === "websocket") {
      diagnostics.report("client-websocket-missing", api.origin, { api: api.name });
      return [];
    }
    reportOmissions(api, diagnostics);
    const model = clientModel(withKnownServers(withoutRepeatedRequirements(api)), options);
    const files = [...packageFiles(model, options, diagnostics)];
    return files.map(([path, text]): Artifact => ({ path: `python-client/${path}`, text, ownership: "generated" }));
  },
});

function* packageFiles(
  model: ClientModel,
  options: PythonClientOptions,
  diagnostics: DiagnosticBag,
): Generator<readonly [path: string, text: string]> {
  const folder = `src/${model.moduleName}`;
  yield ["README.md", readme(model, options)];
  yield ["pyproject.toml", pyproject(model)];
  yield [`${folder}/__init__.py`, packageModule(model)];
  yield [`${folder}/_api.py`, apiModule(model)];
  yield [`${folder}/_operations.py`, operationsModule(model)];
  yield [`${folder}/async_client.py`, clientModule(model, "async")];
  yield [`${folder}/client.py`, clientModule(model, "sync")];
  yield [`${folder}/errors.py`, errorsModule(model)];
  if (options.mock === true) yield [`${folder}/mock.py`, mockModule(model)];
  yield [`${folder}/py.typed`, ""];
  yield [`${folder}/types.py`, typesModule(model.api, model.types, "._runtime.values")];
  const readTemplate = templateReader();
  const carry = (template: string): readonly [path: string, text: string] => [
    `${folder}/_runtime/${template.replace(/^.*\//, "")}.py`,
    `${generatedHeader}\n${readTemplate(`${template}.py`)}`,
  ];
  for (const name of runtimeModules) yield carry(`python-client/runtime/${name}`);
  if (options.validation === true) {
    const operations = model.operations.map(({ operation }) => operation);
    const schemas = responseSchemas(operations, model.types.byId);
    reportPatterns(schemas.sources, "client", diagnostics);
    yield [`${folder}/validation.py`, validationModule(model, schemas)];
    for (const template of validationTemplates) yield carry(template);
  }
}
