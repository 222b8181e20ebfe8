import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { run } from "../../src/cli/run.js";
import { readTree, recordingTerminal } from "../support/golden.js";
import { makeProject } from "../support/projects.js";

const petsDocument = `openapi: 3.1.0
info: { title: Pets, version: 1.0.0 }
paths:
  /pets:
    get:
      operationId: listPets
      responses: { "200": { description: Pets. } }
    post:
      operationId: addPet
      security: [{ key: [] }]
      responses: { "201": { description: Added. } }
    delete:
      operationId: removePets
      security: [{ key: [] }, {}]
      responses: { "204": { description: Removed. } }
components:
  securitySchemes:
    key: { type: apiKey, in: header, name: x-api-key }
`;
/** Writes a file for each operation, and a scaffold; options \`text\`, \`warn\` and \`fail\`. */
const emitterModule = `export const emitter = {
  name: "list",
  requires: [],
  readOptions: (raw) => raw ?? {},
  emit({ api, options, diagnostics }) {
    if (options.warn) diagnostics.report("emitter-warning", api.origin, { emitter: "list", detail: options.warn });
    if (options.fail) diagnostics.report("emitter-error", api.origin, { emitter: "list", detail: options.fail });
    const files = api.operations.map(({ id }) => ({ path: "list/" + id, text: options.text ?? "", ownership: "generated" }));
    return [...files, { path: "list/notes", text: "yours", ownership: "scaffold" }];
  },
};
`;
const settings = (options = ""): string => `emit:\n  list: { module: ./list.mjs, ${options} }\n`;
const project = (files: Readonly<Record<string, string>> = {}): string =>
  makeProject({ "openapi.yaml": petsDocument, "gatewright.yaml": settings(), "list.mjs": emitterModule, ...files });

interface Outcome {
  readonly exitCode: number;
  readonly output: string;
  readonly errors: string;
}
const gatewright = async (folder: string, ...words: readonly string[]): Promise<Outcome> => {
  const { terminal, written } = recordingTerminal(folder);
  const exitCode = await run(words, terminal);
  return { exitCode, ...written };
};
const names = (folder: string): readonly string[] => [...readTree(folder).keys()];

