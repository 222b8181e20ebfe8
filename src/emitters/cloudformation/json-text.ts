import { escapeUnprintable } from "../unprintable.js";
import { jsonNode } from "./json-node.js";
import type { Intrinsic, TemplateEntry, TemplateNode } from "./template-node.js";

/** A template as JSON, with intrinsic functions in their long form. */
export const jsonText = (root: readonly TemplateEntry[]): string =>
  escapeUnprintable(`${print({ kind: "object", entries: root }, "  ", "\n")}\n`);

/** The same without white space, for what nobody reads. */
export const compactJsonText = (node: TemplateNode): string => print(node, "", "");

/** The same node in as few bytes as it takes: one line of JSON, and within JSON text no line breaks. */
export function compactNode(node: TemplateNode): TemplateNode {
  if (typeof node === "string") return withoutIndentation(node);
  if (typeof node !== "object" || node === null) return node;
  if ("kind" in node && node.kind === "Sub") return { ...node, text: withoutIndentation(node.text) };
  if ("kind" in node && node.kind === "Join") return { ...node, parts: node.parts.map(compactNode) };
  return { kind: "json", text: compactJsonText(node) };
}

/** JSON text has line feeds between tokens only. */
const withoutIndentation = (json: string): string => json.replace(/\n */g, "");

/** `lineBreak` is a line feed and the indentation of the line that `node` begins on; empty for one line. */
function print(node: TemplateNode, indent: string, lineBreak: string): string {
  if (typeof node !== "object" || node === null) return JSON.stringify(node);
  const inner = lineBreak + indent;
  if (!("kind" in node)) {
    return node.length === 0
      ? "[]"
      : `[${inner}${node.map((item) => print(item, indent, inner)).join(`,${inner}`)}${lineBreak}]`;
  }
  if (node.kind === "json") return node.text;
  if (node.kind === "expression") return print(jsonNode(node.value), indent, lineBreak);
  if (node.kind !== "object") return print(longForm(node), indent, lineBreak);
  if (node.entries.length === 0) return "{}";
  const colon = indent === "" ? ":" : ": ";
  const members = node.entries.map(([key, value]) => `${JSON.stringify(key)}${colon}${print(value, indent, inner)}`);
  return `{${inner}${members.join(`,${inner}`)}${lineBreak}}`;
}

function longForm(intrinsic: Intrinsic): TemplateNode {
  switch (intrinsic.kind) {
    case "Ref":
      return call("Ref", intrinsic.name);
    case "GetAtt":
      return call("Fn::GetAtt", [intrinsic.resource, intrinsic.attribute]);
    case "Sub":
      return intrinsic.variables.length === 0
        ? call("Fn::Sub", intrinsic.text)
        : call("Fn::Sub", [intrinsic.text, { kind: "object", entries: intrinsic.variables }]);
    case "Join":
      return call("Fn::Join", ["", intrinsic.parts]);
  }
}

const call = (name: string, argument: TemplateNode): TemplateNode => ({ kind: "object", entries: [[name, argument]] });
