import { scalar } from "../build-value.js";
import type { SourceValue } from "../source-value.js";
import type { RaiseContext } from "./context.js";

/**
 * A tree in which parameters that are lists stand as their items by default: a build's parameters are texts, and how many
 * items there are has to be known. A list without a default is taken as one text.
 */
export function withListsByDefault(context: Pick<RaiseContext, "claims" | "graph">, tree: SourceValue): SourceValue {
  const lists = new Map(context.graph.parameters.flatMap((each) => (each.list ? [[each.name, each.default]] : [])));
  const itemsOf = (value: SourceValue): readonly SourceValue[] | undefined => {
    if (value.kind !== "parameter" || !lists.has(value.name)) return undefined;
    const { name, at } = value;
    const text = lists.get(name);
    const how =
      text === undefined
        ? `taken as one text: of more, give them here as a list, or with \`--parameter ${name}=...\``
        : `taken as '${text}', which ${name} is by default`;
    context.claims.annotate(value, "approximated", how);
    return text?.split(",").map((item) => scalar(item.trim(), at));
  };
  const visit = (value: SourceValue): SourceValue => {
    if (value.kind === "list")
      return { ...value, items: value.items.flatMap((item) => itemsOf(item) ?? [visit(item)]) };
    if (value.kind === "object")
      return { ...value, members: value.members.map(([key, member]) => [key, visit(member)] as const) };
    const items = itemsOf(value);
    return items === undefined ? value : { kind: "list", items, at: value.at };
  };
  return lists.size === 0 ? tree : visit(tree);
}
