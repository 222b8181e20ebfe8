import type { ApiModel } from "../../ir/api.js";
import type { DiagnosticBag } from "../../ir/diagnostics.js";
import type { HandlerId } from "../../ir/ids.js";
import { isPredefinedRoute, type WebSocketRoute } from "../../ir/websocket.js";
import type { Artifact } from "../artifact.js";
import { object } from "../lambda/data.js";
import { isJson } from "../lambda/route-data.js";
import { schemaData } from "../lambda/schema-data.js";
import { schemaTypeImports } from "../python/imports.js";
import { docstring } from "../python/literal.js";
import { generatedHeader, importLine } from "../python/module-text.js";
import { reportPatterns } from "../python/report-patterns.js";
import { schemaType } from "../python/schema-type.js";
import type { SchemaTypes } from "../python/schema-types.js";
import { aliasValue, named, union } from "../python/type-text.js";
import { requestSchemas } from "../schemas/schema-graph.js";
import type { DataPrinting } from "./data-expression.js";
import { layOut } from "./expression.js";
import { type UnitNames, unitNames } from "./names.js";
import { handlerTypes, schemaFiles } from "./operation-files.js";
import { projectArtifact } from "./project-artifact.js";
import { routeModule } from "./route-module.js";
import { routeScaffold, routeTestScaffold } from "./route-scaffold.js";
import { runtimeImports } from "./runtime-imports.js";
import { schemaExpression } from "./schema-expression.js";
import { type SchemaReferences, schemaReferences, usedSchemas } from "./schemas-module.js";

export interface ServedRoute {
  readonly route: WebSocketRoute;
  readonly names: UnitNames;
}

/** The routes that functions of the build serve, in document order, with their names. */
export function servedRoutes(api: ApiModel): readonly ServedRoute[] {
  const served = new Set<string>(
    api.handlers.flatMap(({ purpose }) => (purpose.kind === "operations" ? purpose.operations : [])),
  );
  const routes = api.routes.filter(({ id }) => served.has(id));
  // `$connect` becomes `on_connect`, so that a route of the author's own may be called `connect`.
  const spoken = (key: string): string => (isPredefinedRoute(key) ? `on-${key.slice(1)}` : key);
  const names = unitNames(
    routes.map(({ key }) => key),
    "route",
    spoken,
  );
  return routes.flatMap((route) => {
    const found = names.get(route.key);
    return found === undefined ? [] : [{ route, names: found }];
  });
}

/** Everything that follows from the routes of a WebSocket API: scaffolds, types, data, entry points. */
export function routeFiles(
  api: ApiModel,
  served: readonly ServedRoute[],
  modules: ReadonlyMap<HandlerId, string>,
  diagnostics: DiagnosticBag,
): readonly Artifact[] {
  if (served.length === 0) return [];
  const types = handlerTypes(api);
  const references = schemaReferences(types);
  const own = served.flatMap(({ route, names }) => [
    projectArtifact(`handlers/routes/${names.module}.py`, routeScaffold(route, names), "scaffold"),
    projectArtifact(`tests/test_${names.module}.py`, routeTestScaffold(route, names, api), "scaffold"),
    projectArtifact(`handlers/generated/routes/${names.module}.py`, routeModule(route, names, types, references)),
  ]);
  const messages = projectArtifact("handlers/generated/messages.py", messagesModule(api, types, references));
  const files = [...own, messages, ...entryFiles(api, served, modules), ...schemaFiles(api, types, references)];
  const received = requestSchemas({ ...api, routes: served.map(({ route }) => route) });
  reportPatterns([...received, ...usedSchemas(types, references)], "handlers", diagnostics);
  return files;
}

/** One message that is no JSON, and nothing can be said of them all. */
const isChecked = ({ sends }: ApiModel): boolean => sends.length > 0 && sends.every(isJson);

/** What the server sends by itself: `handlers/generated/messages.py`. */
function messagesModule(api: ApiModel, types: SchemaTypes, references: SchemaReferences): string {
  const used = new Set<string>();
  const sent = isChecked(api) ? api.sends : [];
  const alternatives = sent.map(({ schema }) =>
    schemaType(schema, { types, direction: "response", qualifier: "types.", used }),
  );
  const type = alternatives.length === 0 ? named("object") : union(alternatives);
  const printing: DataPrinting = { refer: (form) => `schemas.${references.refer(form)}`, used: new Set() };
  const data = object([
    ["kind", "anyOf"],
    ["members", sent.map((each) => schemaData(each.schema, { types }))],
  ]);
  const head = "SERVER_MESSAGE = ";
  const text = sent.length === 0 ? "" : schemaExpression(data, { printing, indent: "", column: head.length });
  const guarded = schemaTypeImports(new Set([...used].filter((name) => name !== "Literal")), "TYPE_CHECKING", {
    values: ".runtime.values",
    types: ".",
  });
  const summary =
    api.sends.length === 0
      ? "The document names no message that the server sends by itself: anything may be sent."
      : `The messages that the server sends by itself: ${api.sends.map(({ name }) => name).join(", ")}.`;
  const alias = "ServerMessage: TypeAlias = ";
  return [
    generatedHeader,
    "from __future__ import annotations\n\n",
    importLine("typing", [
      "TypeAlias",
      ...(used.has("Literal") ? ["Literal"] : []),
      ...(guarded.length > 0 ? ["TYPE_CHECKING"] : []),
    ]),
    ...(sent.length === 0 ? [] : ["\n", ...(text.includes("schemas.") ? ["from . import schemas\n"] : [])]),
    runtimeImports(printing.used, ".runtime"),
    ...(guarded.length === 0 ? [] : ["\n", ...guarded]),
    `\n${alias}${aliasValue(type, alias.length)}\n${docstring([summary], "")}`,
    ...(sent.length === 0 ? [] : [`\n${head}${text}\n"""What messages are checked against before they are sent."""\n`]),
  ].join("");
}

function entryFiles(
  api: ApiModel,
  served: readonly ServedRoute[],
  modules: ReadonlyMap<HandlerId, string>,
): readonly Artifact[] {
  const byId = new Map<string, ServedRoute>(served.map((each) => [each.route.id, each]));
  return api.handlers.flatMap(({ id, purpose }) => {
    if (purpose.kind !== "operations") return [];
    const own = purpose.operations.flatMap((route) => byId.get(route) ?? []);
    return [projectArtifact(`handlers/functions/${modules.get(id)}.py`, socketEntry(own, isChecked(api)))];
  });
}

/** The entry point of a function that serves routes: `handlers/functions/<module>.py`. */
function socketEntry(served: readonly ServedRoute[], checks: boolean): string {
  const names = served.map(({ names: { module } }) => module).sort();
  const rows = served.map(({ names: { module } }) => `${module}_data.route(${module})`);
  const given = [
    layOut("[", rows, "]", "    ", 4),
    "sender_for=aws_sender",
    ...(checks ? ["sent=SERVER_MESSAGE"] : []),
    "middleware=middleware",
  ];
  return [
    generatedHeader,
    "\n",
    ...(checks ? ["from handlers.generated.messages import SERVER_MESSAGE\n"] : []),
    ...names.map((module) => `from handlers.generated.routes import ${module} as ${module}_data\n`),
    "from handlers.generated.runtime.aws_connections import aws_sender\n",
    "from handlers.generated.runtime.socket_handler import create_socket_handler\n",
    "from handlers.middleware import middleware\n",
    ...names.map((module) => `from handlers.routes.${module} import ${module}\n`),
    `\n${layOut("handler = create_socket_handler(", given, ")", "", 0)}\n`,
  ].join("");
}
