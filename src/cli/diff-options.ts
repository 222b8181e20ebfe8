import type { Risk } from "../ir/diff/risk.js";

export const diffFormats = ["text", "json"] as const;

/** What follows `gatewright diff` besides the two sources. */
export interface DiffOptions {
  /** Settings of both sources. */
  readonly config?: string;
  readonly beforeConfig?: string;
  readonly afterConfig?: string;
  readonly failOn?: readonly (Risk | "any")[];
  readonly format: (typeof diffFormats)[number];
  /** Values of parameters and variables of sources that are imported. */
  readonly parameter?: ReadonlyMap<string, string>;
  /** The folder whose files such sources may read. */
  readonly root?: string;
  /** Files that describe what is live of such sources, as the command line names them. */
  readonly live?: readonly string[];
  /** False for `--no-plan`. */
  readonly plan: boolean;
}
