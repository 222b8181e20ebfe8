import type { ApiModel } from "../../ir/api.js";
import type { WebSocketRoute } from "../../ir/websocket.js";
import type { Artifact } from "../artifact.js";
import { documentationLines } from "../typescript/documentation.js";
import { docComment } from "../typescript/literal.js";
import { schemaType } from "../typescript/schema-type.js";
import { isGlobalType, type SchemaTypes, schemaTypes } from "../typescript/schema-types.js";
import { arrayExpression, objectExpression } from "./expression.js";
import { generatedLine } from "./header.js";
import { entryPath, type UnitNames } from "./names.js";
import { schemaFiles } from "./operation-files.js";
import { projectArtifact } from "./project-artifact.js";
import { isJson, routeModule } from "./route-module.js";
import { routeNames } from "./route-names.js";
import { routeScaffold, routeTestScaffold } from "./route-scaffold.js";
import { schemaData } from "./schema-data.js";
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
  const imports = new Set<"schemas" | "types">();
  const nameOf: SchemaTypes["nameOf"] = (id, form) => {
    imports.add("types");
    return `types.${types.nameOf(id, form)}`;
  };
  const refer: SchemaReferences["refer"] = (form) => {
    imports.add("schemas");
    return `schemas.${references.refer(form)}`;
  };
  const sent = api.sends.filter(isJson);
  const members = sent.map(({ schema }) =>
    schemaType(schema, { types: { ...types, nameOf }, direction: "response", indent: "  " }),
  );
  const type =
    members.length < api.sends.length || members.length === 0
      ? "unknown"
      : members.length === 1
        ? (members[0]?.text ?? "unknown")
        : `\n  | ${members.map(({ text }) => text).join("\n  | ")}`;
  const data = arrayExpression(
    sent.map(({ schema }) => schemaData(schema, { types, refer, indent: "    " })),
    "  ",
  );
  const isChecked = members.length > 0 && members.length === api.sends.length;
  const schema = objectExpression(
    [
      ["kind", '"anyOf"'],
      ["members", data],
    ],
    "",
  );
  return [
    `${generatedLine}\n`,
    ...(isChecked ? ['import type { Schema } from "./runtime/schema.js";\n'] : []),
    ...(isChecked && imports.has("schemas") ? ['import * as schemas from "./schemas.js";\n'] : []),
    ...(imports.has("types") && type !== "unknown" ? ['import type * as types from "./types.js";\n'] : []),
    `\n${docComment(documentationLines({ summary: sentSummary(api) }), "")}`,
    `export type ServerMessage =${type.startsWith("\n") ? type : ` ${type}`};\n`,
    ...(isChecked
      ? [
          "\n/** What messages are checked against before they are sent. */\n",
          `export const serverMessage: Schema = ${schema};\n`,
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
