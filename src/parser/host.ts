/** The parser's only door to the outside; tests pass one that lives in memory. */
export interface ParserHost {
  /** The text of a file, UTF-8 without byte order mark. Rejects with an Error whose message says why it cannot be read. */
  readText(location: string): Promise<string>;
  /** The location that `reference` (a relative path or URL without fragment) means in the file at `from`. */
  resolve(from: string, reference: string): string;
}
