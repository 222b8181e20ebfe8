import type { ApiModel, Operation } from "../../ir/api.js";
import { type SampleBody, sampleRequest } from "../lambda/sample-request.js";
import { documentationLines } from "../python/docstring.js";
import { docstring, stringLiteral } from "../python/literal.js";
import { jsonExpression, layOut } from "./expression.js";
import { scaffoldHeader } from "./header.js";
import type { UnitNames } from "./names.js";
import { operationTitle } from "./operation-scaffold.js";

/** The user's test of one operation: it passes as long as the operation is not written. */
export function operationTestScaffold(
  operation: Operation,
  { module, type }: UnitNames,
  functionModule: string,
  api: ApiModel,
): string {
  const { method, path, headers, body, claims, isDoubtful } = sampleRequest(operation, api);
  const indent = "            ";
  const argument = (name: string, value: Parameters<typeof jsonExpression>[0]): string =>
    `${name}=${jsonExpression(value, indent, indent.length + name.length + 1)}`;
  const given = [
    "handler",
    stringLiteral(path),
    ...(method === "GET" ? [] : [argument("method", method)]),
    ...(Object.keys(headers).length === 0 ? [] : [argument("headers", headers)]),
    ...(body === undefined ? [] : [bodyArgument(body, argument)]),
    ...(claims === undefined ? [] : [argument("authorizer", { claims })]),
  ];
  const head = "        response = call_handler(";
  const call = layOut(head, given, ")", "        ", 0);
  return [
    scaffoldHeader,
    "\nimport unittest\n\n",
    `from handlers.functions.${functionModule} import handler\n`,
    "from handlers.generated.runtime.testing import call_handler\n",
    `\n\nclass ${type}Test(unittest.TestCase):\n`,
    // A guess that the document refuses is no failure of the user's.
    ...(isDoubtful ? ['    @unittest.skip("give it a request that the document allows")\n'] : []),
    `    def test_${module}(self) -> None:\n`,
    docstring(documentationLines({ summary: operationTitle(operation) }), "        "),
    `${call}\n\n`,
    `        # As long as ${module}.py is not written; the document's answer is ${successOf(operation)}.\n`,
    "        self.assertEqual(response.status, 501)\n",
  ].join("");
}

function bodyArgument(body: SampleBody, argument: (name: string, value: never) => string): string {
  if (body.kind === "bytes") return 'body=b"\\x01\\x02\\x03"';
  return argument("body", (body.kind === "text" ? body.text : body.value) as never);
}

/** The first status of success that the document describes, else its first. */
const successOf = ({ responses }: Operation): string =>
  (responses.find(({ status }) => status.startsWith("2")) ?? responses[0])?.status ?? "200";
