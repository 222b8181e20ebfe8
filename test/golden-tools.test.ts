import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Workspace } from "./emitters/terraform/terraform-runner.js";
import { goldenOutputs, goldenTemplates } from "./support/golden-outputs.js";
import { openModules, problemsIn } from "./support/terraform-modules.js";
import { cfnLint, describeWithTool } from "./support/tools.js";

/*
 * What the golden cases claim to be right, put before the tools that would read it. Whoever records a case runs these;
 * one call of each tool serves all cases.
 */

const fixtures = fileURLToPath(new URL("../fixtures", import.meta.url));
/** Milliseconds; a machine that is busy with other things takes its time. */
const patience = 600_000;

describeWithTool("cfn-lint", "cfn-lint on the templates of all golden cases", () => {
  it(
    "finds neither errors nor warnings",
    () => {
      // A local archive is what `aws cloudformation package` is for, and W3002 says just that.
      const found = cfnLint(goldenTemplates()).filter(({ rule }) => rule !== "W3002");
      expect(
        found.map(({ file, rule, path, message }) => `${relative(fixtures, file)} ${rule} ${path}: ${message}`),
      ).toEqual([]);
    },
    patience,
  );
});

const modules = goldenOutputs("terraform");

describeWithTool(["terraform", "terraform AWS provider"], "terraform on the configurations of all golden cases", () => {
  let workspace: Workspace;

  beforeAll(async () => {
    workspace = await openModules(modules);
  }, patience);
  afterAll(() => workspace?.close());

  it(
    "takes each as valid, without a warning",
    async () => {
      expect(await problemsIn(workspace)).toEqual([]);
    },
    patience,
  );

  it("would format nothing differently", async () => {
    expect(await workspace.terraform("fmt", "-recursive", "-write=false", "-diff")).toBe("");
  });
});
