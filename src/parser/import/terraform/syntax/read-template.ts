import type { Expression, TemplatePart } from "./expression.js";
import type { SyntaxNode } from "./grammar.js";
import { forNames, type SyntaxSource } from "./syntax-source.js";

/**
 * Templates: https://developer.hashicorp.com/terraform/language/expressions/strings
 *
 * The text between interpolations is taken from the source, not from the tree, whose nodes lack the space around them.
 */

interface Piece {
  readonly kind: "text";
  /** As it stands in the source. */
  text: string;
  offset: number;
}

/** What text of the source stands for; `offset` is where it begins. */
type Clean = (text: string, offset: number) => string;

type Segment = Piece | { readonly kind: "node"; readonly node: SyntaxNode };

/** What a template is read with: expressions hold templates, and templates expressions. */
export interface TemplateReading {
  readonly source: SyntaxSource;
  readExpression(node: SyntaxNode): Expression;
  /** `for k, v in collection` */
  readIntro(node: SyntaxNode): { readonly names: readonly string[]; readonly collection: Expression };
}

/** A template between quotes, or a plain string. */
export function readQuotedTemplate(node: SyntaxNode, reading: TemplateReading): readonly TemplatePart[] {
  const segments = segmentsOf(node.children, node.startIndex + 1, node.endIndex - 1, reading.source);
  return readSegments(segments, reading, unescapeQuoted);
}

export function readHeredoc(node: SyntaxNode, reading: TemplateReading): readonly TemplatePart[] {
  const { source } = reading;
  const parts = node.children;
  const [start, open] = parts;
  const close = parts.at(-1);
  if (start === undefined || open === undefined || close === undefined)
    throw new Error("a heredoc lacks its marks; this is a bug.");
  const from = source.text.indexOf("\n", open.endIndex) + 1;
  const closing = source.text.slice(0, close.endIndex).trimEnd();
  const to = Math.max(from, closing.lastIndexOf("\n") + 1);
  const segments = segmentsOf(parts.slice(2, -1), from, to, source);
  return readSegments(segments, reading, start.text.endsWith("-") ? unindented(from, to, source) : unescapeMarks);
}

/** A whole text as a template, as `templatefile` and the JSON syntax have it; the tree is that of `asHeredoc(text)`. */
export function asHeredoc(text: string): { readonly text: string; readonly head: string } {
  let mark = "EOT";
  while (text.includes(mark)) mark += "T";
  const head = `t = <<${mark}\n`;
  return { text: `${head}${text}\n${mark}\n`, head };
}

/** Without the line break that ends the heredoc and is none of the text's. */
export function withoutLastBreak(parts: readonly TemplatePart[]): readonly TemplatePart[] {
  const last = parts.at(-1);
  if (last?.kind !== "text") return parts;
  const text = last.text.replace(/\n$/, "");
  return text === "" ? parts.slice(0, -1) : [...parts.slice(0, -1), { ...last, text }];
}

const isTemplateNode = (node: SyntaxNode): boolean =>
  node.type === "template_interpolation" || node.type === "template_directive";

/** Text and nodes by turns, from one offset to another. */
function segmentsOf(children: readonly SyntaxNode[], from: number, to: number, source: SyntaxSource): Segment[] {
  const segments: Segment[] = [];
  let at = from;
  const addText = (end: number): void => {
    if (end > at) segments.push({ kind: "text", text: source.text.slice(at, end), offset: at });
  };
  for (const node of children) {
    if (!isTemplateNode(node)) continue;
    addText(node.startIndex);
    segments.push({ kind: "node", node });
    at = node.endIndex;
  }
  addText(to);
  return segments;
}

function readSegments(segments: readonly Segment[], reading: TemplateReading, clean: Clean): readonly TemplatePart[] {
  stripSpace(segments);
  return segments.flatMap((segment): readonly TemplatePart[] => {
    if (segment.kind === "text") {
      return segment.text === ""
        ? []
        : [{ kind: "text", text: clean(segment.text, segment.offset), at: reading.source.place(segment.offset) }];
    }
    const { node } = segment;
    if (node.type === "template_directive") return [readDirective(node, reading, clean)];
    const expression = node.namedChildren.find((each) => each.type === "expression");
    return expression === undefined ? [] : [{ kind: "interpolation", expression: reading.readExpression(expression) }];
  });
}

