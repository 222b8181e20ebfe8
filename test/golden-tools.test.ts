import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Workspace } from "./emitters/terraform/terraform-runner.js";
import { type GoldenOutput, goldenOutputs, goldenTemplates } from "./support/golden-outputs.js";
import {
  buildOtherDefinitions,
  infrastructureCases,
  type OtherDefinition,
  writeTemplates,
} from "./support/other-definition.js";
import { openModules, problemsIn } from "./support/terraform-modules.js";
import { cfnLint, describeWithTool } from "./support/tools.js";

/*
 * What the golden cases claim to be right, put before the tools that would read it, and what the same cases become with
 * the other `api.definition`. Whoever records a case runs these; one call of each tool serves all of it.
 */

const fixtures = fileURLToPath(new URL("../fixtures", import.meta.url));
/** The cases that one target refuses with the other definition, and the codes of the errors that say so. */
const refused: Readonly<Record<string, readonly string[]>> = {
  "cloudformation rest-http-insecure": ["target-unsupported"],
  "terraform rest-security-policy-body": ["target-unsupported"],
};
const others = await buildOtherDefinitions(infrastructureCases());
const othersOf = (emitter: OtherDefinition["emitter"]): readonly GoldenOutput[] =>
  others.filter((other) => other.emitter === emitter && other.refusals.length === 0).map(({ output }) => output);

describe("every golden case of a REST or HTTP API", () => {
  it("is built with the other definition too, or refused with an error that is known", () => {
    const found = others
      .filter(({ refusals }) => refusals.length > 0)
      .map(({ emitter, name, refusals }) => [`${emitter} ${name}`, refusals]);
    expect(Object.fromEntries(found)).toEqual(refused);
    for (const { emitter, refusals, output } of others)
      expect(output.files.size > 0, `${emitter} ${output.name}`).toBe(refusals.length === 0);
  });
});

/** Milliseconds; a machine that is busy with other things takes its time. */
const patience = 600_000;

describeWithTool("cfn-lint", "cfn-lint on the templates of all golden cases", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "gatewright-definitions-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it(
    "finds neither errors nor warnings, with either definition",
    () => {
      const written = othersOf("cloudformation").flatMap((output) => writeTemplates(output, folder));
      // A local archive is what `aws cloudformation package` is for, and W3002 says just that.
      const found = cfnLint([...goldenTemplates(), ...written]).filter(({ rule }) => rule !== "W3002");
      expect(
        found.map(({ file, rule, path, message }) => {
          const from = file.startsWith(folder) ? folder : fixtures;
          return `${relative(from, file)} ${rule} ${path}: ${message}`;
        }),
      ).toEqual([]);
    },
    patience,
  );
});

const modules = [...goldenOutputs("terraform"), ...othersOf("terraform")];

describeWithTool(["terraform", "terraform AWS provider"], "terraform on the configurations of all golden cases", () => {
  let workspace: Workspace;

  beforeAll(async () => {
    workspace = await openModules(modules);
  }, patience);
  afterAll(() => workspace?.close());

  it(
    "takes each as valid, without a warning, with either definition",
    async () => {
      expect(await problemsIn(workspace)).toEqual([]);
    },
    patience,
  );

  it("would format nothing differently", async () => {
    expect(await workspace.terraform("fmt", "-recursive", "-write=false", "-diff")).toBe("");
  });
});
