import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { run } from "../../../src/cli/run.js";
import { recordingTerminal } from "../../support/golden.js";

const fixtures = fileURLToPath(new URL("../../../fixtures", import.meta.url));

/** Cases that show what is dropped: such a source is not moved whole. */
const partial: ReadonlySet<string> = new Set(["import-cloudformation-build", "import-serverless-rest"]);

/** What the ledger calls opaque is asked of the deployment in the other dialect. */
const asked: Readonly<Record<string, string>> = {
  "import-cloudformation-rest": "deploy parameter 'SharedLink'",
};

/** The golden cases of sources, by name: the file that is imported. */
const sources = readdirSync(fixtures)
  .filter((name) => name.startsWith("import-") && !partial.has(name))
  .flatMap((name): readonly (readonly [string, string])[] => {
    const { import: imported, documents } = JSON.parse(readFileSync(join(fixtures, name, "case.json"), "utf8"));
    const [source] = (imported ?? documents) as readonly string[];
    return source === undefined ? [] : [[name, source]];
  });

const scratch = mkdtempSync(join(tmpdir(), "gatewright-unchanged-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** Runs a command line in a folder, and gives its exit code with what it wrote. */
async function command(folder: string, ...words: readonly string[]) {
  const { terminal, written } = recordingTerminal(folder);
  const exitCode = await run(words, terminal);
  return { exitCode, ...written };
}

describe("a source and what it was moved to", () => {
  it.each(sources)("do not differ: %s", async (name, source) => {
    const folder = join(scratch, name);
    cpSync(join(fixtures, name), folder, { recursive: true });
    // The settings of a case are its own; a migration writes others.
    rmSync(join(folder, "gatewright.yaml"), { force: true });
    const to = source.endsWith(".tf") ? "cloudformation" : "terraform";
    const moved = await command(folder, "migrate", source, "--to", to, "--out", "moved", "--opaque", "ask");
    expect(moved.errors).not.toContain("error");
    // An export is a document, of which the settings alone say what type of API it is.
    const config = name.includes("-export-") ? ["--before-config", "moved/gatewright.yaml"] : [];
    const compared = await command(folder, "diff", source, "moved/openapi.yaml", ...config);
    expect(compared).toMatchObject({ exitCode: 0, errors: expect.not.stringContaining("error") });
    const known = asked[name];
    if (known === undefined) expect(compared.output).toBe("no differences\n");
    else expect(compared.output.trim()).toMatch(new RegExp(`^${known}[^]*\n1 difference: 1 redeploy$`));
  });
});
