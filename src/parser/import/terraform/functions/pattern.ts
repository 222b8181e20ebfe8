/** Characters of text that a pattern of the source is tried on. */
const textLimit = 10_000;
const patternLimit = 200;
/** Repetitions without an end in one pattern; each multiplies the time that the worst text takes. */
const repetitionLimit = 3;

/**
 * A pattern of the source, written for an engine that never goes back, as one of this engine's, which does. Undefined for
 * those that it does not know, or that a hostile source could keep it busy with.
 */
export function safePattern(pattern: string, subject: string, flags: string): RegExp | undefined {
  if (pattern.length > patternLimit || subject.length > textLimit) return undefined;
  const bare = pattern.replace(/\\./g, "x").replace(/\[[^\]]*\]/g, "x");
  const endless = bare.match(/[*+]|\{\d+,\}/g)?.length ?? 0;
  if (endless > repetitionLimit || /\)(?:[*+]|\{\d+,)/.test(bare)) return undefined;
  try {
    return new RegExp(pattern.replaceAll("(?P<", "(?<"), `${flags}u`);
  } catch {
    return undefined;
  }
}
