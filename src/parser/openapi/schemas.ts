import type { JsonValue } from "../../ir/json.js";
import type { NamedSchema, Schema } from "../../ir/schema.js";
import { type DocumentNode, isRecord, items, member, placeOf } from "../document-node.js";
import { normalizeSchema } from "../normalize/schema-dialect.js";
import { type ReadContext, readBoolean, readString, reportInvalid } from "../read-context.js";
import { followReference } from "../reference.js";
import { readDiscriminator } from "./discriminator.js";
import { plainHead, type SchemaHead, type SchemaReading } from "./schema-reading.js";
import { createSchemaRegistry } from "./schema-registry.js";
import { readTypedSchema, schemaTypes } from "./schema-types.js";

/** Begins reading schemas; the components of the entry document keep their own names. */
export function createSchemaReading(
  context: ReadContext,
  components: readonly (readonly [name: string, node: DocumentNode])[],
): SchemaReading {
  const registry = createSchemaRegistry();
  for (const [name, node] of components) registry.addComponent(name, node);
  const reading: SchemaReading = { context, registry, readSchema: (node) => readSchema(reading, node) };
  return reading;
}

/** Reads every registered schema, and those that are registered while reading. */
export function readNamedSchemas(reading: SchemaReading): readonly NamedSchema[] {
  const named: NamedSchema[] = [];
  for (let index = 0; index < reading.registry.schemas.length; index += 1) {
    const registered = reading.registry.schemas[index];
    if (registered === undefined) break;
    const { id, name, node } = registered;
    named.push({ id, name, schema: reading.readSchema(node), origin: placeOf(node) });
  }
  return named;
}

/** Reads one schema object, `true` or `false`. */
function readSchema(reading: SchemaReading, node: DocumentNode): Schema {
  const { context } = reading;
  if (node.value === true) return { ...plainHead(node), kind: "any" };
  if (node.value === false) return { ...plainHead(node), kind: "never" };
  if (!isRecord(node.value)) {
    reportInvalid(context, node, "A schema", "an object");
    return { ...plainHead(node), kind: "any" };
  }
  const raw = { ...node, value: normalizeSchema(node.value, context.version) };
  reportUnread(context, raw);
  if (typeof raw.value.$ref === "string") return readReference(reading, raw, raw.value.$ref);
  return readParts(reading, raw, []);
}

/** A reference: alone, or in OpenAPI 3.1 with a schema beside it that holds as well. */
function readReference(reading: SchemaReading, node: DocumentNode, reference: string): Schema {
  const { context, registry } = reading;
  const head = readHead(context, node);
  const target = followReference(context, node, reference);
  if (target === undefined) return { ...head, kind: "any" };
  const referring: Schema = { ...head, kind: "reference", target: registry.idOf(target) };
  const siblings = Object.keys(node.value as object).filter((key) => !annotations.has(key) && !key.startsWith("x-"));
  if (siblings.length === 0) return referring;
  if (context.version !== "3.1") {
    context.diagnostics.report("reference-siblings", placeOf(node), { fields: siblings.join(", ") });
    return referring;
  }
  const { $ref: _, ...beside } = node.value as Record<string, unknown>;
  return readParts(reading, { ...node, value: beside }, [
    { ...plainHead(node), kind: "reference", target: referring.target },
  ]);
}

/** What a schema says of itself and through its compositions, as one schema. */
function readParts(reading: SchemaReading, node: DocumentNode, given: readonly Schema[]): Schema {
  const { context } = reading;
  const head = readHead(context, node);
  if (given.length === 0 && !hasComposition(node))
    return readTypedSchema(reading, node, head) ?? { ...head, kind: "any" };
  const bare = { ...plainHead(node), nullable: head.nullable };
  const own = readTypedSchema(reading, node, bare);
  const parts = [...given, ...readAllOf(reading, node), ...readUnions(reading, node, bare), ...readNot(reading, node)];
  const discriminator = readDiscriminator(reading, node);
  // A type beside compositions that describe the same thing adds nothing of its own.
  const members = own === undefined || (own.kind === "any" && parts.length > 0) ? parts : [own, ...parts];
  const [only] = members;
  if (only === undefined) return { ...head, kind: "any" };
  if (members.length === 1 && discriminator === undefined) return mergeHead(only, head);
  if (members.length === 1 && (only.kind === "oneOf" || only.kind === "anyOf") && discriminator !== undefined) {
    return { ...mergeHead(only, head), discriminator } as Schema;
  }
  return { ...head, kind: "allOf", members, ...(discriminator === undefined ? {} : { discriminator }) };
}

