import type { ApiModel } from "../ir/api.js";
import type { DiagnosticBag } from "../ir/diagnostics.js";
import type { SourceFile } from "../ir/source.js";
import type { DocumentNode } from "./document-node.js";
import type { ParserHost } from "./host.js";
import type { DocumentRequest, LoadedDocuments } from "./load.js";
import type { LoadedFile } from "./loaded-file.js";
import type { Replacements } from "./overlay/replacements.js";
import type { LoadedSettings } from "./settings/read-settings.js";
import type { Settings } from "./settings.js";

export interface FrontEndRequest {
  /** Absolute path of the document. */
  readonly entry: string;
  /** Absolute path of the settings file; undefined when there is none. */
  readonly configuration?: string;
  /** Absolute paths of overlays that are applied behind those of the settings. */
  readonly overlays?: readonly string[];
  readonly host: ParserHost;
}

export interface FrontEndResult {
  /** Undefined only when errors were reported. */
  readonly api: ApiModel | undefined;
  /** Defaults where the settings file is missing or broken. */
  readonly settings: Settings;
  /** Every file that was read, by `SourceFile.name`. */
  readonly sources: ReadonlyMap<string, SourceFile>;
  /** What overlays have put into these files. */
  readonly replacements: Replacements;
}

/** Reads one kind of source into the model. What cannot be carried over is reported, never dropped in silence. */
export type FrontEnd = (request: FrontEndRequest, diagnostics: DiagnosticBag) => Promise<FrontEndResult>;

/** A document that has been loaded, with its settings. */
export interface LoadedSource {
  readonly documents: LoadedDocuments;
  /** What was asked for: the entry document, and others behind the same API. */
  readonly requests: readonly DocumentRequest[];
  readonly entry: LoadedFile;
  readonly settings: LoadedSettings;
}

/** One kind of document. The first reader that recognises the entry document reads it. */
export interface DocumentReader {
  recognises(root: DocumentNode): boolean;
  /** Undefined, and reported, when it cannot be read. */
  read(source: LoadedSource, diagnostics: DiagnosticBag): Promise<ApiModel | undefined>;
}
