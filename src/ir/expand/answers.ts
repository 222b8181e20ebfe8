import type { Response } from "../api.js";
import { literal } from "../deploy-value.js";
import type { IntegrationResponse } from "../integration.js";
import type { JsonValue } from "../json.js";
import { isJson } from "../media-type.js";
import type { Schema } from "../schema.js";
import type { ExpandContext } from "./context.js";
import { propertiesOf, resolveSchema } from "./schemas.js";
import { json } from "./velocity-text.js";

/** The first success that the operation declares with a status of its own; 200 where it declares none. */
export const successStatus = ({ operation }: ExpandContext): string =>
  operation.responses.find(({ status }) => /^2\d\d$/.test(status))?.status ?? "200";

/** Schema of the JSON body of the success; undefined when it has none. */
export function successSchema(context: ExpandContext): Schema | undefined {
  const status = successStatus(context);
  const response =
    context.operation.responses.find((each) => each.status === status) ??
    context.operation.responses.find((each) => each.status === "2XX" || each.status === "default");
  return jsonSchemaOf(response, context);
}

function jsonSchemaOf(response: Response | undefined, { schemas }: ExpandContext): Schema | undefined {
  const content = response?.content.find(({ type }) => isJson(type));
  return content === undefined ? undefined : resolveSchema(content.schema, schemas);
}

const reasons: Readonly<Record<string, string>> = {
  "400": "Bad request",
  "404": "Not found",
  "409": "Conflict",
  "429": "Too many requests",
  "500": "Internal server error",
  "502": "Bad gateway",
  "504": "Gateway timeout",
};

/**
 * What a caller is told of an error: JSON in the shape that the operation declares for the status, for its class, for
 * `default`, or for any other error. Nothing of what the service said, which may tell of accounts and resources.
 */
export function errorBody(status: string, context: ExpandContext): string {
  const { responses } = context.operation;
  const candidates = [status, `${status.charAt(0)}XX`, "default"].map((each) =>
    responses.find((response) => response.status === each),
  );
  const others = responses.filter((response) => /^[45]/.test(response.status));
  const schema = [...candidates, ...others]
    .map((each) => jsonSchemaOf(each, context))
    .find((each) => each !== undefined);
  const message = reasons[status] ?? "Error";
  const properties = schema === undefined ? undefined : propertiesOf(schema, context.schemas);
  const members = (properties ?? []).flatMap(({ name, required, schema: property }) => {
    const value = errorMember(name, resolveSchema(property, context.schemas), status, message);
    if (value !== undefined) return [[name, value] as const];
    return required ? [[name, sampleOf(resolveSchema(property, context.schemas))] as const] : [];
  });
  return json(members.length === 0 ? { message } : Object.fromEntries(members));
}

/** Members that errors have by custom, those of RFC 9457 among them. */
function errorMember(name: string, schema: Schema, status: string, message: string): JsonValue | undefined {
  const isNumber = schema.kind === "integer" || schema.kind === "number";
  if (/^(message|error|detail|title|description|reason|error_?message|error_?description)$/i.test(name))
    return schema.kind === "string" || schema.kind === "any" ? message : undefined;
  if (/^(code|status|status_?code|error_?code)$/i.test(name)) {
    if (isNumber) return Number(status);
    return schema.kind === "string" ? (name.toLowerCase().startsWith("status") ? status : codeOf(message)) : undefined;
  }
  return name === "type" && schema.kind === "string" ? "about:blank" : undefined;
}

/** `NotFound`. */
const codeOf = (message: string): string =>
  message.replace(/(?:^|\s)(\w)/g, (_, letter: string) => letter.toUpperCase());

/** The least value of a type: what a required member has when nothing is known of it. */
function sampleOf(schema: Schema): JsonValue {
  if (schema.default !== undefined) return schema.default;
  const [example] = schema.examples;
  if (example !== undefined) return example;
  switch (schema.kind) {
    case "string":
      return "";
    case "integer":
    case "number":
      return schema.minimum ?? 0;
    case "boolean":
      return false;
    case "array":
      return [];
    case "enum":
      return schema.values[0] ?? null;
    case "object":
    case "allOf":
      return {};
    default:
      return null;
  }
}

const jsonType = "application/json";

/** An integration response; `pattern` is absent for the default one. */
export const answer = (
  statusCode: string,
  template: string | undefined,
  { base }: ExpandContext,
  pattern?: string,
): IntegrationResponse => ({
  ...(pattern === undefined ? {} : { selectionPattern: pattern }),
  statusCode,
  parameters: [],
  templates: template === undefined ? [] : [{ contentType: jsonType, template: literal(template) }],
  origin: base.origin,
});

/** Sets the status of the answer from within a template. https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-override-request-response-parameters.html */
export const overrideStatus = (status: string): string => `#set($context.responseOverride.status = ${status})`;

/** The template that answers with another status than its response has. */
export const errorTemplate = (status: string, context: ExpandContext): string =>
  `${overrideStatus(status)}\n${errorBody(status, context)}`;

/**
 * The answers to what the service refuses and fails at. What it refuses is the build's fault or the caller's; which of
 * them, only a service's own types of errors tell (`refusal`).
 */
export const errorAnswers = (
  context: ExpandContext,
  refusal: { readonly status: string; readonly template?: string } = { status: "500" },
): readonly IntegrationResponse[] => {
  const template = refusal.template ?? errorBody(refusal.status, context);
  // Two responses cannot share a status: https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegrationResponse.html
  return refusal.status === "500"
    ? [answer("500", template, context, "[45]\\d{2}")]
    : [
        answer(refusal.status, template, context, "4\\d{2}"),
        answer("500", errorBody("500", context), context, "5\\d{2}"),
      ];
};

/** A JSON object of those properties that something is known of: Velocity that prints JSON, by normalised name. */
export function knownMembers(known: Readonly<Record<string, string>>, context: ExpandContext): string | undefined {
  const schema = successSchema(context);
  if (schema === undefined) return undefined;
  const properties = propertiesOf(schema, context.schemas);
  if (properties === undefined || properties.length === 0) {
    const members = Object.entries(known).map(([name, value]) => `  ${json(name)}: ${value}`);
    return `{\n${members.join(",\n")}\n}`;
  }
  const normalized = new Map(Object.entries(known).map(([name, value]) => [normalize(name), value]));
  const members = properties.flatMap(({ name, required, origin }) => {
    const value = normalized.get(normalize(name)) ?? (normalize(name) === "id" ? Object.values(known)[0] : undefined);
    if (value !== undefined) return [`  ${json(name)}: ${value}`];
    const constant = constantOf(name, properties, context);
    if (constant !== undefined) return [`  ${json(name)}: ${json(constant)}`];
    if (required)
      context.diagnostics.report("service-answer-incomplete", origin, {
        property: name,
        operation: context.operation.id,
        known: Object.keys(known).join(", "),
      });
    return [];
  });
  return `{\n${members.join(",\n")}\n}`;
}

const normalize = (name: string): string => name.replace(/[^A-Za-z0-9]/g, "").toLowerCase();

/** A property that can have one value only, or has a default. */
function constantOf(
  name: string,
  properties: readonly { readonly name: string; readonly schema: Schema }[],
  { schemas }: ExpandContext,
): JsonValue | undefined {
  const property = properties.find((each) => each.name === name);
  if (property === undefined) return undefined;
  const schema = resolveSchema(property.schema, schemas);
  if (schema.kind === "enum" && schema.values.length === 1) return schema.values[0];
  return schema.default;
}
