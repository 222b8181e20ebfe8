/** What of a template Velocity cannot read. */
export interface TemplateProblem {
  /** `block`: directives that open and close do not match. `syntax`: everything else. */
  readonly kind: "block" | "syntax";
  /** Ends the sentence "The mapping template has ...". */
  readonly problem: string;
  /** UTF-16 units from the template's beginning. */
  readonly offset: number;
}

/** Ends the reading; caught where it began. */
export class TemplateFault extends Error {
  constructor(
    readonly problem: string,
    readonly offset: number,
    readonly kind: TemplateProblem["kind"] = "syntax",
  ) {
    super(problem);
  }
}

/** A place in the text of a template. */
export interface Scanner {
  readonly text: string;
  at: number;
  /** Where the first text between quotes begins that goes over several lines, in the directive or reference that is read. */
  longText?: number | undefined;
}

/** Takes what a sticky expression matches here; undefined where it does not. */
export function take(scanner: Scanner, pattern: RegExp): string | undefined {
  pattern.lastIndex = scanner.at;
  const found = pattern.exec(scanner.text)?.[0];
  if (found !== undefined) scanner.at += found.length;
  return found;
}

export const skipSpace = (scanner: Scanner): void => {
  take(scanner, /\s*/y);
};

/** Takes a text after white space; false where another one stands. */
export function takeText(scanner: Scanner, text: string): boolean {
  skipSpace(scanner);
  if (!scanner.text.startsWith(text, scanner.at)) return false;
  scanner.at += text.length;
  return true;
}

/** A part of the template for a message: what stands at the place, up to the end of its line. */
export const excerpt = ({ text, at }: Scanner, length = 12): string => {
  const line = (text.slice(at, at + length + 1).split(/\r?\n/, 1)[0] ?? "").trimEnd();
  if (line === "") return at >= text.length ? "the end of the template" : "the end of the line";
  return `'${line.length > length ? `${line.slice(0, length)}…` : line}'`;
};
