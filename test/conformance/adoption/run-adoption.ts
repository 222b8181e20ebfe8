import type { TerraformAdoption } from "../../../src/emitters/terraform/adoption/print-adoption.js";
import type { Account } from "../account/account.js";
import { withoutPresupposed } from "../account/presupposed.js";
import { readAccount } from "../account/read-account.js";
import type { Scope } from "../account/scope.js";
import type { BuiltCase } from "../conformance-case.js";
import type { Connection } from "../emulator/connection.js";
import type { Emulator } from "../emulator/emulator.js";
import { deployStack } from "../run-stacks.js";
import { providerConfiguration } from "../terraform/batch.js";
import { writeModule } from "../terraform/module.js";
import { openTerraformFolder, type TerraformFolder } from "../terraform/terraform.js";
import { type AdoptedCase, adoptStack } from "./adopt-stack.js";
import { errorsOf, plannedChanges } from "./plan-messages.js";
import { identifierProblems, planRemoval } from "./return-stack.js";

/** How the adoption of several cases went. */
export interface AdoptionResult {
  /** What could not be told of the live resources, by case. */
  readonly problems: ReadonlyMap<string, readonly string[]>;
  /** Import blocks that were written, and resources that the plan imports. */
  readonly written: number;
  readonly imported: number;
  /** Everything else that the plan would do, and everything that failed. */
  readonly findings: readonly string[];
  /** What there is of each case before anything is adopted, and behind it. */
  readonly before: ReadonlyMap<string, Account>;
  readonly after: ReadonlyMap<string, Account>;
  /** What a plan would do once everything is adopted. */
  readonly drift: readonly string[];
  /** The way back: resources that a stack would import, and that Terraform would forget. */
  readonly back: {
    readonly imported: number;
    readonly forgotten: number;
    readonly findings: readonly string[];
  };
}

/**
 * Deploys cases with CloudFormation into one account and adopts them with Terraform, each as a module of one
 * configuration: making the provider ready costs as much as many cases do.
 */
export async function runAdoption(emulator: Emulator, cases: readonly BuiltCase[]): Promise<AdoptionResult> {
  const connection = emulator.newAccount();
  for (const built of cases) await deployStack(connection, built);
  const folder = openTerraformFolder();
  try {
    const adopted = await writeAdoptions(folder, connection, cases);
    const read = (): Promise<ReadonlyMap<string, Account>> => readEach(connection, adopted);
    const before = await read();
    const initialised = await folder.run("init", "-input=false", "-no-color");
    if (initialised.exitCode !== 0) throw new Error(`terraform init failed:\n${initialised.errors}`);
    const plan = await folder.run("plan", "-input=false", "-json", "-out=adoption");
    const { imported, changes } = plannedChanges(plan);
    const failed = errorsOf(plan);
    const applied = failed.length === 0 && (await folder.run("apply", "-input=false", "-json", "adoption"));
    const after = await read();
    const again = applied && (await folder.run("plan", "-input=false", "-json"));
    return {
      problems: new Map([...adopted].map(([name, { problems }]) => [name, problems])),
      written: [...adopted.values()].reduce((sum, { adoption }) => sum + adoption.imported.length, 0),
      imported,
      findings: [...failed, ...changes, ...(applied ? errorsOf(applied) : [])],
      before,
      after,
      back: applied ? await wayBack(folder, cases, adopted) : { imported: 0, forgotten: 0, findings: [] },
      drift: again ? [...errorsOf(again), ...plannedChanges(again).changes] : [],
    };
  } finally {
    folder.remove();
  }
}

async function wayBack(
  folder: TerraformFolder,
  cases: readonly BuiltCase[],
  adopted: ReadonlyMap<string, AdoptedCase>,
): Promise<AdoptionResult["back"]> {
  const identified = cases.flatMap((built) => {
    const each = adopted.get(built.name);
    return each === undefined ? [] : [identifierProblems(folder, built, each)];
  });
  const { forgotten, findings } = await planRemoval(folder);
  return {
    imported: identified.reduce((sum, { imported }) => sum + imported, 0),
    forgotten,
    findings: [...identified.flatMap(({ problems }) => problems), ...findings],
  };
}

async function readEach(
  connection: Connection,
  adopted: ReadonlyMap<string, AdoptedCase>,
): Promise<ReadonlyMap<string, Account>> {
  const { owns: isMade } = await withoutPresupposed(connection);
  const accounts = new Map<string, Account>();
  for (const [name, { adoption }] of adopted) {
    const scope = scopeOf(adoption);
    const owns: Scope["owns"] = (type, id) => isMade(type, id) && scope.owns(type, id);
    accounts.set(name, await readAccount(connection, { owns }));
  }
  return accounts;
}

/** What import blocks name: of identifiers in several parts, one of them is the id of the thing itself. */
function scopeOf({ imported }: TerraformAdoption): Scope {
  const owned = new Set(
    imported.flatMap(({ address, id }) => {
      const [type = ""] = address.split(".");
      const parts = id.split("/");
      return [id, parts[0] ?? "", parts.at(-1) ?? ""].map((each) => `${type} ${each}`);
    }),
  );
  return { owns: (type, id) => id !== undefined && owned.has(`${type} ${id}`) };
}

async function writeAdoptions(
  folder: TerraformFolder,
  connection: Connection,
  cases: readonly BuiltCase[],
): Promise<ReadonlyMap<string, AdoptedCase>> {
  folder.write("provider.tf.json", JSON.stringify({ provider: { aws: providerConfiguration(connection) } }));
  const adopted = new Map<string, AdoptedCase>();
  const calls = new Map<string, object>();
  for (const built of cases) {
    const each = await adoptStack(connection, built);
    adopted.set(built.name, each);
    calls.set(built.slug, writeAdoption(folder, built, each));
  }
  folder.write("main.tf.json", JSON.stringify({ module: Object.fromEntries(calls) }));
  return adopted;
}

/** The module in a folder of its own, its import blocks in the root. */
function writeAdoption(folder: TerraformFolder, built: BuiltCase, { adoption }: AdoptedCase): object {
  const module = new Map<string, string>();
  for (const { path, text } of adoption.artifacts) {
    if (path.startsWith("terraform/")) module.set(path.slice("terraform/".length), text);
    else folder.write(`${built.slug}-${path}`, text);
  }
  return writeModule(folder, { ...built, builds: { ...built.builds, terraform: { kind: "built", files: module } } });
}
