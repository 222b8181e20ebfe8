import { readDocumentText } from "../evaluate/document-text.js";
import { isNull, list, object, scalar, type Value } from "../evaluate/value.js";

/**
 * How a resource of the provider's reads in CloudFormation. Arguments that a table does not name keep their own names, so
 * that the ledger shows that nobody knew what to do with them.
 */
export interface Row {
  /** CloudFormation's type. */
  readonly type: string;
  readonly arguments: Arguments;
}

export type Arguments = Readonly<Record<string, Argument>>;

/** The property's name; with `as` its shape changes as well; null for what only Terraform itself has a use for. */
export type Argument = string | { readonly to: string; readonly as: Conversion } | null;

export type Conversion = (value: Value) => Value;

/** JSON or YAML text as the document that it holds. */
export const document: Conversion = (value) => readDocumentText(value) ?? value;

/** A map of tags as a list of pairs. */
export const tags: Conversion = (value) =>
  value.kind === "object"
    ? list(
        [...value.members].map(([key, each]) =>
          object(
            [
              ["Key", scalar(key, each.at)],
              ["Value", each],
            ],
            each.at,
          ),
        ),
        value.at,
      )
    : value;

/** A block that occurs at most once. */
export const block =
  (fields: Arguments): Conversion =>
  (value) => {
    const only = value.kind === "list" && value.items.length <= 1 ? (value.items[0] ?? object([], value.at)) : value;
    return only.kind === "object" ? renamed(only, fields) : only;
  };

/** Blocks that make up a list. */
export const blocks =
  (fields: Arguments): Conversion =>
  (value) => {
    const items = value.kind === "list" ? value.items : value.kind === "object" ? [value] : undefined;
    return items === undefined
      ? value
      : list(
          items.map((each) => (each.kind === "object" ? renamed(each, fields) : each)),
          value.at,
        );
  };

export function renamed(value: Extract<Value, { readonly kind: "object" }>, fields: Arguments): Value {
  const members = [...value.members].flatMap(([name, member]): readonly (readonly [string, Value])[] => {
    const argument = Object.hasOwn(fields, name) ? fields[name] : name;
    if (argument === null || argument === undefined || isNull(member) || isEmptyList(member)) return [];
    const [to, converted] = typeof argument === "string" ? [argument, member] : [argument.to, argument.as(member)];
    return isNull(converted) ? [] : [[to, converted]];
  });
  return object(members, value.at);
}

/** A state writes blocks that are not there as empty lists, and so do arguments that nobody set. */
export const isEmptyList = (value: Value): boolean => value.kind === "list" && value.items.length === 0;

/** Arguments whose names CloudFormation writes as Terraform does, but for case and underscores. */
export const same = (...names: readonly string[]): Arguments =>
  Object.fromEntries(names.map((name) => [name, pascalCase(name)]));

export const pascalCase = (name: string): string =>
  name.replace(/(?:^|_)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** Everything within by the same rule; single blocks become objects where `single` names them. */
export const pascal =
  (single: ReadonlySet<string>, names: Readonly<Record<string, string>> = {}): Conversion =>
  (value) =>
    pascalValue(value, single, names);

function pascalValue(value: Value, single: ReadonlySet<string>, names: Readonly<Record<string, string>>): Value {
  if (value.kind === "list")
    return list(
      value.items.map((each) => pascalValue(each, single, names)),
      value.at,
    );
  if (value.kind !== "object") return value;
  const members = [...value.members].flatMap(([name, member]): readonly (readonly [string, Value])[] => {
    if (isNull(member) || isEmptyList(member)) return [];
    const inner = pascalValue(member, single, names);
    const only =
      single.has(name) && inner.kind === "list" && inner.items.length === 1 ? (inner.items[0] ?? inner) : inner;
    return [[Object.hasOwn(names, name) ? (names[name] ?? name) : pascalCase(name), only]];
  });
  return object(members, value.at);
}
