import type { PlanTree, PlanValue } from "../../ir/plan/model-base.js";
import { holdsDynamicReference, isIntrinsicName } from "./inert-text.js";
import { mergeText, type Part } from "./parts.js";

type PartsOf = (value: PlanValue) => readonly Part[];

/**
 * Whether a tree has to be passed as JSON text, because CloudFormation would take a part of it for something else:
 * keys named like intrinsic functions, dynamic references; and null, which a template must not hold at all.
 */
export function needsText(tree: PlanTree, partsOf: PartsOf): boolean {
  if (tree === null) return true;
  if (typeof tree === "string") return holdsDynamicReference(tree);
  if (typeof tree !== "object") return false;
  if (!("kind" in tree)) return tree.some((item) => needsText(item, partsOf));
  if (tree.kind === "object") {
    return tree.entries.some(
      ([key, member]) => isIntrinsicName(key) || holdsDynamicReference(key) || needsText(member, partsOf),
    );
  }
  return mergeText(partsOf(tree.value)).some((part) => "text" in part && holdsDynamicReference(part.text));
}

/**
 * The same tree as indented JSON text, with values as parts within its strings. No two opening braces stand side by
 * side, so nothing in it is a dynamic reference; line feeds stand between tokens only.
 */
export const jsonParts = (tree: PlanTree, partsOf: PartsOf): readonly Part[] =>
  mergeText(print(tree, partsOf, "\n")).map((part) =>
    "text" in part ? { text: part.text.replaceAll("{{", "{\\u007b") } : part,
  );

/** `lineBreak` is a line feed and the indentation of the line that `tree` begins on. */
function print(tree: PlanTree, partsOf: PartsOf, lineBreak: string): readonly Part[] {
  if (typeof tree !== "object" || tree === null) return [{ text: JSON.stringify(tree) }];
  const inner = `${lineBreak}  `;
  if (!("kind" in tree)) {
    const items = tree.map((item) => print(item, partsOf, inner));
    return enclose("[", items, "]", lineBreak);
  }
  if (tree.kind === "value") {
    const quote: Part = { text: '"' };
    return [
      quote,
      ...partsOf(tree.value).map((part) => ("text" in part ? { text: withinQuotes(part.text) } : part)),
      quote,
    ];
  }
  const members = tree.entries.map(([key, member]) => [
    { text: `${JSON.stringify(key)}: ` },
    ...print(member, partsOf, inner),
  ]);
  return enclose("{", members, "}", lineBreak);
}

const withinQuotes = (text: string): string => JSON.stringify(text).slice(1, -1);

function enclose(open: string, items: readonly (readonly Part[])[], close: string, lineBreak: string): readonly Part[] {
  if (items.length === 0) return [{ text: open + close }];
  const separated = items.flatMap((item, index): readonly Part[] => [
    { text: `${index === 0 ? open : ","}${lineBreak}  ` },
    ...item,
  ]);
  return [...separated, { text: lineBreak + close }];
}
