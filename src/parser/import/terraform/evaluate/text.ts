import type { SourcePointer } from "../../../../ir/source.js";
import { EvaluationLimit, type ScalarValue, scalarText, type TextPiece, type Value } from "./value.js";

/** Characters of one text: several times what the service takes for a whole definition. */
const textLimit = 16 * 1024 * 1024;

/** Puts values together as text: what is known becomes one, and every part of it remembers where it comes from. */
export function joinText(parts: readonly Value[], at: SourcePointer): Value {
  const joined: Value[] = [];
  let run: KnownText | undefined;
  const endRun = (): void => {
    if (run === undefined) return;
    const { text, pieces } = run;
    joined.push({ kind: "scalar", value: text, at: run.at, ...(pieces.length > 1 ? { pieces } : {}) });
    run = undefined;
  };
  for (const part of parts.flatMap(textParts)) {
    if (part.kind !== "scalar") {
      endRun();
      joined.push(part);
    } else {
      run ??= { text: "", pieces: [], at: part.at };
      addText(run, part);
    }
  }
  endRun();
  const [only] = joined;
  if (only === undefined) return { kind: "scalar", value: "", at };
  return joined.length === 1 ? only : { kind: "join", parts: joined, at };
}

/** Text that is known, while it is put together. */
interface KnownText {
  text: string;
  readonly pieces: TextPiece[];
  readonly at: SourcePointer;
}

/** Pieces of which the places are kept; what lies behind them counts to the last one. */
const pieceLimit = 20_000;

function addText(run: KnownText, part: ScalarValue): void {
  const start = run.text.length;
  for (const piece of part.pieces ?? [{ start: 0, at: part.at }]) {
    if (run.pieces.length < pieceLimit) run.pieces.push({ start: piece.start + start, at: piece.at });
  }
  run.text += String(part.value);
  if (run.text.length > textLimit) throw new EvaluationLimit();
}

function textParts(value: Value): readonly Value[] {
  switch (value.kind) {
    case "join":
      return value.parts.flatMap(textParts);
    case "encoded":
      return textParts(encodedText(value.value, value.at));
    case "scalar":
      if (value.value === null || value.value === "") return [];
      return typeof value.value === "string" ? [value] : [{ ...value, value: scalarText(value.value) }];
    default:
      return [value];
  }
}

/** A value in the place of text: joins and what is encoded are written out. */
export const asText = (value: Value): Value => joinText([value], value.at);

/** The text itself where all of it is known. Parameters count with what is assumed of them, when that is wanted. */
export function knownText(value: Value, assume?: (parameter: string) => void): string | undefined {
  switch (value.kind) {
    case "scalar":
      return value.value === null ? undefined : scalarText(value.value);
    case "encoded":
      return knownText(encodedText(value.value, value.at), assume);
    case "join": {
      const texts = value.parts.map((each) => knownText(each, assume));
      return texts.every((each) => each !== undefined) ? texts.join("") : undefined;
    }
    case "parameter": {
      const text = assume === undefined || value.assumed === undefined ? undefined : knownText(value.assumed, assume);
      if (text !== undefined) assume?.(value.name);
      return text;
    }
    default:
      return undefined;
  }
}

/** JSON as Terraform's `jsonencode` writes it, except that members keep the order of the source. */
export function encodedText(value: Value, at: SourcePointer): Value {
  const text = (each: string): Value => ({ kind: "scalar", value: each, at: value.at });
  switch (value.kind) {
    case "scalar":
      return text(quoteJson(value.value));
    case "list":
      return joinText([text("["), ...between(value.items.map((each) => [encodedText(each, at)])), text("]")], at);
    case "object": {
      const members = [...value.members].map(([key, each]) => [text(`${quoteJson(key)}:`), encodedText(each, at)]);
      return joinText([text("{"), ...between(members), text("}")], at);
    }
    case "join":
      return joinText([text('"'), ...value.parts.map(escapedPart), text('"')], at);
    case "encoded":
      return encodedText(asText(value), at);
    default:
      return joinText([text('"'), value, text('"')], at);
  }
}

const escapedPart = (part: Value): Value =>
  part.kind === "scalar" && part.value !== null
    ? { kind: "scalar", value: quoteJson(scalarText(part.value)).slice(1, -1), at: part.at }
    : part;

/** Terraform, as Go does, also escapes what could end a script element. */
const quoteJson = (value: string | number | boolean | null): string =>
  JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

const between = (groups: readonly (readonly Value[])[]): readonly Value[] =>
  groups.flatMap((group, index) =>
    index === 0 || group[0] === undefined
      ? group
      : [{ kind: "scalar", value: ",", at: group[0].at } as const, ...group],
  );
