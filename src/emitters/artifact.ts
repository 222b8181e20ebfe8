/** `generated`: ours, rewritten every run. `scaffold`: written once if absent, the user's from then on. */
export type Ownership = "generated" | "scaffold";

/** One file that an emitter wants. */
export interface Artifact {
  /** Relative to the output folder of the whole run, with `/` between names; checked once all emitters have run. */
  readonly path: string;
  readonly text: string;
  readonly ownership: Ownership;
}
