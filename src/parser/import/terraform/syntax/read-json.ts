import { type DocumentNode, isRecord, items, keyPlaceOf, members, placeOf, rootNode } from "../../../document-node.js";
import type { LoadedFile } from "../../../loaded-file.js";
import type { ConfigurationArgument, ConfigurationBlock, ConfigurationBody, Expression } from "./expression.js";
import type { ParseHcl } from "./grammar.js";
import { readTemplateText } from "./read-template-text.js";

/**
 * The JSON syntax: https://developer.hashicorp.com/terraform/language/syntax/json
 *
 * It writes blocks and arguments alike. Which is which below a resource, nobody but the provider's schema knows; all that
 * stands there is read as an argument, and an argument that is a list of objects means the same as blocks.
 */
export function readJsonBody(file: LoadedFile, isValues: boolean, parse: ParseHcl): ConfigurationBody {
  const root = rootNode(file);
  if (isValues) return { arguments: argumentsOf(root, parse), blocks: [] };
  return {
    arguments: [],
    blocks: withoutComments(root).flatMap(([type, node]) => readBlocks(type, node, labelCounts[type] ?? 0, parse)),
  };
}

const labelCounts: Readonly<Record<string, number>> = {
  resource: 2,
  data: 2,
  variable: 1,
  output: 1,
  module: 1,
  provider: 1,
};

const withoutComments = (node: DocumentNode) => members(node).filter(([name]) => name !== "//");

function readBlocks(
  type: string,
  node: DocumentNode,
  labels: number,
  parse: ParseHcl,
  above: readonly string[] = [],
): readonly ConfigurationBlock[] {
  if (Array.isArray(node.value)) return items(node).flatMap((item) => readBlocks(type, item, labels, parse, above));
  if (!isRecord(node.value)) return [];
  if (labels > 0) {
    return withoutComments(node).flatMap(([label, child]) =>
      readBlocks(type, child, labels - 1, parse, [...above, label]),
    );
  }
  const found = argumentsOf(node, parse);
  const read = type === "variable" || type === "output" ? found.map((each) => asWords(each, node)) : found;
  return [{ type, labels: above, body: { arguments: read, blocks: [] }, at: keyPlaceOf(node) }];
}

/** What describes a variable or an output is text as it is written, and no template. */
function asWords(argument: ConfigurationArgument, block: DocumentNode): ConfigurationArgument {
  const value = isRecord(block.value) ? block.value.description : undefined;
  if (argument.name !== "description" || typeof value !== "string") return argument;
  const { at, text } = argument.value;
  return { ...argument, value: { kind: "literal", value, at, text } };
}

const argumentsOf = (node: DocumentNode, parse: ParseHcl): readonly ConfigurationArgument[] =>
  withoutComments(node).map(([name, child]) => ({ name, value: readValue(child, parse), at: keyPlaceOf(child) }));

function readValue(node: DocumentNode, parse: ParseHcl): Expression {
  const at = placeOf(node);
  const { value } = node;
  if (typeof value === "string") return readText(node, value, parse);
  const text = JSON.stringify(value) ?? "null";
  if (Array.isArray(value))
    return { kind: "tuple", items: items(node).map((item) => readValue(item, parse)), at, text };
  if (isRecord(value)) {
    const entries = withoutComments(node).map(([key, child]) => ({
      key: readKey(key, child, parse),
      value: readValue(child, parse),
    }));
    return { kind: "object", entries, at, text };
  }
  return { kind: "literal", value: typeof value === "number" || typeof value === "boolean" ? value : null, at, text };
}

function readText(node: DocumentNode, text: string, parse: ParseHcl): Expression {
  const at = placeOf(node);
  const place = (offset: number) => (offset === 0 ? at : { ...at, within: offset });
  return readTemplateText(parse, { text, place }) ?? { kind: "literal", value: text, at, text };
}

const readKey = (key: string, node: DocumentNode, parse: ParseHcl): Expression => {
  const at = keyPlaceOf(node);
  return readTemplateText(parse, { text: key, place: () => at }) ?? { kind: "literal", value: key, at, text: key };
};
