import { dirname, relative, resolve } from "node:path";
import { type Adoption, type AdoptionRequest, adoptWithCloudFormation, adoptWithTerraform } from "../../adopt/adopt.js";
import type { LiveDescription } from "../../adopt/live-description.js";
import type { Compilation } from "../../compile.js";
import { DiagnosticBag } from "../../ir/diagnostics.js";
import { type OutputPath, unsafeId } from "../../ir/ids.js";
import type { JsonValue } from "../../ir/json.js";
import type { GatewayPlan } from "../../ir/plan/model.js";
import type { ImportedApi } from "../../parser/import/imported-api.js";
import type { LoadedFile } from "../../parser/loaded-file.js";
import { parseText } from "../../parser/source/parse-text.js";
import { configurationName } from "../configuration.js";
import type { Terminal } from "../terminal.js";
import { compileImported } from "./check-imported.js";
import { documentName, type ImportedFiles } from "./imported-files.js";
import type { ReadSource } from "./ledger-report.js";
import type { MigrateOptions } from "./migrate-options.js";

/** Differences that nobody wants of a migration; overrides that pin names are no such. */
const unwanted = ["client-breaking", "resource-replaced", "security-widened", "security-narrowed", "limits-changed"];

/** What adopts the live resources of an imported API; undefined where the source gave no graph to find them by. */
export async function adoptImported(
  imported: ImportedFiles,
  plan: GatewayPlan,
  description: LiveDescription,
  options: MigrateOptions,
  { workingDirectory }: Terminal,
  diagnostics: DiagnosticBag,
): Promise<Adoption | undefined> {
  const { graph } = imported.source.imported;
  if (graph === undefined) return undefined;
  const folder = resolve(workingDirectory, imported.folder);
  const sourcePath = fromFolder(folder, workingDirectory, imported.source.name);
  const request: AdoptionRequest = {
    plan,
    source: graph,
    folder: dirname(sourcePath),
    settings: { file: configurationName, origins: imported.api.settings.origins },
    description,
    check: checkCommand(sourcePath, options, (file) => fromFolder(folder, workingDirectory, file)),
  };
  if (options.to === "cloudformation") return adoptWithCloudFormation(request);
  const template = templateOf(imported.source);
  const target = {
    format: "hcl" as const,
    ...(template === undefined ? {} : { template }),
    ...(options.module === undefined ? {} : { moduleName: options.module }),
  };
  return adoptWithTerraform(request, target, diagnostics);
}

/** A file that the command line names, from the folder of the migration. */
const fromFolder = (folder: string, workingDirectory: string, file: string): string =>
  relative(folder, resolve(workingDirectory, file)).replaceAll("\\", "/");

function checkCommand(
  source: string,
  { parameter, root, live }: MigrateOptions,
  locate: (file: string) => string,
): string {
  const words = [
    ...["gatewright", "diff", source, documentName],
    ...[...(parameter ?? [])].flatMap(([name, value]) => ["--parameter", `${name}=${value}`]),
    ...(root === undefined ? [] : ["--root", locate(root) || "."]),
    ...(live ?? []).flatMap((file) => ["--live", locate(file)]),
    ...unwanted.flatMap((risk) => ["--fail-on", risk]),
  ];
  return words.map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)).join(" ");
}

/** The template that was deployed, or of which SAM makes that one: it hands policies on to all that it makes. */
function templateOf({ imported, sources }: ReadSource): LoadedFile | undefined {
  const [source] = sources.values();
  const dialect = imported.graph?.dialect;
  if ((dialect !== "cloudformation" && dialect !== "sam") || source === undefined) return undefined;
  const { value } = parseText(source.name, source.location, source.text);
  return { source, value };
}

/**
 * Imported APIs whose settings hold the names of what is live, so that every later build has them. An API that cannot be
 * compiled yet is left as it is: what is wrong with it is reported when it is built.
 */
export async function withLiveNames(
  imported: readonly ImportedFiles[],
  description: LiveDescription,
  options: MigrateOptions,
  terminal: Terminal,
): Promise<ReadonlyMap<ImportedApi, ImportedApi>> {
  const named = new Map<ImportedApi, ImportedApi>();
  for (const each of imported) {
    const { compilation } = await compileImported(each, [], terminal.workingDirectory);
    const unreported = new DiagnosticBag();
    const adoption =
      compilation.plan && (await adoptImported(each, compilation.plan, description, options, terminal, unreported));
    if (adoption !== undefined) named.set(each.api, withOverrides(each.api, adoption.overrides));
  }
  return named;
}

type JsonObject = { readonly [key: string]: JsonValue };

const objectAt = (value: JsonValue | undefined, key: string): JsonObject => {
  const found = typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonObject)[key] : {};
  return typeof found === "object" && found !== null && !Array.isArray(found) ? (found as JsonObject) : {};
};

function withOverrides(api: ImportedApi, overrides: Adoption["overrides"]): ImportedApi {
  const [first] = overrides;
  if (first === undefined) return api;
  const { value } = api.settings;
  const known = objectAt(value, "overrides");
  const target = objectAt(known, first.target);
  const added = Object.fromEntries(
    overrides.map(({ resource, properties }) => [resource, { ...objectAt(target, resource), ...properties }]),
  );
  const settings = typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
  const merged = { ...settings, overrides: { ...known, [first.target]: { ...target, ...added } } };
  return { ...api, settings: { ...api.settings, value: merged } };
}

/** A compilation in which the adoption takes the place of what its target would have written. */
export function withAdoption<Compiled extends Compilation>(
  compilation: Compiled,
  { artifacts }: Adoption,
  emitter: string,
): Compiled {
  if (artifacts.length === 0) return compilation;
  const others = compilation.artifacts.filter((artifact) => artifact.emitter !== emitter);
  const adopting = artifacts.map(({ path, text, ownership }) => ({
    path: unsafeId<OutputPath>(path),
    text,
    ownership,
    emitter,
  }));
  return { ...compilation, artifacts: [...others, ...adopting] };
}
