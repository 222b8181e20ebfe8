import type { Place } from "../report.js";
import { displayWidth, printable } from "./printable.js";

/** One line of the frame: source with its number, or the carets under it. */
export interface FrameLine {
  readonly gutter: string;
  readonly text: string;
  readonly kind: "marked" | "context" | "carets";
}

/** UTF-16 units of a line that are shown; what is longer, such as minified JSON, is cut around the column. */
const lineWidth = 120;
/** Of these, how many before the column. */
const lead = 40;

/** The line of a place with one line before and after, and carets under the range as far as it stays on its line. */
export function codeFrame({ text, range }: Place): readonly FrameLine[] {
  const lines = surroundingLines(text, range.start.offset);
  const column = range.start.offset - lines.start;
  const end = Math.max(column + 1, Math.min(range.end.offset - lines.start, lines.marked.length));
  const from = lines.marked.length <= lineWidth ? 0 : Math.max(0, column - lead);
  const numberWidth = String(range.start.line + 1).length;
  const line = (source: string | undefined, offset: number): readonly FrameLine[] => {
    if (source === undefined) return [];
    const gutter = String(range.start.line + offset).padStart(numberWidth);
    return [{ gutter, text: cutLine(source, from), kind: offset === 0 ? "marked" : "context" }];
  };
  const mark = from > 0 ? "…" : "";
  const before = displayWidth(mark + showTabs(lines.marked.slice(from, column)));
  const marked = displayWidth(showTabs(lines.marked.slice(column, Math.min(end, from + lineWidth))));
  const carets = " ".repeat(before) + "^".repeat(Math.max(1, marked));
  return [
    ...line(lines.before, -1),
    ...line(lines.marked, 0),
    { gutter: " ".repeat(numberWidth), text: carets, kind: "carets" },
    ...line(lines.after, 1),
  ];
}

interface Lines {
  readonly before: string | undefined;
  readonly marked: string;
  readonly after: string | undefined;
  /** Offset of the marked line. */
  readonly start: number;
}

function surroundingLines(text: string, offset: number): Lines {
  const start = offset === 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
  const end = endOfLine(text, start);
  const before = start === 0 ? undefined : text.slice(text.lastIndexOf("\n", start - 2) + 1, start - 1);
  const after = end >= text.length - 1 ? undefined : text.slice(end + 1, endOfLine(text, end + 1));
  return {
    before: before && withoutReturn(before),
    marked: withoutReturn(text.slice(start, end)),
    after: after && withoutReturn(after),
    start,
  };
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}

const withoutReturn = (line: string): string => (line.endsWith("\r") ? line.slice(0, -1) : line);
const showTabs = (text: string): string => printable(text.replaceAll("\t", "  "));

function cutLine(line: string, from: number): string {
  const shown = showTabs(line.slice(from, from + lineWidth));
  return `${from > 0 ? "…" : ""}${shown}${line.length > from + lineWidth ? "…" : ""}`;
}
