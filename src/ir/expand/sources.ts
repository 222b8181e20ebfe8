import type { Operation } from "../api.js";
import { type DeployValue, literal } from "../deploy-value.js";
import { isJson } from "../media-type.js";
import type { Schema } from "../schema.js";
import type { ValueSource } from "../short-form.js";
import type { ExpandContext } from "./context.js";
import { text } from "./names.js";
import { propertyOf, resolveSchema } from "./schemas.js";
import { escaped, isPlainName, jsonPath, jsonStringPart } from "./velocity-text.js";

/**
 * The name that the gateway has for a path variable: with `pathVariables: positional` that of its place.
 * A part of a segment has none, and is reported.
 */
function gatewayVariable(name: string, { api, operation, base, diagnostics }: ExpandContext): string {
  const { segments } = operation.path;
  const index = segments.findIndex((segment) => segment.kind === "variable" && segment.name === name);
  if (index === -1)
    diagnostics.report("value-source-unknown", base.origin, { source: `path.${name}`, operation: operation.id });
  return "pathVariables" in api.gateway && api.gateway.pathVariables === "positional" ? `variable${index + 1}` : name;
}

const places = { path: "path", query: "querystring", header: "header" } as const;

/** A Velocity expression for a source: text of parameters, the value of a member of the body. Nothing for constants. */
export function expressionOf(source: ValueSource, context: ExpandContext): string {
  switch (source.kind) {
    case "path":
      return `$input.params('${gatewayVariable(source.name, context)}')`;
    case "query":
    case "header":
      checkName(source.name, context);
      // `params(name)` looks into path, query and headers in turn; a name that an earlier place has would hide this one.
      return isHidden(source.kind, source.name, context.operation)
        ? `$input.params().${places[source.kind]}.get('${source.name}')`
        : `$input.params('${source.name}')`;
    case "context":
      return `$context.${source.name}`;
    case "stageVariable":
      return `$stageVariables.${source.name}`;
    case "body":
      checkBody(context);
      for (const name of source.path) checkName(name, context);
      return source.path.length === 0 ? "$input.body" : `$input.path(${jsonPath(source.path)})`;
    case "constant":
      return "";
  }
}

const isHidden = (kind: "query" | "header", name: string, { parameters }: Operation): boolean =>
  parameters.some((each) => each.name === name && (each.in === "path" || (kind === "header" && each.in === "query")));

function checkBody({ base, operation, diagnostics }: ExpandContext): void {
  if (operation.body === undefined)
    diagnostics.report("value-source-unknown", base.origin, { source: "body", operation: operation.id });
}

function checkName(name: string, { base, operation, diagnostics }: ExpandContext): void {
  if (!isPlainName(name))
    diagnostics.report("service-name-unsupported", base.origin, { name, operation: operation.id });
}

/** JSON of a body's member, or of the whole body. */
export const jsonExpression = (names: readonly string[]): string => `$input.json(${jsonPath(names)})`;

/**
 * The text of a source inside the quotes of a JSON string. Members of the body that are no text are their JSON.
 */
export function jsonStringOf(source: ValueSource, context: ExpandContext): DeployValue {
  return source.kind === "constant" ? jsonStringPart(source.value) : literal(escaped(textExpression(source, context)));
}

/** As `expressionOf`; members of the body that are no plain text are given as JSON. */
export function textExpression(source: ValueSource, context: ExpandContext): string {
  // Some are numbers; within double quotes Velocity makes text of them.
  if (source.kind === "context") return `"$!context.${source.name}"`;
  if (source.kind !== "body" || source.path.length === 0) return expressionOf(source, context);
  const schema = bodySchema(source.path, context);
  const isScalar =
    schema === undefined || ["string", "enum", "number", "integer", "boolean", "any"].includes(schema.kind);
  return isScalar ? expressionOf(source, context) : jsonExpression(source.path);
}

/** A value of an `application/x-www-form-urlencoded` body. */
export function formValueOf(source: ValueSource, context: ExpandContext): DeployValue {
  return source.kind === "constant"
    ? formConstant(source.value)
    : literal(`$util.urlEncode(${textExpression(source, context)})`);
}

/** What is known now is encoded now. */
export function formConstant(value: DeployValue): DeployValue {
  if (value.kind === "literal") return literal(encodeURIComponent(value.text).replace(/'/g, "%27"));
  if (value.kind === "join") return text(...value.parts.map(formConstant));
  return text("$util.urlEncode('", value, "')");
}

/** A source in the grammar of parameter mappings. */
export function mappingOf(source: ValueSource, context: ExpandContext): DeployValue {
  switch (source.kind) {
    case "path":
      return literal(`method.request.path.${gatewayVariable(source.name, context)}`);
    case "query":
    case "header":
      return literal(`method.request.${places[source.kind]}.${source.name}`);
    case "context":
      return literal(`context.${source.name}`);
    case "stageVariable":
      return literal(`stageVariables.${source.name}`);
    case "body":
      return literal(["method.request.body", ...source.path].join("."));
    case "constant":
      return text("'", source.value, "'");
  }
}

/** Schema of the operation's JSON body; undefined when it has none. */
export function requestSchema({ operation, schemas }: ExpandContext): Schema | undefined {
  const content = operation.body?.content.find(({ type }) => isJson(type));
  return content === undefined ? undefined : resolveSchema(content.schema, schemas);
}

function bodySchema(path: readonly string[], context: ExpandContext): Schema | undefined {
  return path.reduce<Schema | undefined>(
    (schema, name) => (schema === undefined ? undefined : propertyOf(schema, name, context.schemas)?.schema),
    requestSchema(context),
  );
}

/** Schema of the value that a source gives: of a parameter, or of a member of the body. */
export function sourceSchema(source: ValueSource, context: ExpandContext): Schema | undefined {
  if (source.kind === "body") return bodySchema(source.path, context);
  if (source.kind !== "path" && source.kind !== "query" && source.kind !== "header") return undefined;
  const parameter = context.operation.parameters.find((each) => each.in === source.kind && each.name === source.name);
  return parameter === undefined ? undefined : resolveSchema(parameter.schema, context.schemas);
}
