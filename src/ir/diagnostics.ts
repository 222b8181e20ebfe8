import type { MessageTemplate, Severity } from "./catalog/define.js";
import { catalog, type DiagnosticCode, type DiagnosticValues } from "./catalog.js";
import type { SourcePointer } from "./source.js";

export interface RelatedPlace {
  readonly message: string;
  readonly at: SourcePointer;
}

export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly message: string;
  /** The way out. */
  readonly help: string;
  /** Undefined only where no source text is concerned. */
  readonly at: SourcePointer | undefined;
  readonly related: readonly RelatedPlace[];
}

/** What else can be said of one occurrence: other places, and a help that is more exact than the catalogue's. */
export interface DiagnosticDetails {
  readonly related?: readonly RelatedPlace[];
  readonly help?: string;
}

/** Collects what is found, so that one run reports everything. */
export class DiagnosticBag {
  readonly #items: Diagnostic[] = [];
  readonly #seen = new Set<string>();

  get items(): readonly Diagnostic[] {
    return this.#items;
  }

  get hasErrors(): boolean {
    return this.#items.some((diagnostic) => diagnostic.severity === "error");
  }

  /** The same finding at the same place is kept once, however often it is met. */
  report<Code extends DiagnosticCode>(
    code: Code,
    at: SourcePointer | undefined,
    values: DiagnosticValues<Code>,
    details: DiagnosticDetails = {},
  ): void {
    const entry = catalog[code];
    const message = (entry.message as MessageTemplate<string>).render(values);
    this.#add({
      code,
      severity: entry.severity,
      message,
      help: details.help ?? entry.help,
      at,
      related: details.related ?? [],
    });
  }

  /** Takes over what another one collected; what has no place there gets `at`. */
  include(other: DiagnosticBag, at: SourcePointer | undefined): void {
    for (const diagnostic of other.items) this.#add({ ...diagnostic, at: diagnostic.at ?? at });
  }

  #add(diagnostic: Diagnostic): void {
    const { code, at, message } = diagnostic;
    const key = `${code}\n${at?.file}\n${at?.pointer}\n${message}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#items.push(diagnostic);
  }
}
