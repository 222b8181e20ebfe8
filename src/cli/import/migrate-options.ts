import type { SourceOptions } from "./import-options.js";

export const migrationTargets = ["terraform", "cloudformation"] as const;
export type MigrationTarget = (typeof migrationTargets)[number];

/** What becomes of values that only the source's dialect can say: an error, or a question to the deployment. */
export const opaqueChoices = ["refuse", "ask"] as const;

/** What follows `gatewright migrate` besides the source. */
export interface MigrateOptions extends SourceOptions {
  readonly to: MigrationTarget;
  /** Without a slash at the end. */
  readonly out: string;
  readonly opaque: (typeof opaqueChoices)[number];
  readonly quiet?: boolean;
}
