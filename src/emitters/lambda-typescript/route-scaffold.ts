import type { ApiModel } from "../../ir/api.js";
import { isConnectionRoute, type WebSocketRoute } from "../../ir/websocket.js";
import { sampleCall } from "../lambda/sample-call.js";
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
      ? "  // Keep `context.connectionId` to send messages later. Throw an HttpError to refuse the connection; return one of\n  // `context.subprotocols` where clients ask for some.\n"
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
