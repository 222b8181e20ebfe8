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
const templates = fileURLToPath(new URL("../../../templates/python-client", import.meta.url));

describeWithTool("python3", "the runtime of Python clients", () => {
  it("passes its tests, and leaves nothing open", { timeout: 300_000 }, () => {
    const { status, stderr } = spawnSync(
      requireTool("python3"),
      [
        "-B",
        "-W",
        "error::DeprecationWarning",
        "-W",
        "always::ResourceWarning",
        "-m",
        "unittest",
        "discover",
        "-s",
        tests,
      ],
      { encoding: "utf8", env: { PATH: process.env.PATH, PYTHONPATH: templates }, maxBuffer: 1 << 28 },
    );
    expect(stderr).toMatch(/^Ran \d{2,} tests in /m);
    expect(stderr).not.toContain("ResourceWarning");
    expect({ status, stderr: status === 0 ? "" : stderr }).toEqual({ status: 0, stderr: "" });
  });
});
