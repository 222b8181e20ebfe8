import { basename } from "node:path";
import { outputPathProblem } from "../../emitters/output-path.js";
import type { JsonValue } from "../../ir/json.js";
import { allocateNames, kebabCase } from "../../ir/names.js";
import type { ImportedApi } from "../../parser/import/imported-api.js";
import { configurationName } from "../configuration.js";
import type { ReadSource } from "./ledger-report.js";
import { printTraced } from "./print-yaml.js";

export const documentName = "openapi.yaml";

/** An imported API as the files that a person works on from then on. */
export interface ImportedFiles {
  readonly api: ImportedApi;
  readonly source: ReadSource;
  /** As the document calls it. */
  readonly title: string;
  /** As the command line names it. */
  readonly folder: string;
  /** Texts by name below the folder. */
  readonly files: ReadonlyMap<string, string>;
}

/** One API goes to the folder itself; of several, each to a folder below it that is named after it. */
export function importedFiles(read: readonly ReadSource[], out: string): readonly ImportedFiles[] {
  const all = read.flatMap((source) => source.imported.apis.map((api) => ({ api, source })));
  const keys = all.map((_, index) => String(index));
  const folders = allocateNames(keys, (key) => subfolderName(all[Number(key)]?.api));
  return all.map(({ api, source }, index) => ({
    api,
    source,
    title: titleOf(api),
    folder: all.length === 1 ? out : `${out}/${folders.get(String(index)) ?? index}`,
    files: filesOf(api, basename(source.name)),
  }));
}

function filesOf(api: ImportedApi, source: string): ReadonlyMap<string, string> {
  const from = `Imported from ${source}. From now on it is yours: nothing overwrites it.`;
  const files = new Map([[documentName, printTraced(api.document, from)]]);
  const { value } = api.settings;
  if (typeof value === "object" && value !== null && Object.keys(value).length > 0) {
    const schema = "yaml-language-server: $schema=./node_modules/gatewright/schemas/gatewright.schema.json";
    files.set(configurationName, printTraced(api.settings, `${schema}\n${from}`));
  }
  return files;
}

const member = (value: JsonValue | undefined, key: string): JsonValue | undefined =>
  typeof value === "object" && value !== null && !Array.isArray(value) && Object.hasOwn(value, key)
    ? (value as { readonly [key: string]: JsonValue })[key]
    : undefined;

const titleOf = ({ api, document }: ImportedApi): string => {
  const title = member(member(document.value, "info"), "title");
  return typeof title === "string" && title !== "" ? title : api;
};

/** Lower case, for file systems that ignore it. */
function subfolderName(api: ImportedApi | undefined): string {
  if (api === undefined) return "api";
  const name = kebabCase(titleOf(api));
  if (name === "") return kebabCase(api.api) || "api";
  return outputPathProblem(name) === undefined ? name : `${name}-api`;
}
