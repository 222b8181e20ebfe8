import type { JsonValue } from "../../../ir/json.js";
import type { SourcePointer } from "../../../ir/source.js";
import { knownText, scalar } from "../build-value.js";
import type { SourceValue } from "../source-value.js";

/** A value that is JSON in a text; undefined where it is none. Its parts stand where the text does. */
export function parseJsonText(value: SourceValue): SourceValue | undefined {
  if (value.kind !== "scalar" && value.kind !== "join") return undefined;
  const holes = new Map<string, SourceValue>();
  const text =
    knownText(value) ??
    (value.kind === "join"
      ? value.parts.map((part, index) => knownText(part) ?? hole(holes, part, index)).join("")
      : undefined);
  if (text === undefined) return undefined;
  try {
    return fromJson(JSON.parse(text), value.at, holes);
  } catch {
    return undefined;
  }
}

/** What is not known is stood in for by a word of characters that no text holds. */
function hole(holes: Map<string, SourceValue>, value: SourceValue, index: number): string {
  const word = `\uFFFE${index}\uFFFE`;
  holes.set(word, value);
  return word;
}

function fromJson(json: JsonValue, at: SourcePointer, holes: ReadonlyMap<string, SourceValue>): SourceValue {
  if (Array.isArray(json)) return { kind: "list", items: json.map((item: JsonValue) => fromJson(item, at, holes)), at };
  if (typeof json === "object" && json !== null) {
    return {
      kind: "object",
      members: Object.entries(json).map(([key, child]) => [key, fromJson(child, at, holes)]),
      at,
    };
  }
  if (typeof json !== "string" || !json.includes("\uFFFE")) return scalar(json as string, at);
  const parts = json
    .split(/(\uFFFE\d+\uFFFE)/)
    .filter((part) => part !== "")
    .map((part) => holes.get(part) ?? scalar(part, at));
  const [first] = parts;
  return parts.length === 1 && first !== undefined ? first : { kind: "join", parts, at };
}