describe("gatewright build", () => {
  it("lists what only a client certificate protects among what is open", async () => {
    const text = petsDocument.replace("type: apiKey, in: header, name: x-api-key", "type: mutualTLS");
    const { output } = await gatewright(project({ "openapi.yaml": text }), "build", "openapi.yaml", "--format", "json");
    expect(JSON.parse(output).apis[0].open).toMatchObject([
      { operation: "listPets", credentials: "none" },
      { operation: "addPet", credentials: "none" },
      { operation: "removePets", credentials: "none" },
    ]);
  });

  it("writes below generated/, and says what it did and what is open to the world", async () => {
    const folder = project();
    expect(await gatewright(folder, "build", "openapi.yaml")).toEqual({
      exitCode: 0,
      errors: "",
      output: [
        "Pets 1.0.0 (openapi.yaml): generated/ is written",
        "  files       4 created",
        "  operations  3",
        "  open        2 to the world, without credentials:",
        "    GET     /pets",
        "    DELETE  /pets  (credentials are optional)",
        "",
      ].join("\n"),
    });
    expect(names(join(folder, "generated"))).toEqual([
      ".gatewright.json",
      "list/addPet",
      "list/listPets",
      "list/notes",
      "list/removePets",
    ]);
  });

  it("says so when there is nothing to write", async () => {
    const folder = project();
    await gatewright(folder, "build", "openapi.yaml");
    const { output } = await gatewright(folder, "build", "openapi.yaml");
    expect(output).toContain("generated/ is up to date\n  files       3 unchanged, 1 kept\n");
  });

  it("counts resources and functions where there is infrastructure", async () => {
    const { output } = await gatewright(project(), "build", "openapi.yaml", "--emit", "cloudformation");
    expect(output).toMatch(/\n {2}resources {3}\d\d\n {2}functions {3}3\n/);
  });

  it("works from any directory, on documents and folders anywhere", async () => {
    const folder = project({ "elsewhere/x": "" });
    const { exitCode, output } = await gatewright(
      join(folder, "elsewhere"),
      "build",
      "../openapi.yaml",
      "--out",
      "../o/",
    );
    expect(exitCode).toBe(0);
    expect(output).toContain("Pets 1.0.0 (../openapi.yaml): ../o/ is written");
    expect(existsSync(join(folder, "o/list/addPet"))).toBe(true);
  });

  it("takes settings from the file that is named instead of the one beside the document", async () => {
    const folder = project({ "other/gatewright.yaml": settings("text: other"), "other/list.mjs": emitterModule });
    await gatewright(folder, "build", "openapi.yaml", "--config", "other/gatewright.yaml");
    expect(readFileSync(join(folder, "generated/list/addPet"), "utf8")).toBe("other");
    const missing = await gatewright(folder, "build", "openapi.yaml", "--config", "nothing.yaml");
    expect(missing).toMatchObject({ exitCode: 1, errors: expect.stringContaining("nothing.yaml") });
  });

  it("writes nothing at all when errors are reported", async () => {
    const folder = project({ "gatewright.yaml": settings("fail: broken") });
    const { exitCode, output, errors } = await gatewright(folder, "build", "openapi.yaml");
    expect([exitCode, output]).toEqual([1, ""]);
    expect(errors).toContain("error emitter-error: list: broken");
    expect(existsSync(join(folder, "generated"))).toBe(false);
  });

  it("--strict takes warnings for errors", async () => {
    const folder = project({ "gatewright.yaml": settings("warn: careful") });
    const strict = await gatewright(folder, "build", "openapi.yaml", "--strict");
    expect(strict).toMatchObject({ exitCode: 1, output: "", errors: expect.stringContaining("error emitter-warning") });
    expect(existsSync(join(folder, "generated"))).toBe(false);
    const lenient = await gatewright(folder, "build", "openapi.yaml");
    expect(lenient).toMatchObject({ exitCode: 0, errors: expect.stringContaining("warning emitter-warning") });
  });

  it("--quiet silences the summary, not the diagnostics", async () => {
    const folder = project({ "gatewright.yaml": settings("warn: careful") });
    const { exitCode, output, errors } = await gatewright(folder, "build", "openapi.yaml", "--quiet");
    expect([exitCode, output]).toEqual([0, ""]);
    expect(errors).toContain("careful");
  });

  it("--emit runs only some emitters, and leaves the files of the others", async () => {
    const folder = project({ "openapi.yaml": petsDocument });
    await gatewright(folder, "build", "openapi.yaml");
    const { exitCode } = await gatewright(folder, "build", "openapi.yaml", "--emit", "cloudformation");
    expect(exitCode).toBe(0);
    expect(names(join(folder, "generated"))).toEqual([
      ".gatewright.json",
      "cloudformation/template.yaml",
      "list/addPet",
      "list/listPets",
      "list/notes",
      "list/removePets",
    ]);
    const all = await gatewright(folder, "build", "openapi.yaml");
    expect(all.output).toContain("1 deleted, 3 unchanged, 1 kept");
    expect(existsSync(join(folder, "generated/cloudformation"))).toBe(false);
  });

  it("deletes what the document no longer asks for, and keeps what is the user's", async () => {
    const folder = project();
    await gatewright(folder, "build", "openapi.yaml");
    writeFileSync(join(folder, "generated/list/notes"), "mine");
    writeFileSync(join(folder, "openapi.yaml"), petsDocument.replace("removePets", "dropPets"));
    const { output } = await gatewright(folder, "build", "openapi.yaml");
    expect(output).toContain("1 created, 1 deleted, 2 unchanged, 1 kept");
    expect(readFileSync(join(folder, "generated/list/notes"), "utf8")).toBe("mine");
  });

  it("names every file that stands in its way, touches none, and overwrites them when forced", async () => {
    const folder = project({ "generated/list/addPet": "mine" });
    await gatewright(folder, "build", "openapi.yaml", "--emit", "cloudformation");
    writeFileSync(join(folder, "generated/cloudformation/template.yaml"), "edited");
    const before = readTree(join(folder, "generated"));
    const { exitCode, errors } = await gatewright(folder, "build", "openapi.yaml");
    expect(exitCode).toBe(1);
    expect(errors).toContain("error output-edited: 'generated/cloudformation/template.yaml' was changed by hand");
    expect(errors).toContain("error output-foreign: 'generated/list/addPet' exists and was not generated");
    expect(readTree(join(folder, "generated"))).toEqual(before);
    expect((await gatewright(folder, "build", "openapi.yaml", "--force")).exitCode).toBe(0);
    expect(readFileSync(join(folder, "generated/list/addPet"), "utf8")).toBe("");
  });

  it("says which manifest it cannot understand", async () => {
    const folder = project({ "generated/.gatewright.json": "<<<<<<< HEAD" });
    const { exitCode, errors } = await gatewright(folder, "build", "openapi.yaml");
    expect(exitCode).toBe(1);
    expect(errors).toContain("error manifest-unreadable: 'generated/.gatewright.json'");
  });

  it("says so when the output folder is a file", async () => {
    const { exitCode, errors } = await gatewright(project({ generated: "" }), "build", "openapi.yaml");
    expect(exitCode).toBe(1);
    expect(errors).toContain("Cannot write to 'generated': a file stands where a folder is needed.");
  });

  it("follows no link out of the output folder", async () => {
    const folder = project({ "precious/addPet": "" });
    mkdirSync(join(folder, "generated"));
    symlinkSync("../precious", join(folder, "generated/list"));
    const { exitCode, errors } = await gatewright(folder, "build", "openapi.yaml", "--force");
    expect(exitCode).toBe(1);
    expect(errors).toContain("'generated/list' is a symbolic link that leads out of it");
    expect(names(join(folder, "precious"))).toEqual(["addPet"]);
  });
});

