import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openWorkspace, type Workspace } from "./emitters/terraform/terraform-runner.js";
import { type GoldenOutput, goldenOutputs, goldenTemplates } from "./support/golden-outputs.js";
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
      const found = cfnLint(goldenTemplates());
      expect(
        found.map(({ file, rule, path, message }) => `${relative(fixtures, file)} ${rule} ${path}: ${message}`),
      ).toEqual([]);
    },
    patience,
  );
});

const modules = goldenOutputs("terraform");

/** The variables that a module demands, with something of their type. Validation looks at no value. */
function requiredVariables({ files }: GoldenOutput): Readonly<Record<string, unknown>> {
  const json = files.get("variables.tf.json");
  if (json !== undefined) {
    const { variable } = JSON.parse(json) as { variable: Record<string, { type?: string; default?: unknown }> };
    const required = Object.entries(variable).filter(([, declared]) => declared.default === undefined);
    return Object.fromEntries(required.map(([name, { type }]) => [name, dummyOf(type)]));
  }
  const blocks = [...(files.get("variables.tf") ?? "").matchAll(/^variable "([^"]+)" \{\n(.*?)^\}/gms)];
  const required = blocks.filter(([, , block = ""]) => !/^ {2}default +=/m.test(block));
  return Object.fromEntries(
    required.map(([, name = "", block = ""]) => [name, dummyOf(/^ {2}type +=\s*(.+)$/m.exec(block)?.[1])]),
  );
}

const dummyOf = (type = "string"): unknown =>
  /^(?:list|set|tuple)/.test(type) ? [] : /^(?:map|object)/.test(type) ? {} : type === "number" ? 1 : "dummy";

interface Validation {
  readonly valid: boolean;
  readonly diagnostics: readonly {
    readonly severity: string;
    readonly summary: string;
    readonly detail?: string;
    readonly address?: string;
    readonly range?: { readonly filename: string; readonly start: { readonly line: number } };
  }[];
}

describeWithTool(["terraform", "terraform AWS provider"], "terraform on the configurations of all golden cases", () => {
  let workspace: Workspace;

  beforeAll(async () => {
    workspace = await openWorkspace();
    for (const { name, files } of modules) for (const [path, text] of files) workspace.write(`${name}/${path}`, text);
    const calls = modules.map((module) => [module.name, { source: `./${module.name}`, ...requiredVariables(module) }]);
    workspace.write("main.tf.json", JSON.stringify({ module: Object.fromEntries(calls) }));
    await workspace.terraform("init", "-no-color");
  }, patience);
  afterAll(() => workspace?.close());

  it(
    "takes each as valid, without a warning",
    async () => {
      // It ends with 1 where something is invalid; what it says is wanted all the same.
      const text = await workspace.terraform("validate", "-json").catch((error: { stdout?: string }) => error.stdout);
      const { diagnostics } = JSON.parse(text ?? "") as Validation;
      const found = diagnostics.map(
        ({ severity, summary, detail, range }) =>
          `${range?.filename}:${range?.start.line} ${severity}: ${summary}. ${detail}`,
      );
      expect(found).toEqual([]);
    },
    patience,
  );

  it("would format nothing differently", async () => {
    expect(await workspace.terraform("fmt", "-recursive", "-write=false", "-diff")).toBe("");
  });
});
