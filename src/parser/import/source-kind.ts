import type { DiagnosticBag } from "../../ir/diagnostics.js";
import type { LoadedFile } from "../loaded-file.js";
import type { FolderEntry } from "./import-host.js";
import type { ImportedSource } from "./imported-api.js";
import type { ResourceGraph } from "./resource-graph.js";
import type { SourceFiles } from "./source-files.js";

/** One kind of source that can be imported: how it is told from the others, and what reads it. */
export interface SourceKind {
  /** With its article, for messages: `a CloudFormation template`. */
  readonly title: string;
  /** By content where there is any to see; the first kind that recognises an entry reads it. */
  recognises(entry: SourceEntry): boolean;
  /** What sources of other kinds refer to: where one of them stands beside it, that one is meant. */
  readonly isPartOfOthers?: true;
  /** Loads the reader, so that an import loads only the one that it needs. */
  load(): Promise<SourceReader>;
}

/** What the user named. */
export type SourceEntry =
  | {
      readonly kind: "folder";
      /** Name below `OpenedSource.files.root`; `.` for the root itself. */
      readonly name: string;
      readonly entries: readonly FolderEntry[];
    }
  | {
      readonly kind: "file";
      /** Name below `OpenedSource.files.root`. */
      readonly name: string;
      readonly text: string;
      /** What it holds as JSON or YAML; undefined when it is neither. */
      readonly file: LoadedFile | undefined;
    };

/** A source with all that reading it may ask for. */
export interface OpenedSource {
  readonly entry: SourceEntry;
  readonly files: SourceFiles;
  readonly parameters: ParameterValues;
}

/** Values that the user gave for the parameters or variables of the source. A name that no reader asks for is reported. */
export interface ParameterValues {
  get(name: string): string | undefined;
  /** The value that it has where the source is deployed, which counts in the place of its default. */
  deployed?(name: string): string | undefined;
}

/** A reader makes a graph, which is raised; or the APIs themselves, where the source is a document already. */
export type SourceReader =
  | {
      readonly makes: "graph";
      /** Undefined, and reported, when the source cannot be read. */
      read(source: OpenedSource, diagnostics: DiagnosticBag): Promise<ResourceGraph | undefined>;
    }
  | {
      readonly makes: "apis";
      read(source: OpenedSource, diagnostics: DiagnosticBag): Promise<ImportedSource | undefined>;
    };

/** Turns the resources of a source into its APIs. */
export type Raise = (graph: ResourceGraph, diagnostics: DiagnosticBag) => ImportedSource;
