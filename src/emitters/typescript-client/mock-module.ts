import type { MediaType } from "../../ir/api.js";
import type { Pagination } from "../../ir/client-hints.js";
import { createSample } from "../../ir/expand/sample.js";
import type { JsonValue } from "../../ir/json.js";
import { bodyKind, essence } from "../../ir/media-type.js";
import { acceptedContent, hasBody } from "../client/content.js";
import { memberLiteral, propertyName } from "../typescript/literal.js";
import type { SchemasById } from "../typescript/schema-graph.js";
import type { ClientModel, ClientOperation } from "./client-model.js";
import { generatedHeader, importLines } from "./module-text.js";
import type { Results } from "./results.js";

/** `src/mock.ts`: middleware that answers with the document's examples. */
export function mockModule({ operations, types }: ClientModel): string {
  const examples = operations.map((each) => {
    const example = mockExample(each, types.byId);
    return example === undefined ? "" : `  ${memberLiteral(each.names.method, example)},\n`;
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

/** The first success: its example, that of its schema, or one that is made of the types. Bytes have no example. */
function mockExample({ operation, results }: ClientOperation, byId: SchemasById): JsonValue | undefined {
  const success = operation.responses.find(({ status }) => /^2/.test(status)) ?? operation.responses[0];
  if (success === undefined) return undefined;
  const status = /^\d{3}$/.test(success.status) ? Number(success.status) : 200;
  const [media] = hasBody(operation, success) ? acceptedContent(success) : [];
  if (media === undefined) return { status };
  const body = exampleOf(media, results, byId);
  const contentType = essence(media.type);
  return {
    status,
    ...(body === undefined ? {} : { body }),
    ...(contentType === "application/json" ? {} : { contentType }),
  };
}

function exampleOf(media: MediaType, results: Results, byId: SchemasById): JsonValue | undefined {
  const kind = bodyKind(media.type);
  if (kind === "binary" || kind === "multipart") return undefined;
  const [example] = media.examples;
  const value = example === undefined ? createSample(media.schema, byId, "response").value : example.value;
  if (results.kind === "events") return typeof value === "string" ? value : `data: ${JSON.stringify(value)}\n\n`;
  if (results.kind === "lines")
    return [value]
      .flat()
      .map((each) => `${JSON.stringify(each)}\n`)
      .join("");
  return results.kind === "pages" && example === undefined ? asLastPage(value, results.pagination) : value;
}

/** A page that is made up must not lead to another. */
function asLastPage(value: JsonValue, pagination: Pagination): JsonValue {
  if (pagination.kind === "last-item") return without(value, pagination.more);
  return "next" in pagination ? without(value, pagination.next) : value;
}

function without(value: JsonValue, path: readonly string[]): JsonValue {
  const [name, ...rest] = path;
  if (name === undefined || typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const members = Object.entries(value);
  return Object.fromEntries(
    rest.length === 0
      ? members.filter(([key]) => key !== name)
      : members.map(([key, member]) => [key, key === name ? without(member, rest) : member]),
  );
}
