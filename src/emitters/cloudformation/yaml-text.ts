import { Document, isMap, isScalar, Pair, Scalar, type ScalarTag, type Tags, YAMLMap, YAMLSeq } from "yaml";
import type { Intrinsic, Json, TemplateEntry, TemplateNode } from "./template-node.js";
import { escapeUnprintable, holdsUnprintable } from "./unprintable.js";

/** Plain, these are a merge key, a default value, and the marks between documents. */
const reserved = /^(?:<<|=|---.*|\.\.\..*)$/s;
const blank = /^\s+$/;

/** A tab is content inside a block, but nowhere else to every reader. */
const tabbed = /^[^\n]*\t[^\n]*$/;

const needsQuotes = (text: string): boolean =>
  tabbed.test(text) || holdsUnprintable(text) || reserved.test(text) || blank.test(text);

/** YAML 1.1 knows an exponent only behind a decimal point; `1e+21` would be a string. */
const exponentTag: ScalarTag = {
  tag: "tag:yaml.org,2002:float",
  default: true,
  identify: (value) => typeof value === "number" && /^-?\d+e/.test(String(value)),
  // Printing prefers tags with a test; this one reads nothing.
  test: /(?!)/,
  resolve: Number,
  stringify: ({ value }) => String(value).replace("e", ".0e"),
};

/** No key of a template merges anything, and this tag would print the text `<<` without its quotes. */
const isMergeTag = (tag: Tags[number]): boolean => typeof tag !== "string" && tag.tag === "tag:yaml.org,2002:merge";

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
  const document = new Document(null, {
    version: "1.1",
    compat: "core",
    aliasDuplicateObjects: false,
    customTags: (tags) => [exponentTag, jsonTag, ...tags.filter((tag) => !isMergeTag(tag))],
  });
  const sections = entriesNode(root);
  separate(sections);
  for (const section of sections.items) if (isMap(section.value)) separate(section.value);
  document.contents = sections as typeof document.contents;
  const text = document.toString({
    lineWidth: 0,
    blockQuote: "literal",
    // Escaped line feeds: within quotes, YAML folds real ones.
    doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
  });
  return escapeUnprintable(text);
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
  return node.kind === "object" ? entriesNode(node.entries) : intrinsicNode(node);
}

function listNode(nodes: readonly TemplateNode[]): YAMLSeq {
  const sequence = new YAMLSeq();
  sequence.items = nodes.map(yamlNode);
  return sequence;
}

function stringNode(text: string): Scalar {
  const scalar = new Scalar(text);
  if (needsQuotes(text)) scalar.type = Scalar.QUOTE_DOUBLE;
  return scalar;
}

function intrinsicNode(intrinsic: Intrinsic): Scalar | YAMLSeq {
  const node = intrinsicArgument(intrinsic);
  node.tag = `!${intrinsic.kind}`;
  return node;
}

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