describe("gatewright build --check", () => {
  it("names every file that would change, and writes nothing", async () => {
    const folder = project();
    const first = await gatewright(folder, "build", "openapi.yaml", "--check");
    expect(first.exitCode).toBe(1);
    expect(first.output).toBe("");
    expect(first.errors.match(/^error output-stale: .*$/gm)).toEqual([
      "error output-stale: 'generated/.gatewright.json' is not what the document says (it would be created).",
      "error output-stale: 'generated/list/addPet' is not what the document says (it would be created).",
      "error output-stale: 'generated/list/listPets' is not what the document says (it would be created).",
      "error output-stale: 'generated/list/notes' is not what the document says (it would be created).",
      "error output-stale: 'generated/list/removePets' is not what the document says (it would be created).",
    ]);
    expect(existsSync(join(folder, "generated"))).toBe(false);

    await gatewright(folder, "build", "openapi.yaml");
    expect(await gatewright(folder, "build", "openapi.yaml", "--check")).toMatchObject({ exitCode: 0, errors: "" });

    rmSync(join(folder, "generated/list/addPet"));
    writeFileSync(join(folder, "openapi.yaml"), petsDocument.replace("removePets", "dropPets"));
    const before = readTree(folder);
    const later = await gatewright(folder, "build", "openapi.yaml", "--check");
    expect(later.errors.match(/list\/\w+.*\(.*\)/g)).toEqual([
      "list/addPet' is not what the document says (it would be created)",
      "list/dropPets' is not what the document says (it would be created)",
      "list/removePets' is not what the document says (it would be deleted)",
    ]);
    expect(readTree(folder)).toEqual(before);
  });

  it("lets the user change a scaffold", async () => {
    const folder = project();
    await gatewright(folder, "build", "openapi.yaml");
    writeFileSync(join(folder, "generated/list/notes"), "mine");
    expect((await gatewright(folder, "build", "openapi.yaml", "--check")).exitCode).toBe(0);
  });
});

