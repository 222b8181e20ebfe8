export const ledgerFormats = ["text", "json"] as const;
export type LedgerFormat = (typeof ledgerFormats)[number];

/** What tells how sources are read. */
export interface SourceOptions {
  /** Absolute or as the command line names it: the folder that sources may read files of. */
  readonly root?: string;
  readonly parameter?: ReadonlyMap<string, string>;
  readonly allowDrop?: readonly string[];
  readonly ledger: LedgerFormat;
  readonly ledgerFile?: string;
}

/** What follows `gatewright import` besides sources. */
export interface ImportOptions extends SourceOptions {
  /** Without a slash at the end. */
  readonly out: string;
  readonly quiet?: boolean;
}
