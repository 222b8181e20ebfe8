import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { run } from "../src/cli/run.js";
import { type GoldenFiles, readTree, recordingTerminal } from "./support/golden.js";
import { makeProject } from "./support/projects.js";

const fixtures = fileURLToPath(new URL("../fixtures", import.meta.url));
const emitters = [
  "cloudformation",
  "lambda-python",
  "lambda-typescript",
  "openapi",
  "python-client",
  "terraform",
  "typescript-client",
] as const;
/** Has functions in both languages. */
const fixture = "lambda-python-authorizers";

/** Builds every output, unless `words` choose. */
const build = async (folder: string, workingDirectory: string, ...words: readonly string[]): Promise<void> => {
  const { terminal, written } = recordingTerminal(workingDirectory);
  const chosen = words.includes("--emit") ? words : [...words, "--emit", emitters.join(",")];
  const exitCode = await run(["build", join(folder, "openapi.yaml"), ...chosen], terminal);
  expect(written.errors).not.toMatch(/ error /);
  expect(exitCode).toBe(0);
};
const copyFixture = (): string => {
  const folder = makeProject({});
  for (const name of ["openapi.yaml", "gatewright.yaml"]) cpSync(join(fixtures, fixture, name), join(folder, name));
  return folder;
};

let first: GoldenFiles;
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), "gatewright-first-"));
  await build(join(fixtures, fixture), folder, "--out", "out");
  first = readTree(join(folder, "out"));
  rmSync(folder, { recursive: true });
});

describe("the same input gives the same bytes", () => {
  it("writes files of every emitter", () => {
    for (const emitter of emitters) expect([...first.keys()].some((path) => path.startsWith(`${emitter}/`))).toBe(true);
  });

  it("in a second run, another copy, another working directory, another output folder", async () => {
    const folder = copyFixture();
    const elsewhere = makeProject({});
    await build(folder, elsewhere, "--out", "some/other folder");
    expect(readTree(join(elsewhere, "some/other folder"))).toEqual(first);
  });

  it("whatever the order of emitters, and one by one", async () => {
    const folder = copyFixture();
    await build(folder, folder, "--out", "shuffled", "--emit", emitters.toReversed().join(","));
    expect(readTree(join(folder, "shuffled"))).toEqual(first);
    for (const emitter of emitters) await build(folder, folder, "--out", "single", "--emit", emitter);
    expect(readTree(join(folder, "single"))).toEqual(first);
  });

  it("over what an earlier run left", async () => {
    const folder = copyFixture();
    const document = readFileSync(join(folder, "openapi.yaml"), "utf8");
    for (let round = 0; round < 2; round++) await build(folder, folder);
    expect(readTree(join(folder, "generated"))).toEqual(first);
    expect(readFileSync(join(folder, "openapi.yaml"), "utf8")).toBe(document);
  });

  it("names no path of the machine it ran on", () => {
    for (const [path, text] of first) {
      expect(text.includes(fixtures), path).toBe(false);
      expect(text.includes("gatewright-first-"), path).toBe(false);
    }
  });
});
