/**
 * What a terminal would act upon or not show: control characters (escape sequences begin with one), line separators,
 * and the marks that make text run backwards, by which source can look other than it is (https://trojansource.codes).
 */
const unprintable = /[\p{Cc}\p{Zl}\p{Zp}\p{Surrogate}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/u;
const everyUnprintable = new RegExp(unprintable.source, "gu");

const escapeCharacter = (character: string): string => {
  if (character === "\n") return "\\n";
  if (character === "\t") return "\\t";
  return `\\u{${character.codePointAt(0)?.toString(16)}}`;
};

/** Text of a document on one line, safe for a terminal or a log: everything unprintable is spelt out. */
export const printable = (text: string): string => text.replace(everyUnprintable, escapeCharacter);

/** Two cells wide in a terminal: https://www.unicode.org/reports/tr11/, wide and full-width, in rough ranges. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|[\u{20000}-\u{3fffd}]/u;
const narrowMark = /\p{M}/u;

/** Cells that printable text takes in a terminal. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += narrowMark.test(character) ? 0 : wide.test(character) ? 2 : 1;
  return width;
}
