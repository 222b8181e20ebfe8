import type { ApiModel } from "../ir/api.js";
import type { DiagnosticBag } from "../ir/diagnostics.js";
import type { GatewayPlan } from "../ir/plan/model.js";
import type { Artifact } from "./artifact.js";

export interface EmitInput<Options> {
  readonly api: ApiModel;
  /** The infrastructure, lowered on first use, once a compilation. Undefined when lowering reported errors. */
  readonly plan: () => GatewayPlan | undefined;
  readonly options: Options;
  readonly diagnostics: DiagnosticBag;
}

/** What turns the model into files. Built-in emitters and emitters from outside are the same thing. */
export interface Emitter<Options = unknown> {
  /** Lower case with hyphens: key under `emit` in the settings, and name of the output folder. */
  readonly name: string;
  /** Emitters whose artifacts this one imports; checked before anything runs. */
  readonly requires: readonly string[];
  /** Reads what stands under `emit.<name>` in the settings; undefined when nothing stands there. */
  readOptions(raw: unknown, diagnostics: DiagnosticBag): Options;
  /** Pure: no clock, no randomness, no disk, no environment. The same input gives the same artifacts. */
  emit(input: EmitInput<Options>): readonly Artifact[] | Promise<readonly Artifact[]>;
}

/** Gives an emitter its type; the module of an emitter from outside exports the result as `emitter`. */
export const defineEmitter = <Options>(emitter: Emitter<Options>): Emitter<Options> => emitter;
