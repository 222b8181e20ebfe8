import type { SchemaId } from "../../ir/ids.js";
import type { JsonValue } from "../../ir/json.js";
import type { NamedSchema, Schema, UnionSchema } from "../../ir/schema.js";
import { type DocumentNode, isRecord, items, member, members, placeOf } from "../document-node.js";
import { normalizeSchema } from "../normalize/schema-dialect.js";
import { type ReadContext, readBoolean, readString, reportInvalid, reportUnreadConstruct } from "../read-context.js";
import { followReference } from "../reference.js";
import { readExternalDocs } from "./about.js";
import { readDiscriminator } from "./discriminator.js";
import { reportUnknownField } from "./object-fields.js";
import { plainHead, type SchemaHead, type SchemaReading } from "./schema-reading.js";
import { createSchemaRegistry, type SharedRegistry } from "./schema-registry.js";
import { idleKeywords, ruleKeywords, withRules } from "./schema-rules.js";
import { readTypedSchema } from "./schema-types.js";

/** Begins reading schemas; the components of the entry document keep their own names. */
export function createSchemaReading(
  context: ReadContext,
  components: readonly (readonly [name: string, node: DocumentNode])[],
  shared: SharedRegistry = createSchemaRegistry(),
  rename: (name: string) => string = (name) => name,
): SchemaReading {
  const registry = shared.for((node) => readSchema(reading, node));
  const reading: SchemaReading = { context, registry, readSchema: (node) => readSchema(reading, node) };
  for (const [name, node] of components) {
    registry.addComponent(name, shared.has(name) ? rename(name) : name, givenName(context, node) ?? name, node);
  }
  return reading;
}

/** `x-gatewright.name`: what exported documents call a schema that shares its name with one of another file. */
function givenName(context: ReadContext, node: DocumentNode): string | undefined {
  const own = member(node, "x-gatewright");
  return own === undefined ? undefined : readString(context, own, "name");
}

/** Reads every registered schema, and those that are registered while reading. */
export function readNamedSchemas({ context, registry: { schemas } }: SchemaReading): readonly NamedSchema[] {
  const named: NamedSchema[] = [];
  for (let index = 0; index < schemas.length; index += 1) {
    const registered = schemas[index];
    if (registered === undefined) break;
    const { id, name, node, read } = registered;
    named.push({ id, name, schema: read(node), origin: placeOf(node) });
  }
  reportCircles(context, named);
  return named;
}

/** Names that stand for nothing but each other say nothing. Recursion through properties and items is no such circle. */
function reportCircles(context: ReadContext, named: readonly NamedSchema[]): void {
  const next = new Map(
    named.flatMap(({ id, schema }) => (schema.kind === "reference" ? [[id, schema.target] as const] : [])),
  );
  const settled = new Set<SchemaId>();
  for (const { id, origin } of named) {
    const passed = new Set<SchemaId>();
    let at: SchemaId | undefined = id;
    while (at !== undefined && !settled.has(at) && !passed.has(at)) {
      passed.add(at);
      at = next.get(at);
    }
    if (at !== undefined && passed.has(at)) context.diagnostics.report("reference-cyclic", origin, { reference: at });
    for (const each of passed) settled.add(each);
  }
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
  const value = normalizeSchema(node.value, context.version);
  const raw = value === node.value ? node : { ...node, value };
  const subjects = subjectsOf(value);
  if ((subjects & unreadSubject) !== 0) reportUnread(context, raw);
  if ((subjects & unknownSubject) !== 0) reportUnknown(context, raw);
  const schema = readSubjects(reading, raw, subjects);
  // Before 3.1 what stands beside a reference says nothing, and has been reported.
  const isAlone = typeof value.$ref === "string" && context.version !== "3.1";
  return (subjects & ruleSubject) === 0 || isAlone ? schema : withRules(reading, raw, schema);
}

function readSubjects(reading: SchemaReading, node: DocumentNode, subjects: number): Schema {
  const { $ref: reference } = node.value as Readonly<Record<string, unknown>>;
  if (typeof reference === "string") return readReference(reading, node, reference);
  if ((subjects & compositionSubject) !== 0) return readParts(reading, node, []);
  const head = readHead(reading.context, node);
  return readTypedSchema(reading, node, head) ?? { ...head, kind: "any" };
}

const unreadSubject = 1;
const compositionSubject = 2;
const unknownSubject = 4;
const ruleSubject = 8;

/** What a schema's keywords are about, in one pass: most schemas have neither compositions nor keywords that are not read. */
function subjectsOf(raw: Readonly<Record<string, unknown>>): number {
  let subjects = 0;
  for (const keyword in raw) {
    const subject = subjectByKeyword.get(keyword);
    if (subject !== undefined) subjects |= subject;
    else if (!keyword.startsWith("x-")) subjects |= unknownSubject;
  }
  return subjects;
}

