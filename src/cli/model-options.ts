/** What follows `gatewright model` besides the document. */
export interface ModelOptions {
  readonly config?: string;
  /** As the command line names them. */
  readonly overlay?: readonly string[];
  readonly plan?: boolean;
  readonly expanded?: boolean;
}
