import type { Example } from "../../ir/api.js";
import type { JsonValue } from "../../ir/json.js";
import { type DocumentNode, isRecord, member } from "../document-node.js";
import { type ReadContext, readMembers, readString } from "../read-context.js";
import { resolve } from "../reference.js";
import { reportOtherFields } from "./object-fields.js";

/** `example` and `examples` of a parameter or media type. Examples by URL are left to the reader of the document. */
export function readExamples(context: ReadContext, node: DocumentNode): readonly Example[] {
  const single = member(node, "example");
  const several = isRecord(member(node, "examples")?.value) ? readMembers(context, node, "examples") : [];
  return [
    ...(single === undefined ? [] : [{ value: single.value as JsonValue }]),
    ...several.flatMap(([name, child]): readonly Example[] => {
      const target = resolve(context, child);
      const value = target === undefined ? undefined : member(target, "value");
      if (target !== undefined) reportOtherFields(context, target, "example");
      if (target === undefined || value === undefined) return [];
      const summary = readString(context, target, "summary");
      const description = readString(context, target, "description");
      return [
        {
          name,
          ...(summary === undefined ? {} : { summary }),
          ...(description === undefined ? {} : { description }),
          value: value.value as JsonValue,
        },
      ];
    }),
  ];
}
