import type { Example } from "../../ir/api.js";
import type { JsonValue } from "../../ir/json.js";
import { type DocumentNode, isRecord, member } from "../document-node.js";
import { type ReadContext, readMembers, readString, reportUnreadConstruct } from "../read-context.js";
import { resolve } from "../reference.js";

/** `example` and `examples` of a parameter or media type. Examples by URL are left to the reader of the document. */
export function readExamples(context: ReadContext, node: DocumentNode): readonly Example[] {
  const single = member(node, "example");
  const several = isRecord(member(node, "examples")?.value) ? readMembers(context, node, "examples") : [];
  return [
    ...(single === undefined ? [] : [{ value: single.value as JsonValue }]),
    ...several.flatMap(([name, child]): readonly Example[] => {
      const target = resolve(context, child);
      const value = target === undefined ? undefined : member(target, "value");
      const elsewhere = target === undefined ? undefined : member(target, "externalValue");
      if (elsewhere !== undefined) reportUnreadConstruct(context, elsewhere, "The field 'externalValue' of examples");
      if (target === undefined || value === undefined) return [];
      const summary = readString(context, target, "summary");
      return [{ name, ...(summary === undefined ? {} : { summary }), value: value.value as JsonValue }];
    }),
  ];
}
