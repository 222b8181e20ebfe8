import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { compile } from "../../src/compile.js";
import { emitter as cloudformation } from "../../src/emitters/cloudformation/index.js";
import { emitter as terraform } from "../../src/emitters/terraform/index.js";
import { createMemoryHost } from "../../src/host/memory-host.js";
import { createNodeHost } from "../../src/host/node-host.js";
import type { ApiModel } from "../../src/ir/api.js";
import { DiagnosticBag } from "../../src/ir/diagnostics.js";
import type { JsonValue } from "../../src/ir/json.js";
import type { GatewayPlan } from "../../src/ir/plan/model.js";
import { importSource } from "../../src/parser/import/import-source.js";
import type { Ledger } from "../../src/parser/import/ledger.js";
import { documentsOf } from "./golden.js";

const fixtures = fileURLToPath(new URL("../../fixtures", import.meta.url));

/** A model and what it becomes. */
export interface Compiled {
  readonly api: ApiModel;
  readonly plan: GatewayPlan;
}

/** What the emitters write that importers read. */
export type Form = "template" | "hcl" | "json";

/** Texts by path below the folder of the emitter. */
export type Files = ReadonlyMap<string, string>;

/** What an import makes of files. */
export interface Imported {
  readonly document: JsonValue;
  readonly settings: JsonValue;
  readonly ledger: readonly string[];
}

/** The model of a golden case; undefined for those that end in errors. */
export async function compileCase(name: string): Promise<Compiled | undefined> {
  const folder = join(fixtures, name);
  const [document = ""] = documentsOf(folder);
  const configuration = join(folder, "gatewright.yaml");
  const { api, plan } = await compile({
    entry: join(folder, document),
    ...(existsSync(configuration) ? { configuration } : {}),
    emitters: [],
    plan: true,
    host: createNodeHost(),
  });
  return api === undefined || plan === undefined ? undefined : { api, plan };
}

/** What an emitter writes; undefined where the target has no words for it. */
export async function emit({ api, plan }: Compiled, form: Form): Promise<Files | undefined> {
  const diagnostics = new DiagnosticBag();
  const common = { api, plan: () => plan, diagnostics };
  const artifacts =
    form === "template"
      ? await cloudformation.emit({ ...common, options: { format: "yaml" } })
      : await terraform.emit({ ...common, options: { format: form } });
  if (diagnostics.hasErrors) return undefined;
  return new Map(artifacts.map(({ path, text }) => [path.replace(/^(?:cloudformation|terraform)\//, ""), text]));
}

/** Imports the one API of files, as `gatewright import` does. */
export async function importFiles(files: Files, form: Form): Promise<Imported> {
  const diagnostics = new DiagnosticBag();
  const host = createMemoryHost(Object.fromEntries([...files].map(([path, text]) => [`/source/${path}`, text])));
  const source = form === "template" ? "/source/template.yaml" : "/source";
  const { imported } = await importSource({ source, parameters: new Map(), host }, diagnostics);
  const [api] = imported?.apis ?? [];
  if (imported === undefined || api === undefined)
    throw new Error(diagnostics.items.map(({ message }) => message).join("\n"));
  return {
    document: api.document.value,
    settings: api.settings.value,
    ledger: rowsOf([...api.ledger, ...imported.rest]),
  };
}

/** What is not simply mapped: `outcome node property: how`. */
const rowsOf = (ledger: Ledger): readonly string[] =>
  ledger.flatMap(({ outcome, node, property, how }) =>
    outcome === "mapped" ? [] : [`${outcome} ${[node, property].filter(Boolean).join(" ")}: ${how}`],
  );

/** @param files what the settings may refer to: archives of functions, and the like */
export async function compileImported({ document, settings }: Imported, files: Files): Promise<Compiled> {
  const beside = [...files].map(([path, text]) => [`/source/${path}`, text] as const);
  const host = createMemoryHost({
    ...Object.fromEntries(beside),
    "/source/openapi.yaml": JSON.stringify(document),
    "/source/gatewright.yaml": JSON.stringify(settings),
  });
  const { api, plan, diagnostics } = await compile({
    entry: "/source/openapi.yaml",
    configuration: "/source/gatewright.yaml",
    emitters: [],
    plan: true,
    host,
  });
  if (api === undefined || plan === undefined)
    throw new Error(diagnostics.map(({ code, message }) => `${code}: ${message}`).join("\n"));
  return { api, plan };
}

/** Names of the golden cases that yield infrastructure. */
export const roundTripCases = readdirSync(fixtures)
  .filter((name) => ["cloudformation", "terraform"].some((form) => existsSync(join(fixtures, name, "expected", form))))
  .sort();

export const withoutLedger = ({ document, settings }: Imported) => ({ document, settings });
