import type { Account } from "../account/account.js";
import { withoutPresupposed } from "../account/presupposed.js";
import { readAccount } from "../account/read-account.js";
import type { Scope } from "../account/scope.js";
import { createStack } from "../cloudformation/stack.js";
import type { Connection } from "../emulator/connection.js";
import type { Emulator } from "../emulator/emulator.js";
import { providerConfiguration } from "../terraform/batch.js";
import { openTerraformFolder, type TerraformFolder } from "../terraform/terraform.js";
import { type ImportBlock, importBlocks, moduleFiles, writeAdoptedModule } from "./adopted-module.js";
import { type MigratedStack, migrateStack } from "./migrate-stack.js";
import { errorsOf, plannedChanges } from "./plan-messages.js";
import { planRemoval, wayBack } from "./return-stack.js";
import type { StackCase } from "./stack-case.js";

/** How the adoption of several stacks went. */
export interface AdoptionResult {
  /** What migrations ended with, and what they would have Terraform make; only of those in which something is wrong. */
  readonly problems: readonly string[];
  /** Import blocks that were written, and resources that the plan imports. */
  readonly written: number;
  readonly imported: number;
  /** Everything else that the plan would do, and everything that failed. */
  readonly findings: readonly string[];
  /** What there is of each stack before anything is adopted, and behind it. */
  readonly before: ReadonlyMap<string, Account>;
  readonly after: ReadonlyMap<string, Account>;
  /** What a plan would do once everything is adopted. */
  readonly drift: readonly string[];
  /** The way back: resources that a stack would import, and that Terraform would forget. */
  readonly back: { readonly imported: number; readonly forgotten: number; readonly findings: readonly string[] };
}

/** A stack that is on its way into Terraform. */
export interface AdoptedStack {
  readonly stack: StackCase;
  readonly migrated: MigratedStack;
  readonly blocks: readonly ImportBlock[];
  /** Texts of a root and the module that it calls, by their paths. */
  readonly configuration: readonly (readonly [path: string, text: string])[];
}

/**
 * Deploys templates with CloudFormation into one account, migrates each with a description of what is live, and adopts them
 * with Terraform, each as a module of one configuration: making the provider ready costs as much as many stacks do.
 */
export async function runAdoption(emulator: Emulator, stacks: readonly StackCase[]): Promise<AdoptionResult> {
  const connection = emulator.newAccount();
  for (const { slug, stack } of stacks) await createStack(connection, slug, stack);
  const folder = openTerraformFolder();
  try {
    const adopted = await writeAdoptions(folder, connection, stacks);
    const before = await readEach(connection, adopted);
    const initialised = await folder.run("init", "-input=false", "-no-color");
    if (initialised.exitCode !== 0) throw new Error(`terraform init failed:\n${initialised.errors}`);
    const plan = await folder.run("plan", "-input=false", "-json", "-out=adoption");
    const { imported, changes } = plannedChanges(plan);
    const failed = errorsOf(plan);
    const applied = failed.length === 0 && (await folder.run("apply", "-input=false", "-json", "adoption"));
    const after = await readEach(connection, adopted);
    const again = applied && (await folder.run("plan", "-input=false", "-json"));
    return {
      problems: adopted.flatMap(problemsOf),
      written: adopted.reduce((sum, { blocks }) => sum + blocks.length, 0),
      imported,
      findings: [...failed, ...changes, ...(applied ? errorsOf(applied) : [])],
      before,
      after,
      back: applied ? await goBack(folder, adopted) : { imported: 0, forgotten: 0, findings: [] },
      drift: again ? [...errorsOf(again), ...plannedChanges(again).changes] : [],
    };
  } finally {
    folder.remove();
  }
}

async function writeAdoptions(
  folder: TerraformFolder,
  connection: Connection,
  stacks: readonly StackCase[],
): Promise<readonly AdoptedStack[]> {
  folder.write("provider.tf.json", JSON.stringify({ provider: { aws: providerConfiguration(connection) } }));
  const adopted: AdoptedStack[] = [];
  const calls = new Map<string, object>();
  for (const stack of stacks) {
    const migrated = await migrateStack(connection, stack);
    const call = writeAdoptedModule(folder, stack, migrated);
    const root = ["main.tf.json", JSON.stringify({ module: { [stack.slug]: call } })] as const;
    const configuration = [root, ...moduleFiles(stack, migrated)];
    adopted.push({ stack, migrated, blocks: importBlocks(stack, migrated), configuration });
    calls.set(stack.slug, call);
  }
  folder.write("main.tf.json", JSON.stringify({ module: Object.fromEntries(calls) }));
  return adopted;
}

/** A migration that fails, and whatever is made beside what is live. */
function problemsOf({ stack, migrated: { migration } }: AdoptedStack): readonly string[] {
  const { exitCode, errors, files } = migration;
  const [, made = ""] =
    /## What Terraform makes\n\n.*\n.*\n((?:\|.*\n)*)/.exec(files.get("adoption/RUNBOOK.md") ?? "") ?? [];
  return [
    ...(exitCode === 0 ? [] : [`${stack.name}: exit code ${exitCode}\n${errors}`]),
    ...made.split("\n").flatMap((line) => (line === "" ? [] : [`${stack.name}: ${line.replaceAll("\\", "")}`])),
  ];
}

async function readEach(
  connection: Connection,
  adopted: readonly AdoptedStack[],
): Promise<ReadonlyMap<string, Account>> {
  const { owns: isMade } = await withoutPresupposed(connection);
  const accounts = new Map<string, Account>();
  for (const { stack, blocks } of adopted) {
    const scope = scopeOf(blocks);
    const owns: Scope["owns"] = (type, id) => isMade(type, id) && scope.owns(type, id);
    accounts.set(stack.name, await readAccount(connection, { owns }));
  }
  return accounts;
}

/** What import blocks name: of identifiers in several parts, one of them is the id of the thing itself. */
function scopeOf(blocks: readonly ImportBlock[]): Scope {
  const owned = new Set(
    blocks.flatMap(({ address, id }) => {
      const [type = ""] = address.split(".");
      const parts = id.split("/");
      return [id, parts[0] ?? "", parts.at(-1) ?? ""].map((each) => `${type} ${each}`);
    }),
  );
  return { owns: (type, id) => id !== undefined && owned.has(`${type} ${id}`) };
}

async function goBack(folder: TerraformFolder, adopted: readonly AdoptedStack[]): Promise<AdoptionResult["back"]> {
  const shown = await folder.run("show", "-json");
  const back = await wayBack(shown.output, adopted);
  const removal = await planRemoval(folder, shown.output, back.removed);
  return {
    imported: back.imported,
    forgotten: removal.forgotten,
    findings: [...back.findings, ...removal.findings],
  };
}
