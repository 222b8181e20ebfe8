import { spawnSync } from "node:child_process";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { ApiModel } from "../../../src/ir/api.js";
import { makeProject } from "../../support/projects.js";
import { readFiles, readModel } from "../../support/read-document.js";
import { type EmittedProject, emitProject, testErrors } from "./emit-project.js";
import { pets } from "./pets.js";

const packages = fileURLToPath(new URL("../../../node_modules", import.meta.url));

/** Runs `npm test` of the project, and gives the counts that Node's test runner prints. */
function runTests({ files }: EmittedProject): Readonly<Record<string, number>> {
  const folder = makeProject(Object.fromEntries(files));
  symlinkSync(packages, join(folder, "node_modules"));
  const { NODE_TEST_CONTEXT: _, NODE_OPTIONS: __, ...env } = process.env;
  const { stdout, stderr } = spawnSync(process.execPath, ["test.mjs"], { cwd: folder, encoding: "utf8", env });
  const counts = [...stdout.matchAll(/^(?:#|ℹ) (pass|fail|todo) (\d+)$/gm)].map(([, name = "", count]) => [
    name,
    Number(count),
  ]);
  if (counts.length === 0) throw new Error(stdout + stderr);
  return Object.fromEntries(counts);
}

const countOf = ({ scaffolds }: EmittedProject): number =>
  [...scaffolds].filter((path) => path.endsWith(".test.ts")).length;

describe("the tests of a project", () => {
  it("compile, and pass as long as nothing is written", { timeout: 60_000 }, async () => {
    const project = await emitProject(await readModel(pets));
    expect(testErrors(project.files)).toEqual([]);
    // Nothing is made up for a body in parts.
    expect(runTests(project)).toEqual({ pass: countOf(project) - 1, fail: 0, todo: 1 });
  });

  it("leave open what the document would have to give an example for", { timeout: 60_000 }, async () => {
    const document = {
      openapi: "3.0.3",
      info: { title: "Codes", version: "1" },
      paths: {
        "/codes/{code}": {
          get: {
            operationId: "getCode",
            parameters: [
              { name: "code", in: "path", required: true, schema: { type: "string", pattern: "^[A-Z]{3}$" } },
            ],
            responses: { "200": { description: "" } },
          },
        },
      },
    };
    const project = await emitProject(await readModel(JSON.stringify(document)));
    expect(runTests(project)).toEqual({ pass: 0, fail: 0, todo: 1 });
  });

  it("serve routes of WebSocket APIs, too", { timeout: 60_000 }, async () => {
    const api = await webSocketApi();
    const project = await emitProject(api);
    expect(runTests(project)).toEqual({ pass: countOf(project), fail: 0, todo: 0 });
  });
});

async function webSocketApi(): Promise<ApiModel> {
  const document = {
    openapi: "3.0.3",
    info: { title: "Chat", version: "1" },
    paths: {},
    components: {
      schemas: { Say: { type: "object", required: ["text"], properties: { text: { type: "string", minLength: 2 } } } },
    },
  };
  const settings = {
    api: { type: "websocket" },
    websocket: { routes: { $connect: {}, $disconnect: {}, say: { message: "#/components/schemas/Say" } } },
  };
  const { api, found } = await readFiles({
    "openapi.yaml": JSON.stringify(document),
    "gatewright.yaml": JSON.stringify(settings),
  });
  if (api === undefined) throw new Error(found.join("\n"));
  return api;
}
