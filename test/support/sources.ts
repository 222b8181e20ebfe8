import { type JsonPointer, unsafeId } from "../../src/ir/ids.js";
import type { SourceFile, SourcePointer, SourcePosition } from "../../src/ir/source.js";

const positionAt = (text: string, offset: number): SourcePosition => {
  const lines = text.slice(0, offset).split("\n");
  return { offset, line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
};

/** A file for tests of reports: what stands for a pointer is simply the text that is pointed at. */
export const aSource = (name: string, text: string, location = `/project/${name}`): SourceFile => ({
  name,
  location,
  text,
  locate: ({ pointer, offset }) => {
    const start = offset ?? text.indexOf(pointer);
    return { start: positionAt(text, start), end: positionAt(text, start + pointer.length) };
  },
});

/** The place of a piece of text in such a file. */
export const textAt = (file: string, text: string): SourcePointer => ({ file, pointer: unsafeId<JsonPointer>(text) });
