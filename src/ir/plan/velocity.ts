/** Comments, literal blocks and escaped hashes, which hold no directives; then the directives that open or end a block. */
const token =
  /##[^\n]*|#\*[\s\S]*?\*#|#\[\[[\s\S]*?\]\]#|\\#|#\{?(if|foreach|define|macro)\}?\s*\(|#\{?(elseif|else|end)\}?(?![A-Za-z0-9_])/g;

/**
 * Whether the blocks of a Velocity template are closed; the first problem in words, otherwise undefined. Expressions are
 * not parsed.
 */
export function findTemplateProblem(template: string): string | undefined {
  let depth = 0;
  for (const [text, opening, inner] of template.matchAll(token)) {
    if (opening !== undefined) depth++;
    else if (inner !== undefined && depth === 0) return `'${text}' outside of any block`;
    else if (inner === "end") depth--;
  }
  return depth === 0 ? undefined : `${depth} ${depth === 1 ? "block" : "blocks"} without '#end'`;
}
