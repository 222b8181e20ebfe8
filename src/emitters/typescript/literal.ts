import type { JsonValue } from "../../ir/json.js";

/**
 * The one place where text of a document becomes TypeScript text: string literals, keys and comments. Whatever is
 * printed elsewhere is either made here or a name from `identifier.ts`.
 */

/** A string literal in double quotes. Line separators and what HTML would read as the end of a script are escaped. */
export function stringLiteral(text: string): string {
  const json = JSON.stringify(text);
  return /[<\u007f-\u009f\u2028\u2029\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(json)
    ? json.replace(/<(?=[/!])|[\u007f-\u009f\u2028\u2029\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, escapeUnit)
    : json;
}

/** Bidirectional controls are escaped too: they would make the source read otherwise than it runs. */
const escapeUnit = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** A member's name in a type: bare where it is a plain name, quoted otherwise. */
export const propertyName = (name: string): string => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : stringLiteral(name));

/** A member's name in an object literal, where `__proto__` would set the prototype. */
export const objectKey = (name: string): string => (name === "__proto__" ? '["__proto__"]' : propertyName(name));

/** A JSON value as an expression that evaluates to it, on one line. */
export function valueLiteral(value: JsonValue): string {
  if (typeof value === "string") return stringLiteral(value);
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") return String(value);
  if (Array.isArray(value)) return `[${value.map(valueLiteral).join(", ")}]`;
  const entries = Object.entries(value).map(([key, member]) => memberLiteral(key, member));
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}

/**
 * A member of an object literal. Where a record has an object under the name of a method of every object (`toString`),
 * TypeScript does not see the record's type in it and would widen its strings.
 */
export function memberLiteral(key: string, value: JsonValue): string {
  const isUntyped = typeof value === "object" && value !== null && Object.hasOwn(Object.prototype, key);
  return `${objectKey(key)}: ${valueLiteral(value)}${isUntyped && key !== "__proto__" ? " as const" : ""}`;
}

/** A JSON value as the type that holds only it; `number` for numbers that have no literal. */
export function literalType(value: JsonValue): string {
  if (typeof value === "string") return stringLiteral(value);
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "number";
  if (value === null || typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return `[${value.map(literalType).join(", ")}]`;
  const entries = Object.entries(value).map(([key, member]) => `${propertyName(key)}: ${literalType(member)}`);
  return entries.length === 0 ? "{ [key: string]: never }" : `{ ${entries.join("; ")} }`;
}

/**
 * Lines that are safe inside a JSDoc comment. The end of the comment is broken up, and an `@` where a tag could begin is
 * escaped, so that a description neither deprecates a member nor switches the compiler's checks off.
 */
export function commentLines(text: string): readonly string[] {
  if (!needsCare.test(text)) return text.includes("\n") ? text.split("\n").map((line) => line.trimEnd()) : [text];
  return text.split(/\r\n|[\n\r\u2028\u2029\u0085]/).map((line) =>
    visibleText(line)
      .replaceAll("*/", "*\\/")
      .replace(/(^|[\s{*/])@/g, "$1\\@")
      .trimEnd(),
  );
}

/** Text without characters that are not seen for what they are: controls, and marks that change its direction. */
export const visibleText = (text: string): string =>
  text.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to go
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    "",
  );

/** Most text holds nothing that a comment could stumble over. */
const needsCare = /[^\n\x20-\x7e\u00a0-\u1fff\u2030-\u205f\u2070-\ufefe]|\*\/|@/;

/** A JSDoc comment with its indentation and final line break; empty for no lines. Lines come from `commentLines`. */
export function docComment(lines: readonly string[], indent: string): string {
  const [first] = lines;
  if (first === undefined) return "";
  if (lines.length === 1) return `${indent}/** ${first} */\n`;
  return `${indent}/**\n${lines.map((line) => (line === "" ? `${indent} *\n` : `${indent} * ${line}\n`)).join("")}${indent} */\n`;
}
