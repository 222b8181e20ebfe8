import type { SourcePointer } from "../../../../ir/source.js";
import type { ConfigurationArgument, ConfigurationBlock, ConfigurationBody } from "./expression.js";
import type { SyntaxNode } from "./grammar.js";
import { readExpression } from "./read-expression.js";
import { unescapeQuoted } from "./read-template.js";
import { placeOfNode, type SyntaxSource } from "./syntax-source.js";

export interface SyntaxProblem {
  readonly detail: string;
  readonly at: SourcePointer;
}

export interface ReadBody {
  readonly body: ConfigurationBody;
  readonly problems: readonly SyntaxProblem[];
}

/** Nodes between a block and the deepest expression in it; more is a mistake or an attack. */
const depthLimit = 500;

/** Reads a file's tree into blocks and arguments. What the grammar cannot make sense of is a problem, never left out in silence. */
export function readHclBody(root: SyntaxNode, source: SyntaxSource): ReadBody {
  const problems: SyntaxProblem[] = [];
  if (root.hasError) findProblems(root, source, problems);
  if (problems.length === 0 && depthOf(root) > depthLimit) {
    problems.push({ detail: `The configuration is nested more than ${depthLimit} levels deep.`, at: source.place(0) });
  }
  if (problems.length > 0) return { body: { arguments: [], blocks: [] }, problems };
  return { body: readBody(root.namedChildren.find((each) => each.type === "body") ?? undefined, source), problems };
}

function readBody(node: SyntaxNode | undefined, source: SyntaxSource): ConfigurationBody {
  const children = node?.namedChildren ?? [];
  return {
    arguments: children.filter((each) => each.type === "attribute").map((each) => readArgument(each, source)),
    blocks: children.filter((each) => each.type === "block").map((each) => readBlock(each, source)),
  };
}

function readArgument(node: SyntaxNode, source: SyntaxSource): ConfigurationArgument {
  const [name, value] = node.namedChildren.filter((each) => each.type !== "comment");
  if (name === undefined || value === undefined) throw new Error("an argument lacks its name or value; this is a bug.");
  return { name: name.text, value: readExpression(value, source), at: placeOfNode(name, source) };
}

function readBlock(node: SyntaxNode, source: SyntaxSource): ConfigurationBlock {
  const children = node.namedChildren.filter((each) => each.type !== "comment");
  const [type, ...others] = children;
  const labels = others
    .filter((each) => each.type === "identifier" || each.type === "string_lit")
    .map((each) => (each.type === "identifier" ? each.text : unescapeQuoted(each.text.slice(1, -1))));
  const body = children.find((each) => each.type === "body");
  return { type: type?.text ?? "", labels, body: readBody(body, source), at: placeOfNode(node, source) };
}

const problemLimit = 20;

/** Walks without recursion, since what is broken may be as deep as it likes. */
function findProblems(root: SyntaxNode, source: SyntaxSource, problems: SyntaxProblem[]): void {
  const pending = [root];
  for (let node = pending.pop(); node !== undefined && problems.length < problemLimit; node = pending.pop()) {
    if (node.isMissing) problems.push({ detail: `A '${node.type}' is missing here.`, at: placeOfNode(node, source) });
    else if (node.isError) problems.push({ detail: describeError(node), at: placeOfNode(node, source) });
    else if (node.hasError) pending.push(...node.children.filter((each) => each.hasError || each.isMissing).reverse());
  }
}

function describeError(node: SyntaxNode): string {
  const [line = ""] = node.text.trim().split("\n", 1);
  return line === "" ? "This is no Terraform configuration." : `'${line.slice(0, 40)}' is not expected here.`;
}

function depthOf(root: SyntaxNode): number {
  let deepest = 0;
  const pending: (readonly [SyntaxNode, number])[] = [[root, 0]];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [node, depth] = next;
    deepest = Math.max(deepest, depth);
    if (depth <= depthLimit) for (const child of node.namedChildren) pending.push([child, depth + 1]);
  }
  return deepest;
}
