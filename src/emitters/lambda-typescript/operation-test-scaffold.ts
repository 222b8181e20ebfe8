import type { ApiModel, Operation } from "../../ir/api.js";
import type { HandlerId } from "../../ir/ids.js";
import { type SampleBody, sampleRequest } from "../lambda/sample-request.js";
import { stringLiteral } from "../typescript/literal.js";
import { type Entry, jsonExpression, objectExpression } from "./expression.js";
import { entryPath, type UnitNames } from "./names.js";
import { operationTitle } from "./operation-scaffold.js";

/** The user's test of one operation: it passes as long as the operation is not written. */
export function operationTestScaffold(
  operation: Operation,
  names: UnitNames,
  handler: HandlerId,
  api: ApiModel,
): string {
  const { method, path, headers, body, claims, isDoubtful } = sampleRequest(operation, api);
  const entries: readonly Entry[] = [
    ...(method === "GET" ? [] : [["method", stringLiteral(method)] as const]),
    ["path", stringLiteral(path)],
    ...(Object.keys(headers).length === 0 ? [] : [["headers", jsonExpression(headers, "    ")] as const]),
    ...(body === undefined ? [] : [["body", bodyExpression(body)] as const]),
    ...(claims === undefined ? [] : [["authorizer", jsonExpression({ claims }, "    ")] as const]),
  ];
  const title = stringLiteral(operationTitle(operation));
  // A guess that the document refuses is no failure of the user's.
  const options = isDoubtful ? ', { todo: "give it a request that the document allows" }' : "";
  return [
    "// Yours: Gatewright writes this file once and never again.\n",
    'import assert from "node:assert/strict";\n',
    'import { test } from "node:test";\n',
    `import { handler } from "../${entryPath(handler)
      .replace(/^src\//, "")
      .replace(/\.ts$/, ".js")}";\n`,
    'import { callHandler } from "../generated/runtime/testing.js";\n',
    `\ntest(${title}${options}, async () => {\n`,
    `  const response = await callHandler(handler, ${objectExpression(entries, "  ")});\n\n`,
    `  // As long as ${names.file}.ts is not written; the document's answer is ${successOf(operation)}.\n`,
    "  assert.equal(response.status, 501);\n});\n",
  ].join("");
}

function bodyExpression(body: SampleBody): string {
  if (body.kind === "bytes") return "new Uint8Array([1, 2, 3])";
  return body.kind === "text" ? stringLiteral(body.text) : jsonExpression(body.value, "    ");
}

/** The first status of success that the document describes, else its first. */
const successOf = ({ responses }: Operation): string =>
  (responses.find(({ status }) => status.startsWith("2")) ?? responses[0])?.status ?? "200";
