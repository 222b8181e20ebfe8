import { isMap, isScalar, Pair, Scalar, type ScalarTag, YAMLMap, YAMLSeq } from "yaml";
import { functionName } from "../../ir/cloudformation-expression.js";
import type { JsonValue } from "../../ir/json.js";
import { printYaml, stringNode } from "../yaml-document.js";
import type { Intrinsic, Json, TemplateEntry, TemplateNode } from "./template-node.js";

const isJson = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && "kind" in value && value.kind === "json";

/** JSON is YAML in flow style; it is printed without being taken apart. */
const jsonTag: ScalarTag = {
  tag: "tag:yaml.org,2002:map",
  default: true,
  identify: isJson,
  resolve: (text) => text,
  stringify: ({ value }) => (isJson(value) ? value.text : ""),
};

/**
 * A template as YAML 1.1, which CloudFormation reads, with intrinsic functions in their short form; no string of the
 * tree is taken for anything but a string, under YAML 1.2 as well.
 */
export function yamlText(root: readonly TemplateEntry[]): string {
  const sections = entriesNode(root);
  separate(sections);
  for (const section of sections.items) if (isMap(section.value)) separate(section.value);
  return printYaml(sections, [jsonTag]);
}

/** Puts an empty line between the members of a map. */
function separate(map: YAMLMap): void {
  for (const { key } of map.items.slice(1)) if (isScalar(key)) key.spaceBefore = true;
}

function entriesNode(entries: readonly TemplateEntry[]): YAMLMap {
  const map = new YAMLMap();
  map.items = entries.map(([key, value]) => new Pair(stringNode(key), yamlNode(value)));
  return map;
}

function yamlNode(node: TemplateNode): Scalar | YAMLMap | YAMLSeq {
  if (typeof node === "string") return stringNode(node);
  // Adding 0 makes 0 of -0, which JSON cannot write either.
  if (typeof node === "number") return new Scalar(node + 0);
  if (typeof node !== "object" || node === null) return new Scalar(node);
  if (!("kind" in node)) return listNode(node);
  if (node.kind === "json") return new Scalar(node);
  if (node.kind === "expression") return expressionNode(node.value);
  return node.kind === "object" ? entriesNode(node.entries) : intrinsicNode(node);
}

function listNode(nodes: readonly TemplateNode[]): YAMLSeq {
  const sequence = new YAMLSeq();
  sequence.items = nodes.map(yamlNode);
  return sequence;
}

function intrinsicNode(intrinsic: Intrinsic): Scalar | YAMLSeq {
  const node = intrinsicArgument(intrinsic);
  node.tag = `!${intrinsic.kind}`;
  return node;
}

/** An expression in its short form, but for functions of functions: YAML has one tag a node. */
function expressionNode(value: JsonValue): Scalar | YAMLMap | YAMLSeq {
  if (typeof value !== "object" || value === null) return yamlNode(value);
  if (Array.isArray(value)) {
    const sequence = new YAMLSeq();
    sequence.items = value.map(expressionNode);
    return sequence;
  }
  const name = functionName(value);
  const entries = Object.entries(value);
  const argument = name === undefined ? undefined : entries[0]?.[1];
  if (name === undefined || argument === undefined || functionName(argument) !== undefined) {
    const map = new YAMLMap();
    map.items = entries.map(([key, member]) => new Pair(stringNode(key), expressionNode(member)));
    return map;
  }
  const node = isAttribute(name, argument) ? stringNode(argument.join(".")) : expressionNode(argument);
  node.tag = `!${name.replace(/^Fn::/, "")}`;
  return node;
}

/** `Fn::GetAtt` takes a list, and its short form a text. */
const isAttribute = (name: string, argument: JsonValue): argument is readonly string[] =>
  name === "Fn::GetAtt" && Array.isArray(argument) && argument.every((each) => typeof each === "string");

function intrinsicArgument(intrinsic: Intrinsic): Scalar | YAMLSeq {
  switch (intrinsic.kind) {
    case "Ref":
      return stringNode(intrinsic.name);
    case "GetAtt":
      return stringNode(`${intrinsic.resource}.${intrinsic.attribute}`);
    case "Sub":
      return intrinsic.variables.length === 0
        ? stringNode(intrinsic.text)
        : listNode([intrinsic.text, { kind: "object", entries: intrinsic.variables }]);
    case "Join":
      return listNode(["", intrinsic.parts]);
  }
}
