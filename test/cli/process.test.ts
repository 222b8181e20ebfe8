import { type SpawnSyncReturns, spawn, spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readTree } from "../support/golden.js";
import { makeProject } from "../support/projects.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
/** Below node_modules, so that the bundle finds the packages that it leaves out. */
const folder = join(root, "node_modules", ".gatewright-process-test");
const program = join(folder, "cli.js");

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  await build({
    entryPoints: [join(root, "src/cli.ts")],
    outdir: folder,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    packages: "external",
    logLevel: "error",
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const documentWith = (count: number, text: string): string =>
  JSON.stringify({ openapi: "3.1.0", info: { title: "Many", version: text }, "x-count": count, paths: {} });

/** Writes as many files as it is told, with the document's version in each. */
const emitterModule = `export const emitter = {
  name: "many",
  requires: [],
  readOptions: (raw) => raw,
  emit: ({ api, options }) => Array.from({ length: options.count }, (_, index) => (
    { path: "many/" + (index % 7) + "/" + index, text: api.version.repeat(500), ownership: "generated" })),
};
`;
const settings = (count: number): string => `emit:\n  many: { module: ./many.mjs, count: ${count} }\n`;

const runOnce = (cwd: string, ...words: readonly string[]): SpawnSyncReturns<string> =>
  spawnSync(process.execPath, [program, ...words], { cwd, encoding: "utf8" });

describe("the process", () => {
  it("exits with the code of the command, and keeps colours from pipes", () => {
    const project = makeProject({ "openapi.yaml": "openapi: 3.1.0\n" });
    const { status, stdout, stderr } = runOnce(project, "build", "openapi.yaml");
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/^openapi\.yaml:1:1 - error/);
    expect(stderr).not.toContain("\u001b");
    expect(runOnce(project, "build").status).toBe(2);
    expect(runOnce(project, "--version").status).toBe(0);
  });

  it.runIf(process.platform !== "win32")("does not mind a reader that has seen enough", () => {
    const paths = Object.fromEntries(
      Array.from({ length: 2000 }, (_, index) => [`/a${index}`, { get: { responses: { 200: { description: "" } } } }]),
    );
    const text = JSON.stringify({ openapi: "3.1.0", info: { title: "Many", version: "1" }, paths });
    const project = makeProject({ "openapi.json": text });
    const command = `"${process.execPath}" "${program}" model openapi.json | head -n 1; exit "\${PIPESTATUS[0]}"`;
    const { status, stdout, stderr } = spawnSync("bash", ["-c", command], { cwd: project, encoding: "utf8" });
    expect([status, stdout, stderr]).toEqual([0, "{\n", ""]);
  });

  it("leaves a folder that the next run understands, whenever it is killed", async () => {
    const count = 1500;
    const project = makeProject({ "many.mjs": emitterModule, "gatewright.yaml": settings(count) });
    const generated = join(project, "generated");
    writeFileSync(join(project, "openapi.json"), documentWith(count, "0"));
    expect(runOnce(project, "build", "openapi.json").status).toBe(0);
    let isCutOff = false;
    for (let round = 1; round <= 8; round++) {
      writeFileSync(join(project, "openapi.json"), documentWith(count, String(round)));
      const child = spawn(process.execPath, [program, "build", "openapi.json"], { cwd: project, stdio: "ignore" });
      const ended = new Promise<void>((resolve) => child.on("exit", () => resolve()));
      // Whatever the speed of the machine: some while after the first file has moved, or its staging has begun.
      const isUnderWay = (): boolean => [...readTree(join(generated, ".gatewright.tmp")).keys()].length > round * 150;
      while (child.exitCode === null && !isUnderWay()) await wait(1);
      child.kill("SIGKILL");
      await ended;
      isCutOff ||= readTree(join(generated, ".gatewright.tmp")).size > 0;
    }
    expect(isCutOff).toBe(true);
    writeFileSync(join(project, "openapi.json"), documentWith(3, "last"));
    writeFileSync(join(project, "gatewright.yaml"), settings(3));
    const { status, stderr } = runOnce(project, "build", "openapi.json");
    expect([status, stderr]).toEqual([0, expect.not.stringContaining("error")]);
    expect([...readTree(generated).keys()]).toEqual([".gatewright.json", "many/0/0", "many/1/1", "many/2/2"]);
  });
});
