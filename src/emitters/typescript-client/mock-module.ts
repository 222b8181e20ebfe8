import { exampleResponse } from "../client/example-response.js";
import { memberLiteral, propertyName } from "../typescript/literal.js";
import type { ClientModel } from "./client-model.js";
import { generatedHeader, importLines } from "./module-text.js";

/** `src/mock.ts`: middleware that answers with the document's examples. */
export function mockModule({ operations, types }: ClientModel): string {
  const examples = operations.map((each) => {
    const example = exampleResponse(each.operation, each.results, types.byId);
    return example === undefined ? "" : `  ${memberLiteral(each.names.method, { ...example })},\n`;
  });
  const members = operations.map(
    ({ names }) => `  readonly ${propertyName(names.method)}?: MockAnswer<${names.responses}> | undefined;\n`,
  );
  return [
    generatedHeader,
    [
      ...importLines(
        "./operation-types.js",
        operations.map(({ names }) => names.responses),
      ),
      ...importLines("./runtime/index.js", ["Middleware"]),
      ...importLines("./runtime/mock.js", operations.length === 0 ? ["MockExample"] : ["MockAnswer", "MockExample"]),
      'import { mockMiddleware } from "./runtime/mock.js";\n',
    ].join(""),
    `/** Answers in place of the document's examples. */\nexport interface MockAnswers {\n${members.join("")}}\n`,
    `const examples: { readonly [operation: string]: MockExample } = {\n${examples.join("")}};\n`,
    `/** Answers all calls by itself: \`createClient({ middleware: [mock()] })\`. */
export const mock = (answers: MockAnswers = {}): Middleware => mockMiddleware(examples, { ...answers });
`,
  ].join("\n");
}
