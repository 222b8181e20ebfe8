import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
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
});
