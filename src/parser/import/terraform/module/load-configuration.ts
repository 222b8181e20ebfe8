import { posix } from "node:path";
import type { DiagnosticBag } from "../../../../ir/diagnostics.js";
import type { SourcePointer } from "../../../../ir/source.js";
import type { SourceFiles } from "../../source-files.js";
import type { ConfigurationBlock, Expression } from "../syntax/expression.js";
import type { ParseHcl } from "../syntax/grammar.js";
import { type ReadFile, readConfigurationFile } from "../syntax/read-file.js";
import { argumentOf, declaredBlocks, literalText, type ModuleCall, type ModuleConfiguration } from "./configuration.js";

/** Modules within modules; a module that calls itself goes on for ever. */
const depthLimit = 20;

export interface Loading {
  readonly files: SourceFiles;
  readonly parse: ParseHcl;
  readonly diagnostics: DiagnosticBag;
}

/** Reads the configuration in a folder with the local modules that it calls. */
export async function loadConfiguration(
  loading: Loading,
  folder: string,
  callers: readonly string[] = [],
): Promise<ModuleConfiguration | undefined> {
  const entries = (await loading.files.list(folder)) ?? [];
  const names = entries.filter((each) => !each.isFolder).map((each) => each.name);
  const read = await readAll(
    loading,
    folder,
    names.filter((name) => /\.tf(\.json)?$/.test(name)),
  );
  if (read.length === 0) return undefined;
  const isRoot = callers.length === 0;
  const values = isRoot ? await readAll(loading, folder, names.filter(isValuesFile).sort(byPrecedence)) : [];
  const { calls, ...declared } = declaredBlocks(read.flatMap((each) => each.body.blocks));
  const loaded: ModuleCall[] = [];
  for (const call of calls) loaded.push(await loadCall(loading, folder, call, [...callers, folder]));
  const given = values.flatMap((each) =>
    each.body.arguments.map(({ name, value }): [string, Expression] => [name, value]),
  );
  const path = posix.relative(callers[0] ?? folder, folder) || ".";
  return { ...declared, path, calls: new Map(loaded.map((each) => [each.name, each])), given: new Map(given) };
}

async function readAll(loading: Loading, folder: string, names: readonly string[]): Promise<readonly ReadFile[]> {
  const read: ReadFile[] = [];
  for (const name of names) {
    const file = await readConfigurationFile(loading, posix.join(folder, name));
    if (file !== undefined) read.push(file);
  }
  return read;
}

/** What Terraform loads without being told to. */
const isValuesFile = (name: string): boolean => /^terraform\.tfvars(\.json)?$|\.auto\.tfvars(\.json)?$/.test(name);

/** `terraform.tfvars` gives way to the others. */
const byPrecedence = (left: string, right: string): number =>
  Number(left.includes(".auto.")) - Number(right.includes(".auto.")) || (left < right ? -1 : 1);

async function loadCall(
  loading: Loading,
  folder: string,
  { labels: [name = ""], body, at }: ConfigurationBlock,
  callers: readonly string[],
): Promise<ModuleCall> {
  const argument = argumentOf(body, "source");
  const source = literalText(argument?.value) ?? "";
  const refuse = (why: string, place: SourcePointer = argument?.at ?? at): ModuleCall => {
    loading.diagnostics.report("terraform-module-unread", place, { module: name, why });
    return { name, body, at, configuration: undefined, source };
  };
  if (!/^\.\.?(\/|$)/.test(source)) return refuse(`its source '${source}' is not part of the configuration`);
  const target = loading.files.nameOf(posix.join(folder, source));
  if (target === undefined) return refuse(`its source '${source}' lies outside of the folder that was given`);
  if (callers.includes(target)) return refuse("it calls itself");
  if (callers.length >= depthLimit) return refuse(`modules are read to a depth of ${depthLimit}`);
  const configuration = await loadConfiguration(loading, target, callers);
  return configuration === undefined
    ? refuse(`there is no configuration in '${target}'`)
    : { name, body, at, configuration, source };
}
