import { type DocumentNode, isRecord, items, member, members, placeOf } from "../../document-node.js";
import type { SourceValue } from "../source-value.js";
import { assumeText } from "./decide.js";
import { opaqueCall } from "./opaque-call.js";
import type { TemplateContext } from "./template-context.js";

/**
 * `Fn::FindInMap`, with `DefaultValue`. Keys that the deployment tells leave a choice: where every row has the same value,
 * that is it.
 */
export function findInMap(
  context: TemplateContext,
  argument: DocumentNode,
  call: DocumentNode,
): SourceValue | undefined {
  const [map, ...path] = items(argument);
  const fallback = path[2] === undefined ? undefined : member(path[2], "DefaultValue");
  const keys = [map, path[0], path[1]].map((node) =>
    node === undefined ? undefined : assumeText(context, context.read(node)),
  );
  const assumptions = keys.flatMap((key) => key?.assumptions ?? []);
  const found = keys.reduce<readonly DocumentNode[]>(
    (nodes, key) => nodes.flatMap((node) => (key?.text === undefined ? rows(node) : (member(node, key.text) ?? []))),
    context.mappings === undefined ? [] : [context.mappings],
  );
  const [first] = found;
  const texts = new Set(found.map((node) => JSON.stringify(node.value)));
  if (first !== undefined && texts.size === 1) {
    if (assumptions.length > 0) {
      context.note(placeOf(call), "approximated", `found in the mapping where ${assumptions.join(" and ")}`);
    }
    return context.read(first);
  }
  return found.length === 0 && fallback !== undefined ? context.read(fallback) : opaqueCall(context, call);
}

const rows = (node: DocumentNode): readonly DocumentNode[] =>
  isRecord(node.value) ? members(node).map(([, child]) => child) : [];
