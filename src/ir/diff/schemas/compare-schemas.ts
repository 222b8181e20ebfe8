import type { JsonValue } from "../../json.js";
import { canonical } from "../../plan/fingerprint.js";
import type { ReferenceSchema, Schema } from "../../schema.js";
import { compareBounds, compareRules } from "./bounds.js";
import { kindText, reportSchema, type SchemaComparison, type SchemaPlace } from "./context.js";
import { compareMembers } from "./members.js";
import { compareObjects } from "./objects.js";
import { allowsNull, type FollowedSchema, plain } from "./plain-schema.js";

/** Compares two schemas and what they refer to; a pair of named schemas is compared once, whoever refers to it. */
export function compareSchemas(before: Schema, after: Schema, place: SchemaPlace, comparison: SchemaComparison): void {
  compareWords(before, after, place, comparison);
  compareRules(before, after, place, comparison);
  if (before.kind === "reference" && after.kind === "reference") compareNamed(before, after, place, comparison);
  else {
    for (const [schema, reached] of [
      [before, comparison.reached.before],
      [after, comparison.reached.after],
    ] as const)
      if (schema.kind === "reference") reached.add(schema.target);
    compareNull(before, after, place, comparison);
    compareValues(plain(before, comparison.before), plain(after, comparison.after), place, comparison);
  }
}

function compareNamed(
  before: ReferenceSchema,
  after: ReferenceSchema,
  place: SchemaPlace,
  comparison: SchemaComparison,
): void {
  if (before.nullable !== after.nullable) compareNull(before, after, place, comparison);
  const named = { before: comparison.before.get(before.target), after: comparison.after.get(after.target) };
  if (named.before === undefined || named.after === undefined) return;
  comparison.reached.before.add(before.target);
  comparison.reached.after.add(after.target);
  const within = JSON.stringify([before.target, after.target, place.direction]);
  const users = comparison.users.get(within);
  comparison.users.set(within, (users ?? new Set()).add(place.within));
  if (users !== undefined) return;
  const inner = { ...place, subject: `schema '${named.before.name}'`, where: "it", within };
  if (named.before.name !== named.after.name)
    reportSchema(
      "schema-renamed",
      { after: named.after.name },
      inner,
      originsOf(named.before, named.after),
      comparison,
    );
  compareSchemas(named.before.schema, named.after.schema, inner, comparison);
}

const originsOf = <Node extends Pick<Schema, "origin">>(before: Node, after: Node) => ({
  before: before.origin,
  after: after.origin,
});

function compareNull(before: Schema, after: Schema, place: SchemaPlace, comparison: SchemaComparison): void {
  const was = allowsNull(before, comparison.before);
  const is = allowsNull(after, comparison.after);
  // Whether any value at all may stand there is said by the kinds.
  if (was === is || [before, after].some(({ kind }) => kind === "any")) return;
  const code = is ? "null-allowed" : "null-refused";
  reportSchema(code, { where: place.where }, place, originsOf(before, after), comparison);
}

function compareValues(
  before: FollowedSchema,
  after: FollowedSchema,
  place: SchemaPlace,
  comparison: SchemaComparison,
): void {
  const kinds = relateKinds(before, after);
  if (kinds !== "same") {
    const values = {
      where: place.where,
      before: kindText(before, comparison.before),
      after: kindText(after, comparison.after),
    };
    const code = ({ changed: "type-changed", narrowed: "type-narrowed", widened: "type-widened" } as const)[kinds];
    reportSchema(code, values, place, originsOf(before, after), comparison);
    return;
  }
  compareBounds(before, after, place, comparison);
  compareDefaults(before, after, place, comparison);
  if (before.kind === "object" && after.kind === "object")
    compareObjects(before, after, place, comparison, compareSchemas);
  else compareMembers(before, after, place, comparison, compareSchemas);
}

/** How the kinds of values differ, before anything else is looked at. */
function relateKinds(before: FollowedSchema, after: FollowedSchema): "same" | "changed" | "narrowed" | "widened" {
  const isUnion = (schema: FollowedSchema): boolean => schema.kind === "oneOf" || schema.kind === "anyOf";
  if (before.kind === after.kind || (isUnion(before) && isUnion(after))) return "same";
  if (includes(before, after)) return "narrowed";
  return includes(after, before) ? "widened" : "changed";
}

/** Whether every value of the inner kind is one of the outer: told by the kinds alone. */
function includes(outer: FollowedSchema, inner: FollowedSchema): boolean {
  if (outer.kind === "any" || inner.kind === "never") return true;
  if (outer.kind === "number" && inner.kind === "integer") return true;
  if (outer.kind === "oneOf" || outer.kind === "anyOf")
    return outer.members.some((member) => canonical(member.kind, "") === canonical(inner.kind, ""));
  return inner.kind === "enum" && inner.values.every((value) => value === null || typeOf(value) === outer.kind);
}

const typeOf = (value: JsonValue): string => {
  if (Array.isArray(value)) return "array";
  return Number.isInteger(value) ? "integer" : typeof value;
};

function compareDefaults(before: Schema, after: Schema, place: SchemaPlace, comparison: SchemaComparison): void {
  if (canonical(before.default, "") === canonical(after.default, "")) return;
  const text = (value: JsonValue | undefined): string => (value === undefined ? "nothing" : JSON.stringify(value));
  const values = { where: place.where, before: text(before.default), after: text(after.default) };
  reportSchema("default-changed", values, place, originsOf(before, after), comparison);
}

function compareWords(before: Schema, after: Schema, place: SchemaPlace, comparison: SchemaComparison): void {
  const words = ({ title, description, examples, externalDocs }: Schema): string =>
    JSON.stringify([title, description, examples, externalDocs]);
  const origins = originsOf(before, after);
  if (words(before) !== words(after)) reportSchema("words-changed", {}, place, origins, comparison);
  if (before.deprecated === after.deprecated) return;
  const what = after.deprecated ? "deprecated" : "deprecated no longer";
  reportSchema("schema-deprecated", { where: place.where, what }, place, origins, comparison);
}
