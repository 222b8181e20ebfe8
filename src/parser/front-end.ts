import type { ApiModel } from "../ir/api.js";
import type { DiagnosticBag } from "../ir/diagnostics.js";
import type { SourceFile } from "../ir/source.js";
import type { ParserHost } from "./host.js";
import type { Settings } from "./settings.js";

export interface FrontEndRequest {
  /** Absolute path of the document. */
  readonly entry: string;
  /** Absolute path of the settings file; undefined when there is none. */
  readonly configuration?: string;
  readonly host: ParserHost;
}

export interface FrontEndResult {
  /** Undefined only when errors were reported. */
  readonly api: ApiModel | undefined;
  /** Defaults where the settings file is missing or broken. */
  readonly settings: Settings;
  /** Every file that was read, by `SourceFile.name`. */
  readonly sources: ReadonlyMap<string, SourceFile>;
}

/** Reads one kind of source into the model. What cannot be carried over is reported, never dropped in silence. */
export type FrontEnd = (request: FrontEndRequest, diagnostics: DiagnosticBag) => Promise<FrontEndResult>;
