import type { Expression } from "./expression.js";
import type { ParseHcl, SyntaxNode } from "./grammar.js";
import { readExpression } from "./read-expression.js";
import { asHeredoc, withoutLastBreak } from "./read-template.js";
import type { SyntaxSource } from "./syntax-source.js";

/**
 * Reads a whole text as a template: a file for `templatefile`, or a string of the JSON syntax, where backslashes mean
 * nothing. Undefined when it is none.
 */
export function readTemplateText(parse: ParseHcl, source: SyntaxSource): Expression | undefined {
  const at = source.place(0);
  // Most texts hold no mark, and nothing else is of interest in one.
  if (!/[$%]\{/.test(source.text)) {
    return {
      kind: "template",
      at,
      text: source.text,
      parts: source.text === "" ? [] : [{ kind: "text", text: source.text, at }],
    };
  }
  const { text: wrapped, head } = asHeredoc(source.text);
  return parse(wrapped, (root) => {
    const node = root.hasError ? undefined : argumentValue(root);
    if (node === undefined) return undefined;
    const inner: SyntaxSource = { text: wrapped, place: (offset) => source.place(Math.max(0, offset - head.length)) };
    const expression = readExpression(node, inner);
    if (expression.kind !== "template") return undefined;
    return { ...expression, at, text: source.text, parts: withoutLastBreak(expression.parts) };
  });
}

function argumentValue(root: SyntaxNode): SyntaxNode | undefined {
  const attribute = root.namedChildren[0]?.namedChildren.find((each) => each.type === "attribute");
  return attribute?.namedChildren.find((each) => each.type === "expression");
}
