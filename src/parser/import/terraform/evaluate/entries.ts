import { assumedValue, scalar, type Value } from "./value.js";

export interface Entry {
  readonly key: Value;
  readonly value: Value;
}

/** Keys and values of a list, set or map; undefined where it is not known. */
export function entriesOf(given: Value, assume: (parameter: string) => void): readonly Entry[] | undefined {
  const value = assumedValue(given);
  if (value !== given && given.kind === "parameter") assume(given.name);
  if (value.kind === "list") return value.items.map((item, index) => ({ key: scalar(index, item.at), value: item }));
  if (value.kind === "object") {
    return [...value.members].map(([key, member]) => ({ key: scalar(key, member.at), value: member }));
  }
  return undefined;
}
