import { canonical } from "../../plan/fingerprint.js";
import type { ArraySchema, Discriminator, EnumSchema, Schema } from "../../schema.js";
import { kindText, placeBelow, reportSchema, type SchemaComparison, type SchemaPlace } from "./context.js";
import { type CompareSchemas, saysTheSame } from "./objects.js";
import type { FollowedSchema } from "./plain-schema.js";

/** Compares what two schemas of one kind are made of: items, values, alternatives. */
export function compareMembers(
  before: FollowedSchema,
  after: FollowedSchema,
  place: SchemaPlace,
  comparison: SchemaComparison,
  compare: CompareSchemas,
): void {
  if (before.kind === "enum" && after.kind === "enum") compareEnums(before, after, place, comparison);
  if (before.kind === "array" && after.kind === "array") compareArrays(before, after, place, comparison, compare);
  if (before.kind === "not" && after.kind === "not" && !saysTheSame(before.schema, after.schema))
    reportChanged(before, after, place, comparison);
  if ("members" in before && "members" in after) {
    compareExclusion(before, after, place, comparison);
    compareAlternatives(before, after, place, comparison, compare);
    compareDiscriminators(before, after, place, comparison);
  }
}

const reportChanged = (before: Schema, after: Schema, place: SchemaPlace, comparison: SchemaComparison): void =>
  reportSchema(
    "type-changed",
    { where: place.where, before: kindText(before, comparison.before), after: kindText(after, comparison.after) },
    place,
    { before: before.origin, after: after.origin },
    comparison,
  );

function compareEnums(before: EnumSchema, after: EnumSchema, place: SchemaPlace, comparison: SchemaComparison): void {
  const origins = { before: before.origin, after: after.origin };
  const known = new Set(before.values.map((value) => canonical(value, "")));
  const now = new Set(after.values.map((value) => canonical(value, "")));
  for (const value of now)
    if (!known.has(value)) reportSchema("enum-value-added", { where: place.where, value }, place, origins, comparison);
  for (const value of known)
    if (!now.has(value)) reportSchema("enum-value-removed", { where: place.where, value }, place, origins, comparison);
}

function compareArrays(
  before: ArraySchema,
  after: ArraySchema,
  place: SchemaPlace,
  comparison: SchemaComparison,
  compare: CompareSchemas,
): void {
  before.prefix.forEach((schema, index) => {
    const other = after.prefix[index];
    if (other !== undefined) compare(schema, other, placeBelow(place, `[${index}]`), comparison);
  });
  if (before.prefix.length !== after.prefix.length) reportChanged(before, after, place, comparison);
  if (before.items === "forbidden" || after.items === "forbidden") {
    if (before.items !== after.items) {
      const code = after.items === "forbidden" ? "members-refused" : "members-allowed";
      const origins = { before: before.origin, after: after.origin };
      reportSchema(code, { where: place.where }, place, origins, comparison);
    }
  } else compare(before.items, after.items, placeBelow(place, "[]"), comparison);
}

/** Whether more than one of the alternatives may hold. */
function compareExclusion(
  before: Alternatives,
  after: Alternatives,
  place: SchemaPlace,
  comparison: SchemaComparison,
): void {
  if (before.kind === after.kind) return;
  const code = after.kind === "anyOf" ? "bound-loosened" : "bound-tightened";
  const text = after.kind === "anyOf" ? "may hold together" : "exclude each other";
  const values = { where: place.where, bound: "alternatives that", after: text, before: "" };
  reportSchema(code, values, place, { before: before.origin, after: after.origin }, comparison);
}

interface Alternatives extends Pick<Schema, "kind" | "origin"> {
  readonly members: readonly Schema[];
  readonly discriminator?: Discriminator;
}

/** What stands on both sides falls away; what is left is compared one by one where as much is left on each side. */
function compareAlternatives(
  before: Alternatives,
  after: Alternatives,
  place: SchemaPlace,
  comparison: SchemaComparison,
  compare: CompareSchemas,
): void {
  const known = [...before.members];
  const now: Schema[] = [];
  for (const member of after.members) {
    const index = known.findIndex((each) => saysTheSame(each, member));
    if (index === -1) now.push(member);
    // References of one name are compared all the same: what they lead to may have changed.
    else for (const same of known.splice(index, 1)) compare(same, member, place, comparison);
  }
  if (known.length === now.length) {
    known.forEach((member, index) => {
      const other = now[index];
      if (other !== undefined) compare(member, other, place, comparison);
    });
    return;
  }
  const isUnion = before.kind !== "allOf";
  const origins = { before: before.origin, after: after.origin };
  const { where } = place;
  for (const member of now) {
    const values = { where, member: kindText(member, comparison.after) };
    reportSchema(isUnion ? "alternative-added" : "demand-added", values, place, origins, comparison);
  }
  for (const member of known) {
    const values = { where, member: kindText(member, comparison.before) };
    reportSchema(isUnion ? "alternative-removed" : "demand-removed", values, place, origins, comparison);
  }
}

function compareDiscriminators(
  before: Alternatives,
  after: Alternatives,
  place: SchemaPlace,
  comparison: SchemaComparison,
): void {
  // Targets count by name: ids may differ where two documents were merged.
  if (canonical(before.discriminator, "") === canonical(after.discriminator, "")) return;
  const origins = { before: before.origin, after: after.origin };
  reportSchema("discriminator-changed", { where: place.where }, place, origins, comparison);
}
