/** What the program was told. */
export interface Arguments {
  /** Folder of the corpus; without it the documents of the project alone. */
  readonly corpus?: string;
  /** Names of cases, or of folders of them (`examples`, `corpus`); all where there is none. */
  readonly only: readonly string[];
}

export function readArguments(words: readonly string[]): Arguments {
  const only: string[] = [];
  let corpus: string | undefined;
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? "";
    if (word === "--only") {
      index += 1;
      only.push(words[index] ?? "");
    } else if (word.startsWith("-") || corpus !== undefined) throw new Error(`What is ${word}?`);
    else corpus = word;
  }
  return { ...(corpus === undefined ? {} : { corpus }), only };
}
