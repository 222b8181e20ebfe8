import type { SourcePointer } from "../../ir/source.js";

/**
 * What became of a node of the source, or of one property.
 *
 * - `mapped`: the model says the same.
 * - `approximated`: the model says nearly the same; `how` tells the difference.
 * - `opaque`: kept as an expression of the source's dialect, which no other can print; `how` tells what to supply.
 * - `left`: it does not belong to the API and stays where it is; `how` tells how it is referred to, if it is.
 * - `dropped`: lost; `how` tells why. A drop that is not allowed by name makes the import fail.
 */
export type LedgerOutcome = "mapped" | "approximated" | "opaque" | "left" | "dropped";

export interface LedgerEntry {
  readonly outcome: LedgerOutcome;
  /** `SourceNode.address`. */
  readonly node: string;
  /** `SourceNode.type`. */
  readonly type: string;
  /** Path of the property below the node in the source's own names, `Properties.EndpointConfiguration.Types`; absent for the node as a whole. */
  readonly property?: string;
  /** One sentence without full stop; absent for `mapped`. */
  readonly how?: string;
  readonly at: SourcePointer;
}

/** Entries in the order of the source's files and places once reading is over; at most one for each node and property. */
export type Ledger = readonly LedgerEntry[];
