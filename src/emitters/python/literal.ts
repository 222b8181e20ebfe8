import type { JsonValue } from "../../ir/json.js";

/**
 * The one place where text of a document becomes Python text: string literals, values and docstrings. Whatever is printed
 * elsewhere is either made here or a name from `identifier.ts`. Comments never hold a document's text: checkers take
 * directives from them.
 */

/** Controls, separators that end a line somewhere, marks that make text read otherwise than it runs, halves of a pair. */
const unsafe = /[\p{Cc}\p{Zl}\p{Zp}\p{Surrogate}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

const shortEscapes: ReadonlyMap<string, string> = new Map([
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
]);

const escapeUnit = (unit: string): string => {
  const code = unit.charCodeAt(0).toString(16);
  return shortEscapes.get(unit) ?? (code.length <= 2 ? `\\x${code.padStart(2, "0")}` : `\\u${code.padStart(4, "0")}`);
};

/** A string literal in double quotes. */
export const stringLiteral = (text: string): string =>
  `"${text.replace(/["\\]/g, "\\$&").replace(unsafe, escapeUnit)}"`;

/** A JSON value as an expression that evaluates to it, on one line. */
export function valueLiteral(value: JsonValue): string {
  if (value === null) return "None";
  if (typeof value === "string") return stringLiteral(value);
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "number") return numberLiteral(value);
  if (Array.isArray(value)) return `[${value.map(valueLiteral).join(", ")}]`;
  const entries = Object.entries(value).map(([key, member]) => `${stringLiteral(key)}: ${valueLiteral(member)}`);
  return `{${entries.join(", ")}}`;
}

/** Whole numbers beyond 2^53 have lost digits when they were read; they are printed as they are known. */
const numberLiteral = (value: number): string =>
  Number.isFinite(value) ? (Object.is(value, -0) ? "0" : String(value)) : 'float("inf")';

/** A tuple of expressions. */
export const tupleLiteral = (items: readonly string[]): string =>
  items.length === 1 ? `(${items[0]},)` : `(${items.join(", ")})`;

/** Lines of a document's text that are safe in a docstring; a marked-up text keeps its lines, without trailing space. */
export const docstringLines = (text: string): readonly string[] =>
  text
    .trim()
    .split(/\r\n|[\n\r\u2028\u2029\u0085]/)
    .map((line) => line.replaceAll("\t", "    ").replace(unsafe, "").trimEnd());

/**
 * A docstring with its indentation and final line break; empty for no lines. It ends the way it began: a quotation mark or a
 * backslash of the text ends nothing.
 */
export function docstring(lines: readonly string[], indent: string): string {
  const [first] = lines;
  if (first === undefined) return "";
  const isAlone = lines.length === 1;
  // What could end the docstring: three quotation marks, and in front of its end a single one.
  const ending = isAlone ? /"{3,}|"+$/g : /"{3,}/g;
  const texts = lines.map((line) =>
    line.replaceAll("\\", "\\\\").replace(ending, (marks) => marks.replaceAll('"', '\\"')),
  );
  if (isAlone) return `${indent}"""${texts[0]}"""\n`;
  const body = texts.slice(1).map((line) => (line === "" ? "\n" : `${indent}${line}\n`));
  return `${indent}"""${texts[0]}\n${body.join("")}${indent}"""\n`;
}
