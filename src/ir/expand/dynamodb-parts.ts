import { type DeployValue, literal } from "../deploy-value.js";
import type { Schema } from "../schema.js";
import type { DynamoDbCall, NamedSource, ValueSource } from "../short-form.js";
import { writeMembers } from "./attribute-templates.js";
import { type AttributeMember, attributeOf, jsonAttributes } from "./attributes.js";
import type { ExpandContext } from "./context.js";
import { text } from "./names.js";
import { propertiesOf } from "./schemas.js";
import { expressionOf, jsonStringOf, requestSchema, sourceSchema } from "./sources.js";
import { isPlainName, json, jsonStringPart } from "./velocity-text.js";

/** A part of the request to DynamoDB. */
export interface RequestPart {
  readonly member?: DeployValue;
  /** A member that may be missing, with the comma behind it; members that never are follow. */
  readonly optional?: string;
  /** What the template does before it prints anything. */
  readonly before?: string;
}

export const tableMembers = ({ table, index }: DynamoDbCall): readonly RequestPart[] => [
  { member: text('"TableName": "', jsonStringPart(table), '"') },
  ...(index === undefined ? [] : [{ member: text('"IndexName": "', jsonStringPart(index), '"') }]),
];

/** The type of a single value: a number where the schema says so, otherwise text. */
function scalarKind(source: ValueSource, context: ExpandContext): "S" | "N" | "BOOL" {
  if (source.kind === "constant") return source.type === "number" ? "N" : source.type === "boolean" ? "BOOL" : "S";
  if (source.kind === "context") return source.name.endsWith("Epoch") ? "N" : "S";
  const schema = sourceSchema(source, context);
  if (schema === undefined) return "S";
  const { kind } = attributeOf(schema, context.schemas).type;
  return kind === "N" || kind === "BOOL" ? kind : "S";
}

/** A source as a typed value: `{"S": "..."}`. */
export function typedSource(source: ValueSource, context: ExpandContext): DeployValue {
  const kind = scalarKind(source, context);
  if (kind !== "BOOL") return text(`{"${kind}": "`, jsonStringOf(source, context), '"}');
  if (source.kind === "constant") return text('{"BOOL": ', source.value, "}");
  // A parameter is text, a member of the body a boolean; both print alike.
  const expression = expressionOf(source, context);
  return literal(`{"BOOL": #if("${expression.replace("$", "$!")}" == "true")true#{else}false#end}`);
}

export const namedAttribute = ({ name, source }: NamedSource, context: ExpandContext): DeployValue =>
  text(`${json(name)}: `, typedSource(source, context));

export const keyTemplate = ({ key }: DynamoDbCall, context: ExpandContext): RequestPart => ({
  member: text(
    '"Key": {\n',
    ...key.map((each, index) => text(index === 0 ? "" : ",\n", "    ", namedAttribute(each, context))),
    "\n  }",
  ),
});

/** Properties of the body that are written: those that the caller may send, without those that come from elsewhere. */
export function bodyMembers(without: readonly NamedSource[], context: ExpandContext): readonly AttributeMember[] {
  const schema = requestSchema(context);
  const { base, operation, diagnostics, schemas } = context;
  const properties = schema === undefined ? undefined : propertiesOf(schema, schemas);
  if (properties === undefined) {
    if (operation.body !== undefined)
      diagnostics.report("dynamodb-body-untyped", operation.body.origin, { operation: operation.id });
    return [];
  }
  const elsewhere = new Set(without.map(({ name }) => name));
  const members = properties
    .filter(({ name, schema: { access } }) => access !== "read" && !elsewhere.has(name))
    .map(({ name, schema: property }) => ({ name, ...attributeOf(property, schemas) }));
  checkMembers(members, schema, context);
  for (const { name } of members.filter((member) => !isPlainName(member.name)))
    diagnostics.report("service-name-unsupported", base.origin, { name, operation: operation.id });
  return members.filter(({ name }) => isPlainName(name));
}

/** Attributes whose type the schema leaves open are kept as JSON, which other readers of the table have to know. */
export function checkMembers(
  members: readonly AttributeMember[],
  schema: Schema | undefined,
  { operation, diagnostics }: ExpandContext,
): void {
  for (const attribute of jsonAttributes(members))
    diagnostics.report("dynamodb-attribute-as-json", schema?.origin, { attribute, operation: operation.id });
}

/** The members of the body as attributes. `$body` is there for them. */
export function itemMembers(
  without: readonly NamedSource[],
  context: ExpandContext,
): { readonly before: string; readonly written: string } {
  const members = bodyMembers(without, context);
  if (members.length === 0) return { before: "", written: "" };
  return {
    before: bodyVariable,
    written: writeMembers(members, "$body", { depth: 0, path: [], indent: "    " }),
  };
}

export const bodyVariable = "#set($body = $input.path('$'))\n";
