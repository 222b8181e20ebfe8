import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { runMigration } from "../../../src/cli/import/migrate.js";
import type { MigrateOptions } from "../../../src/cli/import/migrate-options.js";
import { run } from "../../../src/cli/run.js";
import { compile } from "../../../src/compile.js";
import { createNodeHost } from "../../../src/host/node-host.js";
import type { JsonValue } from "../../../src/ir/json.js";
import type { Importers } from "../../../src/parser/import/import-source.js";
import { sourceKinds } from "../../../src/parser/import/source-kinds.js";
import { recordingTerminal } from "../../support/golden.js";
import { makeProject } from "../../support/projects.js";

const document = `openapi: 3.0.3
info: { title: Pets, version: 1.0.0 }
paths:
  /pets:
    get:
      operationId: listPets
      security: []
      responses: { "200": { description: Pets. } }
`;

/** What a complete importer makes of the template: the document that it was printed from. */
const importers: Importers = {
  kinds: sourceKinds,
  loadRaise: async () => (graph) => ({
    rest: [],
    apis: graph.resources
      .filter(({ type }) => type === "AWS::ApiGateway::RestApi")
      .map(({ id }) => ({
        api: id,
        document: traced(parse(document) as JsonValue),
        settings: traced({}),
        ledger: [],
      })),
  }),
};
const traced = (value: JsonValue) => ({ value, origins: new Map(), comments: new Map() });

interface Template {
  readonly Resources: Readonly<Record<string, { readonly Type: string }>>;
}

/** The document's own template, and what a stack of it is: every physical id is made of the logical one. */
async function deployed(): Promise<{ readonly template: string; readonly live: string }> {
  const folder = makeProject({ "openapi.yaml": document });
  const entry = join(folder, "openapi.yaml");
  const { artifacts } = await compile({ entry, emitters: ["cloudformation"], host: createNodeHost() });
  const template = artifacts[0]?.text ?? "";
  const { Resources } = parse(template, { logLevel: "silent" }) as Template;
  const StackResources = Object.entries(Resources).map(([LogicalResourceId, { Type }]) => ({
    LogicalResourceId,
    ResourceType: Type,
    PhysicalResourceId: `live-${LogicalResourceId}`,
    ResourceStatus: "CREATE_COMPLETE",
  }));
  return { template, live: JSON.stringify({ StackResources }) };
}

const options = (members: Partial<MigrateOptions> = {}): MigrateOptions => ({
  to: "terraform",
  out: "pets",
  opaque: "refuse",
  ledger: "text",
  live: ["live.json"],
  ...members,
});

async function migrate(files: Readonly<Record<string, string>>, members: Partial<MigrateOptions> = {}) {
  const folder = makeProject(files);
  const { terminal, written } = recordingTerminal(folder);
  const exitCode = await runMigration("template.yaml", options(members), terminal, importers);
  const read = (name: string): string => readFileSync(join(folder, name), "utf8");
  return { folder, exitCode, read, ...written };
}

