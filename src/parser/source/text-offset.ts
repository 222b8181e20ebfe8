/**
 * Where a character of a value stands in the text that was read: behind the indentation of YAML's block scalars, and
 * behind the escapes of quoted ones. The two are walked side by side; white space, which styles fold, is not compared.
 *
 * @param range of the value in `source`, quotes or the block's header included
 * @param value what the range was read as
 * @param within offset in `value`
 */
export function offsetWithin(
  source: string,
  [start, end]: readonly [number, number],
  value: string,
  within: number,
): number {
  const style = source[start];
  const isBlock = style === "|" || style === ">";
  const isEscaped = style === '"';
  let at = isBlock ? source.indexOf("\n", start) + 1 : style === '"' || style === "'" ? start + 1 : start;
  for (let index = 0; index < within; index += 1) {
    const character = value.charAt(index);
    if (/\s/.test(character)) continue;
    at = placeOf(character, source, at, end, isEscaped) + 1;
  }
  // What is asked for is no white space, as a rule: it stands behind what separates it from the character before.
  const next = value.charAt(within);
  return next === "" || /\s/.test(next) ? Math.min(at, end) : placeOf(next, source, at, end, isEscaped);
}

function placeOf(character: string, source: string, from: number, end: number, isEscaped: boolean): number {
  for (let at = from; at < end; at += 1) {
    // The letter of `\n` is no letter of the value.
    if (isEscaped && source[at] === "\\") {
      if (/[nrtbf0]/.test(source.charAt(at + 1))) at += 1;
      else if (source[at + 1] === character) return at + 1;
      continue;
    }
    if (source[at] === character) return at;
  }
  return Math.min(from, end);
}
