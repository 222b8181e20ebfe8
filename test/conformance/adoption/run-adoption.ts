import type { Account } from "../account/account.js";
import { withoutPresupposed } from "../account/presupposed.js";
import { readAccount } from "../account/read-account.js";
import { archiveText } from "../account/archives.js";
import type { BuiltCase } from "../conformance-case.js";
import type { Emulator } from "../emulator/emulator.js";
import { deployStack } from "../run-stacks.js";
import { localArchives, providerConfiguration } from "../terraform/batch.js";
import { openTerraformFolder, type TerraformFolder, type TerraformRun } from "../terraform/terraform.js";
import { moduleArguments } from "../terraform/variables.js";
import { adoptStack } from "./adopt-stack.js";

/** How the adoption of one case went. */
export interface AdoptionResult {
  readonly name: string;
  /** Resources that the plan imports. */
  readonly imported: number;
  /** Everything else that the plan would do, and everything that failed. */
  readonly findings: readonly string[];
  /** The account before anything was adopted, and behind it. */
  readonly before: Account;
  readonly after: Account;
}

/**
 * Deploys cases with CloudFormation and adopts them with Terraform, each in an account of its own. One working folder
 * serves them all: making the provider ready costs as much as many cases do.
 */
export async function runAdoption(emulator: Emulator, cases: readonly BuiltCase[]): Promise<readonly AdoptionResult[]> {
  const results: AdoptionResult[] = [];
  for (const built of cases) results.push(await adoptCase(emulator, built));
  return results;
}

async function adoptCase(emulator: Emulator, built: BuiltCase): Promise<AdoptionResult> {
  const connection = emulator.newAccount();
  await deployStack(connection, built);
  const read = async (): Promise<Account> => readAccount(connection, await withoutPresupposed(connection));
  const before = await read();
  const { adoption, problems } = await adoptStack(connection, built);
  const folder = openTerraformFolder();
  try {
    folder.write("provider.tf.json", JSON.stringify({ provider: { aws: providerConfiguration(connection) } }));
    writeAdoption(folder, built, new Map(adoption.artifacts.map(({ path, text }) => [path, text])));
    const initialised = await folder.run("init", "-input=false", "-no-color");
    if (initialised.exitCode !== 0) throw new Error(`terraform init failed:\n${initialised.errors}`);
    const plan = await folder.run("plan", "-input=false", "-json", "-out=adoption");
    const planned = planOf(plan);
    const applied = plan.exitCode === 0 ? await folder.run("apply", "-input=false", "-json", "adoption") : plan;
    return {
      name: built.name,
      imported: planned.imported,
      findings: [...problems, ...planned.findings, ...(applied === plan ? [] : errorsOf(applied))],
      before,
      after: await read(),
    };
  } finally {
    folder.remove();
  }
}

function writeAdoption(folder: TerraformFolder, { slug, inputs }: BuiltCase, artifacts: ReadonlyMap<string, string>): void {
  const module = new Map<string, string>();
  for (const [path, text] of artifacts) {
    if (path.startsWith("terraform/")) module.set(path.slice("terraform/".length), text);
    else folder.write(path, text);
  }
  for (const [path, text] of module) {
    folder.write(`${slug}/${path}`, text);
    for (const archive of localArchives(text)) folder.write(`${slug}/${archive}`, archiveText(archive));
  }
  const call = { source: `./${slug}`, ...moduleArguments(module, inputs) };
  folder.write("main.tf.json", JSON.stringify({ module: { [slug]: call } }));
}

interface Message {
  readonly type?: string;
  readonly "@level"?: string;
  readonly change?: { readonly resource: { readonly addr: string }; readonly action: string };
  readonly changes?: { readonly import: number };
  readonly diagnostic?: { readonly severity: string; readonly summary: string; readonly detail?: string; readonly address?: string };
}

const messagesOf = ({ output }: TerraformRun): readonly Message[] =>
  output.split("\n").flatMap((line) => (line.startsWith("{") ? [JSON.parse(line) as Message] : []));

function errorsOf(run: TerraformRun): readonly string[] {
  const errors = messagesOf(run).flatMap(({ diagnostic }) =>
    diagnostic?.severity === "error"
      ? [`${diagnostic.address ?? ""} ${diagnostic.summary} ${diagnostic.detail ?? ""}`.trim()]
      : [],
  );
  return run.exitCode !== 0 && errors.length === 0 ? [`${run.errors}${run.output.slice(-2000)}`] : errors;
}

/** What a plan would do beside importing; nothing else may happen to what is live. */
function planOf(run: TerraformRun): { readonly imported: number; readonly findings: readonly string[] } {
  const messages = messagesOf(run);
  const changes = messages.flatMap(({ type, change }) =>
    type === "planned_change" && change !== undefined && change.action !== "noop" && change.action !== "import"
      ? [`${change.action} ${change.resource.addr}`]
      : [],
  );
  const imported = messages.find(({ type }) => type === "change_summary")?.changes?.import ?? 0;
  return { imported, findings: [...errorsOf(run), ...changes] };
}
