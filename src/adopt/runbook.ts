/** One step of a runbook. */
export interface RunbookStep {
  readonly title: string;
  /** In order; shown as they are to be typed. */
  readonly commands: readonly string[];
  /** What the step changes, in sentences. */
  readonly changes: string;
  /** How to get back to where the step began. */
  readonly undo: string;
}

export interface Runbook {
  readonly title: string;
  /** Paragraphs before the first step. */
  readonly introduction: readonly string[];
  readonly steps: readonly RunbookStep[];
  /** Tables behind the steps: what is to be looked at by a person. */
  readonly tables: readonly RunbookTable[];
}

export interface RunbookTable {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What a comparison of source and document may show once the names of what is live are written down. */
export const pinnedNames = "Overrides are new that hold the names of the live resources.";

/** Markdown; tables without rows are left out. */
export function printRunbook({ title, introduction, steps, tables }: Runbook): string {
  const sections = steps.map((step, index) => printStep(step, index + 1));
  const listed = tables.filter(({ rows }) => rows.length > 0).map(printTable);
  return `${[`# ${inline(title)}`, ...introduction, ...sections, ...listed].join("\n\n")}\n`;
}

function printStep({ title, commands, changes, undo }: RunbookStep, number: number): string {
  const typed = commands.length === 0 ? [] : [["```sh", ...commands, "```"].join("\n")];
  return [`## ${number}. ${title}`, ...typed, `Changes: ${changes}`, `Undo: ${undo}`].join("\n\n");
}

function printTable({ title, head, rows }: RunbookTable): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(" | ")} |`;
  return [`## ${title}`, [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n")].join("\n\n");
}

/** Names come from the source, which may hold anything. */
const inline = (text: string): string => text.replaceAll(/[\r\n]+/g, " ").replaceAll(/[\\`*_[\]<>#|]/g, "\\$&");
const cell = (text: string): string => inline(text);

/** A word of a shell command, quoted where it has to be. */
export const shellWord = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
