import { type JsonPointer, unsafeId } from "../../ir/ids.js";

const escapeSegment = (segment: string): string =>
  segment.includes("~") || segment.includes("/") ? segment.replaceAll("~", "~0").replaceAll("/", "~1") : segment;

/** The pointer's reference tokens, unescaped (RFC 6901, section 3). */
export const segmentsOf = (pointer: string): readonly string[] =>
  pointer === ""
    ? []
    : pointer
        .slice(1)
        .split("/")
        .map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));

/** The pointer to a member or item of what `pointer` points to. */
export const childPointer = (pointer: JsonPointer, segment: string | number): JsonPointer =>
  unsafeId(`${pointer}/${typeof segment === "number" ? segment : escapeSegment(segment)}`);

export const rootPointer: JsonPointer = unsafeId("");
