import { readFile } from "node:fs/promises";
import { relative, resolve } from "node:path";
import type { Adoption } from "../../adopt/adopt.js";
import { type LiveDescription, nothingDescribed, readDescription } from "../../adopt/live-description.js";
import type { EmittedArtifact } from "../../emitters/output-path.js";
import { describeFailure } from "../../host/describe-failure.js";
import type { DiagnosticBag } from "../../ir/diagnostics.js";
import { type OutputPath, unsafeId } from "../../ir/ids.js";
import type { JsonValue } from "../../ir/json.js";
import type { GatewayPlan } from "../../ir/plan/model.js";
import type { ImportedApi } from "../../parser/import/imported-api.js";
import { documentName, type ImportedFiles } from "./imported-files.js";
import type { MigrationTarget } from "./migrate-options.js";

/** Takes together what `--live` names; undefined, and reported, where one of the files tells nothing that is understood. */
export async function readLive(
  files: readonly string[],
  workingDirectory: string,
  diagnostics: DiagnosticBag,
): Promise<LiveDescription | undefined> {
  let known = nothingDescribed;
  for (const file of files) {
    const read = await readJson(resolve(workingDirectory, file));
    if ("failure" in read) {
      diagnostics.report("file-unreadable", undefined, { file, detail: read.failure });
      continue;
    }
    const more = readDescription(known, read.value);
    if (more === undefined) diagnostics.report("live-unknown", undefined, { file });
    else known = more;
  }
  return diagnostics.hasErrors ? undefined : known;
}

async function readJson(path: string): Promise<{ readonly value: JsonValue } | { readonly failure: string }> {
  try {
    return { value: JSON.parse(await readFile(path, "utf8")) as JsonValue };
  } catch (error) {
    return { failure: error instanceof SyntaxError ? "it is no JSON" : describeFailure(error) };
  }
}

/** What makes the target take over what is live, in place of making it anew. */
export async function adoptLive(
  imported: ImportedFiles,
  plan: GatewayPlan,
  description: LiveDescription,
  to: MigrationTarget,
  diagnostics: DiagnosticBag,
): Promise<Adoption | undefined> {
  const { source, folder } = imported;
  const { graph, entry } = source;
  if (graph === undefined || (to === "terraform" && entry === undefined)) {
    diagnostics.report("live-without-resources", undefined, { source: source.name });
    return undefined;
  }
  const { adoptWithCloudFormation, adoptWithTerraform } = await import("../../adopt/adopt.js");
  // The runbook's commands run where it stands.
  const from = resolve(folder, "generated");
  const names = { source: relative(from, resolve(source.name)), document: `../${documentName}` };
  const request = { plan, source: graph, description, names };
  return to === "terraform" && entry !== undefined
    ? adoptWithTerraform(request, { format: "hcl", template: entry }, diagnostics)
    : adoptWithCloudFormation(request);
}

/** The files of an adoption as outputs: what later builds make anew is generated, what a person follows is theirs. */
export const adoptionArtifacts = ({ files }: Adoption, to: MigrationTarget): readonly EmittedArtifact[] =>
  files.map(({ path, text }) => ({
    path: unsafeId<OutputPath>(path),
    text,
    emitter: to,
    ownership: path.startsWith(`${to}/`) ? "generated" : "scaffold",
  }));

type JsonObject = { readonly [key: string]: JsonValue };

/** The same API with overrides in its settings, by which later builds keep the names of what is live. */
export function withOverrides(api: ImportedApi, overrides: Adoption["overrides"]): ImportedApi {
  const value = api.settings.value as JsonObject;
  const merged: Record<string, JsonObject> = { ...(value.overrides as { readonly [target: string]: JsonObject }) };
  for (const { target, resource, properties } of overrides) {
    const known = (merged[target]?.[resource] ?? {}) as JsonObject;
    merged[target] = { ...merged[target], [resource]: { ...known, ...properties } };
  }
  if (Object.keys(merged).length === 0) return api;
  return { ...api, settings: { ...api.settings, value: { ...value, overrides: merged } } };
}
