import { type DocumentNode, isRecord, items, member, members, placeOf } from "../../document-node.js";
import { scalar } from "../build-value.js";
import type { SourceValue } from "../source-value.js";
import { isFunction } from "./function-names.js";
import { callFunction } from "./functions.js";
import { refersTo } from "./references.js";
import type { TemplateContext } from "./template-context.js";

/**
 * A value of a template; undefined where the template removes it (`AWS::NoValue`). A key that only has such a value is
 * removed, and so is an item.
 */
export function readValue(context: TemplateContext, node: DocumentNode): SourceValue | undefined {
  const { value } = node;
  const at = placeOf(node);
  if (Array.isArray(value)) {
    return { kind: "list", items: readAll(context, items(node)), at };
  }
  if (!isRecord(value)) return typeof value === "string" ? readText(value, node) : scalar(value as null, at);
  const keys = Object.keys(value);
  const [name = ""] = keys;
  if (keys.length === 1 && isFunction(name)) {
    const argument = member(node, name) ?? { ...node, value: null };
    return name === "Ref" ? refersTo(context, String(argument.value), at) : callFunction(context, name, argument, node);
  }
  return { kind: "object", members: readMembers(context, node), at };
}

export const readAll = (context: TemplateContext, nodes: readonly DocumentNode[]): readonly SourceValue[] =>
  nodes.map((item) => readValue(context, item)).filter((item) => item !== undefined);

/** `Fn::Transform` beside other keys stands for members that are put among them. */
function readMembers(context: TemplateContext, node: DocumentNode): readonly (readonly [string, SourceValue])[] {
  const found = new Map<string, SourceValue>();
  for (const [key, child] of members(node)) {
    const read = key === "Fn::Transform" ? callFunction(context, key, child, node) : readValue(context, child);
    if (read === undefined) continue;
    if (key === "Fn::Transform" && read.kind === "object")
      for (const [name, each] of read.members) found.set(name, each);
    else found.set(key, read);
  }
  return [...found];
}

/**
 * Text, where `{{resolve:service:reference}}` stands for what the deployment looks up.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
 */
function readText(text: string, node: DocumentNode): SourceValue {
  const at = placeOf(node);
  if (!text.includes("{{resolve:")) return scalar(text, at);
  const parts: SourceValue[] = [];
  let end = 0;
  for (const match of text.matchAll(/\{\{resolve:([^}]*)\}\}/g)) {
    if (match.index > end) parts.push(scalar(text.slice(end, match.index), at));
    // `ssm:/pets/table:3` and `secretsmanager:MySecret:SecretString:password` are named after their words but the first.
    const name = (match[1] ?? "").split(":").slice(1).join(" ").replace("SecretString", "");
    parts.push({ kind: "opaque", text: JSON.stringify(match[0]), name, at });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push(scalar(text.slice(end), at));
  const [first] = parts;
  return parts.length === 1 && first !== undefined ? first : { kind: "join", parts, at };
}
