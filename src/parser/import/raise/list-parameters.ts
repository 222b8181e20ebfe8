import { scalar } from "../build-value.js";
import type { SourceValue } from "../source-value.js";
import type { RaiseContext } from "./context.js";

/**
 * A tree in which parameters that are lists stand as their items by default: a build's parameters are texts, and how many
 * there are of them has to be known. Lists without a default stay what they are.
 */
export function withListsByDefault(context: Pick<RaiseContext, "claims" | "graph">, tree: SourceValue): SourceValue {
  const { claims, graph } = context;
  const defaults = new Map(graph.parameters.flatMap((each) => (each.list ? [[each.name, each.default]] : [])));
  const itemsOf = (value: SourceValue): readonly SourceValue[] | undefined => {
    const text = value.kind === "parameter" ? defaults.get(value.name) : undefined;
    if (value.kind !== "parameter" || text === undefined) return undefined;
    claims.annotate(value, "approximated", `taken as '${text}': ${value.name} is a list, and this its default`);
    return text.split(",").map((item) => scalar(item.trim(), value.at));
  };
  const visit = (value: SourceValue): SourceValue => {
    if (value.kind === "list")
      return { ...value, items: value.items.flatMap((item) => itemsOf(item) ?? [visit(item)]) };
    if (value.kind === "object")
      return { ...value, members: value.members.map(([key, member]) => [key, visit(member)] as const) };
    const items = itemsOf(value);
    return items === undefined ? value : { kind: "list", items, at: value.at };
  };
  return visit(tree);
}
