import type { ApiModel } from "../../ir/api.js";
import type { DiagnosticBag } from "../../ir/diagnostics.js";
import type { Handler } from "../../ir/handler.js";
import type { HandlerId } from "../../ir/ids.js";
import type { JsonValue } from "../../ir/json.js";

/** What the rows of a table may ask beside the object that they write. */
export interface ExportContext {
  readonly api: ApiModel;
  readonly diagnostics: DiagnosticBag;
  readonly handlers: ReadonlyMap<HandlerId, Handler>;
  /** The settings that all functions have in common. */
  readonly sharedFunction: JsonObject;
}

/** A part of an object of the document; members that are undefined are left out. */
export interface Fragment {
  readonly [key: string]: JsonValue | Fragment | undefined;
}

/**
 * How each member of one type of the model is written: a fragment of the object that stands for it. Total, so that a
 * member that is new in the model does not compile before it has a row here; what reading derives from other members has
 * the row `derived`.
 */
export type Rows<Model> = {
  readonly [Key in keyof Required<Model>]: (
    value: Exclude<Model[Key], undefined>,
    model: Model,
    context: ExportContext,
  ) => Fragment;
};

/** Writes an object by its table: the fragments of all members, laid over each other in the table's order. */
export function write<Model extends object>(rows: Rows<Model>, model: Model, context: ExportContext): JsonObject {
  const fragments = (Object.keys(rows) as (keyof Model)[]).map((key): Fragment => {
    const value = model[key];
    return value === undefined ? {} : rows[key](value as Exclude<Model[typeof key], undefined>, model, context);
  });
  return combine(fragments);
}

export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** Objects are laid over each other member by member; anything else replaces what was there. */
export function combine(fragments: readonly Fragment[]): JsonObject {
  const combined = new Map<string, JsonValue>();
  for (const [key, value] of fragments.flatMap((fragment) => Object.entries(fragment))) {
    if (value === undefined) continue;
    const before = combined.get(key);
    combined.set(key, isObject(before) && isObject(value) ? combine([before, value]) : clean(value));
  }
  return Object.fromEntries(combined);
}

const isObject = (value: unknown): value is Fragment =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const clean = (value: JsonValue | Fragment): JsonValue => (isObject(value) ? combine([value]) : value);

/** For members that reading works out from others, or that say where something stood. */
export const derived = (): Fragment => ({});

/** The member under another name, or the same. */
export const as =
  (key: string) =>
  (value: JsonValue): Fragment => ({ [key]: value });

/** As `as`, but for the value that is meant where nothing stands. */
export const asUnless =
  (key: string, usual: JsonValue) =>
  (value: JsonValue): Fragment =>
    value === usual ? {} : { [key]: value };

/** A list, where it is not empty. */
export const asList =
  (key: string) =>
  (values: readonly JsonValue[]): Fragment =>
    values.length === 0 ? {} : { [key]: values };

/** Settings: at the root for the API, on an operation for that one. */
export const setting = (settings: Fragment): Fragment => ({ "x-gatewright": settings });

/** One of the service's own extensions. */
export const extension = (name: string, value: JsonValue | Fragment): Fragment => ({
  [`x-amazon-apigateway-${name}`]: value,
});
