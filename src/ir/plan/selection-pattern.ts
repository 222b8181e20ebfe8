/**
 * What is wrong with a regular expression of Java, as far as JavaScript's engine can tell; undefined for one that both
 * take, and for what only Java has: inline flags, possessive quantifiers, quotations, classes of its own.
 * https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/regex/Pattern.html
 */
export function findPatternProblem(pattern: string): string | undefined {
  const plain = pattern
    .replace(/\\Q.*?(?:\\E|$)/gs, "q")
    .replace(/\(\?[a-zA-Z-]+(?=[:)])/g, "(?")
    .replace(/\(\?\)/g, "")
    .replace(/\(\?>/g, "(?:")
    .replace(/([*+?}])\+/g, "$1")
    .replace(/\\[pP]\{\w+\}/g, "\\w")
    .replace(/\\[AzZGhHRvVX]/g, "\\w");
  // An opening brace that begins no count is an error in Java.
  const brace = /(?<!\\)(?:\\\\)*\{(?!\d+(?:,\d*)?\})/.exec(plain.replace(/\[(?:\\.|[^\]\\])*\]/g, "c"));
  if (brace !== null) return "a '{' begins a count, such as {2}; a plain one is written \\{";
  try {
    new RegExp(plain);
    return undefined;
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return (text.split(": ").at(-1) ?? text).replace(/^./, (first) => first.toLowerCase());
  }
}
