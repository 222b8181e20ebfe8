import { type JsonPointer, unsafeId } from "./ids.js";

/** One file that was read. Diagnostics find it by `name`; the model never holds the file itself. */
export interface SourceFile {
  /** Path relative to the folder of the entry document, `/`-separated: the same on every machine. */
  readonly name: string;
  /** Where the host read it: an absolute path or a URL. */
  readonly location: string;
  readonly text: string;
  /** Range of the key or value that is pointed at; of the nearest ancestor that exists when the pointer leads nowhere. */
  locate(at: SourcePointer): SourceRange;
}

/** `offset` counts UTF-16 units from 0; `line` and `column` count from 1. */
export interface SourcePosition {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

export interface SourceRange {
  readonly start: SourcePosition;
  readonly end: SourcePosition;
}

/**
 * Where a node of the model comes from. Plain data and cheap to create; line and column are worked out only when a
 * diagnostic is printed.
 */
export interface SourcePointer {
  /** `SourceFile.name` of the file that holds the text. */
  readonly file: string;
  readonly pointer: JsonPointer;
  /** Point at the key rather than the value; value when absent. */
  readonly part?: "key";
  /** UTF-16 offset into the text that is the value, such as a mapping template; the value's beginning when absent. */
  readonly within?: number;
  /** UTF-16 offset into the text, where no pointer can lead: a syntax error. It takes precedence. */
  readonly offset?: number;
}

/** The place of a member or item below another place; RFC 6901 has the escapes of pointers. */
export const placeWithin = (
  { file, pointer }: SourcePointer,
  path: readonly (string | number)[],
  part?: "key",
): SourcePointer => ({
  file,
  pointer: unsafeId<JsonPointer>(
    pointer + path.map((each) => `/${String(each).replaceAll("~", "~0").replaceAll("/", "~1")}`).join(""),
  ),
  ...(part === undefined ? {} : { part }),
});
