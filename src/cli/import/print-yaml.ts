import { Pair, Scalar, YAMLMap, YAMLSeq } from "yaml";
import { printYaml, stringNode } from "../../emitters/yaml-document.js";
import type { JsonPointer } from "../../ir/ids.js";
import type { JsonValue } from "../../ir/json.js";
import { placeWithin } from "../../ir/source.js";
import type { TracedJson } from "../../parser/import/imported-api.js";
import { printable } from "../../report/printable.js";

/** Columns that a collection in one line may take, without its indentation; and those of a line of a comment. */
const flowWidth = 72;
const commentWidth = 110;
/** Values in a collection of one line. */
const flowValues = 5;

type YamlNode = Scalar | YAMLMap | YAMLSeq;

/**
 * Prints a tree as a person would write it: small collections in one line, text of several lines in blocks, comments in
 * front of what they are about, no anchors. What is read again is the same tree.
 *
 * @param head comment at the beginning of the file
 */
export function printTraced({ value, comments }: TracedJson, head: string): string {
  const printer = new TreePrinter(comments);
  const root = printer.node(value, "" as JsonPointer, 0);
  const text = printYaml(root);
  return `${commentLines([head, ...printer.left("" as JsonPointer)].join("\n"), "# ")}\n${text}`;
}

/** Comments are handed out once; those whose part is not there go to the nearest part around it. */
class TreePrinter {
  readonly #comments: Map<JsonPointer, string>;

  constructor(comments: ReadonlyMap<JsonPointer, string>) {
    this.#comments = new Map(comments);
  }

  node(value: JsonValue, at: JsonPointer, depth: number): YamlNode {
    if (typeof value === "string") return stringNode(value);
    if (typeof value !== "object" || value === null) return new Scalar(value);
    const isFlow = this.#isSmall(value, at, depth);
    if (isList(value)) {
      const sequence = new TightSequence();
      sequence.items = value.map((item, index) => this.#item(item, childOf(at, index), depth + 1));
      sequence.flow = isFlow;
      return sequence;
    }
    const map = new SpacedMap();
    map.items = Object.entries(value).map(([key, member]) => {
      const keyNode = stringNode(key);
      const place = childOf(at, key);
      const valueNode = this.node(member, place, depth + 1);
      const comment = this.left(place).join("\n");
      if (comment !== "") keyNode.commentBefore = commentLines(comment, " ");
      return new Pair(keyNode, valueNode);
    });
    map.flow = isFlow;
    return map;
  }

  #item(value: JsonValue, at: JsonPointer, depth: number): YamlNode {
    const node = this.node(value, at, depth);
    const comment = this.left(at).join("\n");
    if (comment !== "") node.commentBefore = commentLines(comment, " ");
    return node;
  }

  /** The comments of a part and of everything below it that has not been given out, in the order of their addresses. */
  left(at: JsonPointer): readonly string[] {
    if (this.#comments.size === 0) return [];
    const found = [...this.#comments].filter(([place]) => place === at || place.startsWith(`${at}/`));
    for (const [place] of found) this.#comments.delete(place);
    return found.map(([, text]) => text);
  }

  #isSmall(value: object, at: JsonPointer, depth: number): boolean {
    const values = Object.values(value);
    if (values.length === 0) return true;
    if (isStructure(at, depth) && !(isList(value as JsonValue) && values.every((each) => typeof each !== "object")))
      return false;
    if ([...this.#comments.keys()].some((place) => place.startsWith(`${at}/`))) return false;
    return countValues(value, 0) <= flowValues && JSON.stringify(value).length <= flowWidth;
  }
}

type PrintArguments = Parameters<YAMLSeq["toString"]>;

/** `[a, b]`, and `{ a: b }`: the printer has one padding for both. */
class TightSequence extends YAMLSeq {
  override toString(...[context, ...others]: PrintArguments): string {
    return super.toString(context && { ...context, flowCollectionPadding: "" }, ...others);
  }
}

class SpacedMap extends YAMLMap {
  override toString(...[context, ...others]: PrintArguments): string {
    return super.toString(context && { ...context, flowCollectionPadding: " " }, ...others);
  }
}

/** What gives a file its shape is spread out, however little it holds: sections, paths, operations, lists of their parts. */
const isStructure = (at: string, depth: number): boolean =>
  depth < 2 ||
  /^\/paths\/[^/]+(?:\/[^/]+(?:\/(?:responses|parameters|requestBody|x-amazon-apigateway-integration))?)?$/.test(at);

/** Values below, those in collections within collections counted as too many. */
function countValues(value: unknown, level: number): number {
  if (typeof value === "string" && value.includes("\n")) return flowValues + 1;
  if (typeof value !== "object" || value === null) return 1;
  if (level > 1) return flowValues + 1;
  return Object.values(value).reduce((sum: number, each) => sum + countValues(each, level + 1), 0);
}

const isList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);

const childOf = (at: JsonPointer, step: string | number): JsonPointer =>
  placeWithin({ file: "", pointer: at }, [step]).pointer;

/** Text as the lines of a comment, broken between words. */
function commentLines(text: string, prefix: string): string {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .flatMap((line) => wrap(printable(line)))
    .map((line) => `${prefix}${line}`.trimEnd())
    .join("\n");
}

function wrap(line: string): readonly string[] {
  const lines: string[] = [];
  for (const word of line.split(" ")) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length >= commentWidth) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
