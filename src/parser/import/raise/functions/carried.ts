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

/** What a function of a WebSocket API may do with connections, where it is told of them just as the build tells it. */
export interface OwnConnections {
  /** `POST`, `GET` and `DELETE`, sorted. */
  readonly actions: readonly string[];
  /** The statement that its role has for it. */
  readonly statement: object;
}

/** A function that comes along, under a name of the settings. */
export interface CarriedFunction extends SourceFunction {
  readonly name: string;
  /** Of a WebSocket API: set where the build tells the function of connections as the source does. */
  readonly connections: OwnConnections | undefined;
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
  /** Of which the settings say all. */
  readonly permissions: Set<SourceResource>;
}
