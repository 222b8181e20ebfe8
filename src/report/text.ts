import picocolors from "picocolors";
import { countOf, type LocatedDiagnostic, type Place } from "../report.js";
import { codeFrame } from "./code-frame.js";
import { printable } from "./printable.js";

/** Of findings that are alike, how many are shown with source and help; each of the others still has its line. */
const detailedAlike = 3;

type Colors = ReturnType<typeof picocolors.createColors>;

/** For people at a terminal; nothing for no diagnostics. `colored` uses escape sequences, of ours alone. */
export function printText(diagnostics: readonly LocatedDiagnostic[], colored: boolean): string {
  if (diagnostics.length === 0) return "";
  const colors = picocolors.createColors(colored);
  const alike = new Map<string, number>();
  let text = "";
  let previousDetailed = false;
  for (const diagnostic of diagnostics) {
    const key = `${diagnostic.code}\n${diagnostic.help}`;
    const count = (alike.get(key) ?? 0) + 1;
    alike.set(key, count);
    const detailed = count <= detailedAlike;
    const head = headLine(diagnostic, colors);
    if (text !== "" && (detailed || previousDetailed)) text += "\n";
    text += `${detailed ? [head, ...detailLines(diagnostic, colors)].join("\n") : head}\n`;
    previousDetailed = detailed;
  }
  return `${text}\n${printCounts(diagnostics)}\n`;
}

function headLine({ severity, code, message, place }: LocatedDiagnostic, colors: Colors): string {
  const paint = severity === "error" ? colors.red : colors.yellow;
  const where = place === undefined ? "" : `${colors.cyan(printPlace(place))} - `;
  return `${where}${paint(severity)} ${colors.dim(code)}: ${colors.bold(printable(message))}`;
}

function detailLines({ severity, help, place, related }: LocatedDiagnostic, colors: Colors): readonly string[] {
  const paint = severity === "error" ? colors.red : colors.yellow;
  const frame = place === undefined ? [] : codeFrame(place);
  return [
    ...frame.map(({ gutter, text, kind }) => {
      const bar = colors.dim(`${kind === "marked" ? ">" : " "} ${gutter} |`);
      return `${bar} ${kind === "carets" ? paint(text) : text}`.trimEnd();
    }),
    ...related.map(
      (each) =>
        `  ${each.place === undefined ? "" : `${colors.cyan(printPlace(each.place))} - `}${printable(each.message)}`,
    ),
    `  ${colors.dim("help:")} ${printable(help)}`,
  ];
}

const printPlace = ({ file, range }: Place): string => `${printable(file)}:${range.start.line}:${range.start.column}`;

/** "2 errors, 1 warning" */
export function printCounts(diagnostics: readonly LocatedDiagnostic[]): string {
  const counts = (["error", "warning"] as const).map((severity) => {
    const count = countOf(diagnostics, severity);
    return count === 0 ? "" : `${count} ${severity}${count === 1 ? "" : "s"}`;
  });
  return counts.filter((part) => part !== "").join(", ");
}
