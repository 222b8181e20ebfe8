import type { SourcePointer } from "../../../ir/source.js";
import { knownText } from "../build-value.js";
import type { SourceProperty, SourceResource } from "../resource-graph.js";
import type { SourceValue } from "../source-value.js";
import type { Claims } from "./claims.js";
import type { ValueTexts } from "./value-texts.js";

/** The members of an object of the source. Asking for one as text, number and so on takes it. */
export interface Fields {
  readonly at: SourcePointer;
  names(): readonly string[];
  /** A member as it is; it is not taken. */
  value(name: string): SourceValue | undefined;
  /** Known text; parameters go by their defaults. */
  text(name: string): string | undefined;
  number(name: string): number | undefined;
  boolean(name: string): boolean | undefined;
  /** Known texts of a list; one text counts as a list of one, and a list parameter is taken by its default. */
  texts(name: string): readonly string[];
  /** Text with `${Name}` for what the deployment knows. */
  template(name: string): string | undefined;
  object(name: string): Fields | undefined;
  /** Objects of a list. */
  objects(name: string): readonly Fields[];
  items(name: string): readonly SourceValue[];
  /** Members of an object member. */
  members(name: string): readonly (readonly [key: string, value: SourceValue])[];
  /** Takes members that say nothing beyond what is said without them. */
  ignore(...names: readonly string[]): void;
  /** What became of a member, if it is there. */
  annotate(name: string, outcome: "approximated" | "opaque" | "dropped" | "left", how: string): void;
}

export interface Reading {
  readonly claims: Claims;
  readonly values: ValueTexts;
}

export const fieldsOfResource = ({ properties, nodes }: SourceResource, reading: Reading): Fields =>
  createFields(
    properties.map(({ name, value }: SourceProperty) => [name, value] as const),
    nodes[0]?.at as SourcePointer,
    reading,
  );

/** Undefined for what is no object. */
export function fieldsOfValue(value: SourceValue | undefined, reading: Reading): Fields | undefined {
  if (value?.kind !== "object") return undefined;
  reading.claims.take(value);
  return createFields(value.members, value.at, reading);
}

function createFields(
  members: readonly (readonly [key: string, value: SourceValue])[],
  at: SourcePointer,
  reading: Reading,
): Fields {
  const { claims, values } = reading;
  const byName = new Map(members);
  const knownOf = (value: SourceValue): string | undefined => {
    const text = values.known(value);
    // What has to be known now and is not is left out, which is the service's default.
    if (text === undefined && value.kind !== "list" && value.kind !== "object" && knownText(value) === undefined)
      claims.annotate(value, "approximated", unknownHow(value));
    return text;
  };
  const known = (name: string): string | undefined => {
    const value = byName.get(name);
    return value === undefined ? undefined : knownOf(value);
  };
  const itemsOf = (name: string): readonly SourceValue[] => {
    const value = byName.get(name);
    if (value === undefined) return [];
    claims.take(value);
    return value.kind === "list" ? value.items : [value];
  };
  return {
    at,
    names: () => [...byName.keys()],
    value: (name) => byName.get(name),
    text: known,
    number: (name) => {
      const text = known(name);
      const number = text === undefined || text.trim() === "" ? Number.NaN : Number(text);
      return Number.isFinite(number) ? number : undefined;
    },
    boolean: (name) => {
      const text = known(name)?.toLowerCase();
      return text === "true" ? true : text === "false" ? false : undefined;
    },
    texts: (name) =>
      itemsOf(name).flatMap((item) => {
        const text = knownOf(item);
        if (text === undefined) return [];
        return knownText(item) === undefined ? text.split(",").map((each) => each.trim()) : [text];
      }),
    template: (name) => {
      const value = byName.get(name);
      return value === undefined ? undefined : values.template(value);
    },
    object: (name) => fieldsOfValue(byName.get(name), reading),
    objects: (name) => itemsOf(name).flatMap((item) => fieldsOfValue(item, reading) ?? []),
    items: itemsOf,
    members: (name) => {
      const value = byName.get(name);
      if (value !== undefined && isUnknown(value)) claims.annotate(value, "dropped", unknownMembersHow(value));
      if (value?.kind !== "object") return [];
      claims.take(value);
      return value.members;
    },
    ignore: (...names) => {
      for (const name of names) {
        const value = byName.get(name);
        if (value !== undefined) claims.takeAll(value);
      }
    },
    annotate: (name, outcome, how) => {
      const value = byName.get(name);
      if (value !== undefined) claims.annotate(value, outcome, how);
    },
  };
}

/** Why a resource of which `what` decides is dropped, and the way out. */
export const untold = (value: SourceValue | undefined, what: string): string =>
  value?.kind === "parameter"
    ? `'${value.name}' tells ${what}, and has no default: give its value with \`--parameter ${value.name}=...\``
    : `the source does not tell ${what}`;

const isUnknown = ({ kind }: SourceValue): boolean => kind === "parameter" || kind === "opaque" || kind === "reference";

/** Settings are written member by member: of what is not known as a whole nothing can be said. */
const unknownMembersHow = (value: SourceValue): string =>
  value.kind === "parameter"
    ? `the source does not tell what is in it: give its value with \`--parameter ${value.name}=...\``
    : "the source does not tell what is in it: write it into the settings";

const unknownHow = (value: SourceValue): string =>
  value.kind === "parameter"
    ? `left at the service's default, since '${value.name}' has none itself: give its value with \`--parameter ${value.name}=...\``
    : "left at the service's default, since the source does not tell the value";
