import { Document, type Node, Scalar, type ScalarTag, type Tags } from "yaml";
import { escapeUnprintable, holdsUnprintable } from "./unprintable.js";

/** Plain, these are a merge key, a default value, and the marks between documents. */
const reserved = /^(?:<<|=|---.*|\.\.\..*)$/s;
const blank = /^\s+$/;

/** A tab is content inside a block, but nowhere else to every reader. */
const tabbed = /^[^\n]*\t[^\n]*$/;

const needsQuotes = (text: string): boolean =>
  tabbed.test(text) || holdsUnprintable(text) || reserved.test(text) || blank.test(text);

/** YAML 1.1 knows an exponent only behind a decimal point; `1e+21` would be a string. */
const exponentTag: ScalarTag = {
  tag: "tag:yaml.org,2002:float",
  default: true,
  identify: (value) => typeof value === "number" && /^-?\d+e/.test(String(value)),
  // Printing prefers tags with a test; this one reads nothing.
  test: /(?!)/,
  resolve: Number,
  stringify: ({ value }) => String(value).replace("e", ".0e"),
};

/** No key of a template merges anything, and this tag would print the text `<<` without its quotes. */
const isMergeTag = (tag: Tags[number]): boolean => typeof tag !== "string" && tag.tag === "tag:yaml.org,2002:merge";

/** A scalar for text that no reader takes for anything else. */
export function stringNode(text: string): Scalar {
  const scalar = new Scalar(text);
  if (needsQuotes(text)) scalar.type = Scalar.QUOTE_DOUBLE;
  return scalar;
}

/** YAML 1.1 of which no string is taken for anything but a string, under YAML 1.2 as well. */
export function printYaml(contents: Node, tags: readonly ScalarTag[] = []): string {
  const document = new Document(null, {
    version: "1.1",
    compat: "core",
    aliasDuplicateObjects: false,
    customTags: (known) => [exponentTag, ...tags, ...known.filter((tag) => !isMergeTag(tag))],
  });
  document.contents = contents as typeof document.contents;
  const text = document.toString({
    lineWidth: 0,
    blockQuote: "literal",
    // Escaped line feeds: within quotes, YAML folds real ones.
    doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
  });
  return escapeUnprintable(text);
}
