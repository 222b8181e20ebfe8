import { type Expression, splatItem, type Written } from "./expression.js";
import type { SyntaxNode } from "./grammar.js";
import { readHeredoc, readQuotedTemplate, type TemplateReading } from "./read-template.js";
import { forNames, placeOfNode, type SyntaxSource } from "./syntax-source.js";

const written = (node: SyntaxNode, source: SyntaxSource): Written => ({
  at: placeOfNode(node, source),
  text: source.text.slice(node.startIndex, node.endIndex),
});

const meaningful = (node: SyntaxNode): readonly SyntaxNode[] => node.children.filter((each) => each.type !== "comment");

export const readExpression = (node: SyntaxNode, source: SyntaxSource): Expression =>
  readTerms(meaningful(node), source);

const templateReading = (source: SyntaxSource): TemplateReading => ({
  source,
  readExpression: (node) => readExpression(node, source),
  readIntro: (node) => readIntro(node, source),
});

/**
 * The grammar hides its terms: `a.b[0]` is a row of nodes, of which each but the first goes on from what stands before it;
 * so is what parentheses hold.
 */
function readTerms(nodes: readonly SyntaxNode[], source: SyntaxSource): Expression {
  const [first, second, ...others] = nodes;
  if (first === undefined) throw new Error("an expression without a term; this is a bug.");
  if (first.type === "(" && second !== undefined)
    return readSteps(readExpression(second, source), others.slice(1), source);
  return readSteps(readTerm(first, source), second === undefined ? [] : [second, ...others], source);
}

function readSteps(start: Expression, steps: readonly SyntaxNode[], source: SyntaxSource): Expression {
  return steps.reduce((target, step) => readStep(target, step, source), start);
}

function readStep(target: Expression, step: SyntaxNode, source: SyntaxSource): Expression {
  const end = source.text.slice(step.startIndex, step.endIndex);
  const place: Written = { at: target.at, text: target.text + end };
  switch (step.type) {
    case "get_attr":
      return { ...place, kind: "attribute", target, name: step.namedChildren.at(-1)?.text ?? "" };
    case "index": {
      const inner = step.namedChildren[0];
      const key = inner?.namedChildren.find((each) => each.type === "expression");
      if (inner === undefined) throw new Error("an index without a key; this is a bug.");
      return {
        ...place,
        kind: "index",
        target,
        key:
          key === undefined
            ? { ...written(inner, source), kind: "literal", value: Number(inner.text.replace(/^\./, "")) }
            : readExpression(key, source),
      };
    }
    case "splat": {
      const [inner] = step.namedChildren;
      const item: Expression = { ...written(step, source), kind: "variable", name: splatItem };
      return { ...place, kind: "splat", target, steps: readSteps(item, inner?.namedChildren ?? [], source) };
    }
    default:
      throw new Error(`the grammar puts '${step.type}' behind a term; this is a bug.`);
  }
}

function readTerm(node: SyntaxNode, source: SyntaxSource): Expression {
  const place = written(node, source);
  const inner = meaningful(node);
  switch (node.type) {
    case "expression":
      return readExpression(node, source);
    case "literal_value":
      return readLiteral(inner[0] ?? node, source);
    case "template_expr":
      return inner[0]?.type === "heredoc_template"
        ? { ...place, kind: "template", parts: readHeredoc(inner[0], templateReading(source)) }
        : { ...place, kind: "template", parts: readQuotedTemplate(inner[0] ?? node, templateReading(source)) };
    case "collection_value":
      return readCollection(inner[0] ?? node, source);
    case "variable_expr":
      return { ...place, kind: "variable", name: node.text };
    case "function_call":
      return readCall(node, source);
    case "for_expr":
      return readFor(inner[0] ?? node, source);
    case "operation":
      return readOperation(inner[0] ?? node, source);
    case "conditional": {
      const [condition, consequent, alternative] = inner.filter((each) => each.isNamed);
      if (condition === undefined || consequent === undefined || alternative === undefined) {
        throw new Error("a conditional lacks a part; this is a bug.");
      }
      return {
        ...place,
        kind: "conditional",
        condition: readExpression(condition, source),
        consequent: readExpression(consequent, source),
        alternative: readExpression(alternative, source),
      };
    }
    default:
      throw new Error(`the grammar has a term '${node.type}'; this is a bug.`);
  }
}