const compositionKeywords = ["allOf", "oneOf", "anyOf", "not", "discriminator"];

function hasComposition(node: DocumentNode): boolean {
  const raw = node.value as object;
  return compositionKeywords.some((keyword) => Object.hasOwn(raw, keyword));
}

/** The outer schema's annotations win; either one may allow null only where both stand for the same object. */
function mergeHead(schema: Schema, head: SchemaHead): Schema {
  const merged = {
    ...schema,
    ...head,
    nullable: head.nullable || schema.nullable,
    deprecated: head.deprecated || schema.deprecated,
    access: head.access === "both" ? schema.access : head.access,
    examples: head.examples.length > 0 ? head.examples : schema.examples,
  };
  const title = head.title ?? schema.title;
  const description = head.description ?? schema.description;
  return {
    ...merged,
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
  };
}

const readAllOf = (reading: SchemaReading, node: DocumentNode): readonly Schema[] =>
  compositionMembers(reading, node, "allOf").map((each) => reading.readSchema(each));

/** `oneOf` and `anyOf`. A member that is null alone makes the union nullable. */
function readUnions(reading: SchemaReading, node: DocumentNode, head: SchemaHead): readonly Schema[] {
  return (["oneOf", "anyOf"] as const).flatMap((kind): readonly Schema[] => {
    const nodes = compositionMembers(reading, node, kind);
    if (nodes.length === 0) return [];
    const all = nodes.map((each) => reading.readSchema(each));
    const members = all.filter((each) => each.kind !== "null");
    const nullable = head.nullable || members.length < all.length;
    const [only] = members;
    if (only === undefined) return [{ ...head, kind: "null" }];
    if (members.length === 1) return [{ ...only, nullable: nullable || only.nullable }];
    return [{ ...head, nullable, kind, members }];
  });
}

function readNot(reading: SchemaReading, node: DocumentNode): readonly Schema[] {
  const negated = member(node, "not");
  return negated === undefined ? [] : [{ ...plainHead(node), kind: "not", schema: reading.readSchema(negated) }];
}

function compositionMembers(reading: SchemaReading, node: DocumentNode, key: string): readonly DocumentNode[] {
  const child = member(node, key);
  if (child === undefined) return [];
  if (!Array.isArray(child.value)) reportInvalid(reading.context, child, `'${key}'`, "an array");
  return items(child);
}

function readHead(context: ReadContext, node: DocumentNode): SchemaHead {
  const raw = node.value as Readonly<Record<string, unknown>>;
  const title = "title" in raw ? readString(context, node, "title") : undefined;
  const description = "description" in raw ? readString(context, node, "description") : undefined;
  const access = readAccess(context, node, raw);
  return {
    origin: placeOf(node),
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    nullable: schemaTypes(raw).includes("null") || raw.nullable === true,
    deprecated: "deprecated" in raw && readBoolean(context, node, "deprecated") === true,
    access,
    ...("default" in raw ? { default: raw.default as JsonValue } : {}),
    examples: [
      ...(Array.isArray(raw.examples) ? (raw.examples as readonly JsonValue[]) : []),
      ...("example" in raw ? [raw.example as JsonValue] : []),
    ],
  };
}

function readAccess(
  context: ReadContext,
  node: DocumentNode,
  raw: Readonly<Record<string, unknown>>,
): Schema["access"] {
  if ("readOnly" in raw && readBoolean(context, node, "readOnly") === true) return "read";
  return "writeOnly" in raw && readBoolean(context, node, "writeOnly") === true ? "write" : "both";
}

/** What may stand beside a reference without saying anything about values. */
const annotations = new Set([
  "$ref",
  "title",
  "summary",
  "description",
  "deprecated",
  "example",
  "examples",
  "default",
  "readOnly",
  "writeOnly",
  "externalDocs",
  "$comment",
  "$defs",
  "definitions",
]);

const unreadKeywords = [
  "if",
  "then",
  "else",
  "dependentSchemas",
  "dependentRequired",
  "dependencies",
  "unevaluatedProperties",
  "unevaluatedItems",
  "contains",
  "minContains",
  "maxContains",
  "propertyNames",
  "$dynamicRef",
  "$recursiveRef",
  "additionalItems",
];

function reportUnread(context: ReadContext, node: DocumentNode): void {
  const raw = node.value as Readonly<Record<string, unknown>>;
  for (const keyword of unreadKeywords) {
    const child = keyword in raw ? member(node, keyword) : undefined;
    if (child === undefined) continue;
    context.diagnostics.report("schema-keyword-not-read", { ...placeOf(child), part: "key" }, { keyword });
  }
}
