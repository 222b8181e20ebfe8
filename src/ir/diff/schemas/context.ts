import type { SchemaId } from "../../ids.js";
import type { NamedSchema, Schema } from "../../schema.js";
import type { SourcePointer } from "../../source.js";
import type { ChangeCode, ChangeValues, Direction } from "../catalog.js";
import type { DifferenceBag } from "../difference.js";

/** The schemas of one side by their ids. */
export type NamedSchemas = ReadonlyMap<SchemaId, NamedSchema>;

/** Where two schemas stand that are compared. */
export interface SchemaPlace {
  /** `GET /pets`, or the named schema that both are parts of. */
  readonly subject: string;
  /** What the schemas are of the subject, as the beginning of a sentence: "the property 'owner.name'". */
  readonly where: string;
  readonly direction: Direction;
  /** Key of the pair of named schemas, or of the operation, that the place belongs to. */
  readonly within: string;
}

export interface SchemaComparison {
  readonly before: NamedSchemas;
  readonly after: NamedSchemas;
  readonly differences: DifferenceBag;
  /** By the key of a pair of named schemas, the keys of what refers to it: pairs and operations. */
  readonly users: Map<string, Set<string>>;
  /** Ids that some operation leads to, on either side. */
  readonly reached: { readonly before: Set<SchemaId>; readonly after: Set<SchemaId> };
}

/** Reports a difference of two schemas; operations are found once all of them are compared. */
export function reportSchema<Code extends ChangeCode>(
  code: Code,
  values: ChangeValues<Code>,
  place: SchemaPlace,
  origins: { readonly before?: SourcePointer; readonly after?: SourcePointer },
  comparison: SchemaComparison,
): void {
  const where = { subject: place.subject, before: origins.before, after: origins.after };
  comparison.differences.report(code, where, values, {
    direction: place.direction,
    affects: () => operationsUsing(place.within, comparison.users),
  });
}

/** Names of the operations that lead to a pair of named schemas, however indirectly; none for what is an operation's own. */
function operationsUsing(key: string, users: SchemaComparison["users"]): readonly string[] {
  const seen = new Set<string>([key]);
  for (const each of seen) for (const user of users.get(each) ?? []) seen.add(user);
  seen.delete(key);
  return [...seen].filter((each) => !users.has(each));
}

/** A property's place below another: `owner`, `owner.name`, `items[]`. */
export function placeBelow(place: SchemaPlace, step: string): SchemaPlace {
  const known = /^the property '(.*)'$/.exec(place.where)?.[1];
  const path = known === undefined ? step : step.startsWith("[") ? `${known}${step}` : `${known}.${step}`;
  const isWhole = place.where === "it";
  const property = isWhole || known !== undefined;
  return { ...place, where: property ? `the property '${path}'` : `'${step}' of ${place.where}` };
}

/** What a person would call the kind of a schema's values. */
export function kindText(schema: Schema, named: NamedSchemas): string {
  switch (schema.kind) {
    case "reference":
      return named.get(schema.target)?.name ?? schema.target;
    case "any":
      return "any value";
    case "never":
      return "no value";
    case "null":
      return "null";
    case "boolean":
      return "a boolean";
    case "string":
      return "a text";
    case "number":
      return "a number";
    case "integer":
      return "an integer";
    case "enum":
      return `one of ${schema.values.map((value) => JSON.stringify(value)).join(", ")}`;
    case "array":
      return "a list";
    case "object":
      return schema.title === undefined ? "an object" : `the object '${schema.title}'`;
    case "oneOf":
    case "anyOf":
      return `one of several: ${schema.members.map((member) => kindText(member, named)).join(", ")}`;
    case "allOf":
      return `all of ${schema.members.map((member) => kindText(member, named)).join(", ")}`;
    case "not":
      return `not ${kindText(schema.schema, named)}`;
  }
}
