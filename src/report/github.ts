import type { LocatedDiagnostic } from "../report.js";
import { printable } from "./printable.js";

/**
 * Workflow commands, one a line, which GitHub Actions shows beside the source:
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export const printGithub = (diagnostics: readonly LocatedDiagnostic[]): string =>
  diagnostics.map((diagnostic) => `${annotation(diagnostic)}\n`).join("");

function annotation({ code, severity, message, help, place }: LocatedDiagnostic): string {
  const { start, end } = place?.range ?? {};
  const onOneLine = start !== undefined && start.line === end?.line;
  const properties: readonly (readonly [name: string, value: string | number | undefined])[] = [
    ["file", place?.file],
    ["line", start?.line],
    ["endLine", end?.line],
    // Columns are refused where a range has several lines.
    ["col", onOneLine ? start.column : undefined],
    ["endColumn", onOneLine ? end?.column : undefined],
    ["title", code],
  ];
  const text = properties.flatMap(([name, value]) =>
    value === undefined ? [] : `${name}=${escapeProperty(`${value}`)}`,
  );
  return `::${severity} ${text.join(",")}::${escapeData(`${printable(message)}\n${printable(help)}`)}`;
}

/** `@actions/core` escapes the same characters: a line feed would let a document issue commands of its own. */
const escapeData = (text: string): string => text.replace(/[%\r\n]/g, percentEncode);
const escapeProperty = (text: string): string => printable(text).replace(/[%\r\n:,]/g, percentEncode);
const percentEncode = (character: string): string =>
  `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
