import type { ObjectSchema, Property, Schema } from "../../schema.js";
import type { Direction } from "../catalog.js";
import { placeBelow, reportSchema, type SchemaComparison, type SchemaPlace } from "./context.js";
import { signature } from "./plain-schema.js";

export type CompareSchemas = (before: Schema, after: Schema, place: SchemaPlace, comparison: SchemaComparison) => void;

/** What is read only is not sent, what is write only is not received. */
const travels = ({ schema }: Property, direction: Direction): boolean =>
  schema.access === "both" || schema.access === (direction === "request" ? "write" : "read");

export function compareObjects(
  before: ObjectSchema,
  after: ObjectSchema,
  place: SchemaPlace,
  comparison: SchemaComparison,
  compare: CompareSchemas,
): void {
  const known = new Map(
    before.properties.filter((each) => travels(each, place.direction)).map((each) => [each.name, each]),
  );
  const now = new Map(
    after.properties.filter((each) => travels(each, place.direction)).map((each) => [each.name, each]),
  );
  for (const [name, property] of known) {
    const other = now.get(name);
    if (other === undefined) reportGone(property, after, place, comparison);
    else {
      const inner = placeBelow(place, name);
      compareRequired(property, other, inner, comparison);
      compare(property.schema, other.schema, inner, comparison);
    }
  }
  for (const [name, property] of now) if (!known.has(name)) reportNew(property, before, place, comparison);
  compareAdditional(before, after, place, comparison, compare);
  compareElsewhere(before, after, place, comparison);
}

function reportGone(property: Property, after: ObjectSchema, place: SchemaPlace, comparison: SchemaComparison): void {
  const { where } = placeBelow(place, property.name);
  const code = after.additional === "forbidden" ? "property-refused" : "property-removed";
  reportSchema(code, { where }, place, { before: property.origin, after: after.origin }, comparison);
}

function reportNew(property: Property, before: ObjectSchema, place: SchemaPlace, comparison: SchemaComparison): void {
  const { where } = placeBelow(place, property.name);
  const optional = before.additional === "forbidden" ? "property-added-to-closed" : "property-added";
  const code = property.required && place.direction === "request" ? "property-demanded" : optional;
  reportSchema(code, { where }, place, { before: before.origin, after: property.origin }, comparison);
}

function compareRequired(before: Property, after: Property, place: SchemaPlace, comparison: SchemaComparison): void {
  if (before.required === after.required) return;
  const code = after.required ? "property-made-required" : "property-made-optional";
  reportSchema(code, { where: place.where }, place, { before: before.origin, after: after.origin }, comparison);
}

function compareAdditional(
  before: ObjectSchema,
  after: ObjectSchema,
  place: SchemaPlace,
  comparison: SchemaComparison,
  compare: CompareSchemas,
): void {
  const origins = { before: before.origin, after: after.origin };
  const rank = (additional: ObjectSchema["additional"]): number =>
    additional === "forbidden" ? 0 : additional === "any" ? 2 : 1;
  if (typeof before.additional !== "string" && typeof after.additional !== "string")
    compare(before.additional, after.additional, placeBelow(place, "*"), comparison);
  else if (rank(before.additional) !== rank(after.additional)) {
    const code = rank(after.additional) < rank(before.additional) ? "members-refused" : "members-allowed";
    reportSchema(code, { where: place.where }, place, origins, comparison);
  }
  const patterns = (schema: ObjectSchema): ReadonlyMap<string, Schema> =>
    new Map(schema.patterns.map((each) => [each.pattern, each.schema]));
  const [known, now] = [patterns(before), patterns(after)];
  for (const [pattern, schema] of known) {
    const other = now.get(pattern);
    if (other !== undefined) compare(schema, other, placeBelow(place, pattern), comparison);
    else reportSchema("property-removed", placeBelow(place, pattern), place, origins, comparison);
  }
  for (const pattern of now.keys())
    if (!known.has(pattern)) reportSchema("property-added", placeBelow(place, pattern), place, origins, comparison);
}

/** Names that are required without being described. */
function compareElsewhere(
  before: ObjectSchema,
  after: ObjectSchema,
  place: SchemaPlace,
  comparison: SchemaComparison,
): void {
  const origins = { before: before.origin, after: after.origin };
  const isRequired = (schema: ObjectSchema, name: string): boolean =>
    schema.requiredElsewhere.includes(name) || schema.properties.some((each) => each.name === name && each.required);
  for (const name of after.requiredElsewhere)
    if (!isRequired(before, name))
      reportSchema("property-made-required", placeBelow(place, name), place, origins, comparison);
  for (const name of before.requiredElsewhere)
    if (!isRequired(after, name))
      reportSchema("property-made-optional", placeBelow(place, name), place, origins, comparison);
}

/** Whether two schemas say the same, references by their names. */
export const saysTheSame = (before: Schema, after: Schema): boolean => signature(before) === signature(after);
