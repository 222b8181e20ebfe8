import { openWorkspace, type Workspace } from "../emitters/terraform/terraform-runner.js";
import type { GoldenOutput } from "./golden-outputs.js";

/** A workspace whose configuration calls each of the modules, so that one run of terraform serves all of them. */
export async function openModules(modules: readonly GoldenOutput[]): Promise<Workspace> {
  const workspace = await openWorkspace();
  for (const { name, files } of modules)
    for (const [path, text] of files) {
      workspace.write(`${name}/${path}`, text);
      for (const archive of localArchives(text)) workspace.write(`${name}/${archive}`, "");
    }
  const calls = modules.map((module) => [module.name, { source: `./${module.name}`, ...requiredVariables(module) }]);
  workspace.write("main.tf.json", JSON.stringify({ module: Object.fromEntries(calls) }));
  await workspace.terraform("init", "-no-color");
  return workspace;
}

/** Archives beside the module, whose hashes are asked for as soon as it is validated. */
const localArchives = (text: string): readonly string[] =>
  [...text.matchAll(/filebase64sha256\("\$\{path\.module\}\/([^"]+)"\)/g)].map(([, path = ""]) => path);

/** What `terraform validate` minds. */
export async function problemsIn(workspace: Workspace): Promise<readonly string[]> {
  // It ends with 1 where something is invalid; what it says is wanted all the same.
  const text = await workspace.terraform("validate", "-json").catch((error: { stdout?: string }) => error.stdout);
  const { diagnostics } = JSON.parse(text ?? "") as Validation;
  return diagnostics.map(
    ({ severity, summary, detail, range }) =>
      `${range?.filename}:${range?.start.line} ${severity}: ${summary}. ${detail}`,
  );
}

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
