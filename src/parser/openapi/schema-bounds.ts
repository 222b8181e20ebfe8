import { type DocumentNode, keyPlaceOf, member } from "../document-node.js";
import { type ReadContext, readNumber, reportIgnored } from "../read-context.js";

/** A keyword that counts characters, items or members: https://json-schema.org/draft-04/json-schema-validation */
export function readCount(context: ReadContext, node: DocumentNode, key: string): number | undefined {
  const count = readNumber(context, node, key);
  if (count === undefined || (Number.isInteger(count) && count >= 0)) return count;
  reportIgnored(context, member(node, key) ?? node, `'${key}'`, "a whole number that is not negative");
  return undefined;
}

/** A keyword that bounds a number. */
export function readBound(context: ReadContext, node: DocumentNode, key: string): number | undefined {
  const bound = readNumber(context, node, key);
  if (key !== "multipleOf" || bound === undefined || bound > 0) return bound;
  reportIgnored(context, member(node, key) ?? node, `'${key}'`, "a number above 0");
  return undefined;
}

const pairs: readonly (readonly [low: string, high: string, isExclusive: boolean])[] = [
  ["minimum", "maximum", false],
  ["exclusiveMinimum", "maximum", true],
  ["minimum", "exclusiveMaximum", true],
  ["exclusiveMinimum", "exclusiveMaximum", true],
  ["minLength", "maxLength", false],
  ["minItems", "maxItems", false],
  ["minProperties", "maxProperties", false],
];

/** Reports bounds that no value keeps. */
export function checkBounds(context: ReadContext, node: DocumentNode): void {
  for (const [low, high, isExclusive] of pairs) {
    const [from, to] = [member(node, low)?.value, member(node, high)?.value];
    if (typeof from !== "number" || typeof to !== "number" || from < to || (from === to && !isExclusive)) continue;
    context.diagnostics.report("schema-unsatisfiable", keyPlaceOf(member(node, high) ?? node), {
      low: `'${low}' ${from}`,
      high: `'${high}' ${to}`,
    });
  }
}
