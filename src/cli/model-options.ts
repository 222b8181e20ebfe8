/** What follows `gatewright model` besides the document. */
export interface ModelOptions {
  readonly config?: string;
  readonly plan?: boolean;
  readonly expanded?: boolean;
}
