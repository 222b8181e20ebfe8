import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { documentsOf } from "../../support/golden.js";
import { type ApiFolder, infrastructureCases, infrastructureExamples } from "../../support/other-definition.js";
import { slugOf } from "../build-case.js";
import type { ConformanceCase } from "../conformance-case.js";

/**
 * Every golden case and every example that yields infrastructure. Imported sources are left out: they go through the same
 * plan and printers, and their roles have no descriptions, by which an account's roles are told apart.
 */
export const ownCases = (): readonly ConformanceCase[] => [
  ...infrastructureCases()
    .filter(({ name }) => !name.startsWith("import-"))
    .map((each) => folderCase(each, each.name)),
  ...infrastructureExamples().map((each) => folderCase(each, `examples/${each.name}`)),
];

/** The domain of the golden cases. A domain is one API's, in all accounts, so each case is given one of its own. */
const sharedDomain = "api.example.com";

function folderCase({ folder }: ApiFolder, name: string): ConformanceCase {
  const configuration = join(folder, "gatewright.yaml");
  const entry = join(folder, documentsOf(folder)[0] ?? "");
  const settings = existsSync(configuration) ? readFileSync(configuration, "utf8") : "{}";
  const own = settings.replaceAll(sharedDomain, `${slugOf(name)}.example.com`);
  return { name, entry, configuration, edition: new Map([[configuration, own]]) };
}

/** An entry of the corpus's `INDEX.json`, as far as it is read here. */
interface CorpusEntry {
  readonly id: string;
  readonly kind: string;
  readonly path: string;
  readonly operations?: number;
}

const settings = ["api: { definition: resources }", "api: { definition: body }", "api: { type: http }"];
/** Operations that a document may have: the largest ones are for the limits, and for the benchmark. */
const largest = 60;

/**
 * Documents found in the wild, small and large ones in turn, with each definition and type in turn: those that the
 * compiler takes as they are.
 */
export function corpusCandidates(corpus: string): readonly ConformanceCase[] {
  const entries = JSON.parse(readFileSync(join(corpus, "INDEX.json"), "utf8")) as readonly CorpusEntry[];
  const documents = entries
    .filter(({ kind, operations = 0 }) => kind === "openapi" && operations >= 1 && operations <= largest)
    .sort((left, right) => (left.operations ?? 0) - (right.operations ?? 0) || (left.id < right.id ? -1 : 1));
  return documents.map(({ id, path }, index) => {
    const entry = join(corpus, path);
    const configuration = `${entry}.gatewright.yaml`;
    const text = `${settings[index % settings.length]}\n`;
    return { name: `corpus/${id}`, entry, configuration, edition: new Map([[configuration, text]]) };
  });
}

/** So many of some values, evenly spread over all of them. */
export const spread = <Value>(values: readonly Value[], count: number): readonly Value[] =>
  values.filter(
    (_, index) => Math.floor((index * count) / values.length) !== Math.floor(((index + 1) * count) / values.length),
  );
