import type { MediaType, Response } from "../api.js";
import { literal } from "../deploy-value.js";
import type { IntegrationResponse, MappingTemplate, ParameterMapping } from "../integration.js";
import type { JsonValue } from "../json.js";
import { bodyKind, essence, isJson } from "../media-type.js";
import type { MockAnswer } from "../short-form.js";
import { successStatus } from "./answers.js";
import type { Expand, ExpandContext } from "./context.js";
import { createSample } from "./sample.js";
import { resolveSchema } from "./schemas.js";
import { jsonText, plainTemplate } from "./velocity-text.js";

/**
 * The gateway answers by itself, with an example of the document as its template.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-mock-integration.html
 */
export const expandMock: Expand<MockAnswer> = (mock, context) => {
  const { base, operation, diagnostics } = context;
  const status = mock.status ?? successStatus(context);
  const described = operation.responses.find((response) => matches(response.status, status));
  if (mock.status !== undefined && described === undefined)
    diagnostics.report("mock-status-undeclared", base.origin, { status, operation: operation.id });
  const requestTypes = new Set([
    "application/json",
    ...(operation.body?.content ?? []).map(({ type }) => essence(type)),
  ]);
  return {
    ...base,
    kind: "mock",
    // The status that the template gives chooses the response; bodies are never looked at.
    requestTemplates: [...requestTypes]
      .filter((type) => !type.includes("*"))
      .map((contentType) => ({ contentType, template: literal(`{"statusCode": ${status}}`) })),
    passthroughBehavior: "WHEN_NO_TEMPLATES",
    responses: [answerOf(mock, status, described, context)],
  };
};

const matches = (declared: string, status: string): boolean =>
  declared === status || declared === `${status.charAt(0)}XX` || declared === "default";

function answerOf(
  mock: MockAnswer,
  statusCode: string,
  described: Response | undefined,
  context: ExpandContext,
): IntegrationResponse {
  const templates =
    mock.body !== undefined
      ? [{ contentType: "application/json", template: literal(jsonTemplate(mock.body)) }]
      : (described?.content ?? []).flatMap((content) => templateOf(content, mock, context));
  if (mock.example !== undefined && !hasExample(described, mock.example))
    context.diagnostics.report("setting-name-unknown", context.base.origin, { kind: "example", name: mock.example });
  return {
    statusCode,
    parameters: described === undefined ? [] : headersOf(described, context),
    templates,
    origin: context.base.origin,
  };
}

const hasExample = (described: Response | undefined, name: string): boolean =>
  described?.content.some(({ examples }) => examples.some((example) => example.name === name)) === true;

/** The named example, the first one, those of the schema, or at last a sample of its type, which is reported. */
function templateOf(content: MediaType, mock: MockAnswer, context: ExpandContext): readonly MappingTemplate[] {
  const contentType = essence(content.type);
  const kind = bodyKind(contentType);
  if (contentType.includes("*") || kind === "binary" || kind === "multipart") {
    context.diagnostics.report("mock-type-unsupported", content.origin, {
      type: content.type,
      operation: context.operation.id,
    });
    return [];
  }
  const named = content.examples.find(({ name }) => name === mock.example) ?? content.examples[0];
  const value = named === undefined ? sampleOf(content, context) : named.value;
  if (value === undefined) return [];
  const template = isJson(contentType) ? jsonTemplate(value) : textTemplate(value);
  return [{ contentType, template: literal(template) }];
}

function sampleOf(content: MediaType, { operation, schemas, diagnostics }: ExpandContext): JsonValue {
  const { value, madeUp } = createSample(content.schema, schemas);
  if (madeUp.length > 0)
    diagnostics.report("mock-without-example", content.origin, {
      operation: operation.id,
      places: madeUp.slice(0, 5).join(", "),
    });
  return value;
}

const jsonTemplate = (value: JsonValue): string => jsonText(JSON.stringify(value, undefined, 2));

const textTemplate = (value: JsonValue): string =>
  plainTemplate(typeof value === "string" ? value : JSON.stringify(value, undefined, 2));

/** Headers whose schema has an example, a default, or one value only. */
function headersOf({ headers }: Response, { schemas }: ExpandContext): readonly ParameterMapping[] {
  return headers.flatMap(({ name, schema }) => {
    const resolved = resolveSchema(schema, schemas);
    const value =
      resolved.examples[0] ?? resolved.default ?? (resolved.kind === "enum" ? resolved.values[0] : undefined);
    // A static value stands between single quotes, and cannot hold one.
    if (value === undefined || value === null || typeof value === "object" || String(value).includes("'")) return [];
    return [{ to: `method.response.header.${name}`, from: literal(`'${value}'`) }];
  });
}
