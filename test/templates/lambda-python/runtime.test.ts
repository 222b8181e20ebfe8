import { spawnSync } from "node:child_process";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { requireTool } from "../../support/find-tool.js";
import { describeWithTool } from "../../support/tools.js";

/*
 * The tests beside this file are Python's own, as the modules are that they test. One process runs them all: its start takes
 * longer than a test.
 */

const tests = fileURLToPath(new URL(".", import.meta.url));
const templates = fileURLToPath(new URL("../../../templates/lambda-python", import.meta.url));

describeWithTool("python3", "the runtime of Python handlers", () => {
  it("passes its tests", { timeout: 120_000 }, () => {
    const given = ["-B", "-W", "error::DeprecationWarning", "-m", "unittest", "discover", "-s", tests];
    const env = { PATH: process.env.PATH, PYTHONPATH: templates, LOG_LEVEL: "FATAL" };
    const { status, stderr } = spawnSync(requireTool("python3"), given, { encoding: "utf8", env });
    expect(stderr).toMatch(/^Ran \d{2,} tests in /m);
    expect({ status, stderr: status === 0 ? "" : stderr }).toEqual({ status: 0, stderr: "" });
  });
});
