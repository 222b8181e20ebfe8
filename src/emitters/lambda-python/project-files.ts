import type { ApiModel } from "../../ir/api.js";
import { asciiWords } from "../../ir/names.js";
import { verifiesTokens } from "../lambda/verifies-tokens.js";
import { renderTemplate, templateText } from "../template.js";
import type { ServedOperation } from "./function-entry.js";
import { suffixOf } from "./response-classes.js";
import type { ServedRoute } from "./route-files.js";
import { replyType } from "./route-module.js";

/** The project's own name: lower case, with hyphens. */
const slug = (name: string): string => asciiWords(name).replaceAll(" ", "-").slice(0, 80) || "api";

/** Checks the signatures of tokens. The package is well kept, and what it needs is Python's own and `cryptography`. */
const tokenDependencies = '["pyjwt[crypto]==2.15.1"]';

/** The oldest Python among the functions' runtimes: what the project's code has to run on. */
const oldestPython = ({ handlers }: ApiModel): number =>
  Math.min(...handlers.map(({ runtime }) => Number(/^python3\.(\d+)$/.exec(runtime)?.[1] ?? 13)));

export const pyprojectToml = (api: ApiModel): string => `${"# Yours: Gatewright writes this file once and never again."}
[project]
name = "${slug(api.name)}-handlers"
version = "0.0.0"
requires-python = ">=3.${oldestPython(api)}"
# What functions import goes into their archives. Pin exact versions: the same ones give the same archives.
dependencies = ${verifiesTokens(api) ? tokenDependencies : "[]"}

[tool.pyright]
typeCheckingMode = "strict"
include = ["handlers", "tests"]
pythonVersion = "3.${oldestPython(api)}"
`;

export const buildScript = (): string => templateText("lambda-python/project/build.py");

/** What functions log would stand between the results. */
export const testsPackage = (): string => templateText("lambda-python/project/tests/__init__.py");

/** The user's list of what runs around every operation, or every route. */
export const middlewareScaffold = (serves: "operations" | "routes"): string =>
  templateText(`lambda-python/project/middleware_${serves}.py`);

export const gitignore = "__pycache__/\n.venv/\ndist/\n";

export interface ReadmeInput {
  readonly api: ApiModel;
  readonly hasAuthorizers: boolean;
  /** The operation that the page shows; a made-up one where the functions serve none. */
  readonly example: ServedOperation | undefined;
}

export const readme = ({ api, hasAuthorizers, example }: ReadmeInput): Promise<string> =>
  renderTemplate("lambda-python/project/README.md.hbs", {
    name: slug(api.name),
    hasAuthorizers,
    verifiesTokens: verifiesTokens(api),
    hasCors: api.cors !== undefined,
    exampleModule: example?.names.module ?? "get_pet",
    exampleType: example?.names.type ?? "GetPet",
    exampleResponse: responseExample(example),
  });

/** What an operation's handler may return: the class of its first success. */
function responseExample(example: ServedOperation | undefined): string {
  if (example === undefined) return 'GetPet200({"name": "Rex"})';
  const { operation, names } = example;
  const response = operation.responses.find(({ status }) => status.startsWith("2")) ?? operation.responses[0];
  const hasBody = (response?.content.length ?? 0) > 0 && operation.method !== "head";
  return `${names.type}${suffixOf(response?.status ?? "200")}(${hasBody ? "..." : ""})`;
}

/** The page of a project that serves the routes of a WebSocket API. */
export const routesReadme = ({
  api,
  hasAuthorizers,
  example,
}: Omit<ReadmeInput, "example"> & { readonly example: ServedRoute | undefined }): Promise<string> =>
  renderTemplate("lambda-python/project/README.websocket.md.hbs", {
    name: slug(api.name),
    hasAuthorizers,
    exampleModule: example?.names.module ?? "send_message",
    exampleType: example?.names.type ?? "SendMessage",
    exampleReply: example === undefined ? "None" : replyType(example.route, example.names.type),
  });
