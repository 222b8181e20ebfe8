import type { ApiModel } from "../../ir/api.js";
import { createSample } from "../../ir/expand/sample.js";
import type { JsonValue } from "../../ir/json.js";
import type { Schema } from "../../ir/schema.js";
import { isConnectionRoute, type WebSocketRoute } from "../../ir/websocket.js";
import { isJson } from "../lambda/route-data.js";
import { documentationLines } from "../typescript/documentation.js";
import { docComment, stringLiteral } from "../typescript/literal.js";
import { jsonExpression } from "./expression.js";
import type { UnitNames } from "./names.js";
import { requestName } from "./route-module.js";

/** The user's file for one route: written once, and complete enough to be deployed. */
export function routeScaffold(route: WebSocketRoute, names: UnitNames): string {
  const isEnd = route.key === "$disconnect";
  const body =
    route.key === "$connect"
      ? "  // Keep `context.connectionId` to send messages later. Throw an HttpError to refuse the connection.\n"
      : isEnd
        ? "  // Forget `context.connectionId`.\n"
        : `  throw notImplemented(${stringLiteral(route.key)});\n`;
  return [
    "// Yours: Gatewright writes this file once and never again.\n",
    `import type { ${names.type}Handler } from "../generated/routes/${names.file}.js";\n`,
    ...(body.includes("notImplemented") ? ['import { notImplemented } from "../generated/runtime/errors.js";\n'] : []),
    `\n${docComment(documentationLines({ summary: titleOf(route) }), "")}`,
    `export const ${names.value}: ${names.type}Handler = async (${isEnd ? "_" : ""}${requestName(route)}, context) => {\n${body}};\n`,
  ].join("");
}

function titleOf(route: WebSocketRoute): string {
  const [about] = (route.summary?.trim() || route.description?.trim() || "").split(/[\r\n]/, 1);
  return about ? `${route.key}: ${about}` : `The route ${route.key}`;
}

/** The user's test of one route: it passes as long as the route is not written. */
export function routeTestScaffold(route: WebSocketRoute, names: UnitNames, api: ApiModel): string {
  const { call, isDoubtful } = sampleCall(route, api);
  const isWritten = isConnectionRoute(route.key);
  const options = isDoubtful ? ', { todo: "give it a message that the document allows" }' : "";
  return [
    "// Yours: Gatewright writes this file once and never again.\n",
    'import assert from "node:assert/strict";\n',
    'import { test } from "node:test";\n',
    `import { ${names.data} } from "../generated/routes/${names.file}.js";\n`,
    'import { callRoute } from "../generated/runtime/socket-testing.js";\n',
    `import { ${names.value} } from "./${names.file}.js";\n`,
    `\ntest(${stringLiteral(titleOf(route))}${options}, async () => {\n`,
    `  const { status } = await callRoute(${names.data}, ${names.value}, ${jsonExpression(call, "  ")});\n\n`,
    ...(isWritten
      ? []
      : [`  // As long as ${names.file}.ts is not written. \`reply\` and \`posted\` are there, too.\n`]),
    `  assert.equal(status, ${isWritten ? 200 : 501});\n});\n`,
  ].join("");
}

/** What the route is called with: its message, or of the handshake what the document requires. */
function sampleCall(
  { message, parameters }: WebSocketRoute,
  api: ApiModel,
): { readonly call: Readonly<Record<string, JsonValue>>; readonly isDoubtful: boolean } {
  const byId = new Map(api.schemas.map((each) => [each.id, each]));
  let isDoubtful = false;
  const sampleOf = (schema: Schema): JsonValue => {
    const { value, doubtful } = createSample(schema, byId, "request");
    isDoubtful ||= doubtful.length > 0;
    return value;
  };
  const required = (place: "query" | "header"): Readonly<Record<string, string>> =>
    Object.fromEntries(
      parameters
        .filter((each) => each.in === place && each.required)
        .map(({ name, schema }) => {
          const value = sampleOf(schema);
          isDoubtful ||= typeof value === "object";
          return [name, typeof value === "object" ? "" : String(value)];
        }),
    );
  const [query, headers] = [required("query"), required("header")];
  const call = {
    ...(Object.keys(query).length === 0 ? {} : { query }),
    ...(Object.keys(headers).length === 0 ? {} : { headers }),
    ...(message === undefined ? {} : { message: isJson(message) ? sampleOf(message.schema) : "text" }),
  };
  return { call, isDoubtful };
}
