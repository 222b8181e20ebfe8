import type { SchemaId } from "../ids.js";
import type { Schema } from "../schema.js";

/** The schemas directly inside a schema, without following references. */
export function childrenOf(schema: Schema): readonly Schema[] {
  switch (schema.kind) {
    case "array":
      return schema.items === "forbidden" ? schema.prefix : [...schema.prefix, schema.items];
    case "object":
      return [
        ...schema.properties.map((property) => property.schema),
        ...schema.patterns.map((pattern) => pattern.schema),
        ...(typeof schema.additional === "string" ? [] : [schema.additional]),
      ];
    case "allOf":
    case "oneOf":
    case "anyOf":
      return schema.members;
    case "not":
      return [schema.schema];
    default:
      return [];
  }
}

/** The schemas inside of the rules that stand beside a schema: values are held against them, types leave them out. */
export const ruleSchemas = ({ rules = [] }: Schema): readonly Schema[] =>
  rules.flatMap((rule) => {
    if (rule.kind === "if") return [rule.condition, rule.met ?? [], rule.unmet ?? []].flat();
    return rule.kind === "dependentRequired" ? [] : [rule.schema];
  });

/** Ids that a schema refers to by itself, each once, in the order of the text. */
export function referencesOf(schema: Schema): readonly SchemaId[] {
  const found = new Set<SchemaId>();
  const pending = [schema];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.kind === "reference") found.add(next.target);
    pending.push(...[...childrenOf(next)].reverse());
  }
  return [...found];
}

/**
 * Groups what can be reached from `roots` into circles: schemas that refer to one another, however indirectly. A group
 * of one may refer to itself. What a group refers to stands in an earlier group (Tarjan's algorithm, without recursion:
 * chains of references are as long as a document likes).
 */
export function groupByCircle<Id>(
  roots: readonly Id[],
  targetsOf: (id: Id) => readonly Id[],
): readonly (readonly Id[])[] {
  interface Visit {
    readonly id: Id;
    readonly index: number;
    lowest: number;
    readonly targets: readonly Id[];
    next: number;
    isOpen: boolean;
  }
  const visits = new Map<Id, Visit>();
  const open: Visit[] = [];
  const groups: Id[][] = [];
  const enter = (id: Id): Visit => {
    const index = visits.size;
    const visit: Visit = { id, index, lowest: index, targets: targetsOf(id), next: 0, isOpen: true };
    visits.set(id, visit);
    open.push(visit);
    return visit;
  };
  const leave = (visit: Visit): void => {
    if (visit.lowest !== visit.index) return;
    const members = open.splice(open.lastIndexOf(visit));
    for (const member of members) member.isOpen = false;
    groups.push(members.map(({ id }) => id));
  };
  for (const root of roots) {
    if (visits.has(root)) continue;
    const path = [enter(root)];
    for (let visit = path.at(-1); visit !== undefined; visit = path.at(-1)) {
      const target = visit.targets[visit.next++];
      if (target === undefined) {
        leave(visit);
        path.pop();
        const parent = path.at(-1);
        if (parent !== undefined) parent.lowest = Math.min(parent.lowest, visit.lowest);
        continue;
      }
      const known = visits.get(target);
      if (known === undefined) path.push(enter(target));
      else if (known.isOpen) visit.lowest = Math.min(visit.lowest, known.index);
    }
  }
  return groups;
}
