import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** Files that a process of Python reads, in a temporary folder: pairings run outside of tests, too. */
export interface PythonProject {
  readonly folder: string;
  remove(): void;
}

export function pythonProject(files: ReadonlyMap<string, string>): PythonProject {
  const folder = mkdtempSync(join(tmpdir(), "gatewright-pairing-"));
  for (const [name, text] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
