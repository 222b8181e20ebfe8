import { asciiWords, pascalCase } from "../names.js";

/** Every new API has models of these names. */
export const isModelOfTheService = (name: string): boolean => name === "Empty" || name === "Error";

/** A model's name for a name of the document: letters and digits, and the document's own wherever it is that already. */
export function modelName(name: string): string {
  const plain = /^[A-Za-z0-9]+$/.test(name) ? name : pascalCase(asciiWords(name)) || "Model";
  return isModelOfTheService(plain) ? `${plain}Model` : plain;
}
