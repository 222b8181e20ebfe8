import type { Risk } from "../ir/diff/risk.js";
import { countRisks, type DifferencePlace, type LocatedDifference } from "./differences.js";
import { printable } from "./printable.js";

/** Of operations that share what changed, how many are named. */
const namedOperations = 5;

/** For people: by subject, each difference with its risks and, the first time, why; nothing where nothing differs. */
export function printDifferences(differences: readonly LocatedDifference[]): string {
  const explained = new Set<string>();
  let text = "";
  let subject: string | undefined;
  for (const difference of differences) {
    if (difference.subject !== subject) {
      subject = difference.subject;
      text += `${text === "" ? "" : "\n"}${printable(subject)}${placeText(difference)}${affectedText(difference)}\n`;
    }
    text += `  ${difference.risks.join(", ")}: ${printable(difference.message)}\n`;
    if (difference.why !== "" && !explained.has(difference.code)) text += `    ${difference.why}\n`;
    explained.add(difference.code);
  }
  return text === "" ? "" : `${text}\n${printRisks(differences)}\n`;
}

function placeText({ before, after }: LocatedDifference): string {
  const text = ({ file, line, column }: DifferencePlace): string => `${printable(file)}:${line}:${column}`;
  const places = [before, after].filter((place) => place !== undefined).map(text);
  return places.length === 0 ? "" : `  (${[...new Set(places)].join(" → ")})`;
}

function affectedText({ affects }: LocatedDifference): string {
  if (affects.length === 0) return "";
  const others = affects.length - namedOperations;
  const named = affects.slice(0, namedOperations).map(printable).join(", ");
  return `\n  of ${named}${others > 0 ? ` and ${others} more` : ""}`;
}

/** `3 differences: 1 client-breaking, 2 none` */
export function printRisks(differences: readonly LocatedDifference[]): string {
  const counts = countRisks(differences).map(([risk, count]: readonly [Risk, number]) => `${count} ${risk}`);
  const many = `${differences.length} difference${differences.length === 1 ? "" : "s"}`;
  return counts.length === 0 ? "no differences" : `${many}: ${counts.join(", ")}`;
}
