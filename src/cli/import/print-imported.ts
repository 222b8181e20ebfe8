import { printable } from "../../report/printable.js";
import type { ImportedFiles } from "./imported-files.js";

/** For people: where an API went, and what to do next. */
export function printImported({ title, source, folder, files }: ImportedFiles, next: string): string {
  const names = [...files.keys()].join(", ");
  return [`${title} (${source.name}): ${folder}/ has ${names}`, `  next: ${next}`]
    .map((line) => `${printable(line)}\n`)
    .join("");
}
