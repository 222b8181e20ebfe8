export const reportFormats = ["text", "json", "github", "sarif"] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** What follows `gatewright build` besides documents. */
export interface BuildOptions {
  readonly config?: string;
  /** As the command line names them. */
  readonly overlay?: readonly string[];
  /** Without a slash at the end. */
  readonly out: string;
  readonly emit?: readonly string[];
  readonly check?: boolean;
  readonly strict?: boolean;
  readonly format: ReportFormat;
  readonly quiet?: boolean;
  readonly force?: boolean;
}
