import fc from "fast-check";
import { type Direction, isPresent } from "../../../src/emitters/schemas/direction.js";
import { resolveSchema } from "../../../src/emitters/schemas/schema-graph.js";
import type { SchemaTypes } from "../../../src/emitters/typescript/schema-types.js";
import type { SchemaId } from "../../../src/ir/ids.js";
import type {
  ArraySchema,
  NumberSchema,
  ObjectSchema,
  Schema,
  StringSchema,
  UnionSchema,
} from "../../../src/ir/schema.js";

/** Draws from fast-check's arbitraries one after the other, as `fc.gen()` hands it to a property. */
export type Draw = fc.GeneratorValue;

/** What values are drawn for. */
export interface Drawing {
  readonly types: SchemaTypes;
  readonly direction: Direction;
  /** Texts without a format or pattern, of so many characters. */
  readonly text: (minimum: number, maximum: number) => fc.Arbitrary<string>;
  /** Whether lists and objects may be empty: as a parameter's value they leave no trace. */
  readonly allowsEmpty: boolean;
  /** Whether `null` can be written. */
  readonly allowsNull: boolean;
  /** Whether `format: binary` stands for bytes, as in multipart forms, or for text. */
  readonly hasBytes: boolean;
  /** Whether an object that is open may have members that nobody describes. */
  readonly allowsUnknown: boolean;
}

/** A schema that no value can be drawn for: `false`, or one that never ends. */
export class Undrawable extends Error {}

/** Below so many levels only what is required is drawn, and below twice as many nothing. */
const deep = 4;

interface Place {
  readonly drawing: Drawing;
  readonly draw: Draw;
  readonly depth: number;
  /** Members that something beside the schema requires. */
  readonly needed: ReadonlySet<string>;
  /** In the `allOf` at the top of a named schema, which extends what it refers to. */
  readonly extending: boolean;
}

/** Draws a value that a schema describes; in rare cases one that it refuses, which the judge tells. Bytes are a `Uint8Array`. */
export const drawValue = (schema: Schema, drawing: Drawing, draw: Draw): unknown =>
  drawnOf(schema, { drawing, draw, depth: 0, needed: new Set(), extending: false });

const below = (place: Place): Place => ({ ...place, depth: place.depth + 1, needed: new Set(), extending: false });

const chance = ({ draw }: Place, one: number): boolean => draw(fc.integer, { min: 1, max: one }) === one;

function drawnOf(schema: Schema, place: Place): unknown {
  if (place.depth > deep * 2) throw new Undrawable("too deep");
  if (schema.nullable && place.drawing.allowsNull && (place.depth > deep || chance(place, 6))) return null;
  switch (schema.kind) {
    case "any":
      return place.draw(simpleValue, place.drawing);
    case "never":
      throw new Undrawable("never");
    case "null":
      if (!place.drawing.allowsNull) throw new Undrawable("null");
      return null;
    case "boolean":
      return place.draw(fc.boolean);
    case "string":
      return textOf(schema, place);
    case "number":
    case "integer":
      return numberOf(schema, place);
    case "enum":
      if (schema.values.length === 0) throw new Undrawable("no value");
      return place.draw(fc.constantFrom, ...schema.values);
    case "array":
      return listOf(schema, place);
    case "object":
      return objectOf(schema, place);
    case "oneOf":
    case "anyOf":
      return alternativeOf(schema, place);
    case "allOf":
      return mergedOf(schema.members, place);
    case "not":
      return undefined;
    case "reference":
      return namedOf(schema.target, place);
  }
}

const simpleValue = ({ text, allowsEmpty }: Drawing): fc.Arbitrary<unknown> =>
  allowsEmpty ? fc.oneof(text(0, 10), fc.integer(), fc.boolean()) : text(1, 10);

const formats: { readonly [format: string]: (() => fc.Arbitrary<string>) | undefined } = {
  "date-time": () =>
    fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }).map((date) => date.toISOString()),
  date: () =>
    fc
      .date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10)),
  uuid: () => fc.uuid(),
  email: () => fc.stringMatching(/^[a-z]{1,8}@[a-z]{1,8}\.example$/),
  uri: () => fc.stringMatching(/^https:\/\/[a-z]{1,8}\.example\/[a-z0-9]{0,8}$/),
  url: () => fc.stringMatching(/^https:\/\/[a-z]{1,8}\.example\/[a-z0-9]{0,8}$/),
  ipv4: () => fc.ipV4(),
  ipv6: () => fc.ipV6(),
  byte: () => fc.base64String({ maxLength: 40 }),
};

