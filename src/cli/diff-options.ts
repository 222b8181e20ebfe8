import type { Risk } from "../ir/diff/risk.js";

export const diffFormats = ["text", "json"] as const;

/** What follows `gatewright diff` besides the two sources. */
export interface DiffOptions {
  /** Settings of both sources. */
  readonly config?: string;
  readonly beforeConfig?: string;
  readonly afterConfig?: string;
  /** Values of parameters and variables of what is imported. */
  readonly parameter?: ReadonlyMap<string, string>;
  readonly failOn?: readonly (Risk | "any")[];
  readonly format: (typeof diffFormats)[number];
  /** False for `--no-plan`. */
  readonly plan: boolean;
}
