import { type DocumentNode, isRecord, items, member, placeOf } from "../../document-node.js";
import { joinOf, scalar } from "../build-value.js";
import type { SourceValue } from "../source-value.js";
import { opaqueCall } from "./opaque-call.js";
import { attributeOf, refersTo } from "./references.js";
import type { TemplateContext } from "./template-context.js";

/** `Fn::Sub`: text, or text and a map of names; `${!text}` is the text `${text}`. */
export function substitute(context: TemplateContext, argument: DocumentNode, call: DocumentNode): SourceValue {
  const [first = argument, names] = Array.isArray(argument.value) ? items(argument) : [argument];
  // The text may be the call of a function itself where a transform of the language allows it.
  const source = typeof first.value === "string" ? first.value : undefined;
  if (source === undefined) return opaqueCall(context, call);
  const parts: SourceValue[] = [];
  let end = 0;
  const at = placeOf(first);
  for (const match of source.matchAll(/\$\{([^}]*)\}/g)) {
    const name = (match[1] ?? "").trim();
    const place = { ...at, within: match.index };
    parts.push(scalar(source.slice(end, match.index), at));
    end = match.index + match[0].length;
    const given = names !== undefined && isRecord(names.value) ? member(names, name) : undefined;
    const part = name.startsWith("!")
      ? scalar(`\${${name.slice(1)}}`, place)
      : given !== undefined
        ? context.read(given)
        : name.includes(".")
          ? attributeOf(context, name, place)
          : refersTo(context, name, place);
    if (part !== undefined) parts.push(part);
  }
  return joinOf([...parts, scalar(source.slice(end), at)], at);
}
