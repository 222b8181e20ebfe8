/**
 * Why text is no expression that may stand by itself in a Terraform configuration, without subject; undefined when it
 * is one. Brackets and quotes have to close, operands and operators to take turns, and nothing may reach beyond the
 * expression: no second line outside of brackets, no comment, no heredoc.
 *
 * Source: github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md, Expressions
 */
export function terraformExpressionProblem(text: string): string | undefined {
  const trimmed = text.trim();
  return trimmed === "" ? "is empty" : new ExpressionReader(trimmed).read();
}

const closers: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };
const binary = /(?:==|!=|<=|>=|&&|\|\||[-+*/%<>?:])/y;
const operand =
  /(?:[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?|[\p{ID_Start}_][\p{ID_Continue}-]*(?:::[\p{ID_Start}_][\p{ID_Continue}-]*)*)/uy;
const attribute = /\.(?:[\p{ID_Start}_][\p{ID_Continue}-]*|[0-9]+|\*)/uy;

/** What may come next. */
type Expected = "operand" | "operator";

/** Finds the first problem; one use a text. */
class ExpressionReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): string | undefined {
    return (
      this.#expression(undefined) ??
      (this.#at < this.#text.length ? `has a stray '${this.#text[this.#at]}'` : undefined)
    );
  }

  /** Reads one expression up to `end`, or up to the end of the text. */
  #expression(end: string | undefined): string | undefined {
    let expected: Expected = "operand";
    while (this.#at < this.#text.length) {
      const problem = this.#space(end !== undefined);
      if (problem !== undefined) return problem;
      const next = this.#text[this.#at];
      if (next === undefined || next === end) break;
      const taken: string | { readonly next: Expected } =
        expected === "operand" ? this.#operand(next) : this.#operator(next);
      if (typeof taken === "string") return taken;
      expected = taken.next;
    }
    return expected === "operand" ? "ends where a value is missing" : undefined;
  }

  #operand(next: string): string | { readonly next: Expected } {
    if (next === "!" || next === "-") {
      this.#at += 1;
      return { next: "operand" };
    }
    if (next === '"') return this.#quoted() ?? { next: "operator" };
    if (next in closers) return this.#group(next) ?? { next: "operator" };
    return this.#matches(operand) ? { next: "operator" } : `has a stray '${next}'`;
  }

  #operator(next: string): string | { readonly next: Expected } {
    if (next === "(" && !/[\p{ID_Continue}-]/u.test(this.#text[this.#at - 1] ?? "")) return "has a stray '('";
    if (next === "(" || next === "[") return this.#group(next) ?? { next: "operator" };
    if (this.#matches(attribute)) return { next: "operator" };
    return this.#matches(binary) ? { next: "operand" } : `has a stray '${next}'`;
  }

  /** What stands between brackets: lists, objects and `for` have a grammar of their own, of which only brackets matter here. */
  #group(open: string): string | undefined {
    const close = closers[open];
    this.#at += 1;
    while (this.#at < this.#text.length) {
      const problem = this.#space(true);
      if (problem !== undefined) return problem;
      const next = this.#text[this.#at] ?? "";
      if (next === close) {
        this.#at += 1;
        return undefined;
      }
      if (next === ")" || next === "]" || next === "}") return `has a '${next}' where '${close}' has to close`;
      const inner = next === '"' ? this.#quoted() : next in closers ? this.#group(next) : this.#step();
      if (inner !== undefined) return inner;
    }
    return `has a '${open}' that is not closed`;
  }

  #step(): undefined {
    this.#at += 1;
    return undefined;
  }

  #quoted(): string | undefined {
    this.#at += 1;
    while (this.#at < this.#text.length) {
      const next = this.#text[this.#at];
      if (next === '"') {
        this.#at += 1;
        return undefined;
      }
      if (next === "\n" || next === "\r") return "has a quoted text of several lines";
      if (next === "\\" || this.#startsWith("$${") || this.#startsWith("%%{")) {
        this.#at += next === "\\" ? 2 : 3;
      } else if (this.#startsWith("${") || this.#startsWith("%{")) {
        const problem = this.#interpolation(this.#startsWith("${"));
        if (problem !== undefined) return problem;
      } else this.#at += 1;
    }
    return "has a quoted text that does not end";
  }

  #interpolation(isExpression: boolean): string | undefined {
    this.#at += 1;
    if (!isExpression) return this.#group("{");
    this.#at += 1;
    const problem = this.#expression("}");
    if (problem !== undefined) return problem;
    this.#at += 1;
    return this.#at > this.#text.length ? "has a '${' that is not closed" : undefined;
  }

  /** White space; what begins a comment or a heredoc would take the rest of the line, or more, with it. */
  #space(isWithin: boolean): string | undefined {
    for (;;) {
      const next = this.#text[this.#at];
      if (next === "\n" || next === "\r") {
        if (!isWithin) return "has several lines outside of brackets";
      } else if (next !== " " && next !== "\t") break;
      this.#at += 1;
    }
    if (this.#startsWith("#") || this.#startsWith("//") || this.#startsWith("/*")) return "holds a comment";
    return this.#startsWith("<<") ? "holds a heredoc" : undefined;
  }

  #startsWith(text: string): boolean {
    return this.#text.startsWith(text, this.#at);
  }

  #matches(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found === null) return false;
    this.#at += found[0].length;
    return true;
  }
}
