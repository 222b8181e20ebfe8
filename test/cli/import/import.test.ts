import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { runImport } from "../../../src/cli/import/import.js";
import type { ImportOptions } from "../../../src/cli/import/import-options.js";
import { run } from "../../../src/cli/run.js";
import { type JsonPointer, unsafeId } from "../../../src/ir/ids.js";
import type { JsonValue } from "../../../src/ir/json.js";
import type { Importers } from "../../../src/parser/import/import-source.js";
import type { TracedJson } from "../../../src/parser/import/imported-api.js";
import { recordingTerminal } from "../../support/golden.js";
import { makeProject } from "../../support/projects.js";

const schema = JSON.parse(readFileSync(new URL("../../../schemas/ledger.schema.json", import.meta.url), "utf8"));

/** A source is JSON with the title of its API; what becomes of it is known beforehand. */
const importers: Importers = {
  kinds: [
    {
      title: "a title",
      recognises: () => true,
      load: async () => ({
        makes: "apis",
        read: async ({ entry }) => {
          const { title } = JSON.parse(entry.kind === "file" ? entry.text : "");
          const file = entry.kind === "file" ? entry.name : "";
          const operation = { operationId: "listPets", responses: { "200": { description: "Pets." } } };
          const document = {
            openapi: "3.0.3",
            info: { title, version: "1.0" },
            paths: { "/pets": { get: operation } },
          };
          const at = { file, pointer: unsafeId<JsonPointer>("/title") };
          const traced = (value: JsonValue): TracedJson => ({
            value,
            origins: new Map([[unsafeId<JsonPointer>(""), at]]),
            comments: new Map(),
          });
          const settings: JsonValue = title === "Wrong" ? { api: { nmae: "x" } } : {};
          const ledger = [{ outcome: "mapped" as const, node: title, type: "title", at }];
          return { apis: [{ api: title, document: traced(document), settings: traced(settings), ledger }], rest: [] };
        },
      }),
    },
  ],
  loadRaise: async () => () => ({ apis: [], rest: [] }),
};

const command = async (folder: string, sources: readonly string[], options: Partial<ImportOptions> = {}) => {
  const { terminal, written } = recordingTerminal(folder);
  const exitCode = await runImport(sources, { out: "imported", ledger: "text", ...options }, terminal, importers);
  return { exitCode, ...written };
};
const sourceOf = (title: string): string => JSON.stringify({ title });

describe("gatewright import", () => {
  it("writes files that are the user's: it never overwrites one, and a second run finds nothing to do", async () => {
    const folder = makeProject({ "pets.json": sourceOf("Pets") });
    expect(await command(folder, ["pets.json"], { out: "pets" })).toMatchObject({ exitCode: 0, errors: "" });
    const document = join(folder, "pets/openapi.yaml");
    const written = readFileSync(document, "utf8");
    expect(written).toContain("operationId: listPets");
    expect((await command(folder, ["pets.json"], { out: "pets" })).exitCode).toBe(0);
    writeFileSync(document, `${written}# mine\n`);
    const refused = await command(folder, ["pets.json"], { out: "pets" });
    expect(refused.exitCode).toBe(1);
    expect(refused.errors).toContain("error output-foreign: 'pets/openapi.yaml' exists");
    expect(readFileSync(document, "utf8")).toBe(`${written}# mine\n`);
  });

  it("writes APIs of several sources to a folder each", async () => {
    const folder = makeProject({ "one.json": sourceOf("Pets"), "two.json": sourceOf("Orders") });
    expect((await command(folder, ["one.json", "two.json"], { out: "apis" })).exitCode).toBe(0);
    for (const name of ["pets", "orders"]) expect(existsSync(join(folder, "apis", name, "openapi.yaml"))).toBe(true);
  });

  it("writes the ledger where it is asked to, in the form that it is asked for", async () => {
    const folder = makeProject({ "pets.json": sourceOf("Pets") });
    const { output } = await command(folder, ["pets.json"], { ledger: "json", ledgerFile: "out/ledger.json" });
    expect(output).not.toContain("mapped");
    const ledger = JSON.parse(readFileSync(join(folder, "out/ledger.json"), "utf8"));
    const entry = {
      outcome: "mapped",
      source: "pets.json",
      api: "Pets",
      node: "Pets",
      type: "title",
      property: null,
      how: null,
    };
    expect(ledger).toEqual({
      version: 1,
      counts: { mapped: 1, approximated: 0, opaque: 0, left: 0, dropped: 0 },
      entries: [{ ...entry, file: "pets.json", line: 1, column: 10 }],
    });
    expect(new Ajv().compile(schema)(ledger)).toBe(true);
  });

  it("reports what the compiler finds wrong where it stands in the new files, and where it comes from", async () => {
    const folder = makeProject({ "wrong.json": sourceOf("Wrong") });
    const { exitCode, errors } = await command(folder, ["wrong.json"]);
    expect(exitCode).toBe(1);
    expect(errors).toMatch(/^imported\/gatewright.yaml:4:3 - error setting-unknown: /);
    expect(errors).toContain("wrong.json:1:10 - It comes from here in the source.");
    expect(existsSync(join(folder, "imported/gatewright.yaml"))).toBe(true);
  });

  it("refuses a parameter without a value as wrong usage", async () => {
    const { terminal } = recordingTerminal(makeProject({}));
    expect(await run(["import", "pets.json", "--parameter", "Stage"], terminal)).toBe(2);
  });
});
