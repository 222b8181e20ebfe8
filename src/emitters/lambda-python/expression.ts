import type { JsonValue } from "../../ir/json.js";
import { stringLiteral, valueLiteral } from "../python/literal.js";
import { maximumWidth } from "../python/type-text.js";

/** The inside of brackets on one line where it fits, otherwise with a line for each part, indented once more. */
export function layOut(open: string, parts: readonly string[], close: string, indent: string, column: number): string {
  if (parts.length === 0) return open + close;
  const line = `${open}${parts.join(", ")}${close}`;
  if (column + line.length < maximumWidth && !line.includes("\n")) return line;
  return `${open}\n${parts.map((part) => `${indent}    ${part},\n`).join("")}${indent}${close}`;
}

/** A tuple: of one item it needs its comma. */
export function tupleExpression(items: readonly string[], indent: string, column: number): string {
  const isOnly = items.length === 1;
  const text = layOut("(", items, isOnly ? ",)" : ")", indent, column);
  return isOnly && text.endsWith(",\n" + indent + ",)") ? `${text.slice(0, -2)})` : text;
}

export const stringTuple = (texts: readonly string[], indent: string, column: number): string =>
  tupleExpression(texts.map(stringLiteral), indent, column);

/** A JSON value. */
export function jsonExpression(value: JsonValue, indent: string, column: number): string {
  if (typeof value !== "object" || value === null) return valueLiteral(value);
  const inner = `${indent}    `;
  if (Array.isArray(value)) {
    const items = value.map((item) => jsonExpression(item, inner, inner.length));
    return layOut("[", items, "]", indent, column);
  }
  const members = Object.entries(value).map(([name, member]) => {
    const key = `${stringLiteral(name)}: `;
    return key + jsonExpression(member, inner, inner.length + key.length);
  });
  return layOut("{", members, "}", indent, column);
}
