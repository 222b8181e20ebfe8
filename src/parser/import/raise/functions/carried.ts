import type { SourceResource } from "../../resource-graph.js";
import type { SourceFunction } from "./function-surroundings.js";

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
