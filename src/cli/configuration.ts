import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Terminal } from "./terminal.js";

export const configurationName = "gatewright.yaml";

/**
 * Absolute path of the settings for a document: the file that the command line names, or else the one beside the
 * document; undefined when there is none.
 */
export function findConfiguration(
  document: string,
  named: string | undefined,
  workingDirectory: string,
): string | undefined {
  if (named !== undefined) return resolve(workingDirectory, named);
  const beside = join(dirname(document), configurationName);
  return existsSync(beside) ? beside : undefined;
}

/** What `--overlay` names. */
export const overlaysOf = (
  { overlay }: { readonly overlay?: readonly string[] },
  { workingDirectory }: Pick<Terminal, "workingDirectory">,
): { readonly overlays?: readonly string[] } =>
  overlay === undefined ? {} : { overlays: overlay.map((path) => resolve(workingDirectory, path)) };
