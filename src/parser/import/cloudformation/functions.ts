import { Buffer } from "node:buffer";
import { type DocumentNode, isRecord, items, member, placeOf } from "../../document-node.js";
import { joinOf, jsonOf, knownText, scalar } from "../build-value.js";
import type { SourceValue } from "../source-value.js";
import { assuming, decideNamed } from "./decide.js";
import { findInMap } from "./find-in-map.js";
import { opaqueCall } from "./opaque-call.js";
import { attributeOf } from "./references.js";
import { substitute } from "./substitute.js";
import type { TemplateContext } from "./template-context.js";
import { transform } from "./transform.js";

/** Works a call out; undefined where the value is removed, `opaqueCall` where the source alone cannot tell it. */
type TemplateFunction = (
  context: TemplateContext,
  argument: DocumentNode,
  call: DocumentNode,
) => SourceValue | undefined;

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html */
const functions: Readonly<Record<string, TemplateFunction>> = {
  "Fn::GetAtt": (context, argument) => {
    // A name in the list may be a `Ref`, which only the attribute's may be in earnest.
    const path = Array.isArray(argument.value)
      ? context.readAll(items(argument)).map((part) => knownText(part) ?? "")
      : [String(argument.value)];
    return attributeOf(context, path.join("."), placeOf(argument));
  },
  "Fn::Sub": substitute,
  "Fn::If": chooseBranch,
  "Fn::Join": joinList,
  "Fn::Select": selectItem,
  "Fn::Split": splitText,
  "Fn::FindInMap": findInMap,
  "Fn::Transform": transform,
  "Fn::Base64": (context, argument, call) => {
    const text = textOf(context, argument);
    return text === undefined
      ? opaqueCall(context, call)
      : scalar(Buffer.from(text, "utf8").toString("base64"), placeOf(call));
  },
  "Fn::Length": (context, argument, call) => {
    const list = context.read(argument);
    return list?.kind === "list" ? scalar(list.items.length, placeOf(call)) : opaqueCall(context, call);
  },
  "Fn::ToJsonString": (context, argument) => {
    const value = context.read(argument);
    return value === undefined ? undefined : jsonOf(value);
  },
};

/** Calls that are not in the table (`Fn::ImportValue`, `Fn::GetAZs`, `Fn::Cidr`) are known to the deployment alone. */
export function callFunction(
  context: TemplateContext,
  name: string,
  argument: DocumentNode,
  call: DocumentNode,
): SourceValue | undefined {
  const found = Object.hasOwn(functions, name) ? functions[name] : undefined;
  return found === undefined ? opaqueCall(context, call) : found(context, argument, call);
}

const textOf = (context: TemplateContext, node: DocumentNode): string | undefined => {
  const value = context.read(node);
  return value === undefined ? undefined : knownText(value);
};

function chooseBranch(context: TemplateContext, argument: DocumentNode, call: DocumentNode): SourceValue | undefined {
  const [name, yes, no] = items(argument);
  if (name === undefined || yes === undefined) return opaqueCall(context, call);
  const decision = decideNamed(context, String(name.value));
  const branch = decision.holds ? yes : no;
  if (decision.assumptions.length > 0) {
    context.note(placeOf(call), "approximated", assuming(String(name.value), decision));
  }
  return branch === undefined ? undefined : context.read(branch);
}

function joinList(context: TemplateContext, argument: DocumentNode, call: DocumentNode): SourceValue {
  const [separator, list] = items(argument);
  const read = list === undefined ? undefined : context.read(list);
  const between = String(separator?.value ?? "");
  // A list parameter is text with commas on its way in.
  if (read?.kind === "parameter" && between === ",") return read;
  if (read?.kind !== "list") return opaqueCall(context, call);
  const at = placeOf(call);
  return joinOf(
    read.items.flatMap((item, index) => (index === 0 ? [item] : [scalar(between, at), item])),
    at,
  );
}

function selectItem(context: TemplateContext, argument: DocumentNode, call: DocumentNode): SourceValue {
  const [index, list] = items(argument);
  const read = list === undefined ? undefined : context.read(list);
  const place = index === undefined ? undefined : Number(textOf(context, index));
  const item = read?.kind === "list" && place !== undefined ? read.items[place] : undefined;
  return item ?? opaqueCall(context, call);
}

function splitText(context: TemplateContext, argument: DocumentNode, call: DocumentNode): SourceValue {
  const [separator, source] = items(argument);
  const text = source === undefined ? undefined : textOf(context, source);
  const at = placeOf(call);
  if (text === undefined || typeof separator?.value !== "string") return opaqueCall(context, call);
  return { kind: "list", items: text.split(separator.value).map((part) => scalar(part, at)), at };
}

/** Whether a value of the template is the call of a function by that name. */
export const callOf = (node: DocumentNode, name: string): DocumentNode | undefined =>
  isRecord(node.value) && Object.keys(node.value).length === 1 ? member(node, name) : undefined;
