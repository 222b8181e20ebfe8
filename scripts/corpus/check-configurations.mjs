// `terraform validate` on every configuration. Loading the provider takes seconds, so many configurations are validated
// at once, as modules of one root configuration, and one `init` from a filesystem mirror serves a batch.
//
// A configuration may ask for a provider newer than any in the mirror, since it has a function of a runtime that only
// that one knows. It is validated all the same: against the newest here, whose word on the runtime alone does not count.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inBatches, mapInTurn } from "./in-turn.mjs";
import { newestProvider, requireProgram, requireProviderMirror, runProgram } from "./tools.mjs";

const modulesPerCall = 12;
const askedVersion = /(source\s*=\s*"hashicorp\/aws"\s*version\s*=\s*")>= (\d+(?:\.\d+)*)/;

/**
 * @returns per folder of a build, the errors of its configuration as text; and per folder that needs a newer provider than
 * the one here, which one, and the runtimes that it needs it for
 */
export async function checkConfigurations(results, scratch, width, say) {
  const program = requireProgram("terraform");
  mkdirSync(scratch, { recursive: true });
  const cliConfiguration = join(scratch, "mirror.tfrc");
  const mirror = requireProviderMirror();
  writeFileSync(
    cliConfiguration,
    `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(mirror)}\n  }\n}\n`,
  );
  const environment = { ...process.env, TF_CLI_CONFIG_FILE: cliConfiguration, CHECKPOINT_DISABLE: "1" };
  const terraform = (words, folder) => runProgram(program, words, { cwd: folder, env: environment });

  const folders = results
    .map(({ folder }) => folder)
    .filter((folder) => existsSync(join(folder, "output", "terraform")));
  const batches = inBatches(folders, modulesPerCall);
  const failures = new Map();
  const newer = new Map();
  await mapInTurn(batches, width, async (batch, index) => {
    say(`terraform validate: ${index + 1} of ${batches.length}`);
    const root = join(scratch, `batch-${index}`);
    const context = { terraform, newer, here: newestProvider(mirror) };
    for (const [folder, message] of await validateBatch(batch, root, context)) {
      const runtime = newer.has(folder) ? refusedRuntime(message) : undefined;
      if (runtime !== undefined) newer.get(folder).runtimes.add(runtime);
      else failures.set(folder, [...(failures.get(folder) ?? []), message]);
    }
    rmSync(root, { recursive: true, force: true });
  });
  return { checked: folders.length, failures, newer };
}

const refusedRuntime = (message) => /^expected runtime to be one of \[.*\], got ([\w.]+)/.exec(message)?.[1];

/** @returns pairs of build folder and message. */
async function validateBatch(batch, root, context) {
  const { terraform } = context;
  mkdirSync(root, { recursive: true });
  const calls = batch.map((folder, index) => {
    const name = `m${index}`;
    cpSync(join(folder, "output", "terraform"), join(root, name), { recursive: true });
    const asked = askForProviderHere(join(root, name), context.here);
    if (asked !== undefined) context.newer.set(folder, { version: asked, runtimes: new Set() });
    const values = requiredVariables(join(root, name)).map((variable) => `  ${variable} = "value"\n`);
    return `module "${name}" {\n  source = "./${name}"\n${values.join("")}}\n`;
  });
  writeFileSync(join(root, "main.tf"), calls.join("\n"));
  const initialised = await terraform(["init", "-input=false", "-no-color", "-backend=false"], root);
  if (initialised.exitCode !== 0) {
    // Terraform reads no module of a configuration of which one does not parse: find out which, one at a time.
    if (batch.length === 1) return attribute(batch, initialised.errors + initialised.output);
    const alone = batch.map((folder, index) => validateBatch([folder], join(root, `alone-${index}`), context));
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

/** @returns the version that the module asks for, where it is newer than the newest here, which it takes then. */
function askForProviderHere(folder, here) {
  const file = join(folder, "versions.tf");
  if (!existsSync(file)) return undefined;
  const text = readFileSync(file, "utf8");
  const asked = askedVersion.exec(text)?.[2];
  if (asked === undefined || asked.localeCompare(here, "en", { numeric: true }) <= 0) return undefined;
  writeFileSync(file, text.replace(askedVersion, `$1>= ${here}`));
  return asked;
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
