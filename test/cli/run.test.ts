import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { configurationTemplate } from "../../src/cli/configuration-template.js";
import { run } from "../../src/cli/run.js";
import { settingsSchema } from "../../src/parser/settings/schema.js";
import { recordingTerminal } from "../support/golden.js";
import { makeProject } from "../support/projects.js";

const pets = `openapi: 3.1.0
info: { title: Pets, version: 1.0.0 }
paths:
  /pets:
    get:
      operationId: listPets
      responses: { "200": { description: Pets. } }
`;

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

describe("gatewright", () => {
  it("prints version and help to standard output", async () => {
    const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
    expect(await gatewright("/", "--version")).toEqual({ exitCode: 0, output: `${version}\n`, errors: "" });
    for (const words of [["--help"], ["build", "--help"], ["model", "-h"], ["init", "--help"]]) {
      const { exitCode, output, errors } = await gatewright("/", ...words);
      expect([exitCode, errors]).toEqual([0, ""]);
      expect(output).toMatch(/^Usage: gatewright/);
      expect(output).toContain("Examples:");
    }
  });

  it.each([
    [[]],
    [["buld"]],
    [["build"]],
    [["build", "a.yaml", "--formt", "json"]],
    [["build", "a.yaml", "--format", "xml"]],
    [["build", "a.yaml", "--out"]],
    [["model"]],
    [["model", "a.yaml", "b.yaml"]],
    [["init", "a.yaml", "b.yaml"]],
  ])("exits with 2 on wrong usage: %j", async (words) => {
    const { exitCode, output, errors } = await gatewright("/", ...words);
    expect([exitCode, output]).toEqual([2, ""]);
    expect(errors).not.toBe("");
  });

  it("exits with 70 on a mistake of its own, and shows the stack only when asked", async () => {
    const broken = (environment: Readonly<Record<string, string>>): Promise<string> => {
      const { terminal, written } = recordingTerminal("/");
      const failing = {
        ...terminal,
        environment,
        writeOutput: () => {
          throw new TypeError("\u001b[2Jout of order");
        },
      };
      return run(["--version"], failing).then((code) => `${code} ${written.errors}`);
    };
    const plain = await broken({});
    expect(plain).toMatch(/^70 internal error: TypeError: \\u\{1b\}\[2Jout of order\n/);
    expect(plain).toContain("This is a bug in Gatewright, not in your document.");
    expect(plain).not.toContain("    at ");
    expect(await broken({ GATEWRIGHT_DEBUG: "1" })).toContain("    at ");
  });
});

describe("gatewright model --expanded", () => {
  it("prints what short forms become, and the model without it", async () => {
    const folder = makeProject({
      "openapi.yaml": `openapi: 3.0.3
info: { title: Pets, version: "1" }
paths:
  /pets:
    get:
      operationId: listPets
      x-gatewright: { mock: true }
      responses: { "200": { description: Pets. } }
`,
    });
    const short = await gatewright(folder, "model", "openapi.yaml");
    expect(JSON.parse(short.output).operations[0].integration).toMatchObject({
      kind: "shortForm",
      form: { setting: "mock" },
    });
    const long = await gatewright(folder, "model", "openapi.yaml", "--expanded");
    expect(JSON.parse(long.output).operations[0].integration).toMatchObject({
      kind: "mock",
      expandedFrom: "mock",
      requestTemplates: [{ contentType: "application/json" }],
    });
  });
});

describe("gatewright model", () => {
  it("prints the model, and nothing else, to standard output", async () => {
    const folder = makeProject({ "openapi.yaml": pets });
    const { exitCode, output } = await gatewright(folder, "model", "openapi.yaml");
    expect(exitCode).toBe(0);
    expect(JSON.parse(output)).toMatchObject({ modelVersion: 1, title: "Pets", operations: [{ id: "listPets" }] });
    expect((await gatewright(folder, "model", "openapi.yaml")).output).toBe(output);
  });

  it("prints the infrastructure with the keys that overrides name", async () => {
    const folder = makeProject({ "openapi.yaml": pets });
    const { output } = await gatewright(folder, "model", "openapi.yaml", "--plan");
    const keys = JSON.parse(output).resources.map((resource: { key: string }) => resource.key);
    expect(keys).toContain("method:GET /pets");
  });

  it("prints diagnostics alone when there are errors", async () => {
    const folder = makeProject({ "openapi.yaml": "openapi: 3.1.0\n" });
    const { exitCode, output, errors } = await gatewright(folder, "model", "openapi.yaml");
    expect([exitCode, output]).toEqual([1, ""]);
    expect(errors).toMatch(/^openapi\.yaml:1:1 - error/);
  });
});

describe("gatewright init", () => {
  it("writes settings beside the document that change nothing", async () => {
    const folder = makeProject({ "api/openapi.yaml": pets });
    const plain = await gatewright(folder, "model", "api/openapi.yaml");
    const { exitCode, output } = await gatewright(folder, "init", "api/openapi.yaml");
    expect(exitCode).toBe(0);
    expect(output).toBe(
      "Wrote api/gatewright.yaml. Uncomment what you need, then: gatewright build api/openapi.yaml\n",
    );
    expect(await gatewright(folder, "model", "api/openapi.yaml")).toEqual(plain);
  });

  it("writes into the working directory without a document", async () => {
    const folder = makeProject({});
    expect((await gatewright(folder, "init")).exitCode).toBe(0);
    expect(existsSync(join(folder, "gatewright.yaml"))).toBe(true);
  });

  it("never overwrites settings", async () => {
    const folder = makeProject({ "gatewright.yaml": "mine" });
    const { exitCode, errors } = await gatewright(folder, "init");
    expect([exitCode, errors]).toEqual([1, "'gatewright.yaml' exists already and is left as it is.\n"]);
    expect(readFileSync(join(folder, "gatewright.yaml"), "utf8")).toBe("mine");
  });

  it("names a document that is not there, or a folder that cannot be written", async () => {
    const folder = makeProject({});
    const { exitCode, errors } = await gatewright(folder, "init", "nothing.yaml");
    expect([exitCode, errors]).toEqual([
      1,
      "There is no document 'nothing.yaml'. Name one that exists, or none at all.\n",
    ]);
  });

  it("explains every setting, each with an example that is valid once it is uncommented", () => {
    const uncommented = configurationTemplate
      .split("\n")
      .slice(1)
      .filter((line) => !line.startsWith("##"))
      .map((line) => line.replace(/^# ?/, ""));
    const settings = parse(uncommented.join("\n"));
    expect(settingsSchema.safeParse(settings).error).toBeUndefined();
    expect(Object.keys(settings).sort()).toEqual(Object.keys(settingsSchema.shape).sort());
  });
});
