import type { ApiModel } from "../../ir/api.js";
import type { WebSocketRoute } from "../../ir/websocket.js";
import type { Artifact } from "../artifact.js";
import { object } from "../lambda/data.js";
import { isJson } from "../lambda/route-data.js";
import { schemaData } from "../lambda/schema-data.js";
import { documentationLines } from "../typescript/documentation.js";
import { docComment } from "../typescript/literal.js";
import { schemaType } from "../typescript/schema-type.js";
import { isGlobalType, type SchemaTypes, schemaTypes } from "../typescript/schema-types.js";
import { dataExpression } from "./data-expression.js";
import { arrayExpression } from "./expression.js";
import { generatedLine } from "./header.js";
import { moduleImports } from "./module-imports.js";
import { entryPath, type UnitNames } from "./names.js";
import { schemaFiles } from "./operation-files.js";
import { projectArtifact } from "./project-artifact.js";
import { routeModule } from "./route-module.js";
import { routeNames } from "./route-names.js";
import { routeScaffold, routeTestScaffold } from "./route-scaffold.js";
import { type SchemaReferences, schemaReferences } from "./schemas-module.js";

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
  const names = routeNames(routes);
  return routes.flatMap((route) => {
    const found = names.get(route.key);
    return found === undefined ? [] : [{ route, names: found }];
  });
}

/** Everything that follows from the routes of a WebSocket API: scaffolds, types, data, entry points. */
export function routeFiles(api: ApiModel, served: readonly ServedRoute[]): readonly Artifact[] {
  if (served.length === 0) return [];
  const types = schemaTypes(api, { binary: "Uint8Array", isTaken: isGlobalType });
  const references = schemaReferences(types);
  const own = served.flatMap(({ route, names }) => [
    projectArtifact(`src/routes/${names.file}.ts`, routeScaffold(route, names), "scaffold"),
    projectArtifact(`src/routes/${names.file}.test.ts`, routeTestScaffold(route, names, api), "scaffold"),
    projectArtifact(`src/generated/routes/${names.file}.ts`, routeModule(route, names, types, references)),
  ]);
  const messages = projectArtifact("src/generated/messages.ts", messagesModule(api, types, references));
  return [...own, messages, ...entryFiles(api, served), ...schemaFiles(api, types, references)];
}

/** What the server sends by itself: `src/generated/messages.ts`. */
function messagesModule(api: ApiModel, types: SchemaTypes, references: SchemaReferences): string {
  const imports = moduleImports(types, references);
  // One message that is no JSON, and nothing can be said of them all.
  const isChecked = api.sends.length > 0 && api.sends.every(isJson);
  const sent = isChecked ? api.sends : [];
  const [first, ...others] = sent.map(({ schema }) =>
    schemaType(schema, { types: imports.types, direction: "response", indent: "  " }),
  );
  const type =
    first === undefined
      ? " unknown"
      : others.length === 0
        ? ` ${first.text}`
        : [first, ...others].map(({ text }) => `\n  | ${text}`).join("");
  const schema = object([
    ["kind", "anyOf"],
    ["members", sent.map((each) => schemaData(each.schema, { types }))],
  ]);
  const data = isChecked ? dataExpression(schema, imports.refer, "") : "";
  return [
    `${generatedLine}\n`,
    ...(isChecked ? ['import type { Schema } from "./runtime/schema.js";\n'] : []),
    ...imports.lines("."),
    `\n${docComment(documentationLines({ summary: sentSummary(api) }), "")}`,
    `export type ServerMessage =${type};\n`,
    ...(isChecked
      ? [
          "\n/** What messages are checked against before they are sent. */\n",
          `export const serverMessage: Schema = ${data};\n`,
        ]
      : []),
  ].join("");
}

const sentSummary = ({ sends }: ApiModel): string =>
  sends.length === 0
    ? "The document names no message that the server sends by itself: anything may be sent."
    : `The messages that the server sends by itself: ${sends.map(({ name }) => name).join(", ")}.`;

function entryFiles(api: ApiModel, served: readonly ServedRoute[]): readonly Artifact[] {
  const byId = new Map<string, ServedRoute>(served.map((each) => [each.route.id, each]));
  const isChecked = api.sends.length > 0 && api.sends.every(isJson);
  return api.handlers.flatMap(({ id, purpose }) => {
    if (purpose.kind !== "operations") return [];
    const own = purpose.operations.flatMap((route) => byId.get(route) ?? []);
    return [projectArtifact(entryPath(id), socketEntry(own, isChecked))];
  });
}

/** The entry point of a function that serves routes: `src/functions/<HandlerId>.ts`. */
function socketEntry(served: readonly ServedRoute[], isChecked: boolean): string {
  const rows = served.map(
    ({ names }) => `{ route: ${names.data}, handle: ${names.value} satisfies ${names.type}Handler }`,
  );
  return [
    `${generatedLine}\n`,
    ...(isChecked ? ['import { serverMessage } from "../generated/messages.js";\n'] : []),
    ...served.map(
      ({ names }) =>
        `import { ${names.data}, type ${names.type}Handler } from "../generated/routes/${names.file}.js";\n`,
    ),
    'import { awsSender } from "../generated/runtime/aws-connections.js";\n',
    'import { createSocketHandler } from "../generated/runtime/socket-handler.js";\n',
    'import { middleware } from "../middleware.js";\n',
    ...served.map(({ names }) => `import { ${names.value} } from "../routes/${names.file}.js";\n`),
    `\nexport const handler = createSocketHandler(${arrayExpression(rows, "")}, { ${isChecked ? "sent: serverMessage, " : ""}middleware, senderFor: awsSender });\n`,
  ].join("");
}
