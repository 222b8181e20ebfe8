import type { PseudoParameter } from "../../../ir/deploy-value.js";
import type { SourcePointer } from "../../../ir/source.js";
import type { ResourceId, SourceValue } from "../source-value.js";

/*
 * Values that stand for text of a template which nobody has written: each keeps the place that it is there for.
 */

export type ObjectValue = Extract<SourceValue, { kind: "object" }>;
export type ListValue = Extract<SourceValue, { kind: "list" }>;
export type Scalar = string | number | boolean | null;

export const scalar = (value: Scalar, at: SourcePointer): SourceValue => ({ kind: "scalar", value, at });

export const list = (items: readonly SourceValue[], at: SourcePointer): ListValue => ({ kind: "list", items, at });

/** Members without a value are left out. */
export const object = (members: Readonly<Record<string, SourceValue | undefined>>, at: SourcePointer): ObjectValue => ({
  kind: "object",
  members: Object.entries(members).filter((member): member is [string, SourceValue] => member[1] !== undefined),
  at,
});

export const reference = (resource: ResourceId, at: SourcePointer, attribute?: string): SourceValue => ({
  kind: "reference",
  resource,
  ...(attribute === undefined ? {} : { attribute }),
  at,
});

export const pseudo = (name: PseudoParameter, at: SourcePointer): SourceValue => ({ kind: "pseudo", name, at });

/** Text in parts; joins within it are flattened, text beside text merged, and one part alone stands for itself. */
export function join(parts: readonly (SourceValue | string)[], at: SourcePointer): SourceValue {
  const flat: SourceValue[] = [];
  for (const part of parts) {
    const value = typeof part === "string" ? scalar(part, at) : part;
    for (const each of value.kind === "join" ? value.parts : [value]) {
      const last = flat.at(-1);
      if (last?.kind === "scalar" && each.kind === "scalar") {
        flat[flat.length - 1] = scalar(`${last.value ?? ""}${each.value ?? ""}`, last.at);
      } else flat.push(each);
    }
  }
  const [only] = flat;
  return flat.length === 1 && only !== undefined ? only : { kind: "join", parts: flat, at };
}

/** A plain value as one of a template, all at one place. */
export function constant(value: unknown, at: SourcePointer): SourceValue {
  if (Array.isArray(value))
    return list(
      value.map((each) => constant(each, at)),
      at,
    );
  if (typeof value !== "object" || value === null) return scalar(value as Scalar, at);
  return {
    kind: "object",
    members: Object.entries(value).map(([key, each]) => [key, constant(each, at)] as const),
    at,
  };
}

export const isObject = (value: SourceValue | undefined): value is ObjectValue => value?.kind === "object";

export const isList = (value: SourceValue | undefined): value is ListValue => value?.kind === "list";

/** Whether the template leaves it to the deployment what the value is. */
export const isOpen = (value: SourceValue): boolean =>
  value.kind !== "scalar" && value.kind !== "list" && value.kind !== "object";

export function member(value: SourceValue | undefined, key: string): SourceValue | undefined {
  if (!isObject(value)) return undefined;
  const found = value.members.find(([name]) => name === key)?.[1];
  return found?.kind === "scalar" && found.value === null ? undefined : found;
}

export const membersOf = (value: SourceValue | undefined): ObjectValue["members"] =>
  isObject(value) ? value.members : [];

/** The items of a list; a value that is none counts as a list of itself. */
export const itemsOf = (value: SourceValue | undefined): readonly SourceValue[] =>
  value === undefined ? [] : isList(value) ? value.items : [value];

/** Text, or a number or boolean that YAML has made of it. */
export const textOf = (value: SourceValue | undefined): string | undefined =>
  value?.kind === "scalar" && value.value !== null ? String(value.value) : undefined;

/** Text as it stands in the source; undefined for numbers and booleans too. */
export const stringOf = (value: SourceValue | undefined): string | undefined =>
  value?.kind === "scalar" && typeof value.value === "string" ? value.value : undefined;

export const isTrue = (value: SourceValue | undefined): boolean => textOf(value)?.toLowerCase() === "true";

export const isFalse = (value: SourceValue | undefined): boolean => textOf(value)?.toLowerCase() === "false";

/** Whether two values say the same, wherever they stand. */
export const sameValue = (left: SourceValue, right: SourceValue): boolean => fingerprint(left) === fingerprint(right);

/** The value without its places, as one line of text. */
export function fingerprint(value: SourceValue): string {
  return JSON.stringify(value, (key, each) => (key === "at" ? undefined : each));
}
