import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, parseDocument } from "yaml";
import type { Located } from "./json-locator.js";
import { segmentsOf } from "./json-pointer.js";

/** What is wrong with YAML text, by offset. */
export interface YamlProblem {
  readonly code: "syntax" | "key-duplicate";
  readonly detail: string;
  readonly offset: number;
}

/** Finds places in YAML text. The text is parsed, with positions, at the first question: a cost of errors only. */
export function createYamlLocator(text: string): (pointer: string) => Located {
  let contents: Node | null | undefined;
  let resolveAlias: (node: Node | null) => Node | null = (node) => node;
  return (pointer) => {
    if (contents === undefined) {
      const document = parseDocument(text, { uniqueKeys: false, logLevel: "silent", merge: true });
      contents = document.contents;
      resolveAlias = (node) => (isAlias(node) ? (node.resolve(document) ?? null) : node);
    }
    return locateNode(contents, pointer, resolveAlias);
  };
}

/** Every problem that the YAML specification knows, so that one run reports all of them. */
export function yamlProblems(text: string): readonly YamlProblem[] {
  const document = parseDocument(text, { prettyErrors: false, logLevel: "silent", merge: true });
  return document.errors.map((error) => ({
    code: error.code === "DUPLICATE_KEY" ? "key-duplicate" : "syntax",
    detail:
      error.code === "DUPLICATE_KEY"
        ? (/^\S+/.exec(text.slice(error.pos[0]))?.[0] ?? "").replace(/:$/, "")
        : error.message,
    offset: error.pos[0],
  }));
}

type MapPair = Pair<Node, Node | null>;

function locateNode(root: Node | null, pointer: string, resolveAlias: (node: Node | null) => Node | null): Located {
  let node = root;
  let key: Node | null = null;
  for (const segment of segmentsOf(pointer)) {
    const target = resolveAlias(node);
    const pair = isMap(target)
      ? target.items.find((item): item is MapPair => isScalar(item.key) && String(item.key.value) === segment)
      : undefined;
    if (pair !== undefined) [key, node] = [pair.key, pair.value];
    else if (isSeq(target) && target.items[Number(segment)] !== undefined) {
      [key, node] = [null, target.items[Number(segment)] as Node];
    } else break;
  }
  const value = offsets(node) ?? offsets(key) ?? ([0, 0] as const);
  const keyOffsets = offsets(key);
  const scalar = resolveAlias(node);
  const text = (): string | undefined =>
    isScalar(scalar) && typeof scalar.value === "string" ? scalar.value : undefined;
  return keyOffsets === undefined ? { value, text } : { key: keyOffsets, value, text };
}

const offsets = (node: Node | null): readonly [number, number] | undefined =>
  node?.range ? [node.range[0], node.range[1]] : undefined;
