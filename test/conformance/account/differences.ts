import type { JsonValue } from "../../../src/ir/json.js";
import type { Account } from "./account.js";

/** Where two accounts differ, a line each; `left` and `right` say what they are. */
export function differences(left: Account, right: Account, names: readonly [string, string]): readonly string[] {
  const keys = [...new Set([...Object.keys(left), ...Object.keys(right)])].sort();
  return keys.flatMap((key) => {
    const [before, after] = [left[key], right[key]];
    if (before === undefined) return [`${key}: only in ${names[1]}`];
    if (after === undefined) return [`${key}: only in ${names[0]}`];
    return memberDifferences(before, after, "").map(
      ([path, one, other]) => `${key}${path}: ${names[0]} has ${show(one)}, ${names[1]} ${show(other)}`,
    );
  });
}

type MemberDifference = readonly [path: string, left: JsonValue | undefined, right: JsonValue | undefined];

function memberDifferences(
  left: JsonValue | undefined,
  right: JsonValue | undefined,
  path: string,
): readonly MemberDifference[] {
  if (isObject(left) && isObject(right)) {
    const names = [...new Set([...Object.keys(left), ...Object.keys(right)])].sort();
    return names.flatMap((name) => memberDifferences(left[name], right[name], `${path}/${name}`));
  }
  return JSON.stringify(left) === JSON.stringify(right) ? [] : [[path, left, right]];
}

const isObject = (value: JsonValue | undefined): value is { readonly [key: string]: JsonValue } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const show = (value: JsonValue | undefined): string => (value === undefined ? "nothing" : JSON.stringify(value));
