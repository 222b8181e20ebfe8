import type { ParserHost } from "../host.js";

/** What reading a source may ask of the world beside files: sources may be folders, and are kept within one. */
export interface ImportHost extends ParserHost {
  /** Names of the files and folders directly in a folder, sorted; undefined when the location is no folder. */
  listFolder(location: string): Promise<readonly FolderEntry[] | undefined>;
  /** The location with symbolic links followed. Rejects as `readText` does. */
  realLocation(location: string): Promise<string>;
}

export interface FolderEntry {
  readonly name: string;
  readonly isFolder: boolean;
}