describe("migrate --live", () => {
  it("writes a module that imports what is live, under the names that it has", async () => {
    const { template, live } = await deployed();
    const { exitCode, errors, output, read } = await migrate({ "template.yaml": template, "live.json": live });
    expect([exitCode, errors]).toEqual([0, expect.not.stringContaining("error")]);
    expect(output).toMatch(/^adoption: \d+ to import; the steps stand in pets\/adoption\/RUNBOOK\.md$/m);
    const imports = read("pets/generated/terraform/imports.tf");
    expect(imports).toContain('  id = "live-RestApi"\n  to = aws_api_gateway_rest_api.api\n');
    expect(imports).toContain('  id = "live-RestApi/live-PetsResource/GET"\n  to = aws_api_gateway_method.get_pets\n');
    expect(imports).toMatch(/id = "live-ListPetsFunction\/live-\w+Permission"\n {2}to = aws_lambda_permission\./);
    const { overrides } = parse(read("pets/gatewright.yaml")) as { overrides: { terraform: object } };
    expect(overrides.terraform).toMatchObject({
      "function:listPets": { function_name: "live-ListPetsFunction" },
      "role:listPets": { name: "live-ListPetsRole", name_prefix: null },
    });
    expect(read("pets/generated/terraform/stages.tf")).toContain("ignore_changes");
    expect(read("pets/adoption/template.retained.yaml").match(/DeletionPolicy: Retain/g)).toHaveLength(
      (template.match(/^ {4}Type: AWS::/gm) ?? []).length,
    );
    const runbook = read("pets/adoption/RUNBOOK.md");
    expect(runbook).toContain(
      "gatewright diff ../template.yaml openapi.yaml --live ../live.json --fail-on client-breaking",
    );
    expect(runbook).toMatch(/"\d+ to import, 0 to add, 0 to change, 0 to destroy"/);
    expect(runbook).toContain('aws cloudformation delete-stack --stack-name "$STACK"');
  });

  it("leaves the next build an ordinary module, in which the names stay", async () => {
    const { template, live } = await deployed();
    const { folder, read } = await migrate({ "template.yaml": template, "live.json": live });
    const { terminal, written } = recordingTerminal(join(folder, "pets"));
    expect(await run(["build", "openapi.yaml", "--emit", "terraform"], terminal), written.errors).toBe(0);
    expect(existsSync(join(folder, "pets/generated/terraform/imports.tf"))).toBe(false);
    expect(read("pets/generated/terraform/stages.tf")).not.toContain("ignore_changes");
    expect(read("pets/generated/terraform/functions.tf")).toContain('"live-ListPetsFunction"');
  });

  it("puts import blocks for a module that another calls beside it", async () => {
    const { template, live } = await deployed();
    const { read } = await migrate({ "template.yaml": template, "live.json": live }, { module: "pets" });
    expect(read("pets/generated/imports.tf")).toContain("to = module.pets.aws_api_gateway_rest_api.api\n");
  });

  it("makes a template and a list of what it imports for a stack", async () => {
    const { template, live } = await deployed();
    const { exitCode, read } = await migrate(
      { "template.yaml": template, "live.json": live },
      { to: "cloudformation" },
    );
    expect(exitCode).toBe(0);
    const list = JSON.parse(read("pets/adoption/resources-to-import.json"));
    expect(list).toContainEqual({
      ResourceType: "AWS::ApiGateway::Method",
      LogicalResourceId: "GetPetsMethod",
      ResourceIdentifier: { RestApiId: "live-RestApi", ResourceId: "live-PetsResource", HttpMethod: "GET" },
    });
    const imported = JSON.parse(read("pets/adoption/template.json"));
    expect(Object.keys(imported.Resources).sort()).toEqual(
      list.map((each: { readonly LogicalResourceId: string }) => each.LogicalResourceId).sort(),
    );
    expect(imported.Resources.RestApi.DeletionPolicy).toBe("Retain");
    expect(imported.Outputs).toBeUndefined();
    expect(read("pets/adoption/removed.tf")).toContain("destroy = false");
  });

  it.each([
    ["no JSON", "live-unreadable"],
    ["{}", "live-unreadable"],
  ])("reports a description that is none: %s", async (text, code) => {
    const { template } = await deployed();
    const { exitCode, errors } = await migrate({ "template.yaml": template, "live.json": text });
    expect([exitCode, errors]).toEqual([1, expect.stringContaining(code)]);
  });

  it("refuses settings of the user's that give live resources other names", async () => {
    const { template, live } = await deployed();
    const files = {
      "template.yaml": template,
      "live.json": live,
      "pets/gatewright.yaml": "functions: { memory: 256 }\n",
    };
    const { exitCode, errors } = await migrate(files);
    expect([exitCode, errors]).toEqual([1, expect.stringContaining("live-name-differs")]);
    expect(errors).toContain("live-ListPetsFunction");
  });

  it("finds nothing for a source that tells of no resources", async () => {
    const { template, live } = await deployed();
    const withoutGraph: Importers = {
      kinds: [
        {
          title: "a document",
          recognises: () => true,
          load: async () => ({
            makes: "apis",
            read: async () => ({
              rest: [],
              apis: [{ api: "Api", document: traced(parse(document) as JsonValue), settings: traced({}), ledger: [] }],
            }),
          }),
        },
      ],
      loadRaise: importers.loadRaise,
    };
    const folder = makeProject({ "template.yaml": template, "live.json": live });
    const { terminal, written } = recordingTerminal(folder);
    const exitCode = await runMigration("template.yaml", options(), terminal, withoutGraph);
    expect([exitCode, written.errors]).toEqual([1, expect.stringContaining("live-without-graph")]);
  });
});
