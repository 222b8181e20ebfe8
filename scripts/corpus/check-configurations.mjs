// `terraform validate` on every configuration. Loading the provider takes seconds, so many configurations are validated
// at once, as modules of one root configuration, and one `init` from a filesystem mirror serves a batch.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inBatches, mapInTurn } from "./in-turn.mjs";
import { requireProgram, requireProviderMirror, runProgram } from "./tools.mjs";

const modulesPerCall = 12;

/** @returns per folder of a build, the errors of its configuration as text. */
export async function checkConfigurations(results, scratch, width, say) {
  const program = requireProgram("terraform");
  mkdirSync(scratch, { recursive: true });
  const cliConfiguration = join(scratch, "mirror.tfrc");
  const mirror = JSON.stringify(requireProviderMirror());
  writeFileSync(cliConfiguration, `provider_installation {\n  filesystem_mirror {\n    path = ${mirror}\n  }\n}\n`);
  const environment = { ...process.env, TF_CLI_CONFIG_FILE: cliConfiguration, CHECKPOINT_DISABLE: "1" };
  const terraform = (words, folder) => runProgram(program, words, { cwd: folder, env: environment });

  const folders = results
    .map(({ folder }) => folder)
    .filter((folder) => existsSync(join(folder, "output", "terraform")));
  const batches = inBatches(folders, modulesPerCall);
  const failures = new Map();
  await mapInTurn(batches, width, async (batch, index) => {
    say(`terraform validate: ${index + 1} of ${batches.length}`);
    const root = join(scratch, `batch-${index}`);
    for (const [folder, message] of await validateBatch(batch, root, terraform)) {
      failures.set(folder, [...(failures.get(folder) ?? []), message]);
    }
    rmSync(root, { recursive: true, force: true });
  });
  return { checked: folders.length, failures };
}

/** @returns pairs of build folder and message. */
async function validateBatch(batch, root, terraform) {
  mkdirSync(root, { recursive: true });
  const calls = batch.map((folder, index) => {
    const name = `m${index}`;
    cpSync(join(folder, "output", "terraform"), join(root, name), { recursive: true });
    const values = requiredVariables(join(root, name)).map((variable) => `  ${variable} = "value"\n`);
    return `module "${name}" {\n  source = "./${name}"\n${values.join("")}}\n`;
  });
  writeFileSync(join(root, "main.tf"), calls.join("\n"));
  const initialised = await terraform(["init", "-input=false", "-no-color", "-backend=false"], root);
  if (initialised.exitCode !== 0) {
    // Terraform reads no module of a configuration of which one does not parse: find out which, one at a time.
    if (batch.length === 1) return attribute(batch, initialised.errors + initialised.output);
    const alone = batch.map((folder, index) => validateBatch([folder], join(root, `alone-${index}`), terraform));
    return (await Promise.all(alone)).flat();
  }
  const validated = await terraform(["validate", "-json"], root);
  const { diagnostics } = JSON.parse(validated.output);
  return diagnostics
    .filter(({ severity }) => severity === "error")
    .flatMap(({ summary, detail, range }) => {
      const where = range === undefined ? "" : ` (${range.filename}:${range.start.line})`;
      return attribute(batch, `${summary}: ${detail}${where}`);
    });
}

/** A message that names the folder of a module belongs to it; one that names none belongs to the whole batch. */
function attribute(batch, message) {
  const named = batch.filter((_, index) => new RegExp(`\\bm${index}/`).test(message));
  return (named.length === 0 ? batch : named).map((folder) => [folder, message.slice(0, 2000)]);
}

/** Names of the variables without a default, which a module call has to give. */
function requiredVariables(folder) {
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith(".tf"))
    .map((name) => readFileSync(join(folder, name), "utf8"));
  const blocks = texts.flatMap((text) => [...text.matchAll(/^variable "([^"]+)" \{\n([\s\S]*?)^\}/gm)]);
  return blocks.filter(([, , body]) => !/^\s*default\s*=/m.test(body)).map(([, name]) => name);
}
