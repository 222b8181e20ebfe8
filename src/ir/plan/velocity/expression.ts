import { excerpt, type Scanner, skipSpace, TemplateFault, take, takeText } from "./scanner.js";

/*
 * Expressions and references of Velocity 1.7, which mapping templates are written in:
 * https://velocity.apache.org/engine/1.7/vtl-reference.html
 */

/** Deeper ones are nobody's; the reader's own stack has to hold them. */
const deepest = 100;

const identifier = /[A-Za-z_][A-Za-z0-9_-]*/y;
const operator = /\|\||&&|==|!=|<=|>=|<|>|\+|-|\*|\/|%|(?:or|and|eq|ne|lt|le|gt|ge)\b/y;

/** Whether a reference begins here: `$name`, `$!name`, `${name}`, `$!{name}`. Any other `$` is text. */
export const beginsReference = ({ text, at }: Scanner): boolean => {
  referenceStart.lastIndex = at;
  return referenceStart.test(text);
};
const referenceStart = /\$!?\{?[A-Za-z_]/y;

/** Reads `$name.property.method(arguments)[index]`, with or without braces. */
export function readReference(scanner: Scanner, depth = 0): void {
  const start = scanner.at;
  take(scanner, /\$!?/y);
  const inBraces = take(scanner, /\{/y) !== undefined;
  if (take(scanner, identifier) === undefined)
    throw new TemplateFault(`a reference without a name, ${excerpt({ text: scanner.text, at: start })}`, start);
  while (readMember(scanner, depth)) {}
  if (inBraces && take(scanner, /\}/y) === undefined)
    throw new TemplateFault(
      `a reference without its closing '}', ${excerpt({ text: scanner.text, at: start })}`,
      start,
    );
}

function readMember(scanner: Scanner, depth: number): boolean {
  if (take(scanner, /\.(?=[A-Za-z_])/y) !== undefined) {
    take(scanner, identifier);
    const opening = scanner.at;
    if (take(scanner, /\(/y) !== undefined) readItems(scanner, ")", opening, depth + 1);
    return true;
  }
  // What no index could be is text: `$name[ok]` in a JSON template is a list behind a value.
  const opening = scanner.at;
  if (take(scanner, /\[(?=\s*(?:\$|"|'|-?\d))/y) === undefined) return false;
  readExpression(scanner, depth + 1);
  if (!takeText(scanner, "]")) throw new TemplateFault("an index without its closing ']'", opening);
  return true;
}

/** Comma-separated expressions up to a closing bracket. */
function readItems(scanner: Scanner, closing: string, opening: number, depth: number): void {
  if (takeText(scanner, closing)) return;
  do readExpression(scanner, depth);
  while (takeText(scanner, ","));
  if (!takeText(scanner, closing))
    throw new TemplateFault(`${excerpt(scanner)} where '${closing}' or ',' has to stand`, unexpected(scanner, opening));
}

/** An end is nothing to point at; what has not been closed is. */
const unexpected = (scanner: Scanner, opening: number): number =>
  scanner.at >= scanner.text.length ? opening : scanner.at;

export function readExpression(scanner: Scanner, depth = 0): void {
  if (depth > deepest) throw new TemplateFault(`expressions nested more than ${deepest} levels deep`, scanner.at);
  readOperand(scanner, depth);
  skipSpace(scanner);
  while (take(scanner, operator) !== undefined) {
    readOperand(scanner, depth);
    skipSpace(scanner);
  }
}

function readOperand(scanner: Scanner, depth: number): void {
  while (
    takeText(scanner, "!") ||
    take(scanner, /not\b/y) !== undefined ||
    take(scanner, /-(?=[\d$(])/y) !== undefined
  ) {
    // Signs before an operand.
  }
  const opening = scanner.at;
  if (scanner.text[opening] === "$") readReference(scanner, depth + 1);
  else if (takeText(scanner, "(")) {
    readExpression(scanner, depth + 1);
    if (!takeText(scanner, ")")) throw new TemplateFault("a '(' without its ')'", opening);
  } else if (takeText(scanner, "[")) readList(scanner, opening, depth + 1);
  else if (takeText(scanner, "{")) readMap(scanner, opening, depth + 1);
  else if (!readString(scanner) && take(scanner, simpleValue) === undefined)
    throw new TemplateFault(`${excerpt(scanner)} where a value has to stand`, scanner.at);
}

const simpleValue = /(?:true|false|null)\b|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** `'text'`, in which nothing is replaced, and `"text"`. A quote within is doubled or escaped. */
function readString(scanner: Scanner): boolean {
  const opening = scanner.at;
  const quote = scanner.text[opening];
  if (quote !== '"' && quote !== "'") return false;
  const { text } = scanner;
  for (let at = opening + 1; at < text.length; at += 1) {
    if (text[at] === "\\" || (text[at] === quote && text[at + 1] === quote)) at += 1;
    else if (text[at] === quote) {
      scanner.at = at + 1;
      if (text.slice(opening, at).includes("\n")) scanner.longText ??= opening;
      return true;
    }
  }
  throw new TemplateFault("a text without its closing quote", opening);
}

/** `[1, 2]` and `[1..5]`. */
function readList(scanner: Scanner, opening: number, depth: number): void {
  if (takeText(scanner, "]")) return;
  do {
    readExpression(scanner, depth);
    if (takeText(scanner, "..")) readExpression(scanner, depth);
  } while (takeText(scanner, ","));
  if (!takeText(scanner, "]"))
    throw new TemplateFault(`${excerpt(scanner)} where ']' or ',' has to stand`, unexpected(scanner, opening));
}

/** `{"key": value}`. */
function readMap(scanner: Scanner, opening: number, depth: number): void {
  if (takeText(scanner, "}")) return;
  do {
    readExpression(scanner, depth);
    if (!takeText(scanner, ":")) throw new TemplateFault(`${excerpt(scanner)} where ':' has to stand`, scanner.at);
    readExpression(scanner, depth);
  } while (takeText(scanner, ","));
  if (!takeText(scanner, "}"))
    throw new TemplateFault(`${excerpt(scanner)} where '}' or ',' has to stand`, unexpected(scanner, opening));
}
