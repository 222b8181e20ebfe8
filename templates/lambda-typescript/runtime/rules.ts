import type { ContainsSchema, ObjectSchema, RuleSchema, Schema, UnevaluatedSchema } from "./schema.js";

/** What a rule needs of the walk over a value that it is met on. A key leads to a member or an item below. */
export interface Walk {
  check(schema: Schema, value: unknown, key?: string | number): undefined;
  isValid(schema: Schema, value: unknown, key?: string | number): boolean;
  report(message: string, key?: string | number): undefined;
  matches(pattern: string, name: string): boolean;
  problemsOf(schema: Schema, value: unknown): readonly { readonly message: string }[];
}

export function checkRule(schema: RuleSchema, value: unknown, walk: Walk): undefined {
  switch (schema.kind) {
    case "when": {
      const wanted = walk.isValid(schema.condition, value) ? schema.met : schema.unmet;
      return wanted === undefined ? undefined : walk.check(wanted, value);
    }
    case "contains":
      return Array.isArray(value) ? checkContains(schema, value, walk) : undefined;
    case "names":
      for (const name of isObject(value) ? Object.keys(value) : []) {
        const [problem] = walk.problemsOf(schema.schema, name);
        if (problem !== undefined) walk.report(`has a name that ${problem.message}`, name);
      }
      return;
    case "unevaluated":
      return checkUnevaluated(schema, value, walk);
  }
}

const isObject = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);

function checkContains(schema: ContainsSchema, items: readonly unknown[], walk: Walk): undefined {
  const { minimum, maximum } = schema;
  const count = items.filter((item, index) => walk.isValid(schema.schema, item, index)).length;
  if (count < minimum) walk.report(`must hold at least ${minimum} items of the form that 'contains' describes`);
  if (maximum !== undefined && count > maximum)
    walk.report(`must hold at most ${maximum} items of the form that 'contains' describes`);
}

function checkUnevaluated(schema: UnevaluatedSchema, value: unknown, walk: Walk): undefined {
  walk.check(schema.of, value);
  const left = Array.isArray(value) ? schema.items : isObject(value) ? schema.members : undefined;
  if (left === undefined || typeof value !== "object" || value === null) return;
  const known = new Set<string>();
  markKnown(schema.of, value, walk, known, []);
  for (const [key, each] of Object.entries(value)) {
    if (known.has(key)) continue;
    if (left === false) walk.report(Array.isArray(value) ? "is an item too many" : "is not a known member", key);
    else walk.check(left, each, key);
  }
}

/** Collects the names of the members, or the places of the items, that a schema says something of for this value. */
function markKnown(schema: Schema, value: object, walk: Walk, known: Set<string>, open: readonly Schema[]): void {
  const mark = (part: Schema | undefined): void => {
    if (part !== undefined) markKnown(part, value, walk, known, open);
  };
  switch (schema.kind) {
    case "object":
      for (const name of Object.keys(value)) if (describes(schema, name, walk)) known.add(name);
      return;
    case "array":
      for (const index of Object.keys(value))
        if (schema.items || Number(index) < (schema.prefix?.length ?? 0)) known.add(index);
      return;
    case "contains":
      for (const [index, item] of Object.entries(value)) if (walk.isValid(schema.schema, item, index)) known.add(index);
      return;
    case "allOf":
      for (const member of schema.members) mark(member);
      return;
    case "oneOf":
    case "anyOf":
      for (const member of schema.members) if (walk.isValid(member, value)) mark(member);
      return;
    case "when": {
      const isMet = walk.isValid(schema.condition, value);
      mark(isMet ? schema.condition : undefined);
      mark(isMet ? schema.met : schema.unmet);
      return;
    }
    case "unevaluated":
      mark(schema.of);
      if ((Array.isArray(value) ? schema.items : schema.members) !== undefined)
        for (const key of Object.keys(value)) known.add(key);
      return;
    case "ref": {
      const target = schema.to();
      if (!open.includes(target)) markKnown(target, value, walk, known, [...open, target]);
    }
  }
}

/** Whether a schema of objects says something of a member. */
const describes = (schema: ObjectSchema, name: string, walk: Walk): boolean =>
  schema.additional !== undefined ||
  Object.hasOwn(schema.properties ?? {}, name) ||
  schema.readOnly?.includes(name) === true ||
  (schema.patterns ?? []).some(([pattern]) => walk.matches(pattern, name));
