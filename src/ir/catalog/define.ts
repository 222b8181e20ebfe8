/** "warning" can be silenced by code and is raised to an error by `--strict`; "error" stops the build. */
export type Severity = "error" | "warning";

export interface MessageTemplate<Key extends string> {
  /** The message with its placeholders as `{name}`, for documentation. */
  readonly text: string;
  render(values: Readonly<Record<Key, string>>): string;
}

/** A message with typed placeholders: message`Stage '${"stage"}' is unknown.` */
export function message<const Keys extends readonly string[]>(
  text: TemplateStringsArray,
  ...keys: Keys
): MessageTemplate<Keys[number]> {
  return {
    text: text.reduce((all, part, index) => all + part + (index < keys.length ? `{${keys[index]}}` : ""), ""),
    render: (values) => text.reduce((all, part, index) => all + part + (values[keys[index] as Keys[number]] ?? ""), ""),
  };
}

/** One row of the catalogue. `help` is the way out, in whole sentences: what to change, and where. */
export interface CatalogEntry {
  readonly severity: Severity;
  readonly message: MessageTemplate<never>;
  readonly help: string;
}

/** Keeps the placeholders' names in the type, so that a missing one does not compile. */
export const defineCatalog = <const Entries extends Record<string, CatalogEntry>>(entries: Entries): Entries => entries;
