import type { JsonValue } from "../../../src/ir/json.js";
import type { Account, Thing } from "./account.js";

/** A thing on its way into an account. */
export interface FoundThing {
  readonly key: string;
  /** Members that are undefined, null or empty are left out: services and emulators differ in whether they send them. */
  readonly members: { readonly [name: string]: unknown };
  /**
   * What the service has made up for it: ids, names that were not chosen, generated host names. Texts of other things
   * that hold one of them hold `@<key>` in its place. An ARN that is made of names alone is none.
   */
  readonly identifiers?: readonly (string | undefined)[];
}

/** Settles what two descriptions of one account may differ in without a difference in the account. */
export function canonicalAccount(found: readonly FoundThing[]): Account {
  const rename = renaming(found);
  const things = found.map(({ key, members }): readonly [string, Thing] => [rename(key), settle(members, rename)]);
  const twice = things.map(([key]) => key).filter((key, index, keys) => keys.indexOf(key) !== index);
  if (twice.length > 0) throw new Error(`The account has two things of one key: ${twice.join("; ")}`);
  return Object.fromEntries(things.sort(([left], [right]) => (left < right ? -1 : 1)));
}

/** Longest first, so that no identifier is taken for a part of itself. */
function renaming(found: readonly FoundThing[]): (text: string) => string {
  const keys = new Map<string, string>();
  for (const { key, identifiers = [] } of found)
    for (const identifier of identifiers) if (identifier !== undefined && identifier !== "") keys.set(identifier, key);
  if (keys.size === 0) return (text) => text;
  const alternatives = [...keys.keys()].sort((left, right) => right.length - left.length).map(escapePattern);
  const pattern = new RegExp(`(?<![A-Za-z0-9])(?:${alternatives.join("|")})(?![A-Za-z0-9])`, "g");
  return (text) => text.replace(pattern, (identifier) => `@${keys.get(identifier)}`);
}

const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

const settle = (members: { readonly [name: string]: unknown }, rename: (text: string) => string): Thing =>
  Object.fromEntries(
    Object.entries(members)
      .map(([name, value]) => [rename(name), settleValue(value, rename)] as const)
      .filter((entry): entry is readonly [string, JsonValue] => !isNothing(entry[1]))
      .sort(([left], [right]) => (left < right ? -1 : 1)),
  );

function settleValue(value: unknown, rename: (text: string) => string): JsonValue | undefined {
  if (typeof value === "string") return rename(value);
  if (typeof value === "number" || typeof value === "boolean") return value;
  if (value === null || value === undefined) return undefined;
  if (Array.isArray(value)) return value.map((item) => settleValue(item, rename) ?? null);
  if (typeof value === "object") return settle(value as { readonly [name: string]: unknown }, rename);
  throw new Error(`An account holds no ${typeof value}.`);
}

const isNothing = (value: JsonValue | undefined): boolean =>
  value === undefined ||
  value === null ||
  value === "" ||
  (Array.isArray(value) ? value.length === 0 : typeof value === "object" && Object.keys(value).length === 0);

/** Members of a list whose order means nothing. */
export const sorted = (values: readonly string[] | undefined): readonly string[] => [...(values ?? [])].sort();

/** JSON text in one form, whatever the order and spacing that it came in; text that is no JSON stays as it is. */
export function canonicalJson(text: string): string {
  try {
    return JSON.stringify(sortKeys(JSON.parse(text) as JsonValue));
  } catch {
    return text;
  }
}

/** A policy as API Gateway hands it out: JSON text within a JSON text, without the quotes around it. */
export const policyText = (policy: string): string =>
  canonicalJson(policy.startsWith('{\\"') ? (JSON.parse(`"${policy}"`) as string) : policy);

export function sortKeys(value: JsonValue): JsonValue {
  if (value === null || typeof value !== "object") return value;
  if (isList(value)) return value.map(sortKeys);
  const entries = Object.entries(value).map(([key, item]) => [key, sortKeys(item)] as const);
  return Object.fromEntries(entries.sort(([left], [right]) => (left < right ? -1 : 1)));
}

const isList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);
