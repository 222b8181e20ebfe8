import type { SourcePosition, SourceRange } from "../../ir/source.js";

/** Turns offsets into lines and columns; the line table is made at the first question. */
export function createLineTable(text: string): (start: number, end: number) => SourceRange {
  let starts: readonly number[] | undefined;
  const lineStarts = (): readonly number[] => {
    if (starts !== undefined) return starts;
    const found = [0];
    for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) found.push(at + 1);
    starts = found;
    return found;
  };
  const position = (offset: number): SourcePosition => {
    const table = lineStarts();
    let [low, high] = [0, table.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((table[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { offset, line: low + 1, column: offset - (table[low] ?? 0) + 1 };
  };
  return (start, end) => ({ start: position(start), end: position(Math.max(start, end)) });
}
