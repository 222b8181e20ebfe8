/** How many characters an expression matches. */
interface Width {
  readonly least: number;
  readonly most: number;
}

/** A pattern that is being read. */
interface Reading {
  readonly pattern: string;
  at: number;
  groups: number;
  /** Of groups that are closed, by number and by name. */
  readonly closed: Map<string, Width>;
  /** What Python has no words for. */
  readonly limits: string[];
}

const nothing: Width = { least: 0, most: 0 };
const one: Width = { least: 1, most: 1 };

/** The most repetitions that Python's `re` counts to (its MAXREPEAT is 2^32 - 1). */
const mostRepetitions = 2 ** 32 - 2;

/** General categories as `unicodedata` knows them, by their short names (Unicode Standard Annex 44, table 12). */
const categories = /^(?:C[cfnos]?|L[lmotu]?|M[cen]?|N[dlo]?|P[cdefios]?|S[ckmo]?|Z[lps]?)$/;

/**
 * By their long names: those that the runtime's module `pattern` translates. A test holds both against each other.
 */
export const longCategories: readonly string[] = (
  "Letter Lowercase_Letter Uppercase_Letter Titlecase_Letter Modifier_Letter Other_Letter Mark Nonspacing_Mark Spacing_Mark " +
  "Enclosing_Mark Number Decimal_Number Letter_Number Other_Number Punctuation Connector_Punctuation Dash_Punctuation " +
  "Open_Punctuation Close_Punctuation Initial_Punctuation Final_Punctuation Other_Punctuation Symbol Math_Symbol " +
  "Currency_Symbol Modifier_Symbol Other_Symbol Separator Space_Separator Line_Separator Paragraph_Separator Other Control " +
  "Format Surrogate Private_Use Unassigned"
).split(" ");

/**
 * What of a pattern (ECMA-262, with the `u` flag and well-formed) Python's `re` has no words for; undefined where it has them
 * all. See https://docs.python.org/3/library/re.html.
 */
export function patternLimit(pattern: string): string | undefined {
  const reading: Reading = { pattern, at: 0, groups: 0, closed: new Map(), limits: [] };
  while (reading.at < pattern.length) {
    readAlternatives(reading);
    // A bracket that closes nothing is not well-formed; going on keeps this from standing still.
    reading.at += 1;
  }
  return reading.limits[0];
}

/** Up to the end of the group, or of the pattern. */
function readAlternatives(reading: Reading): Width {
  let found: Width | undefined;
  let current = nothing;
  const take = (): void => {
    found =
      found === undefined
        ? current
        : { least: Math.min(found.least, current.least), most: Math.max(found.most, current.most) };
    current = nothing;
  };
  while (reading.at < reading.pattern.length && reading.pattern[reading.at] !== ")") {
    if (accept(reading, "|")) {
      take();
      continue;
    }
    const width = repeated(reading, readTerm(reading));
    current = { least: current.least + width.least, most: current.most + width.most };
  }
  take();
  return found ?? nothing;
}

function accept(reading: Reading, text: string): boolean {
  if (!reading.pattern.startsWith(text, reading.at)) return false;
  reading.at += text.length;
  return true;
}

/** What an expression finds where the reading stands; undefined where nothing does. */
function match(reading: Reading, expression: RegExp): RegExpExecArray | undefined {
  expression.lastIndex = reading.at;
  const found = expression.exec(reading.pattern);
  if (found !== null) reading.at += found[0].length;
  return found ?? undefined;
}

function readTerm(reading: Reading): Width {
  if (accept(reading, "(")) return readGroup(reading);
  if (accept(reading, "[")) return readBrackets(reading);
  if (accept(reading, "\\")) return readEscape(reading);
  if (accept(reading, "^") || accept(reading, "$")) return nothing;
  // One character, be it two units of UTF-16.
  match(reading, /./suy);
  return one;
}

function readGroup(reading: Reading): Width {
  if (accept(reading, "?:")) return closed(reading);
  if (accept(reading, "?=") || accept(reading, "?!")) {
    closed(reading);
    return nothing;
  }
  if (accept(reading, "?<=") || accept(reading, "?<!")) {
    const { least, most } = closed(reading);
    if (least !== most) reading.limits.push("look-behind of varying length");
    return nothing;
  }
  const name = match(reading, /\?<([^>]*)>/y)?.[1];
  if (name === undefined && reading.pattern[reading.at] === "?") {
    reading.limits.push("flags inside of an expression");
    match(reading, /\?[^:)]*:?/y);
    return closed(reading);
  }
  reading.groups += 1;
  const number = String(reading.groups);
  const width = closed(reading);
  if (name !== undefined && reading.closed.has(name)) reading.limits.push("groups that share a name");
  for (const key of [number, ...(name === undefined ? [] : [name])]) reading.closed.set(key, width);
  return width;
}

function closed(reading: Reading): Width {
  const width = readAlternatives(reading);
  accept(reading, ")");
  return width;
}

/** Brackets match one character, whatever is in them. */
function readBrackets(reading: Reading): Width {
  accept(reading, "^");
  while (reading.at < reading.pattern.length && !accept(reading, "]")) {
    if (accept(reading, "\\")) readEscape(reading);
    else match(reading, /./suy);
  }
  return one;
}

function readEscape(reading: Reading): Width {
  const property = match(reading, /[pP]\{([^}]*)\}/y)?.[1];
  if (property !== undefined) {
    if (!isCategory(property)) reading.limits.push(`property ${property}`);
    return one;
  }
  const reference = match(reading, /k<([^>]*)>|([1-9]\d*)/y);
  if (reference !== undefined) {
    const width = reading.closed.get(reference[1] ?? reference[2] ?? "");
    if (width === undefined) reading.limits.push("reference to a group that ends later");
    // Python matches nothing for a group that took no part, as ECMA-262 does: see the runtime's translation.
    return { least: 0, most: width?.most ?? 0 };
  }
  if (match(reading, /[bB]/y) !== undefined) return nothing;
  match(
    reading,
    /u\{[^}]*\}|u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[A-Za-z]|./suy,
  );
  return one;
}

function isCategory(property: string): boolean {
  const name = property.replace(/^(?:gc|General_Category)=/, "");
  return categories.test(name) || longCategories.includes(name);
}

function repeated(reading: Reading, { least, most }: Width): Width {
  const found = match(reading, /(?:[*+?]|\{(\d+)(?:(,)(\d*))?\})\??/y);
  if (found === undefined) return { least, most };
  const [fewest, greatest] = bounds(found);
  if (Math.max(fewest, Number.isFinite(greatest) ? greatest : 0) > mostRepetitions) {
    reading.limits.push("counts above 4294967294");
  }
  return { least: least * fewest, most: most === 0 ? 0 : most * greatest };
}

function bounds([text, from, comma, to]: RegExpExecArray): readonly [fewest: number, greatest: number] {
  if (text.startsWith("*")) return [0, Number.POSITIVE_INFINITY];
  if (text.startsWith("+")) return [1, Number.POSITIVE_INFINITY];
  if (text.startsWith("?")) return [0, 1];
  const fewest = Number(from);
  if (comma === undefined) return [fewest, fewest];
  return [fewest, to === undefined || to === "" ? Number.POSITIVE_INFINITY : Number(to)];
}
