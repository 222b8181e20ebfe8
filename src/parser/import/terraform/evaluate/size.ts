import { EvaluationLimit, type Value } from "./value.js";

/** Values in one, each counted as often as it occurs. */
export const sizeLimit = 1_000_000;

/**
 * Values share their parts: thirty lists of two lists each are quickly made, and never written out.
 *
 * @throws EvaluationLimit
 */
export function createSizeCheck(): (value: Value) => Value {
  const sizes = new WeakMap<Value, number>();
  const sizeOf = (value: Value): number => {
    const known = sizes.get(value);
    if (known !== undefined) return known;
    const size = childrenOf(value).reduce((sum, child) => sum + sizeOf(child), 1 + textOf(value) / 100);
    sizes.set(value, size);
    return size;
  };
  return (value) => {
    if (sizeOf(value) > sizeLimit) throw new EvaluationLimit();
    return value;
  };
}

const textOf = (value: Value): number => ("text" in value ? value.text.length : 0);

function childrenOf(value: Value): readonly Value[] {
  switch (value.kind) {
    case "list":
      return value.items;
    case "object":
      return [...value.members.values()];
    case "join":
      return value.parts;
    case "encoded":
      return [value.value];
    case "parameter":
      return value.assumed === undefined ? [] : [value.assumed];
    default:
      return [];
  }
}
