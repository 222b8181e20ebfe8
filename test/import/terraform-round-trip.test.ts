import { describe, expect, it } from "vitest";
import { createMemoryHost } from "../../src/host/memory-host.js";
import { DiagnosticBag } from "../../src/ir/diagnostics.js";
import type { JsonValue } from "../../src/ir/json.js";
import { importSource } from "../../src/parser/import/import-source.js";
import { type GoldenOutput, goldenOutputs, templatesOf } from "../support/golden-outputs.js";

/*
 * What the two printers make of one plan are two ways to say the same. So the importers, which share everything but their
 * front ends, have to give the same document and settings back for both.
 */

interface Imported {
  readonly document: JsonValue | undefined;
  readonly settings: JsonValue | undefined;
  readonly found: readonly string[];
}

async function importFiles(source: string, files: ReadonlyMap<string, string>): Promise<Imported> {
  const diagnostics = new DiagnosticBag();
  const absolute = [...files].map(([path, text]) => [`/source/${path}`, text] as const);
  const host = createMemoryHost(Object.fromEntries(absolute));
  const { imported } = await importSource({ source, parameters: new Map(), host }, diagnostics);
  const api = imported?.apis[0];
  const found = diagnostics.items.map(({ code, message }) => `${code}: ${message}`);
  return { document: api?.document.value, settings: withoutDescriptions(api?.settings.value), found };
}

/** A parameter says in its description what it stands for in its source, and each source calls that by a name of its own. */
function withoutDescriptions(settings: JsonValue | undefined): JsonValue | undefined {
  if (settings === undefined) return undefined;
  const text = JSON.stringify(settings, (key, value: unknown) => (key === "description" ? undefined : value));
  return JSON.parse(text) as JsonValue;
}

/** Differences of the two targets, which no importer can make up for. */
const different: ReadonlyMap<string, string> = new Map([
  [
    "documents-expressions",
    "dynamic references and imported values of CloudFormation, for which Terraform has variables",
  ],
  ["rest-function-named", "roles are called after their resources, whose names have no capitals in Terraform"],
  ["rest-function-inline", "the provider takes no code inline, so that the module reads it from the bucket"],
  ["http-body", "the provider takes away what stands in the definition alone, so that its resource repeats CORS"],
  ["rest-security-policy-body", "the provider has no argument for it beside a definition"],
]);

const terraform = new Map(goldenOutputs("terraform").map((output) => [output.name, output]));
const pairs = goldenOutputs("cloudformation").flatMap(
  (output): readonly (readonly [string, GoldenOutput, GoldenOutput])[] => {
    const other = terraform.get(output.name);
    return other === undefined || templatesOf(output).length !== 1 ? [] : [[output.name, output, other]];
  },
);

describe("a template and a configuration of the same plan", () => {
  it.each(pairs)("are imported as the same API: %s", async (name, template, configuration) => {
    const [path = ""] = templatesOf(template);
    const fromTemplate = await importFiles(`/source/${path}`, template.files);
    const fromConfiguration = await importFiles("/source", configuration.files);
    expect(fromConfiguration.found).toEqual(fromTemplate.found);
    expect(fromConfiguration.document).toBeDefined();
    const { document, settings } = fromConfiguration;
    const isSame =
      JSON.stringify([document, settings]) === JSON.stringify([fromTemplate.document, fromTemplate.settings]);
    if (different.has(name)) expect(isSame).toBe(false);
    else expect({ document, settings }).toEqual({ document: fromTemplate.document, settings: fromTemplate.settings });
  });
});
