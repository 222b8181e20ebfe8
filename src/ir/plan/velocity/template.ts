import { beginsReference, readExpression, readReference } from "./expression.js";
import { excerpt, type Scanner, skipSpace, TemplateFault, type TemplateProblem, take, takeText } from "./scanner.js";

/** Directives that open a block which `#end` closes. */
const openers: ReadonlySet<string> = new Set(["if", "foreach", "define", "macro"]);
const dividers: ReadonlySet<string> = new Set(["elseif", "else"]);
/** Those that do something by themselves. */
const single: ReadonlySet<string> = new Set(["set", "break", "stop", "evaluate"]);

interface Block {
  readonly directive: string;
  readonly offset: number;
  hasElse: boolean;
}

interface Reading {
  readonly scanner: Scanner;
  readonly blocks: Block[];
  /** Macros that the template defines. */
  readonly macros: Set<string>;
}

/** What is text to Velocity begins with none of `#`, `$` and `\`. */
const plain = /[^#$\\]+/y;

/**
 * Reads a mapping template as Velocity does, without running it: the first problem, otherwise undefined. Names are not
 * looked up: one that nothing sets is text.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings.html
 */
export function findTemplateProblem(template: string): TemplateProblem | undefined {
  const reading: Reading = { scanner: { text: template, at: 0 }, blocks: [], macros: new Set() };
  try {
    while (reading.scanner.at < template.length) readNext(reading);
    const [open] = reading.blocks;
    if (open === undefined) return undefined;
    const count = reading.blocks.length;
    return {
      kind: "block",
      problem: `${count} ${count === 1 ? "block" : "blocks"} without '#end'`,
      offset: (reading.blocks.at(-1) ?? open).offset,
    };
  } catch (error) {
    if (!(error instanceof TemplateFault)) throw error;
    const { longText } = reading.scanner;
    // A quote that is missing is found only where another text begins, some lines on.
    if (longText !== undefined && longText < error.offset)
      return { kind: "syntax", problem: "a text without its closing quote", offset: longText };
    return { kind: error.kind, problem: error.problem, offset: error.offset };
  }
}

function readNext(reading: Reading): void {
  const { scanner } = reading;
  scanner.longText = undefined;
  if (take(scanner, plain) !== undefined) return;
  const next = scanner.text[scanner.at];
  if (next === "\\") take(scanner, /\\+[#$]?/y);
  else if (next === "#") readHash(reading);
  else if (beginsReference(scanner)) readReference(scanner);
  else scanner.at += 1;
}

const closers: readonly (readonly [opening: string, closing: string, name: string])[] = [
  ["#*", "*#", "a comment"],
  ["#[[", "]]#", "a literal block"],
];

function readHash(reading: Reading): void {
  const { scanner } = reading;
  if (take(scanner, /##[^\n]*/y) !== undefined) return;
  for (const [opening, closing, name] of closers) {
    if (!scanner.text.startsWith(opening, scanner.at)) continue;
    const end = scanner.text.indexOf(closing, scanner.at + opening.length);
    if (end === -1) throw new TemplateFault(`${name} without its closing '${closing}'`, scanner.at);
    scanner.at = end + closing.length;
    return;
  }
  const start = scanner.at;
  const name = take(scanner, /#(?:\{[A-Za-z]\w*\}|[A-Za-z]\w*)/y)?.replace(/[#{}]/g, "");
  if (name === undefined) scanner.at += 1;
  else readDirective(name, start, reading);
}

function readDirective(name: string, start: number, reading: Reading): void {
  const { scanner, blocks, macros } = reading;
  if (openers.has(name)) {
    readHead(name, start, reading);
    blocks.push({ directive: name, offset: start, hasElse: false });
  } else if (dividers.has(name)) {
    readDivider(name, start, reading);
  } else if (name === "end") {
    if (blocks.pop() === undefined) throw new TemplateFault("'#end' outside of any block", start, "block");
  } else if (single.has(name)) {
    if (name === "set" || name === "evaluate") readHead(name, start, reading);
  } else if (scanner.text[scanner.at] === "(" && !macros.has(name)) {
    // With a bracket directly behind it a name calls a macro; without one, a hash with a word is text.
    throw new TemplateFault(`an unknown directive, '#${name}'`, start);
  }
}

function readDivider(name: string, start: number, { scanner, blocks }: Reading): void {
  const block = blocks.at(-1);
  if (block === undefined || (block.directive !== "if" && block.directive !== "foreach"))
    throw new TemplateFault(`'#${name}' outside of any block`, start, "block");
  if (block.hasElse) throw new TemplateFault(`'#${name}' behind '#else' of the same block`, start, "block");
  if (name === "else") block.hasElse = true;
  else inBrackets(name, start, scanner, () => readExpression(scanner));
}

function readHead(name: string, start: number, { scanner, macros }: Reading): void {
  inBrackets(name, start, scanner, () => {
    if (name === "set") readAssignment(scanner);
    else if (name === "foreach") readLoop(scanner);
    else if (name === "define") expectReference(scanner, "#define");
    else if (name === "macro") macros.add(readMacro(scanner));
    else readExpression(scanner);
  });
}

function inBrackets(name: string, start: number, scanner: Scanner, read: () => void): void {
  if (!takeText(scanner, "(")) throw new TemplateFault(`'#${name}' without a '('`, start);
  read();
  if (takeText(scanner, ")")) return;
  // What stands on another line was hardly meant to belong to it.
  const isElsewhere = scanner.at >= scanner.text.length || scanner.text.slice(start, scanner.at).includes("\n");
  throw new TemplateFault(
    isElsewhere ? `'#${name}(' without its ')'` : `${excerpt(scanner)} where the ')' of '#${name}(' has to stand`,
    isElsewhere ? start : scanner.at,
  );
}

function readAssignment(scanner: Scanner): void {
  expectReference(scanner, "#set");
  if (!takeText(scanner, "=") || scanner.text[scanner.at] === "=")
    throw new TemplateFault(`${excerpt(scanner)} where the '=' of '#set(' has to stand`, scanner.at);
  readExpression(scanner);
}

function readLoop(scanner: Scanner): void {
  expectReference(scanner, "#foreach");
  skipSpace(scanner);
  if (take(scanner, /in\b/y) === undefined)
    throw new TemplateFault(`${excerpt(scanner)} where the 'in' of '#foreach(' has to stand`, scanner.at);
  readExpression(scanner);
}

function expectReference(scanner: Scanner, directive: string): void {
  skipSpace(scanner);
  if (!beginsReference(scanner))
    throw new TemplateFault(`${excerpt(scanner)} where the variable of '${directive}(' has to stand`, scanner.at);
  readReference(scanner);
}

/** `name $argument $argument`. */
function readMacro(scanner: Scanner): string {
  skipSpace(scanner);
  const name = take(scanner, /[A-Za-z_][\w-]*/y);
  if (name === undefined) throw new TemplateFault(`${excerpt(scanner)} where a macro's name has to stand`, scanner.at);
  for (skipSpace(scanner); scanner.text[scanner.at] === "$"; skipSpace(scanner)) readReference(scanner);
  return name;
}