describe("gatewright build with several documents", () => {
  const orders = petsDocument.replace("title: Pets", "title: Orders & Co");

  it("gives each API a folder of its own name", async () => {
    const folder = project({ "orders.yaml": orders });
    const { exitCode, output } = await gatewright(folder, "build", "openapi.yaml", "orders.yaml");
    expect(exitCode).toBe(0);
    expect(output).toContain("(openapi.yaml): generated/pets/ is written");
    expect(output).toContain("(orders.yaml): generated/orders-co/ is written");
    expect(names(join(folder, "generated")).filter((name) => name.endsWith("addPet"))).toEqual([
      "orders-co/list/addPet",
      "pets/list/addPet",
    ]);
  });

  it("refuses two APIs of one name", async () => {
    const folder = project({ "copy.yaml": petsDocument });
    const { exitCode, errors } = await gatewright(folder, "build", "openapi.yaml", "copy.yaml");
    expect(exitCode).toBe(1);
    expect(errors).toContain("'copy.yaml' and 'openapi.yaml' would both be written to 'generated/pets'");
    expect(existsSync(join(folder, "generated"))).toBe(false);
  });

  it("writes none of them when one has errors, and reports those of all", async () => {
    const folder = project({ "orders.yaml": "openapi: 3.1.0\ninfo: 1\n", "third.yaml": "nothing: true\n" });
    const { exitCode, errors } = await gatewright(folder, "build", "openapi.yaml", "orders.yaml", "third.yaml");
    expect(exitCode).toBe(1);
    expect(errors).toMatch(/^orders\.yaml:/m);
    expect(errors).toMatch(/^third\.yaml:/m);
    expect(existsSync(join(folder, "generated"))).toBe(false);
  });
});

describe("gatewright build --format", () => {
  it("json: one document on standard output, and nothing else", async () => {
    const folder = project({ "gatewright.yaml": settings("warn: careful") });
    const { output, errors, exitCode } = await gatewright(folder, "build", "openapi.yaml", "--format", "json");
    expect([exitCode, errors]).toEqual([0, ""]);
    expect(JSON.parse(output)).toEqual({
      version: 1,
      succeeded: true,
      diagnostics: [expect.objectContaining({ code: "emitter-warning", severity: "warning" })],
      apis: [
        {
          document: "openapi.yaml",
          title: "Pets",
          version: "1.0.0",
          folder: "generated",
          files: {
            created: ["list/addPet", "list/listPets", "list/notes", "list/removePets"],
            updated: [],
            deleted: [],
            unchanged: [],
            kept: [],
          },
          operations: 3,
          resources: null,
          functions: null,
          reach: "world",
          open: [
            { operation: "listPets", method: "GET", path: "/pets", credentials: "none" },
            { operation: "removePets", method: "DELETE", path: "/pets", credentials: "optional" },
          ],
        },
      ],
    });
    writeFileSync(join(folder, "gatewright.yaml"), settings("fail: broken"));
    const failed = await gatewright(folder, "build", "openapi.yaml", "--format", "json");
    expect(failed.exitCode).toBe(1);
    expect(JSON.parse(failed.output)).toMatchObject({ succeeded: false, apis: [] });
  });

  it("sarif: one log on standard output, and nothing else", async () => {
    const folder = project({ "gatewright.yaml": settings("warn: careful"), "sub/x": "" });
    const { output, errors } = await gatewright(join(folder, "sub"), "build", "../openapi.yaml", "--format", "sarif");
    expect(errors).toBe("");
    const [only] = JSON.parse(output).runs;
    expect(only.results).toHaveLength(1);
    expect(only.results[0].locations[0].physicalLocation.artifactLocation.uri).toBe("../openapi.yaml");
  });

  it("github: annotations on standard error, the summary on standard output", async () => {
    const folder = project({ "gatewright.yaml": settings("warn: careful") });
    const { output, errors } = await gatewright(folder, "build", "openapi.yaml", "--format", "github");
    expect(errors).toMatch(/^::warning file=openapi\.yaml,line=\d+,.*title=emitter-warning::list: careful%0A.*\n$/);
    expect(output).toContain("Pets 1.0.0");
    const { terminal, written } = recordingTerminal(folder);
    const inWorkspace = { ...terminal, environment: { GITHUB_WORKSPACE: join(folder, "..") } };
    await run(["build", "openapi.yaml", "--format", "github"], inWorkspace);
    expect(written.errors).toContain(`file=${basename(folder)}/openapi.yaml,`);
  });
});
