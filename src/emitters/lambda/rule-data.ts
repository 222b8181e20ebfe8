import type { Schema, SchemaRule, UnevaluatedRule } from "../../ir/schema.js";
import { isPresent } from "../schemas/direction.js";
import { findProperty } from "../schemas/discriminator.js";
import type { SchemasById } from "../schemas/schema-graph.js";
import { type Data, type DataMember, type DataObject, object, present } from "./data.js";

/** Works out the data of a schema inside of a rule. */
type DataOf = (schema: Schema, beside?: readonly Schema[]) => DataObject;

/** What a schema's own data says and, beside it, its rules. */
export function ruledData(
  schema: Schema,
  own: readonly DataMember[],
  byId: SchemasById,
  beside: readonly Schema[],
  dataOf: DataOf,
): DataObject {
  const { rules = [], nullable } = schema;
  const checked = rules
    .filter((rule) => !isUnevaluated(rule))
    .flatMap((rule) => ruleData(rule, [...beside, schema], byId, dataOf));
  const parts = [...partsOf(schema, own), ...checked.map(object)];
  const whole: readonly DataMember[] =
    checked.length === 0
      ? own
      : [
          ["kind", "allOf"],
          ["members", parts],
        ];
  const left = rules.filter(isUnevaluated);
  const members = left.length === 0 ? whole : unevaluatedMembers(whole, left, dataOf);
  return object([...members, ...(nullable ? [["nullable", true] as const] : [])]);
}

/** What rules are put beside: a schema that allows everything says nothing, and the parts of an `allOf` stand by themselves. */
function partsOf(schema: Schema, own: readonly DataMember[]): readonly Data[] {
  if (schema.kind === "any") return [];
  const members = schema.kind === "allOf" ? own.find(([name]) => name === "members")?.[1] : undefined;
  return Array.isArray(members) ? (members as readonly Data[]) : [object(own)];
}

const isUnevaluated = (rule: SchemaRule): rule is UnevaluatedRule => rule.kind.startsWith("unevaluated");

function unevaluatedMembers(
  whole: readonly DataMember[],
  rules: readonly UnevaluatedRule[],
  dataOf: DataOf,
): readonly DataMember[] {
  const dataFor = (kind: UnevaluatedRule["kind"]): Data | undefined => {
    const schema = rules.find((rule) => rule.kind === kind)?.schema;
    return schema === undefined ? undefined : schema.kind === "never" ? false : dataOf(schema);
  };
  return [
    ["kind", "unevaluated"],
    ["of", object(whole)],
    ...present({ members: dataFor("unevaluatedProperties"), items: dataFor("unevaluatedItems") }),
  ];
}

/** Members of the data, or nothing where the rule is about what callers do not send. */
function ruleData(
  rule: Exclude<SchemaRule, UnevaluatedRule>,
  beside: readonly Schema[],
  byId: SchemasById,
  dataOf: DataOf,
): readonly (readonly DataMember[])[] {
  switch (rule.kind) {
    case "contains": {
      const { minimum, maximum } = rule;
      return [[["kind", "contains"], ["schema", dataOf(rule.schema)], ...present({ minimum, maximum })]];
    }
    case "propertyNames":
      return [
        [
          ["kind", "names"],
          ["schema", dataOf(rule.schema)],
        ],
      ];
    case "if":
      return [
        whenMembers(
          dataOf(rule.condition),
          rule.met === undefined ? undefined : dataOf(rule.met, beside),
          rule.unmet === undefined ? undefined : dataOf(rule.unmet, beside),
        ),
      ];
    case "dependentRequired": {
      const required = rule.required.filter((name) => isSent(name, beside, byId));
      const isIdle = required.length === 0 || !isSent(rule.property, beside, byId);
      return isIdle ? [] : [whenMembers(requiring([rule.property]), requiring(required))];
    }
    case "dependentSchemas":
      return isSent(rule.property, beside, byId)
        ? [whenMembers(requiring([rule.property]), dataOf(rule.schema, beside))]
        : [];
  }
}

const whenMembers = (condition: Data, met?: Data, unmet?: Data): readonly DataMember[] => [
  ["kind", "when"],
  ["condition", condition],
  ...present({ met, unmet }),
];

const requiring = (names: readonly string[]): DataObject =>
  object([
    ["kind", "object"],
    ["required", names],
  ]);

/** Whether callers send a property: what only the server sets is taken out of requests. */
function isSent(name: string, beside: readonly Schema[], byId: SchemasById): boolean {
  const schema = findProperty(beside, name, byId)?.schema;
  return schema === undefined || isPresent({ name, schema, required: true, origin: schema.origin }, "request", byId);
}
