import type { JsonValue } from "../../ir/json.js";
import { objectKey, valueLiteral } from "../typescript/literal.js";

/** Expressions longer than this have a line for each of their parts. */
const maximumWidth = 90;

export type Entry = readonly [key: string, expression: string];

/** An object literal. The entries' own lines are indented for a place two spaces further in. */
export function objectExpression(entries: readonly Entry[], indent: string): string {
  const members = entries.map(([key, expression]) => `${objectKey(key)}: ${expression}`);
  return layOut(members, indent, "{", "}", " ");
}

/** An array literal, in the same layout. */
export const arrayExpression = (items: readonly string[], indent: string): string =>
  layOut(items, indent, "[", "]", "");

/** A JSON value, in the same layout. */
export function jsonExpression(value: JsonValue, indent: string): string {
  if (typeof value !== "object" || value === null) return valueLiteral(value);
  const inner = `${indent}  `;
  if (Array.isArray(value))
    return arrayExpression(
      value.map((item) => jsonExpression(item, inner)),
      indent,
    );
  const entries = Object.entries(value).map(([key, member]): Entry => [key, jsonExpression(member, inner)]);
  return objectExpression(entries, indent);
}

function layOut(parts: readonly string[], indent: string, open: string, close: string, gap: string): string {
  if (parts.length === 0) return open + close;
  const length = parts.reduce((sum, part) => sum + part.length + 2, indent.length);
  if (length <= maximumWidth && !parts.some((part) => part.includes("\n"))) {
    return `${open}${gap}${parts.join(", ")}${gap}${close}`;
  }
  return `${open}\n${parts.map((part) => `${indent}  ${part},\n`).join("")}${indent}${close}`;
}

const objectMembers: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/**
 * A member whose name a document chose. For names such as `constructor` TypeScript expects the type of the member that
 * every object has, in place of the index signature's, and would widen the literals in the expression.
 */
export const namedEntry = (name: string, expression: string): Entry => [
  name,
  objectMembers.has(name) ? `${expression} as const` : expression,
];
