/**
 * Terraform's template language, as the strings of its JSON syntax hold it: `${...}` is an expression, `%{...}` a
 * directive, `$${` and `%%{` stand for `${` and `%{`, and everything else for itself. Backslashes mean nothing here;
 * they belong to the quotes of the native syntax, which hcl.ts adds.
 * Source: developer.hashicorp.com/terraform/language/expressions/strings
 */

export type TemplateSegment =
  /** Literal text, still with `$${` and `%%{`. */
  | { readonly kind: "text"; readonly text: string }
  /** `${...}` or `%{...}` with its braces. */
  | { readonly kind: "expression"; readonly text: string };

/**
 * Makes text inert in a template. JavaScript's objects take a key named `__proto__` for their prototype, CDKTF's among
 * them, so that name is broken up by an expression which evaluates to the part that it replaces.
 */
export const escapeText = (text: string): string =>
  text.replace(/[$%]\{|__proto__/g, (found) =>
    found === "__proto__" ? '__proto${"__"}' : `${found.charAt(0)}${found}`,
  );

/** The text that escapeText made a template of. */
export const unescapeText = (template: string): string =>
  template.replace(/\$\{"([^"]*)"\}|([$%])\2\{/g, (_, quoted?: string, mark?: string) => quoted ?? `${mark}{`);

/**
 * Joins pieces of templates. A `$` or `%` at the end of one piece would escape or complete what the next one begins
 * with (`$` and `${x}` make `$${x}`, which is text), so it is put into an expression of its own.
 */
export const joinTemplates = (pieces: readonly string[]): string =>
  pieces
    .filter((piece) => piece !== "")
    .map((piece, index, all) => (index === all.length - 1 ? piece : piece.replace(/[$%]+$/, (end) => `\${"${end}"}`)))
    .join("");

/** Takes a template apart; undefined when an expression in it does not end. */
export function splitTemplate(template: string): readonly TemplateSegment[] | undefined {
  const segments: TemplateSegment[] = [];
  const marks = /\$\$\{|%%\{|[$%]\{/g;
  let textStart = 0;
  for (let mark = marks.exec(template); mark !== null; mark = marks.exec(template)) {
    if (mark[0].length === 3) continue;
    const end = expressionEnd(template, marks.lastIndex);
    if (end === undefined) return undefined;
    if (mark.index > textStart) segments.push({ kind: "text", text: template.slice(textStart, mark.index) });
    segments.push({ kind: "expression", text: template.slice(mark.index, end) });
    textStart = end;
    marks.lastIndex = end;
  }
  if (textStart < template.length) segments.push({ kind: "text", text: template.slice(textStart) });
  return segments;
}

/** The place behind the brace that closes an expression which has begun at `start`. */
function expressionEnd(text: string, start: number): number | undefined {
  const marks = /[{}"]/g;
  marks.lastIndex = start;
  let depth = 1;
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    if (mark[0] === '"') {
      const end = quotedEnd(text, marks.lastIndex);
      if (end === undefined) return undefined;
      marks.lastIndex = end;
    } else {
      depth += mark[0] === "{" ? 1 : -1;
      if (depth === 0) return marks.lastIndex;
    }
  }
  return undefined;
}

/** The place behind the quote that closes a string which has begun at `start`; strings hold templates again. */
function quotedEnd(text: string, start: number): number | undefined {
  const marks = /\\[\s\S]|\$\$\{|%%\{|[$%]\{|"/g;
  marks.lastIndex = start;
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    if (mark[0] === '"') return marks.lastIndex;
    if (mark[0] !== "${" && mark[0] !== "%{") continue;
    const end = expressionEnd(text, marks.lastIndex);
    if (end === undefined) return undefined;
    marks.lastIndex = end;
  }
  return undefined;
}

/** The expression of a template that is nothing but one; such a template has that expression's value and type. */
export function soleExpression(template: string): string | undefined {
  if (!template.startsWith("${") || !template.endsWith("}")) return undefined;
  const segments = splitTemplate(template);
  return segments?.length === 1 && segments[0]?.kind === "expression" ? template.slice(2, -1).trim() : undefined;
}
