import type { SourceFileStructure } from "ts-morph";

/**
 * Prints a small source file from its structure, in two-space indentation and double quotes. Loading the printer takes a
 * third of a second, so it is loaded by the first call; large files are printed as text (see `typescript/`).
 */
export async function printSourceFile(structure: Omit<SourceFileStructure, "kind">): Promise<string> {
  const { IndentationText, NewLineKind, Project, QuoteKind } = await import("ts-morph");
  const project = new Project({
    useInMemoryFileSystem: true,
    skipLoadingLibFiles: true,
    manipulationSettings: {
      indentationText: IndentationText.TwoSpaces,
      newLineKind: NewLineKind.LineFeed,
      quoteKind: QuoteKind.Double,
      useTrailingCommas: true,
    },
  });
  return project.createSourceFile("source.ts", structure).getFullText();
}
