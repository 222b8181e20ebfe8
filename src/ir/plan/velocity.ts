/** What begins a comment or a literal block, an escaped hash, and the directives that open, divide or end a block. */
const token = /\\#|##|#\*|#\[\[|#\{?(if|foreach|define|macro)\}?\s*\(|#\{?(elseif|else|end)\}?(?![A-Za-z0-9_])/g;

const closers: ReadonlyMap<string, string> = new Map([
  ["##", "\n"],
  ["#*", "*#"],
  ["#[[", "]]#"],
]);

/**
 * Whether the blocks of a Velocity template are closed; the first problem in words, otherwise undefined. Expressions are
 * not parsed.
 */
export function findTemplateProblem(template: string): string | undefined {
  const pattern = new RegExp(token);
  let depth = 0;
  for (let match = pattern.exec(template); match !== null; match = pattern.exec(template)) {
    const [text, opening, inner] = match;
    const closer = closers.get(text);
    if (closer !== undefined) {
      const end = template.indexOf(closer, pattern.lastIndex);
      if (end === -1) break;
      pattern.lastIndex = end + closer.length;
    } else if (opening !== undefined) depth++;
    else if (inner !== undefined && depth === 0) return `'${text}' outside of any block`;
    else if (inner === "end") depth--;
  }
  return depth === 0 ? undefined : `${depth} ${depth === 1 ? "block" : "blocks"} without '#end'`;
}