function trimStart(piece: Piece): void {
  const text = piece.text.trimStart();
  piece.offset += piece.text.length - text.length;
  piece.text = text;
}

/** `~` beside a mark takes away the white space next to it. */
function stripSpace(segments: readonly Segment[]): void {
  segments.forEach((segment, index) => {
    if (segment.kind !== "node") return;
    const before = segments[index - 1];
    const after = segments[index + 1];
    if (before?.kind === "text" && /^[$%]\{~/.test(segment.node.text)) before.text = before.text.trimEnd();
    if (after?.kind === "text" && segment.node.text.endsWith("~}")) trimStart(after);
  });
}

function readDirective(directive: SyntaxNode, reading: TemplateReading, clean: Clean): TemplatePart {
  const node = directive.namedChildren[0];
  if (node === undefined) throw new Error("a directive without content; this is a bug.");
  const parts = node.namedChildren;
  const head = parts[0];
  const end = parts.at(-1);
  if (head === undefined || end === undefined) throw new Error("a directive lacks its ends; this is a bug.");
  const between = (first: SyntaxNode, last: SyntaxNode): readonly TemplatePart[] => {
    const inner = parts.slice(parts.indexOf(first) + 1, parts.indexOf(last));
    const segments = segmentsOf(inner, first.endIndex, last.startIndex, reading.source);
    const [opening] = segments;
    const closing = segments.at(-1);
    if (opening?.kind === "text" && first.text.endsWith("~}")) trimStart(opening);
    if (closing?.kind === "text" && last.text.startsWith("%{~")) closing.text = closing.text.trimEnd();
    return readSegments(segments, reading, clean);
  };
  if (node.type === "template_for") {
    const { names, collection } = reading.readIntro(head);
    return { kind: "for", ...forNames(names), collection, body: between(head, end) };
  }
  const other = parts.find((each) => each.type === "template_else_intro");
  return {
    kind: "if",
    condition: conditionOf(head, reading),
    consequent: between(head, other ?? end),
    alternative: other === undefined ? [] : between(other, end),
  };
}

function conditionOf(intro: SyntaxNode, reading: TemplateReading): Expression {
  const condition = intro.namedChildren.find((each) => each.type === "expression");
  if (condition === undefined) throw new Error("an if lacks its condition; this is a bug.");
  return reading.readExpression(condition);
}

/** `<<-`: as many blanks as every line begins with are taken away. */
function unindented(from: number, to: number, source: SyntaxSource): Clean {
  const lines = source.text
    .slice(from, to)
    .split("\n")
    .filter((line) => line.trim() !== "");
  const indent = Math.min(...lines.map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0));
  if (!Number.isFinite(indent) || indent === 0) return unescapeMarks;
  const first = new RegExp(`^[ \\t]{1,${indent}}`);
  const others = new RegExp(`\n[ \\t]{1,${indent}}`, "g");
  return (text, offset) => {
    const beginsLine = offset === from || source.text[offset - 1] === "\n";
    return unescapeMarks((beginsLine ? text.replace(first, "") : text).replace(others, "\n"));
  };
}

/** `$${` and `%%{` stand for `${` and `%{`. */
const unescapeMarks = (text: string): string => text.replace(/([$%])\1\{/g, "$1{");

const escapes: ReadonlyMap<string, string> = new Map([
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ['"', '"'],
  ["\\", "\\"],
]);

/** Text between quotes. What is no escape stays as it is; Terraform refuses it. */
export const unescapeQuoted = (text: string): string =>
  text.replace(/\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([\s\S]))|([$%])\4\{/g, (all, four, eight, one, mark) => {
    if (mark !== undefined) return `${mark}{`;
    if (one !== undefined) return escapes.get(one) ?? all;
    const code = Number.parseInt(four ?? eight, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
