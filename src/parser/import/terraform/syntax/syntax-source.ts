import type { SourcePointer } from "../../../../ir/source.js";
import type { SyntaxNode } from "./grammar.js";

/** The text that a tree was made of, and where its parts stand. */
export interface SyntaxSource {
  readonly text: string;
  /** The place of an offset into `text`. */
  place(offset: number): SourcePointer;
}

export const placeOfNode = (node: SyntaxNode, source: SyntaxSource): SourcePointer => source.place(node.startIndex);

/** One name is the value's; of two, the first is the key's. */
export const forNames = ([first = "", second]: readonly string[]): { keyName?: string; valueName: string } =>
  second === undefined ? { valueName: first } : { keyName: first, valueName: second };
