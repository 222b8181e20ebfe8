import type { SourcePointer } from "../../../../ir/source.js";
import { knownText } from "./text.js";
import { list, object, scalar, type Value } from "./value.js";

/** A value of JavaScript's own, for functions that have no use for places. */
export type Plain = string | number | boolean | null | readonly Plain[] | ReadonlyMap<string, Plain>;

/** Undefined where a part is not known; `assume` hears of the parameters whose defaults were taken. */
export function toPlain(value: Value, assume: (parameter: string) => void): Plain | undefined {
  switch (value.kind) {
    case "scalar":
      return value.value;
    case "list": {
      const items = value.items.map((each) => toPlain(each, assume));
      return items.every((each) => each !== undefined) ? items : undefined;
    }
    case "object": {
      const members = [...value.members].map(([key, each]) => [key, toPlain(each, assume)] as const);
      return members.some(([, each]) => each === undefined)
        ? undefined
        : new Map(members as readonly (readonly [string, Plain])[]);
    }
    case "parameter": {
      if (value.assumed === undefined) return undefined;
      const plain = toPlain(value.assumed, assume);
      if (plain !== undefined) assume(value.name);
      return plain;
    }
    case "join":
    case "encoded":
      return knownText(value, assume);
    default:
      return undefined;
  }
}

export function fromPlain(plain: Plain, at: SourcePointer): Value {
  if (plain === null || typeof plain !== "object") return scalar(plain, at);
  if (plain instanceof Map)
    return object(
      [...plain].map(([key, each]) => [key, fromPlain(each, at)] as const),
      at,
    );
  return list(
    (plain as readonly Plain[]).map((each) => fromPlain(each, at)),
    at,
  );
}
