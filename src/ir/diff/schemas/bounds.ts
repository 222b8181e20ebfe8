import type { SchemaId } from "../../ids.js";
import { canonical } from "../../plan/fingerprint.js";
import { childrenOf, ruleSchemas } from "../../plan/references.js";
import type { Schema } from "../../schema.js";
import { type NamedSchemas, reportSchema, type SchemaComparison, type SchemaPlace } from "./context.js";
import { withoutWords } from "./plain-schema.js";

type Bounded = Readonly<Record<string, unknown>>;

/** Members that bound values, and which way is the tighter one. "any" other value is neither tighter nor looser. */
const bounds: readonly (readonly [member: string, text: string, tighter: "higher" | "lower" | "any"])[] = [
  ["minLength", "at least that many characters:", "higher"],
  ["maxLength", "at most that many characters:", "lower"],
  ["pattern", "the pattern", "any"],
  ["format", "the format", "any"],
  ["contentEncoding", "the encoding", "any"],
  ["contentMediaType", "the media type", "any"],
  ["minimum", "the minimum", "higher"],
  ["maximum", "the maximum", "lower"],
  ["exclusiveMinimum", "the lower limit", "higher"],
  ["exclusiveMaximum", "the upper limit", "lower"],
  ["multipleOf", "the step", "any"],
  ["minItems", "at least that many items:", "higher"],
  ["maxItems", "at most that many items:", "lower"],
  ["minProperties", "at least that many members:", "higher"],
  ["maxProperties", "at most that many members:", "lower"],
];

/** Compares what narrows the values of one kind; a bound that appears narrows, one that disappears widens. */
export function compareBounds(before: Schema, after: Schema, place: SchemaPlace, comparison: SchemaComparison): void {
  const origins = { before: before.origin, after: after.origin };
  const [was, is] = [before as unknown as Bounded, after as unknown as Bounded];
  for (const [member, bound, tighter] of bounds) {
    if (was[member] === is[member]) continue;
    const values = {
      where: place.where,
      bound,
      after: textOf(is[member]),
      before: was[member] === undefined ? "" : `, in place of ${textOf(was[member])}`,
    };
    reportSchema(codeOf(was[member], is[member], tighter), values, place, origins, comparison);
  }
  if (was.uniqueItems !== is.uniqueItems && before.kind === "array") {
    const values = {
      where: place.where,
      bound: "items that may",
      after: is.uniqueItems ? "not repeat" : "repeat",
      before: "",
    };
    reportSchema(is.uniqueItems ? "bound-tightened" : "bound-loosened", values, place, origins, comparison);
  }
}

/** Compares the rules beside two schemas, kind by kind. */
export function compareRules(before: Schema, after: Schema, place: SchemaPlace, comparison: SchemaComparison): void {
  const { reached } = comparison;
  const was = rulesByKind(before, comparison.before, reached.before);
  const is = rulesByKind(after, comparison.after, reached.after);
  for (const kind of new Set([...was.keys(), ...is.keys()])) {
    if (was.get(kind) === is.get(kind)) continue;
    const isChanged = was.has(kind) && is.has(kind);
    const values = {
      where: place.where,
      bound: `the rule '${kind}'`,
      after: isChanged ? "in other words" : is.has(kind) ? "from now on" : "no longer",
      before: "",
    };
    const code = codeOf(was.get(kind), is.get(kind), "any");
    reportSchema(code, values, place, { before: before.origin, after: after.origin }, comparison);
  }
}

/** The rules of each kind as one text, those of the parts of an `allOf` among them, with the schemas that they name. */
function rulesByKind(schema: Schema, named: NamedSchemas, reached: Set<SchemaId>): ReadonlyMap<string, string> {
  const parts = [schema, ...(schema.kind === "allOf" ? schema.members : [])];
  const kinds = new Set(parts.flatMap(({ rules = [] }) => rules.map(({ kind }) => kind)));
  return new Map(
    [...kinds].map((kind) => {
      const own = parts.map((part) => ({ ...part, rules: (part.rules ?? []).filter((rule) => rule.kind === kind) }));
      const text = [own.map(({ rules }) => rules), namedBy(own.flatMap(ruleSchemas), named, reached)];
      return [kind, canonical(withoutWords(text), "")];
    }),
  );
}

/** The named schemas that others lead to. */
function namedBy(schemas: readonly Schema[], named: NamedSchemas, reached: Set<SchemaId>): readonly unknown[] {
  const found = new Map<SchemaId, Schema>();
  const pending = [...schemas];
  for (const each of pending) {
    pending.push(...childrenOf(each), ...ruleSchemas(each));
    if (each.kind !== "reference" || found.has(each.target)) continue;
    const target = named.get(each.target)?.schema;
    if (target === undefined) continue;
    reached.add(each.target);
    found.set(each.target, target);
    pending.push(target);
  }
  return [...found];
}

const textOf = (value: unknown): string => (value === undefined ? "no longer" : String(value));

function codeOf(
  before: unknown,
  after: unknown,
  tighter: "higher" | "lower" | "any",
): "bound-tightened" | "bound-loosened" | "bound-changed" {
  if (before === undefined) return "bound-tightened";
  if (after === undefined) return "bound-loosened";
  if (tighter === "any" || typeof before !== "number" || typeof after !== "number") return "bound-changed";
  return after > before === (tighter === "higher") ? "bound-tightened" : "bound-loosened";
}