const lengths = { maxLength: 12 } as const;

function textOf({ format, pattern, minLength = 0, maxLength }: StringSchema, { drawing, draw }: Place): unknown {
  if (format === "binary" && drawing.hasBytes) return draw(fc.uint8Array, { minLength: 1, ...lengths });
  const arbitrary = formats[format ?? ""];
  if (arbitrary !== undefined && pattern === undefined) return draw(arbitrary);
  if (pattern !== undefined) return draw(matching, pattern);
  const minimum = Math.max(minLength, drawing.allowsEmpty ? 0 : 1);
  return draw(drawing.text, minimum, Math.min(maxLength ?? Number.POSITIVE_INFINITY, minimum + 12));
}

/** Texts of a pattern, without the characters that no header or path could hold. */
function matching(pattern: string): fc.Arbitrary<string> {
  try {
    return fc.stringMatching(new RegExp(pattern, "u"), { size: "xsmall" });
  } catch {
    throw new Undrawable(`no text for the pattern ${pattern}`);
  }
}

function numberOf(schema: NumberSchema, { draw }: Place): number {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, format } = schema;
  const isWhole = schema.kind === "integer" || format === "int32" || format === "int64";
  const step = multipleOf ?? (isWhole ? 1 : 0.25);
  const limit = format === "int32" ? 2 ** 31 - 1 : isWhole && format === "int64" ? Number.MAX_SAFE_INTEGER : 1e9;
  const low = Math.max(minimum ?? Number.NEGATIVE_INFINITY, exclusiveMinimum ?? Number.NEGATIVE_INFINITY);
  const high = Math.min(maximum ?? Number.POSITIVE_INFINITY, exclusiveMaximum ?? Number.POSITIVE_INFINITY);
  const from = Number.isFinite(low) ? low : Math.min(-limit, Number.isFinite(high) ? high - 1000 : 0);
  const to = Number.isFinite(high) ? high : Math.max(limit, from + 1000);
  const least =
    Math.ceil(from / step) +
    (exclusiveMinimum !== undefined && Math.ceil(from / step) * step <= exclusiveMinimum ? 1 : 0);
  const most =
    Math.floor(to / step) -
    (exclusiveMaximum !== undefined && Math.floor(to / step) * step >= exclusiveMaximum ? 1 : 0);
  if (least > most) throw new Undrawable("no number between the limits");
  const bounded = { min: Math.max(least, -Number.MAX_SAFE_INTEGER), max: Math.min(most, Number.MAX_SAFE_INTEGER) };
  const value = draw(fc.integer, bounded) * step;
  return Number(value.toPrecision(15)) + 0;
}

function listOf(schema: ArraySchema, place: Place): unknown {
  const { prefix, items, minItems = 0, maxItems = Number.POSITIVE_INFINITY } = schema;
  const least = Math.max(minItems, place.drawing.allowsEmpty ? 0 : 1);
  const most = Math.min(maxItems, place.depth > deep ? least : Math.max(least, prefix.length) + 2);
  if (least > most) throw new Undrawable("no list between the limits");
  const length = place.draw(fc.integer, { min: least, max: most });
  const list: unknown[] = [];
  for (let index = 0; index < length; index += 1) {
    const item = prefix[index] ?? (items === "forbidden" ? undefined : items);
    if (item === undefined) break;
    list.push(drawnOf(item, below(place)));
  }
  if (!schema.uniqueItems) return list;
  return [...new Map(list.map((item) => [JSON.stringify(item), item])).values()];
}

function objectOf(schema: ObjectSchema, place: Place): object {
  const { drawing, needed } = place;
  const members = new Map<string, unknown>();
  for (const property of schema.properties) {
    if (!isPresent(property, drawing.direction, drawing.types.byId)) continue;
    const isNeeded = property.required || needed.has(property.name);
    if (!isNeeded && (place.depth > deep || !chance(place, 2))) continue;
    try {
      members.set(property.name, drawnOf(property.schema, below(place)));
    } catch (error) {
      if (isNeeded || !(error instanceof Undrawable)) throw error;
    }
  }
  for (const name of schema.requiredElsewhere) if (!members.has(name)) addUndescribed(name, schema, members, place);
  addOthers(schema, members, place);
  if (members.size === 0 && !drawing.allowsEmpty) throw new Undrawable("an object without members");
  return Object.fromEntries(members);
}

