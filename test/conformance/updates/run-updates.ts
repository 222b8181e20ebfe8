import type { Account } from "../account/account.js";
import { differences } from "../account/differences.js";
import { withoutPresupposed } from "../account/presupposed.js";
import { readAccount } from "../account/read-account.js";
import { plannedDifferences } from "../cases/planned.js";
import type { BuiltCase } from "../conformance-case.js";
import { type Connection, remembering } from "../emulator/connection.js";
import type { Emulator } from "../emulator/emulator.js";
import type { Findings } from "../findings.js";
import { mapInTurn } from "../in-turn.js";
import { checkEmpty, note } from "../run-batches.js";
import { deleteStack, deployStack, stackFilesOf } from "../run-stacks.js";
import { type Batch, openBatch, readModules } from "../terraform/batch.js";
import { lostAddresses } from "./addresses.js";
import { deploymentIds } from "./deployments.js";
import type { Edit } from "./editions.js";

/** A case on its way from one edition to the next. */
export interface Update {
  readonly before: BuiltCase;
  readonly after: BuiltCase;
  readonly edit: Edit;
}

/** Stacks that are on their way at once. */
const width = 4;

/** What the outputs alone show: whether what stays keeps its place. */
export function checkAddresses(updates: readonly Update[], findings: Findings): void {
  for (const { before, after, edit } of updates) {
    const lost = edit.keepsAddresses ? lostAddresses(before, after) : [];
    findings.add(
      before.name,
      "update",
      lost.map((address) => `${edit.name}: ${address} is no longer where it was`),
    );
  }
}

/** Deploys each first edition, updates the stack to the second, and compares it with a stack that begins with that. */
export async function updateStacks(emulator: Emulator, updates: readonly Update[], findings: Findings): Promise<void> {
  await mapInTurn(updates, width, async (update) => {
    const { name } = update.before;
    try {
      findings.add(name, "update", await updateStack(emulator, update, findings));
    } catch (error) {
      findings.add(name, "update", [`${update.edit.name}: CloudFormation: ${error}`]);
    }
  });
}

async function updateStack(
  emulator: Emulator,
  { before, after, edit }: Update,
  findings: Findings,
): Promise<readonly string[]> {
  const anew = emulator.newAccount();
  const fresh = await deployStack(anew, after);
  const connection = emulator.newAccount();
  const stack = await deployStack(connection, before);
  const deployed = await deploymentIds(connection, await withoutPresupposed(connection));
  await stack.update(stackFilesOf(after));
  const redeployed = deployed !== (await deploymentIds(connection, await withoutPresupposed(connection)));
  const read = async (place: Connection): Promise<Account> => readAccount(place, await withoutPresupposed(place));
  const found = [
    ...differences(await read(anew), await read(connection), ["a fresh stack", "the updated stack"]),
    ...redeployment(before, edit, redeployed, "CloudFormation"),
  ];
  await deleteStack(fresh, anew, before, findings);
  await deleteStack(stack, connection, before, findings);
  return found;
}

/** The same with Terraform, all at once. */
export async function updateModules(emulator: Emulator, updates: readonly Update[], findings: Findings): Promise<void> {
  const cases = updates.map(({ before }) => before);
  const batch = await openBatch(emulator, cases);
  try {
    note(cases, await batch.apply(), "update", findings);
    const deployed = await deploymentsIn(batch);
    for (const { after } of updates) batch.replace(after);
    note(cases, await batch.apply(), "update", findings);
    const redeployed = await deploymentsIn(batch);
    const accounts = await readModules(batch);
    for (const { before, after, edit } of updates) {
      const { name, slug } = before;
      const account = accounts.get(slug) ?? {};
      if (account instanceof Error) throw account;
      findings.add(name, "update", [
        ...plannedDifferences(after, account, "the updated module"),
        ...redeployment(before, edit, deployed.get(name) !== redeployed.get(name), "Terraform"),
      ]);
    }
    note(cases, await batch.drift(), "update", findings);
    note(cases, await batch.destroy(), "update", findings);
    await checkEmpty(batch, findings);
  } finally {
    await batch.close();
  }
}

async function deploymentsIn(batch: Batch): Promise<ReadonlyMap<string, string>> {
  const found = batch.accounts.flatMap(({ connection, cases }) => {
    const place = remembering(connection);
    return cases.map(async (each) => [each.name, await deploymentIds(place, batch.scopeOf(each))] as const);
  });
  return new Map(await Promise.all(found));
}

/** Stages that deploy by themselves have no deployment that could change. */
function redeployment(before: BuiltCase, edit: Edit, redeployed: boolean, target: string): readonly string[] {
  const deploys = before.plan.resources.some(({ kind }) => kind === "deployment" || kind === "route-deployment");
  if (!deploys || redeployed === edit.redeploys) return [];
  return [`${edit.name}: ${target} makes ${redeployed ? "a" : "no"} new deployment`];
}
