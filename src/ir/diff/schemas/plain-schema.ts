import { canonical } from "../../plan/fingerprint.js";
import type { IntersectionSchema, NotSchema, ObjectSchema, Property, ReferenceSchema, Schema } from "../../schema.js";
import type { NamedSchemas } from "./context.js";

/** What is left when references are followed. */
export type FollowedSchema = Exclude<Schema, ReferenceSchema>;

/** Follows references; a circle of nothing but references ends where it closes. */
export function follow(schema: Schema, named: NamedSchemas): FollowedSchema {
  let found = schema;
  for (const seen = new Set<string>(); found.kind === "reference" && !seen.has(found.target); ) {
    seen.add(found.target);
    found = named.get(found.target)?.schema ?? found;
  }
  return found.kind === "reference" ? { ...found, kind: "any" } : found;
}

/** Whether null is among the values, by the schema itself or by what it refers to. */
export function allowsNull(schema: Schema, named: NamedSchemas): boolean {
  const followed = follow(schema, named);
  if (schema.nullable || followed.nullable || followed.kind === "any" || followed.kind === "null") return true;
  if (followed.kind === "enum") return followed.values.includes(null);
  const isUnion = followed.kind === "oneOf" || followed.kind === "anyOf";
  return isUnion && followed.members.some((member) => member.kind === "null" || member.nullable);
}

/**
 * The schema in the form in which it can be compared best: `allOf` of one is the one, `allOf` of objects is one object,
 * so that moving properties between its parts is no difference.
 */
export function plain(schema: Schema, named: NamedSchemas): FollowedSchema {
  const followed = follow(schema, named);
  if (followed.kind !== "allOf") return followed;
  const parts = partsOf(followed, named, new Set());
  const [first] = parts;
  if (first !== undefined && parts.length === 1) return { ...first, nullable: followed.nullable || first.nullable };
  const objects = parts.filter((part) => part.kind === "object");
  return followed.discriminator === undefined && objects.length === parts.length && parts.length > 0
    ? { ...mergeObjects(objects), nullable: followed.nullable }
    : followed;
}

/** The parts of an `allOf`, those of parts that are `allOf` themselves among them. */
function partsOf(schema: IntersectionSchema, named: NamedSchemas, seen: Set<Schema>): readonly FollowedSchema[] {
  seen.add(schema);
  return schema.members.flatMap((member) => {
    const followed = follow(member, named);
    if (followed.kind !== "allOf" || followed.discriminator !== undefined) return [followed];
    return seen.has(followed) ? [] : partsOf(followed, named, seen);
  });
}

function mergeObjects(objects: readonly ObjectSchema[]): ObjectSchema {
  const properties = new Map<string, Property>();
  for (const property of objects.flatMap((each) => each.properties)) {
    const known = properties.get(property.name);
    properties.set(property.name, known === undefined ? property : mergeProperties(known, property));
  }
  const required = new Set(objects.flatMap((each) => each.requiredElsewhere));
  const [first] = objects;
  if (first === undefined) throw new Error("There is nothing to merge.");
  return {
    ...first,
    properties: [...properties.values()].map((each) => ({
      ...each,
      required: each.required || required.has(each.name),
    })),
    requiredElsewhere: [...required].filter((name) => !properties.has(name)),
    additional: objects.find((each) => each.additional !== "any")?.additional ?? "any",
    patterns: objects.flatMap((each) => each.patterns),
  };
}

function mergeProperties(first: Property, second: Property): Property {
  const isSame = signature(first.schema) === signature(second.schema);
  const { origin } = first;
  const members = [first.schema, second.schema];
  const both: IntersectionSchema = { ...described, kind: "allOf", members, origin };
  return { ...first, required: first.required || second.required, schema: isSame ? first.schema : both };
}

const described = { nullable: false, deprecated: false, access: "both", examples: [] } as const;

/** Members of a schema that are words, or places. */
const words: ReadonlySet<string> = new Set([
  "origin",
  "title",
  "description",
  "examples",
  "externalDocs",
  "deprecated",
  "saysAny",
]);

/** Text that is the same for two schemas that say the same in other words; references count by their names. */
export const signature = (schema: Schema | Exclude<NotSchema["schema"], undefined>): string =>
  canonical(withoutWords(schema), "");

export function withoutWords(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutWords);
  if (typeof value !== "object" || value === null) return value;
  const isSchema = "kind" in value && "nullable" in value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== "origin" && !(isSchema && words.has(name)))
      .map(([name, member]) => [name, withoutWords(member)]),
  );
}
