import type { ConditionRule, ContainsRule, Schema, SchemaRule } from "../../ir/schema.js";
import { type DocumentNode, isRecord, member, members } from "../document-node.js";
import { readStrings, reportInvalid } from "../read-context.js";
import { readCount } from "./schema-bounds.js";
import type { SchemaReading } from "./schema-reading.js";

/** Keywords that become rules. Those in a list mean nothing without the first of it. */
const keywords = [
  ["contains", "minContains", "maxContains"],
  ["if", "then", "else"],
  ["propertyNames"],
  ["dependentRequired"],
  ["dependentSchemas"],
  ["dependencies"],
  ["unevaluatedProperties"],
  ["unevaluatedItems"],
] as const;

export const ruleKeywords: readonly string[] = keywords.flat();

/** Of the keywords that a schema has, those that mean nothing because another one is missing. */
export const idleKeywords = (raw: Readonly<Record<string, unknown>>): readonly string[] =>
  keywords.flatMap(([first, ...others]) => (first in raw ? [] : others.filter((keyword) => keyword in raw)));

/** The schema with the rules that stand beside it. */
export function withRules(reading: SchemaReading, node: DocumentNode, schema: Schema): Schema {
  const rules = [
    ...readContains(reading, node),
    ...readNames(reading, node),
    ...readCondition(reading, node),
    ...readDependencies(reading, node),
    ...readUnevaluated(reading, node, "unevaluatedProperties"),
    ...readUnevaluated(reading, node, "unevaluatedItems"),
  ];
  if (rules.length === 0) return schema;
  if (schema.rules === undefined) return { ...schema, rules };
  // Those of a part, which stands alone in its place, are about that part.
  const { origin, nullable, deprecated, access } = schema;
  return { origin, nullable, deprecated, access, examples: [], kind: "allOf", members: [schema], rules };
}

function readContains(reading: SchemaReading, node: DocumentNode): readonly ContainsRule[] {
  const wanted = member(node, "contains");
  if (wanted === undefined) return [];
  const maximum = readCount(reading.context, node, "maxContains");
  const rule: ContainsRule = {
    kind: "contains",
    schema: reading.readSchema(wanted),
    minimum: readCount(reading.context, node, "minContains") ?? 1,
    ...(maximum === undefined ? {} : { maximum }),
  };
  return [rule];
}

function readNames(reading: SchemaReading, node: DocumentNode): readonly SchemaRule[] {
  const names = member(node, "propertyNames");
  if (names === undefined) return [];
  const schema = reading.readSchema(names);
  return schema.kind === "any" && schema.rules === undefined ? [] : [{ kind: "propertyNames", schema }];
}

function readCondition(reading: SchemaReading, node: DocumentNode): readonly ConditionRule[] {
  const condition = member(node, "if");
  const met = member(node, "then");
  const unmet = member(node, "else");
  if (condition === undefined || (met === undefined && unmet === undefined)) return [];
  const rule: ConditionRule = {
    kind: "if",
    condition: reading.readSchema(condition),
    ...(met === undefined ? {} : { met: reading.readSchema(met) }),
    ...(unmet === undefined ? {} : { unmet: reading.readSchema(unmet) }),
  };
  return [rule];
}

/** `dependencies` is what both kinds were called before 2019: a list of names, or a schema. */
function readDependencies(reading: SchemaReading, node: DocumentNode): readonly SchemaRule[] {
  return (["dependentRequired", "dependentSchemas", "dependencies"] as const).flatMap((keyword) => {
    const child = member(node, keyword);
    if (child !== undefined && !isRecord(child.value))
      reportInvalid(reading.context, child, `'${keyword}'`, "an object");
    return (child === undefined ? [] : members(child)).flatMap(([property, each]): readonly SchemaRule[] => {
      const isList = Array.isArray(each.value);
      if (isList && keyword !== "dependentSchemas") {
        const required = child === undefined ? [] : readStrings(reading.context, child, property);
        return [{ kind: "dependentRequired", property, required }];
      }
      if (!isList && keyword !== "dependentRequired")
        return [{ kind: "dependentSchemas", property, schema: reading.readSchema(each) }];
      reportInvalid(reading.context, each, `'${keyword}.${property}'`, isList ? "a schema" : "an array of names");
      return [];
    });
  });
}

/** What allows everything leaves nothing to check. */
function readUnevaluated(
  reading: SchemaReading,
  node: DocumentNode,
  kind: "unevaluatedProperties" | "unevaluatedItems",
): readonly SchemaRule[] {
  const child = member(node, kind);
  // `additionalProperties` beside it is about all that is left, and so is `items`, unless it lists the first ones.
  const beside = member(node, kind === "unevaluatedProperties" ? "additionalProperties" : "items");
  const isTaken = beside !== undefined && !Array.isArray(beside.value);
  return child === undefined || child.value === true || isTaken ? [] : [{ kind, schema: reading.readSchema(child) }];
}
