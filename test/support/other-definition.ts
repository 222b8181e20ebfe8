import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { load } from "js-yaml";
import { compile } from "../../src/compile.js";
import { createNodeHost } from "../../src/host/node-host.js";
import type { CompilerHost } from "../../src/host.js";
import type { SettingsInput } from "../../src/parser/settings/schema.js";
import { createYamlSchema } from "../../src/parser/source/yaml-schema.js";
import { exampleNames, examplesFolder } from "./examples.js";
import { documentsOf } from "./golden.js";
import { type GoldenOutput, templatesOf } from "./golden-outputs.js";

/** A folder with an API: a document, and settings beside it. */
export interface ApiFolder {
  readonly name: string;
  /** Absolute path. */
  readonly folder: string;
  /** The emitters of infrastructure that it is built with. */
  readonly emitters: readonly ("cloudformation" | "terraform")[];
}

/** What one emitter makes of an API with the `api.definition` that it has not chosen. */
export interface OtherDefinition {
  /** Of the API. */
  readonly name: string;
  readonly emitter: "cloudformation" | "terraform";
  /** Codes of the errors that refuse it; none where it is built. */
  readonly refusals: readonly string[];
  /** Without files where it is refused. */
  readonly output: GoldenOutput;
}

/** Writes the templates of an output below a folder, for tools that read files; their absolute paths. */
export function writeTemplates(output: GoldenOutput, folder: string): readonly string[] {
  return templatesOf(output).map((path) => {
    const file = join(folder, output.name, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, output.files.get(path) ?? "");
    return file;
  });
}

/** Every golden case that yields infrastructure. */
export function infrastructureCases(): readonly ApiFolder[] {
  const fixtures = fileURLToPath(new URL("../../fixtures", import.meta.url));
  return readdirSync(fixtures)
    .sort()
    .flatMap((name) => {
      const folder = join(fixtures, name);
      const emitters = (["cloudformation", "terraform"] as const).filter((each) =>
        existsSync(join(folder, "expected", each)),
      );
      return emitters.length === 0 ? [] : [{ name, folder, emitters }];
    });
}

/** Every example that is built from a document beside its settings. */
export const infrastructureExamples = (): readonly ApiFolder[] =>
  exampleNames().map((name) => ({
    name,
    folder: join(examplesFolder, name),
    emitters: ["cloudformation", "terraform"],
  }));

/** Builds APIs with the other definition; those that have none, the WebSocket APIs, are left out. */
export async function buildOtherDefinitions(apis: readonly ApiFolder[]): Promise<readonly OtherDefinition[]> {
  const built: OtherDefinition[] = [];
  for (const api of apis) built.push(...(await buildOtherDefinition(api)));
  return built;
}

/** Emitter by emitter, since what one target refuses another may take. */
async function buildOtherDefinition({ name, folder, emitters }: ApiFolder): Promise<readonly OtherDefinition[]> {
  const entry = join(folder, documentsOf(folder)[0] ?? "");
  const configuration = join(folder, "gatewright.yaml");
  const settings = existsSync(configuration)
    ? ((load(readFileSync(configuration, "utf8"), { schema: createYamlSchema() }) ?? {}) as SettingsInput)
    : {};
  const node = createNodeHost();
  const hostWith = (values: unknown): CompilerHost => ({
    ...node,
    readText: async (path) => (path === configuration ? JSON.stringify(values) : node.readText(path)),
  });
  const { api } = await compile({ entry, configuration, emitters: [], host: hostWith(settings) });
  if (api === undefined) throw new Error(`${name} yields infrastructure, and has no model`);
  if (api.gateway.protocol === "websocket") return [];
  const definition = api.gateway.definition === "body" ? "resources" : "body";
  const host = hostWith({ ...settings, api: { ...settings.api, definition } });
  const built: OtherDefinition[] = [];
  for (const emitter of emitters) {
    const { artifacts, diagnostics } = await compile({ entry, configuration, emitters: [emitter], host });
    const errors = diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code);
    const files = artifacts.map(({ path, text }): readonly [string, string] => [path.slice(emitter.length + 1), text]);
    const output = { name: `other-${name.replaceAll("/", "-")}`, folder: "", files: new Map(files) };
    built.push({ name, emitter, refusals: [...new Set<string>(errors)].sort(), output });
  }
  return built;
}
