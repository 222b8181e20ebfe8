import type { JsonPointer } from "../ir/ids.js";
import type { SourceFile, SourcePointer } from "../ir/source.js";
import type { Replacements } from "./overlay/replacements.js";

/** A file whose value may be read. */
export interface LoadedFile {
  readonly source: SourceFile;
  readonly value: unknown;
  /** Where parts of the value stand that came from other files, by their addresses in this one. Absent where none did. */
  readonly origins?: ReadonlyMap<JsonPointer, SourcePointer>;
  /** The same by the addresses in the texts that hold them. */
  readonly replacements?: Replacements;
}
