import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runMigration } from "../../../src/cli/import/migrate.js";
import type { MigrateOptions } from "../../../src/cli/import/migrate-options.js";
import { type JsonPointer, unsafeId } from "../../../src/ir/ids.js";
import type { JsonValue } from "../../../src/ir/json.js";
import type { Importers } from "../../../src/parser/import/import-source.js";
import type { TracedJson } from "../../../src/parser/import/imported-api.js";
import type { LedgerEntry } from "../../../src/parser/import/ledger.js";
import { recordingTerminal } from "../../support/golden.js";
import { makeProject } from "../../support/projects.js";

const traced = (value: JsonValue): TracedJson => ({ value, origins: new Map(), comments: new Map() });

const document = {
  openapi: "3.0.3",
  info: { title: "Pets", version: "1.0" },
  paths: {
    "/pets": {
      get: {
        operationId: "listPets",
        responses: { "200": { description: "Pets." } },
        "x-amazon-apigateway-integration": { type: "http_proxy", httpMethod: "GET", uri: "https://${Host}/pets" },
      },
    },
  },
};

/** Importers of one API that calls a host which only CloudFormation knows. */
const importersWith = (...ledger: readonly LedgerEntry[]): Importers => {
  const settings = { parameters: { Host: { cloudformation: { "Fn::ImportValue": "pets-host" } } } };
  const imported = { apis: [{ api: "Api", document: traced(document), settings: traced(settings), ledger }], rest: [] };
  const load = async () => ({ makes: "apis" as const, read: async () => imported });
  return { kinds: [{ title: "a test", recognises: () => true, load }], loadRaise: async () => () => imported };
};
const at = { file: "source.yaml", pointer: unsafeId<JsonPointer>("") };
const mapped: LedgerEntry = { outcome: "mapped", node: "Api", type: "AWS::ApiGateway::RestApi", at };
const dropped: LedgerEntry = { ...mapped, outcome: "dropped", property: "Properties.Mode", how: "it has no place" };

const migrate = async (folder: string, options: Partial<MigrateOptions>, importers = importersWith(mapped)) => {
  const { terminal, written } = recordingTerminal(folder);
  const defaults = { to: "cloudformation", out: "pets", opaque: "refuse", ledger: "text" } as const;
  const exitCode = await runMigration("source.yaml", { ...defaults, ...options }, terminal, importers);
  return { exitCode, ...written };
};

describe("gatewright migrate", () => {
  it("writes the user's files, and builds from them", async () => {
    const folder = makeProject({ "source.yaml": "{}" });
    const { exitCode, errors, output } = await migrate(folder, {});
    expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: "" });
    expect(output).toContain("1 entry: 1 mapped");
    expect(output).toContain("pets/generated/ is written");
    const template = readFileSync(join(folder, "pets/generated/cloudformation/template.yaml"), "utf8");
    expect(template).toContain("!ImportValue pets-host");
  });

  it("refuses what the target cannot say until the user's files say it", async () => {
    const folder = makeProject({ "source.yaml": "{}" });
    const first = await migrate(folder, { to: "terraform" });
    expect(first.exitCode).toBe(1);
    expect(first.errors).toMatch(/^pets\/gatewright.yaml:4:3 - error value-other-dialect: /);
    expect(first.output).toContain("1. Mend what is reported in pets/");
    expect(existsSync(join(folder, "pets/generated"))).toBe(false);

    const settings = join(folder, "pets/gatewright.yaml");
    writeFileSync(settings, "parameters:\n  Host: { terraform: var.other }\n");
    const second = await migrate(folder, { to: "terraform" });
    expect({ exitCode: second.exitCode, errors: second.errors }).toEqual({ exitCode: 0, errors: "" });
    expect(second.output).toContain("pets/gatewright.yaml is yours and is kept");
    expect(readFileSync(join(folder, "pets/generated/terraform/methods.tf"), "utf8")).toContain(
      "https://${var.other}/pets",
    );
  });

  it("asks the deployment for such values when it is told to, and says what they were", async () => {
    const folder = makeProject({ "source.yaml": "{}" });
    expect((await migrate(folder, { to: "terraform", opaque: "ask" })).exitCode).toBe(0);
    expect(readFileSync(join(folder, "pets/generated/terraform/variables.tf"), "utf8")).toContain('variable "host"');
    expect(readFileSync(join(folder, "pets/gatewright.yaml"), "utf8")).toContain(
      'parameters:\n  # It was {"Fn::ImportValue":"pets-host"}\n  Host: {}\n',
    );
  });

  it("builds nothing while something is dropped that is not allowed by name", async () => {
    const folder = makeProject({ "source.yaml": "{}" });
    const refused = await migrate(folder, {}, importersWith(mapped, dropped));
    expect(refused.exitCode).toBe(1);
    expect(refused.errors).toContain("error import-dropped: 'Api.Properties.Mode'");
    expect(existsSync(join(folder, "pets/generated"))).toBe(false);
    const allowed = await migrate(folder, { allowDrop: ["Api"] }, importersWith(mapped, dropped));
    expect({ exitCode: allowed.exitCode, errors: allowed.errors }).toEqual({ exitCode: 0, errors: "" });
  });
});
