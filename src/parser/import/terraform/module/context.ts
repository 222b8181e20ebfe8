import type { DiagnosticBag } from "../../../../ir/diagnostics.js";
import type { SourcePointer } from "../../../../ir/source.js";
import type { LedgerEntry } from "../../ledger.js";
import type { ParameterValues } from "../../source-kind.js";
import type { Evaluation } from "../evaluate/scope.js";
import type { Value } from "../evaluate/value.js";
import type { ResourceInstance } from "./evaluated.js";

/** What reads attributes of resources and data sources, in CloudFormation's words where it has any. */
export interface AttributeReaders {
  /** Undefined where the configuration does not tell, and CloudFormation has no name for it. */
  resource(instance: ResourceInstance, name: string, at: SourcePointer): Value | undefined;
  data(instance: ResourceInstance, name: string, at: SourcePointer, evaluation: Evaluation): Value | undefined;
  /** An output of a module that is not part of the source. */
  module(address: string, name: string, at: SourcePointer): Value;
}

/** The node of the ledger that is being worked out. */
export type CurrentNode = Pick<LedgerEntry, "node" | "type" | "property">;

/** What all modules of a configuration share. */
export interface ConfigurationContext {
  readonly evaluation: Evaluation;
  readonly diagnostics: DiagnosticBag;
  readonly parameters: ParameterValues;
  readonly readers: AttributeReaders;
  /** Instances made so far. */
  readonly made: { count: number };
  /** Works something out on behalf of a node, so that what is taken for granted on the way is laid to its account. */
  onBehalfOf<Result>(node: CurrentNode, work: () => Result): Result;
}