/** A reference: alone, or in OpenAPI 3.1 with a schema beside it that holds as well. */
function readReference(reading: SchemaReading, node: DocumentNode, reference: string): Schema {
  const { context, registry } = reading;
  const head = readHead(context, node);
  const target = registry.findReference(node.file, reference) ?? registerReference(reading, node, reference);
  if (target === undefined) return { ...head, kind: "any" };
  const referring: Schema = { ...head, kind: "reference", target };
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

function registerReference(reading: SchemaReading, node: DocumentNode, reference: string): SchemaId | undefined {
  const target = followReference(reading.context, node, reference);
  return target === undefined ? undefined : reading.registry.addReference(node.file, reference, target);
}

/** What a schema says of itself and through its compositions, as one schema. */
function readParts(reading: SchemaReading, node: DocumentNode, given: readonly Schema[]): Schema {
  const { context } = reading;
  const head = readHead(context, node);
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
  if (discriminator === undefined) return { ...head, kind: "allOf", members };
  // Beside a union, a discriminator is the union's; without one it tells the children of this base type apart.
  const union = members.find((each): each is UnionSchema => each.kind === "oneOf" || each.kind === "anyOf");
  if (union === undefined) return { ...head, kind: "allOf", members, discriminator };
  const withDiscriminator = members.map((each) => (each === union ? { ...union, discriminator } : each));
  return { ...head, kind: "allOf", members: withDiscriminator };
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
  const head: { -readonly [Key in keyof SchemaHead]: SchemaHead[Key] } = {
    origin: placeOf(node),
    nullable: raw.nullable === true || isNullType(raw.type),
    deprecated: "deprecated" in raw && readBoolean(context, node, "deprecated") === true,
    access: readAccess(context, node, raw),
    examples: "example" in raw || "examples" in raw ? readSchemaExamples(raw) : noExamples,
  };
  const title = "title" in raw ? readString(context, node, "title") : undefined;
  const description = "description" in raw ? readString(context, node, "description") : undefined;
  const xml = "xml" in raw ? member(node, "xml") : undefined;
  if (xml !== undefined) reportUnreadConstruct(context, xml, "The field 'xml' of schemas");
  if (title !== undefined) head.title = title;
  if (description !== undefined) head.description = description;
  if ("externalDocs" in raw) Object.assign(head, readExternalDocs(context, node));
  if ("default" in raw) head.default = raw.default as JsonValue;
  return head;
}

const noExamples: readonly JsonValue[] = [];

const isNullType = (type: unknown): boolean => type === "null" || (Array.isArray(type) && type.includes("null"));

const readSchemaExamples = (raw: Readonly<Record<string, unknown>>): readonly JsonValue[] => [
  ...(Array.isArray(raw.examples) ? (raw.examples as readonly JsonValue[]) : []),
  ...("example" in raw ? [raw.example as JsonValue] : []),
];

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

const unreadKeywords = ["$dynamicRef", "$recursiveRef", "additionalItems", "contentSchema"];

/** What is read elsewhere, and what names a schema or speaks to its maintainers without saying anything about values. */
const readKeywords = [
  ...annotations,
  ...["type", "format", "nullable", "enum", "const", "xml"],
  ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
  ...["pattern", "minLength", "maxLength", "contentEncoding", "contentMediaType"],
  ...["items", "prefixItems", "minItems", "maxItems", "uniqueItems"],
  ...["properties", "patternProperties", "additionalProperties", "required", "minProperties", "maxProperties"],
  ...["$schema", "$id", "$anchor", "$dynamicAnchor", "$vocabulary"],
];

const subjectByKeyword = new Map<string, number>([
  ...readKeywords.map((keyword) => [keyword, 0] as const),
  ...unreadKeywords.map((keyword) => [keyword, unreadSubject] as const),
  ...ruleKeywords.map((keyword) => [keyword, ruleSubject | unreadSubject] as const),
  ...["allOf", "oneOf", "anyOf", "not", "discriminator"].map((keyword) => [keyword, compositionSubject] as const),
]);

/** Misspelt keywords bind nothing; a document that has one usually has it everywhere. */
function reportUnknown(context: ReadContext, node: DocumentNode): void {
  for (const [keyword, child] of members(node)) {
    if (!subjectByKeyword.has(keyword) && !keyword.startsWith("x-"))
      reportUnknownField(context, child, "A schema", keyword);
  }
}

function reportUnread(context: ReadContext, node: DocumentNode): void {
  const raw = node.value as Readonly<Record<string, unknown>>;
  for (const keyword of [...unreadKeywords, ...idleKeywords(raw)]) {
    const child = keyword in raw ? member(node, keyword) : undefined;
    if (child === undefined) continue;
    context.diagnostics.report("schema-keyword-not-read", { ...placeOf(child), part: "key" }, { keyword });
  }
}
