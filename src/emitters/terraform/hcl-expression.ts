import { soleExpression, splitTemplate } from "./template-text.js";

/** A value in Terraform's JSON syntax; strings and keys are templates. Entries keep keys such as `__proto__` harmless. */
export type Expression =
  | null
  | boolean
  | number
  | string
  | readonly Expression[]
  | { readonly entries: readonly (readonly [key: string, value: Expression])[] };

export interface ExpressionStyle {
  /** What lines after the first begin with. */
  readonly indent: string;
  /** Whether text of several lines may be a heredoc. It may not where the result is indented again. */
  readonly heredocs: boolean;
}

/** Columns up to which a list stays on one line. */
const lineWidth = 100;

/**
 * Prints a value in the native syntax as `terraform fmt` would leave it.
 *
 * @throws Error when a template does not parse; values.ts lets none pass
 */
export function printExpression(value: Expression, style: ExpressionStyle): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") return printNumber(value);
  if (typeof value === "string") return printTemplate(value, style);
  return isList(value) ? printList(value, style) : printMap(value.entries, style);
}

const isList = (value: Expression): value is readonly Expression[] => Array.isArray(value);

const printNumber = (value: number): string => (Object.is(value, -0) ? "0" : String(value));

function printList(items: readonly Expression[], style: ExpressionStyle): string {
  const inner = { ...style, indent: `${style.indent}  ` };
  const printed = items.map((item) => printExpression(item, inner));
  return printItems(
    printed,
    style.indent,
    items.some((item) => typeof item === "object" && item !== null),
  );
}

/** Prints items that are printed already between brackets: on one line when they are short, else one a line. */
export function printItems(items: readonly string[], indent: string, spread = false): string {
  const line = `[${items.join(", ")}]`;
  if (items.length === 0) return line;
  if (!spread && indent.length + line.length <= lineWidth && !line.includes("\n")) return line;
  return `[\n${items.map((item) => `${indent}  ${item},\n`).join("")}${indent}]`;
}

function printMap(entries: readonly (readonly [string, Expression])[], style: ExpressionStyle): string {
  if (entries.length === 0) return "{}";
  const inner = { ...style, indent: `${style.indent}  ` };
  const rows = entries.map(([key, value]) => [printKey(key), printExpression(value, inner)] as const);
  return `{\n${printAssignments(rows, inner.indent)}${style.indent}}`;
}

/** Words that mean something else at the place of a key. */
const reserved = new Set(["for", "null", "true", "false"]);

const printKey = (key: string): string =>
  /^[A-Za-z_][A-Za-z0-9_-]*$/.test(key) && !reserved.has(key) ? key : quote(key);

/**
 * Prints `key = value` lines. Neighbours on one line each have their `=` in one column; a value of several lines has
 * it where it falls and ends the column. To `terraform fmt` a heredoc is one line, for it opens no bracket.
 */
export function printAssignments(rows: readonly (readonly [key: string, value: string])[], indent: string): string {
  let text = "";
  let column: (readonly [string, string])[] = [];
  const flush = (): void => {
    const width = Math.max(...column.map(([key]) => widthOf(key)));
    for (const [key, value] of column) text += `${indent}${key}${" ".repeat(width - widthOf(key))} = ${value}\n`;
    column = [];
  };
  for (const row of rows) {
    const [key, value] = row;
    if (!value.includes("\n") || value.startsWith("<<")) {
      column.push(row);
    } else {
      if (column.length > 0) flush();
      text += `${indent}${key} = ${value}\n`;
    }
  }
  if (column.length > 0) flush();
  return text;
}

/** Columns as `terraform fmt` counts them: grapheme clusters. */
const widthOf = (text: string): number =>
  /^[\x20-\x7e]*$/.test(text) ? text.length : [...new Intl.Segmenter("en").segment(text)].length;

function printTemplate(template: string, style: ExpressionStyle): string {
  const expression = soleExpression(template);
  if (expression !== undefined) return expression.replaceAll("\n", `\n${style.indent}`);
  return (style.heredocs ? printHeredoc(template, style.indent) : undefined) ?? quote(template);
}

/** What a reader cannot see, or would be misled by: controls, bidirectional marks, line separators, lone surrogates. */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/**
 * A heredoc holds its text as it is, and always ends with a line break; `chomp` takes that one away again.
 * Undefined where the text has less than two lines or holds what only an escape shows.
 */
function printHeredoc(template: string, indent: string): string | undefined {
  const lines = template.split("\n");
  const ended = lines.at(-1) === "";
  if (lines.filter((line) => line !== "").length < 2) return undefined;
  if (template.replaceAll("\n", "").replaceAll("\t", "").search(invisible) !== -1) return undefined;
  if (splitTemplate(template)?.some((segment) => segment.kind === "expression" && segment.text.includes("\n"))) {
    return undefined;
  }
  const marker = ["EOT", "EOT_", "EOT__"].find((each) => !lines.some((line) => line.trim() === each));
  if (marker === undefined) return undefined;
  const body = `<<${marker}\n${template}${ended ? "" : "\n"}${marker}`;
  return ended ? body : `chomp(${body}\n${indent})`;
}

const escapes: ReadonlyMap<string, string> = new Map([
  ["\\", "\\\\"],
  ['"', '\\"'],
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
]);

function escapeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0xd800 && code <= 0xdfff) return "\\ufffd";
  const digits = code.toString(16);
  return code > 0xffff ? `\\U${digits.padStart(8, "0")}` : `\\u${digits.padStart(4, "0")}`;
}

/** Prints a template between quotes: the choke point of the native syntax. */
export function quote(template: string): string {
  const segments = splitTemplate(template);
  if (segments === undefined) throw new Error(`an expression does not end in the template ${JSON.stringify(template)}`);
  const parts = segments.map(({ kind, text }) =>
    kind === "expression"
      ? text
      : text.replace(/[\\"\n\r\t]/g, (found) => escapes.get(found) ?? found).replace(invisible, escapeCharacter),
  );
  return `"${parts.join("")}"`;
}

/** Text for a comment of one line. */
export const commentText = (text: string): string => text.replace(invisible, " ").replace(/\s+/g, " ").trim();
