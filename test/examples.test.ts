import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Workspace } from "./emitters/terraform/terraform-runner.js";
import {
  type BuiltExample,
  buildExample,
  exampleNames,
  openExamplesFolder,
  removeExamplesFolder,
} from "./support/examples.js";
import { buildOtherDefinitions, infrastructureExamples, writeTemplates } from "./support/other-definition.js";
import { openModules, problemsIn } from "./support/terraform-modules.js";
import { cfnLint, describeWithTool } from "./support/tools.js";

const names = exampleNames();
const folder = openExamplesFolder();
const built: BuiltExample[] = [];
/** Milliseconds; a machine that is busy with other things takes its time. */
const patience = 600_000;

beforeAll(async () => {
  for (const name of names) built.push(await buildExample(name, folder));
}, patience);
afterAll(() => removeExamplesFolder(folder));
const others = await buildOtherDefinitions(infrastructureExamples());
const othersOf = (target: string) => others.flatMap(({ emitter, output }) => (emitter === target ? [output] : []));

describe("every example", () => {
  it.each(names)("builds without a word: %s", (name) => {
    const { exitCode, diagnostics } = built.find((each) => each.name === name) ?? {};
    expect({ exitCode, diagnostics }).toEqual({ exitCode: 0, diagnostics: "" });
  });

  it("is built with the other definition too", () => {
    expect(others.map(({ name, emitter, refusals }) => [name, emitter, refusals])).toEqual(
      names.flatMap((name) => ["cloudformation", "terraform"].map((emitter) => [name, emitter, []])),
    );
  });
});

const pathsOf = (each: BuiltExample, isWanted: RegExp): readonly string[] =>
  [...each.files.keys()].filter((path) => isWanted.test(path)).map((path) => join(each.folder, path));

describeWithTool("cfn-lint", "cfn-lint on the templates of the examples", () => {
  it(
    "finds neither errors nor warnings, with either definition",
    () => {
      const prerequisites = fileURLToPath(
        new URL("../examples/users-service/prerequisites/template.yaml", import.meta.url),
      );
      const templates = built.flatMap((each) => pathsOf(each, /^cloudformation\/(?:template\.|stacks\/)/));
      expect(templates.length).toBeGreaterThanOrEqual(names.length);
      const written = othersOf("cloudformation").flatMap((output) => writeTemplates(output, join(folder, "others")));
      expect(written.length).toBeGreaterThanOrEqual(names.length);
      expect(cfnLint([...templates, ...written, prerequisites])).toEqual([]);
    },
    patience,
  );
});

describeWithTool(["terraform", "terraform AWS provider"], "terraform on the configurations of the examples", () => {
  let workspace: Workspace | undefined;
  afterAll(() => workspace?.close());

  it(
    "takes each as valid, without a warning, with either definition",
    async () => {
      const modules = built.map(({ name, folder: out, files }) => ({
        name: name.replaceAll("/", "-"),
        folder: out,
        files: new Map(
          [...files]
            .filter(([path]) => /^terraform\/[^/]*$/.test(path))
            .map(([path, text]) => [path.replace("terraform/", ""), text]),
        ),
      }));
      workspace = await openModules([...modules, ...othersOf("terraform")]);
      expect(await problemsIn(workspace)).toEqual([]);
    },
    patience,
  );
});
