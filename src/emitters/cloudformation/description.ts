import { type IsReference, withoutPlaceholders } from "./literal-text.js";

/** Cuts text to a number of bytes of UTF-8, between characters. */
function shorten(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  const ellipsis = "...";
  let length = 0;
  let kept = "";
  for (const character of text) {
    length += Buffer.byteLength(character);
    if (length > bytes - ellipsis.length) break;
    kept += character;
  }
  return kept + ellipsis;
}

/**
 * A description of the template or of one of its parts. It describes and is never deployed, so it is cut where
 * CloudFormation demands it.
 */
export const describe = (
  text: string,
  bytes: number,
  { isReference }: { readonly isReference: IsReference },
): string | undefined => (text === "" ? undefined : shorten(withoutPlaceholders(text, isReference), bytes));
