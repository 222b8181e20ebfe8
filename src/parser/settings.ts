import type { SourcePointer } from "../ir/source.js";

/** One emitter that the settings name. */
export interface EmitterSetting {
  readonly name: string;
  /** Package name, or a path that begins with `./` or `../`, relative to `folder`; undefined for a built-in emitter. */
  readonly module?: string;
  /** Absolute path of the folder that holds the settings. */
  readonly folder: string;
  /** What stands under the emitter's name, without `module`; undefined for nothing. */
  readonly options: unknown;
  readonly origin: SourcePointer;
}

/** What of the settings concerns the compiler rather than the model. */
export interface Settings {
  /** Undefined when the settings do not choose: then the four built-in outputs are made. */
  readonly emit: readonly EmitterSetting[] | undefined;
  /** Codes of warnings that are not shown. */
  readonly ignoredDiagnostics: readonly string[];
}