/** A required member that this schema only names: what describes it stands beside, and overwrites this value. */
function addUndescribed(name: string, { additional }: ObjectSchema, members: Map<string, unknown>, place: Place): void {
  if (additional === "forbidden") throw new Undrawable(`${name} is required and forbidden`);
  members.set(name, typeof additional === "object" ? drawnOf(additional, below(place)) : undescribed);
}

const undescribed = "a member that something beside describes";

function addOthers(schema: ObjectSchema, members: Map<string, unknown>, place: Place): void {
  const { additional, patterns, minProperties = 0 } = schema;
  const [pattern] = patterns;
  if (pattern !== undefined && place.depth <= deep) {
    members.set(place.draw(matching, pattern.pattern), drawnOf(pattern.schema, below(place)));
  }
  const isMap = typeof additional === "object";
  const isOpen = additional === "any" && place.drawing.allowsUnknown && schema.patterns.length === 0;
  if (!isMap && !(isOpen && chance(place, 8))) return;
  const isNeeded = members.size < Math.max(minProperties, place.drawing.allowsEmpty ? 0 : 1);
  const count = isNeeded
    ? Math.max(minProperties, 1)
    : place.depth > deep
      ? 0
      : place.draw(fc.integer, { min: 0, max: 2 });
  for (let index = 0; index < count; index += 1) {
    const name = place.draw(fc.stringMatching, /^x[a-zA-Z0-9_]{1,6}$/);
    if (schema.properties.some((property) => property.name === name)) continue;
    members.set(name, isMap ? drawnOf(additional, below(place)) : place.draw(simpleValue, place.drawing));
  }
}

function alternativeOf(schema: UnionSchema, place: Place): unknown {
  const first = place.draw(fc.integer, { min: 0, max: Math.max(schema.members.length - 1, 0) });
  // A member that leads back to itself has no value at this depth: another one does.
  for (let offset = 0; offset < schema.members.length; offset += 1) {
    const member = schema.members[(first + offset) % schema.members.length];
    if (member === undefined) continue;
    try {
      return drawnOf(member, { ...place, extending: false });
    } catch (error) {
      if (!(error instanceof Undrawable)) throw error;
    }
  }
  throw new Undrawable("no alternative has a value");
}

/** The parts describe one value: each is drawn knowing what the others require, and their objects are merged. */
function mergedOf(parts: readonly Schema[], place: Place): unknown {
  const needed = new Set([...place.needed, ...parts.flatMap((part) => requiredNames(part, place))]);
  const values = parts
    .filter(({ kind }) => kind !== "not" && kind !== "any")
    .map((part) => drawnOf(part, { ...place, needed }));
  const objects = values.filter(isObject);
  if (objects.length < values.length || objects.length === 0) return values.find((value) => !isObject(value));
  const members = objects.flatMap((value) => Object.entries(value));
  const described = members.filter(([, value]) => value !== undescribed);
  return Object.fromEntries([...members.filter(([, value]) => value === undescribed), ...described]);
}

const isObject = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);

function requiredNames(schema: Schema, place: Place): readonly string[] {
  const resolved = resolveSchema(schema, place.drawing.types.byId);
  if (resolved?.kind === "allOf")
    return resolved.members.flatMap((part) => (part === schema ? [] : requiredNames(part, place)));
  if (resolved?.kind !== "object") return [];
  return [
    ...resolved.requiredElsewhere,
    ...resolved.properties.filter(({ required }) => required).map(({ name }) => name),
  ];
}

/** A named schema, with the values that a discriminator knows it by; for a base type one of those that extend it. */
function namedOf(target: SchemaId, place: Place): unknown {
  const { byId, discrimination } = place.drawing.types;
  const named = byId.get(target);
  if (named === undefined) throw new Undrawable(target);
  const { extending } = place;
  const children = extending ? [] : (discrimination.children.get(target) ?? []);
  if (children.length > 0 && place.depth <= deep && (discrimination.abstract.has(target) || chance(place, 2))) {
    return namedOf(place.draw(fc.constantFrom, ...children), { ...place, depth: place.depth + 1, extending: false });
  }
  const isExtending = named.schema.kind === "allOf";
  const value = drawnOf(named.schema, { ...place, depth: place.depth + 1, extending: isExtending });
  const literals = extending ? undefined : discrimination.values.get(target);
  if (literals === undefined || !isObject(value)) return value;
  const told = [...literals].map(([property, values]) => [property, place.draw(fc.constantFrom, ...values)] as const);
  return { ...value, ...Object.fromEntries(told) };
}
