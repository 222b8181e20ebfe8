import type { SourcePointer } from "../../../../ir/source.js";
import { scalarText, type TextPiece, type Value } from "./value.js";

/** Puts values together as text: what is known becomes one, and every part of it remembers where it comes from. */
export function joinText(parts: readonly Value[], at: SourcePointer): Value {
  const joined: Value[] = [];
  for (const part of parts.flatMap(textParts)) {
    const last = joined.at(-1);
    if (part.kind !== "scalar" || last?.kind !== "scalar") {
      joined.push(part);
    } else {
      const text = `${last.value}${part.value}`;
      joined[joined.length - 1] = {
        kind: "scalar",
        value: text,
        at: last.at,
        pieces: [...piecesOf(last), ...piecesOf(part, String(last.value).length)],
      };
    }
  }
  const [only] = joined;
  if (only === undefined) return { kind: "scalar", value: "", at };
  return joined.length === 1 ? only : { kind: "join", parts: joined, at };
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

const piecesOf = (value: Value, offset = 0): readonly TextPiece[] => {
  if (value.kind !== "scalar") return [];
  const pieces = value.pieces ?? [{ start: 0, at: value.at }];
  return offset === 0 ? pieces : pieces.map((each) => ({ start: each.start + offset, at: each.at }));
};

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