function readLiteral(node: SyntaxNode, source: SyntaxSource): Expression {
  const place = written(node, source);
  switch (node.type) {
    case "numeric_lit":
      return { ...place, kind: "literal", value: Number(node.text) };
    case "bool_lit":
      return { ...place, kind: "literal", value: node.text === "true" };
    case "null_lit":
      return { ...place, kind: "literal", value: null };
    default:
      return { ...place, kind: "template", parts: readQuotedTemplate(node, templateReading(source)) };
  }
}

function readCollection(node: SyntaxNode, source: SyntaxSource): Expression {
  const place = written(node, source);
  if (node.type === "tuple") {
    const items = meaningful(node).filter((each) => each.type === "expression");
    return { ...place, kind: "tuple", items: items.map((each) => readExpression(each, source)) };
  }
  const entries = meaningful(node)
    .filter((each) => each.type === "object_elem")
    .map((each) => {
      const [key, value] = meaningful(each).filter((part) => part.type === "expression");
      if (key === undefined || value === undefined) throw new Error("an entry lacks a part; this is a bug.");
      return { key: readKey(key, source), value: readExpression(value, source) };
    });
  return { ...place, kind: "object", entries };
}

/** A bare word as a key is text; in parentheses it is a variable. */
function readKey(node: SyntaxNode, source: SyntaxSource): Expression {
  const key = readExpression(node, source);
  const isBare = key.kind === "variable" && !node.text.startsWith("(");
  return isBare ? { at: key.at, text: key.text, kind: "literal", value: key.name } : key;
}

function readCall(node: SyntaxNode, source: SyntaxSource): Expression {
  const list = meaningful(node).find((each) => each.type === "function_arguments");
  const inner = list === undefined ? [] : meaningful(list);
  return {
    ...written(node, source),
    kind: "call",
    name: meaningful(node)[0]?.text ?? "",
    arguments: inner.filter((each) => each.type === "expression").map((each) => readExpression(each, source)),
    spread: inner.some((each) => each.type === "ellipsis"),
  };
}

function readFor(node: SyntaxNode, source: SyntaxSource): Expression {
  const parts = meaningful(node);
  const intro = parts.find((each) => each.type === "for_intro");
  const condition = parts.find((each) => each.type === "for_cond");
  const [first, second] = parts.filter((each) => each.type === "expression");
  const { names, collection } = readIntro(intro ?? node, source);
  if (first === undefined || (node.type === "for_object_expr" && second === undefined)) {
    throw new Error("a for expression lacks a part; this is a bug.");
  }
  const test = condition === undefined ? undefined : meaningful(condition).find((each) => each.type === "expression");
  return {
    ...written(node, source),
    kind: "for",
    ...forNames(names),
    collection,
    ...(second === undefined ? {} : { key: readExpression(first, source) }),
    value: readExpression(second ?? first, source),
    groups: parts.some((each) => each.type === "ellipsis"),
    ...(test === undefined ? {} : { condition: readExpression(test, source) }),
  };
}

/** The names that `for k, v in collection` binds, and the collection. */
function readIntro(
  node: SyntaxNode,
  source: SyntaxSource,
): { readonly names: readonly string[]; readonly collection: Expression } {
  const parts = meaningful(node);
  const collection = parts.find((each) => each.type === "expression");
  if (collection === undefined) throw new Error("a for lacks its collection; this is a bug.");
  return {
    names: parts.filter((each) => each.type === "identifier").map((each) => each.text),
    collection: readExpression(collection, source),
  };
}

function readOperation(node: SyntaxNode, source: SyntaxSource): Expression {
  const parts = meaningful(node);
  const place = written(node, source);
  if (node.type === "unary_operation") {
    return { ...place, kind: "unary", operator: parts[0]?.text ?? "", operand: readTerms(parts.slice(1), source) };
  }
  // Parentheses and the dots of steps belong to terms; the operator is the only other word that is not a node of its own.
  const at = parts.findIndex((each) => !each.isNamed && each.type !== "(" && each.type !== ")");
  return {
    ...place,
    kind: "binary",
    operator: parts[at]?.text ?? "",
    left: readTerms(parts.slice(0, at), source),
    right: readTerms(parts.slice(at + 1), source),
  };
}
