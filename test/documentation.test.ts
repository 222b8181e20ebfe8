import { readFileSync, writeFileSync } from "node:fs";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { diffJsonSchema, ledgerJsonSchema, modelJsonSchema, settingsJsonSchema } from "../scripts/schemas.mjs";
import { features, readFeatureCases } from "./support/features.js";
import { readModel } from "./support/read-document.js";
import { renderReadme } from "./support/readme.js";

const root = new URL("../", import.meta.url);
const read = (path: string): string => readFileSync(fileURLToPath(new URL(path, root)), "utf8");

describe("the README", () => {
  it("prints settings, diagnostics and limits as the source has them", () => {
    const text = read("README.md");
    if (process.env.GOLDEN === "record") writeFileSync(fileURLToPath(new URL("README.md", root)), renderReadme(text));
    expect(read("README.md")).toBe(renderReadme(text));
  });

  it("shows each feature in a golden case, for each type of API that has it and for both targets", () => {
    const cases = readFeatureCases();
    const missing = features.flatMap(({ id, apiTypes, withoutInfrastructure }) => {
      const showing = cases.filter(({ ids }) => ids.includes(id));
      const types = apiTypes.filter((type) => !showing.some(({ apiType }) => apiType === type));
      const targets = (["cloudformation", "terraform"] as const).filter(
        (target) => withoutInfrastructure !== true && !showing.some(({ targets: shown }) => shown.includes(target)),
      );
      return [...types, ...targets, ...(showing.length === 0 ? ["any case"] : [])].map((what) => `${id}: ${what}`);
    });
    expect(missing).toEqual([]);
    const known = new Set(features.map(({ id }) => id));
    expect(cases.flatMap(({ ids }) => ids).filter((id) => !known.has(id))).toEqual([]);
  });

  it("links only to what is there", () => {
    const text = read("README.md");
    const headings = new Set(
      [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = ""]) =>
        title
          .toLowerCase()
          .replace(/[^\w -]/g, "")
          .replaceAll(" ", "-"),
      ),
    );
    for (const [, target = ""] of text.matchAll(/\]\(([^)]+)\)/g)) {
      if (target.startsWith("#")) expect(headings, target).toContain(target.slice(1));
      else if (!target.startsWith("https://")) expect(read(target).length, target).toBeGreaterThan(0);
    }
  });

  it("names only scripts that package.json has", () => {
    const { scripts } = JSON.parse(read("package.json"));
    for (const [, script = ""] of read("README.md").matchAll(/npm run ([\w-]+)/g))
      expect(Object.keys(scripts)).toContain(script);
  });
});

describe("the published JSON Schemas", () => {
  it("are what the source says", async () => {
    expect(read("schemas/gatewright.schema.json")).toBe(await settingsJsonSchema());
    expect(read("schemas/model.schema.json")).toBe(modelJsonSchema());
    expect(read("schemas/diff.schema.json")).toBe(diffJsonSchema());
    expect(read("schemas/ledger.schema.json")).toBe(ledgerJsonSchema());
  });

  it("describe the model that reading gives", async () => {
    const validate = new Ajv({ strict: false }).compile(JSON.parse(read("schemas/model.schema.json")));
    const model = await readModel(read("examples/pets/openapi.yaml"), read("examples/pets/gatewright.yaml"));
    expect(validate(JSON.parse(JSON.stringify(model))), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ ...model, operations: [{}] })).toBe(false);
  });
});
