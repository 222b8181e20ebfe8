import type { ApiModel } from "../../ir/api.js";
import { isConnectionRoute, type WebSocketRoute } from "../../ir/websocket.js";
import { sampleCall } from "../lambda/sample-call.js";
import { documentationLines } from "../python/docstring.js";
import { docstring, stringLiteral } from "../python/literal.js";
import { importLine } from "../python/module-text.js";
import { jsonExpression, layOut } from "./expression.js";
import { scaffoldHeader } from "./header.js";
import type { UnitNames } from "./names.js";
import { replyType, requestName, requestType } from "./route-module.js";

/** The user's module for one route: written once, and complete enough to be deployed. */
export function routeScaffold(route: WebSocketRoute, { module, type }: UnitNames): string {
  const names = [requestType(route, type), replyType(route, type)].filter((name) => name.startsWith(type));
  const isWritten = isConnectionRoute(route.key);
  const body =
    route.key === "$connect"
      ? "    # Keep `context.connection_id` to send messages later. Raise an HttpError to refuse the connection; return one of\n    # `context.subprotocols` where clients ask for some.\n    return None\n"
      : route.key === "$disconnect"
        ? "    # Forget `context.connection_id`.\n"
        : `    raise not_implemented(${stringLiteral(route.key)})\n`;
  const given = [`${requestName(route)}: ${requestType(route, type)}`, "context: RouteContext[ServerMessage]"];
  const documentation = docstring(documentationLines({ summary: titleOf(route) }), "    ");
  return [
    scaffoldHeader,
    "\nfrom handlers.generated.messages import ServerMessage\n",
    importLine(`handlers.generated.routes.${module}`, names),
    ...(isWritten ? [] : ["from handlers.generated.runtime.errors import not_implemented\n"]),
    "from handlers.generated.runtime.socket_route import RouteContext\n",
    `\n\n${layOut(`def ${module}(`, given, `) -> ${replyType(route, type)}:`, "", 0)}\n`,
    documentation,
    body,
  ].join("");
}

function titleOf(route: WebSocketRoute): string {
  const [about] = (route.summary?.trim() || route.description?.trim() || "").split(/[\r\n]/, 1);
  return about ? `${route.key}: ${about}` : `The route ${route.key}`;
}

/** The user's test of one route: it passes as long as the route is not written. */
export function routeTestScaffold(route: WebSocketRoute, { module, type }: UnitNames, api: ApiModel): string {
  const { call, isDoubtful } = sampleCall(route, api);
  const isWritten = isConnectionRoute(route.key);
  const indent = " ".repeat(12);
  const given = [
    `${module}_data.route(${module})`,
    ...Object.entries(call).map(([name, value]) => `${name}=${jsonExpression(value, indent, 13 + name.length)}`),
  ];
  return [
    scaffoldHeader,
    "\nimport unittest\n\n",
    `from handlers.generated.routes import ${module} as ${module}_data\n`,
    "from handlers.generated.runtime.socket_testing import call_route\n",
    `from handlers.routes.${module} import ${module}\n`,
    `\n\nclass ${type}Test(unittest.TestCase):\n`,
    ...(isDoubtful ? ['    @unittest.skip("give it a message that the document allows")\n'] : []),
    `    def test_${module}(self) -> None:\n`,
    docstring(documentationLines({ summary: titleOf(route) }), "        "),
    `        ${layOut("answer = call_route(", given, ")", "        ", 8)}\n\n`,
    ...(isWritten ? [] : [`        # As long as the route is not written. \`reply\` and \`posted\` are there, too.\n`]),
    `        self.assertEqual(answer.status, ${isWritten ? 200 : 501})\n`,
  ].join("");
}
