import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

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
