import type { PlanTree, PlanValue } from "../../ir/plan/model-base.js";
import { allocateIdentifiers, identifier } from "./addresses.js";
import { commentText, printAssignments, printExpression } from "./hcl-expression.js";
import { escapeText, joinTemplates } from "./template-text.js";
import { partsOf, printTree, printValue, type References } from "./value.js";

/**
 * Characters of native syntax up to which a definition stands in the resource itself. 16 KiB are some 500 lines: about
 * what a reviewer still reads in place, and less than what code hosts fold away as too large a difference.
 */
const inlineLimit = 16 * 1024;

export const bodyFileName = "openapi-body.json.tftpl";

export interface PrintedBody {
  /** Template of the argument `body`. */
  readonly template: string;
  /** Text of the file that it renders, where the definition is too large to stand inline. */
  readonly file?: string;
}

/** Prints an API's OpenAPI definition: inline with `jsonencode`, or rendered from a file with `templatefile`. */
export function printBody(header: string, tree: PlanTree, references: References): PrintedBody {
  const inline = printTree(tree, references);
  if (inline.length <= inlineLimit) return { template: inline };
  const print = (value: PlanValue): string => printExpression(printValue(value, references), flat);
  const distinct = [...new Set(valuesOf(tree).flatMap(partsOf).filter(isReference).map(print))].sort();
  const names = allocateIdentifiers(distinct, (each) =>
    identifier(each.replace(/^(var\.|data\.)?(aws_)?/, ""), "value"),
  );
  const rows = distinct.map((each) => [names.get(each) ?? each, each] as const);
  const variables = rows.length === 0 ? "{}" : `{\n${printAssignments(rows, "  ")}}`;
  const nameOf = (value: PlanValue): string => names.get(print(value)) ?? print(value);
  return {
    template: `\${templatefile("\${path.module}/${bodyFileName}", ${variables})}`,
    file: `\${"" /* ${commentText(header)} */ ~}\n${printJson(tree, nameOf, "")}\n`,
  };
}

const flat = { indent: "", heredocs: false };

const isReference = (value: PlanValue): boolean => value.kind !== "literal";

function valuesOf(tree: PlanTree): readonly PlanValue[] {
  if (tree === null || typeof tree !== "object") return [];
  if (!("kind" in tree)) return tree.flatMap(valuesOf);
  return tree.kind === "value" ? [tree.value] : tree.entries.flatMap(([, item]) => valuesOf(item));
}

/** JSON as the text of a template file; what holds references is encoded when it is rendered. */
function printJson(tree: PlanTree, nameOf: (value: PlanValue) => string, indent: string): string {
  if (typeof tree === "string") return printText(tree);
  if (tree === null || typeof tree !== "object") return JSON.stringify(tree);
  if (!("kind" in tree)) {
    return printMembers(
      tree.map((item) => printJson(item, nameOf, `${indent}  `)),
      "[]",
      indent,
    );
  }
  if (tree.kind === "value") return printLeaf(tree.value, nameOf);
  const members = tree.entries.map(([key, item]) => `${printText(key)}: ${printJson(item, nameOf, `${indent}  `)}`);
  return printMembers(members, "{}", indent);
}

const printMembers = (members: readonly string[], brackets: "[]" | "{}", indent: string): string =>
  members.length === 0
    ? brackets
    : `${brackets.charAt(0)}\n${members.map((each) => `${indent}  ${each}`).join(",\n")}\n${indent}${brackets.charAt(1)}`;

/** In a file only `${` and `%{` mean something; the rest is JSON's own business. */
const printText = (text: string): string => JSON.stringify(text).replace(/[$%]\{/g, (mark) => `${mark[0]}${mark}`);

function printLeaf(value: PlanValue, nameOf: (value: PlanValue) => string): string {
  const [first, ...others] = partsOf(value);
  if (first === undefined) return printText("");
  if (first.kind === "literal" && others.length === 0) return printText(first.text);
  const pieces = [first, ...others].map((part) =>
    part.kind === "literal" ? escapeText(part.text) : `\${${nameOf(part)}}`,
  );
  return `\${jsonencode(${printExpression(joinTemplates(pieces), flat)})}`;
}
