import type { SourceResource } from "../../resource-graph.js";

/** A function of the source with what is about it alone. */
export interface SourceFunction {
  readonly lambda: SourceResource;
  readonly versions: readonly SourceResource[];
  readonly aliases: readonly SourceResource[];
  /** What lets the gateway call it. */
  readonly permissions: readonly SourceResource[];
  readonly logGroups: readonly SourceResource[];
}

/** A function that comes along, under a name of the settings. */
export interface CarriedFunction extends SourceFunction {
  readonly name: string;
}

/** A role that comes along: under a name where several use it, or as a part of its only function. */
export interface CarriedRole {
  readonly role: SourceResource;
  /** Policies of the source that are the role's alone. */
  readonly attached: readonly SourceResource[];
  readonly name?: string;
}

/** What comes along with an API; those who decide about it add to it. */
export interface Carried {
  readonly functions: CarriedFunction[];
  readonly roles: CarriedRole[];
}
