import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { type LiveDescription, nothingDescribed, readDescription } from "../../adopt/live-description.js";
import { describeFailure, isSystemFailure } from "../../host/describe-failure.js";
import type { DiagnosticBag } from "../../ir/diagnostics.js";
import type { JsonValue } from "../../ir/json.js";

/** What the files of `--live` tell together; what is wrong with one of them is reported. */
export async function readLiveFiles(
  names: readonly string[],
  workingDirectory: string,
  diagnostics: DiagnosticBag,
): Promise<LiveDescription> {
  let known = nothingDescribed;
  for (const name of names) {
    const read = await readLiveFile(resolve(workingDirectory, name), known);
    if ("problem" in read) diagnostics.report("live-unreadable", undefined, { file: name, problem: read.problem });
    else known = read.known;
  }
  return known;
}

async function readLiveFile(
  location: string,
  known: LiveDescription,
): Promise<{ readonly known: LiveDescription } | { readonly problem: string }> {
  try {
    const found = readDescription(known, JSON.parse(await readFile(location, "utf8")) as JsonValue);
    return found === undefined ? { problem: "is the output of none of these commands" } : { known: found };
  } catch (error) {
    if (error instanceof SyntaxError) return { problem: "is no JSON" };
    if (!isSystemFailure(error)) throw error;
    return { problem: `cannot be read: ${describeFailure(error)}` };
  }
}
