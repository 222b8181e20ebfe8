import { type JsonPointer, unsafeId } from "../../../../ir/ids.js";
import type { SourceFile, SourcePointer } from "../../../../ir/source.js";
import { inspectValue } from "../../../source/inspect-value.js";
import { parseText } from "../../../source/parse-text.js";
import { asText, joinText } from "./text.js";
import { list, object, scalar, type TextPiece, type Value } from "./value.js";

/** Members of one document; the largest definitions have a tenth of that. */
const keyLimit = 1_000_000;

/**
 * Reads text as the JSON or YAML document that it holds: a policy, an OpenAPI definition. What is not known stands in it as
 * it is; undefined when the text is no document. Every part keeps the place where it was written.
 */
export function readDocumentText(value: Value): Value | undefined {
  if (value.kind === "encoded") return value.value;
  const text = asText(value);
  const parts = text.kind === "join" ? text.parts : [text];
  const { filled, unknown, words, pieces } = fill(parts);
  const parsed = parseText("", "", filled);
  if (parsed.problems.length > 0 || typeof parsed.value !== "object" || parsed.value === null) return undefined;
  const inspection = inspectValue(parsed.value);
  if (inspection.kind !== "sound" || inspection.keys > keyLimit) return undefined;
  const reader: Reader = { source: parsed.source, unknown, words, place: placesIn(pieces, text.at) };
  return readNode(parsed.value, "", reader);
}

interface Reader {
  readonly source: SourceFile;
  readonly unknown: ReadonlyMap<string, Value>;
  /** The words of `unknown`, for splitting. */
  readonly words: RegExp;
  place(offset: number): SourcePointer;
}

/** Words stand in for what is not known; none of them occurs in the text. */
function fill(parts: readonly Value[]) {
  const texts = parts.map((part) => (part.kind === "scalar" ? String(part.value ?? "") : undefined));
  const all = texts.join("");
  let mark = "unknown";
  while (all.includes(mark)) mark += "_";
  const unknown = new Map<string, Value>();
  const pieces: TextPiece[] = [];
  let filled = "";
  parts.forEach((part, index) => {
    const start = filled.length;
    const known = texts[index];
    if (known === undefined) {
      const word = `${mark}${unknown.size}x`;
      unknown.set(word, part);
      pieces.push({ start, at: part.at });
      filled += word;
    } else {
      const own = part.kind === "scalar" ? part.pieces : undefined;
      pieces.push(...(own ?? [{ start: 0, at: part.at }]).map((each) => ({ start: each.start + start, at: each.at })));
      filled += known;
    }
  });
  return { filled, unknown, words: new RegExp(`(${mark}\\d+x)`), pieces };
}

function placesIn(pieces: readonly TextPiece[], fallback: SourcePointer): (offset: number) => SourcePointer {
  return (offset) => {
    let [low, high] = [0, pieces.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pieces[middle]?.start ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    const piece = pieces[low - 1];
    if (piece === undefined) return fallback;
    const { at } = piece;
    const further = offset - piece.start;
    return at.offset === undefined
      ? { ...at, within: (at.within ?? 0) + further }
      : { ...at, offset: at.offset + further };
  };
}

function readNode(node: unknown, pointer: string, reader: Reader): Value {
  const range = reader.source.locate({ file: "", pointer: unsafeId<JsonPointer>(pointer) });
  const at = reader.place(range.start.offset);
  if (Array.isArray(node)) {
    return list(
      node.map((item, index) => readNode(item, `${pointer}/${index}`, reader)),
      at,
    );
  }
  if (typeof node === "object" && node !== null) {
    const members = Object.entries(node).map(([key, member]) => {
      const inner = readNode(member, `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`, reader);
      return [restoredKey(key, reader), inner] as const;
    });
    return object(members, at);
  }
  if (typeof node === "string") return restore(node, at, reader);
  return scalar(typeof node === "number" || typeof node === "boolean" ? node : null, at);
}

/** Text with the values that words stand for. */
function restore(text: string, at: SourcePointer, { unknown, words }: Reader): Value {
  if (unknown.size === 0) return scalar(text, at);
  const pieces = text.split(words).filter((each) => each !== "");
  if (pieces.length === 0) return scalar("", at);
  const values = pieces.map((piece) => unknown.get(piece) ?? scalar(piece, at));
  const [only] = values;
  return values.length === 1 && only !== undefined ? only : joinText(values, at);
}

/** A key that is not known altogether reads as the variable that it names. */
function restoredKey(key: string, { unknown, words }: Reader): string {
  if (unknown.size === 0) return key;
  return key
    .split(words)
    .map((piece) => {
      const value = unknown.get(piece);
      return value === undefined
        ? piece
        : "text" in value
          ? `\${${value.text}}`
          : "name" in value
            ? `\${${value.name}}`
            : piece;
    })
    .join("");
}
