import type { OutputPath } from "../ir/ids.js";

/** `generated`: ours, rewritten every run. `scaffold`: written once if absent, the user's from then on. */
export type Ownership = "generated" | "scaffold";

/** One file that an emitter wants; `path` is relative to the output folder of the whole run. */
export interface Artifact {
  readonly path: OutputPath;
  readonly text: string;
  readonly ownership: Ownership;
}
