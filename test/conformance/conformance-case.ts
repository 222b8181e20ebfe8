import type { GatewayPlan } from "../../src/ir/plan/model.js";

export type Target = "cloudformation" | "terraform";

/** Texts of files, by absolute path, that stand in the place of what the disk has there. */
export type Edition = ReadonlyMap<string, string>;

/** A document that is deployed, with its settings. */
export interface ConformanceCase {
  /** `rest-cors`, `corpus/openapi-small-0007`. */
  readonly name: string;
  /** Absolute path. */
  readonly entry: string;
  /** Absolute path of the settings. */
  readonly configuration: string;
  readonly edition: Edition;
}

/** What a target was given for a case. */
export type TargetBuild =
  | { readonly kind: "built"; readonly files: ReadonlyMap<string, string> }
  /** The compiler itself refuses the document for this target. */
  | { readonly kind: "refused"; readonly codes: readonly string[] };

/** A case on its way into two accounts. */
export interface BuiltCase {
  readonly name: string;
  /** Lower case letters, digits and hyphens, distinct for each case: name of its module and prefix of its functions. */
  readonly slug: string;
  readonly plan: GatewayPlan;
  readonly builds: Readonly<Record<Target, TargetBuild>>;
  /** By the plan's names of its inputs; what has a default and needs no value is absent. */
  readonly inputs: ReadonlyMap<string, string>;
}
