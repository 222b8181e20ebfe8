import { resolve } from "node:path";
import type { Account } from "./account/account.js";
import { differences } from "./account/differences.js";
import type { Arguments } from "./arguments.js";
import { buildCase, withOtherDefinition } from "./build-case.js";
import { corpusCandidates, ownCases, spread } from "./cases/cases.js";
import type { BuiltCase, ConformanceCase } from "./conformance-case.js";
import { type Emulator, startEmulator } from "./emulator/emulator.js";
import type { Findings } from "./findings.js";
import { runBatches } from "./run-batches.js";
import { runOtherDefinitions } from "./run-other-definitions.js";
import { runStacks } from "./run-stacks.js";
import { updates as updatedCases } from "./updates/cases.js";
import { edited } from "./updates/editions.js";
import { checkAddresses, type Update, updateModules, updateStacks } from "./updates/run-updates.js";

/** Documents of the corpus that are deployed. */
const corpusCount = 42;

type Say = (text: string) => void;

/** Everything that is deployed, built before anything is. */
interface Work {
  readonly cases: readonly BuiltCase[];
  readonly others: readonly BuiltCase[];
  readonly updates: readonly Update[];
}

export async function runSuite(given: Arguments, findings: Findings, say: Say): Promise<void> {
  const work = await prepare(given);
  say(`${work.cases.length} cases, ${work.others.length} with their other definition, ${work.updates.length} updates`);
  checkAddresses(work.updates, findings);
  const [stacks, modules] = await Promise.all([startEmulator(), startEmulator()]);
  try {
    const [byStack, byModule] = await Promise.all([
      cloudFormation(stacks, work, findings, say),
      terraform(modules, work, findings, say),
    ]);
    compareAccounts(work.cases, byStack, byModule, findings);
  } finally {
    await Promise.all([stacks.stop(), modules.stop()]);
  }
}

async function cloudFormation(
  emulator: Emulator,
  { cases, others, updates }: Work,
  findings: Findings,
  say: Say,
): Promise<ReadonlyMap<string, Account>> {
  const accounts = await runStacks(emulator, cases, findings);
  say("CloudFormation: every case has been deployed");
  await runOtherDefinitions(emulator, others, accounts, findings);
  say("CloudFormation: the other definitions have been deployed");
  await updateStacks(emulator, updates, findings);
  say("CloudFormation: the updates are done");
  return accounts;
}

async function terraform(
  emulator: Emulator,
  { cases, updates }: Work,
  findings: Findings,
  say: Say,
): Promise<ReadonlyMap<string, Account>> {
  const accounts = await runBatches(emulator, cases, findings, say);
  if (updates.length > 0) await updateModules(emulator, updates, findings);
  say("Terraform: the updates are done");
  return accounts;
}

interface Chosen {
  readonly each: ConformanceCase;
  readonly built: BuiltCase;
}

async function prepare({ corpus, only }: Arguments): Promise<Work> {
  const isWanted = ({ name }: ConformanceCase): boolean =>
    only.length === 0 || only.includes(name) || only.includes(name.split("/")[0] ?? "");
  const own = await buildAll(ownCases().filter(isWanted));
  const wild = corpus === undefined ? [] : await buildAll(corpusCandidates(resolve(corpus)).filter(isWanted));
  const isNamed = only.some((name) => name.startsWith("corpus/"));
  const all = [...own, ...(isNamed ? wild : spread(wild, corpusCount))];
  const others: BuiltCase[] = [];
  for (const { each, built } of all) {
    const other = withOtherDefinition(each, built);
    const otherBuilt = other === undefined ? undefined : await buildCase(other);
    if (otherBuilt !== undefined) others.push(otherBuilt);
  }
  return { cases: all.map(({ built }) => built), others, updates: await prepareUpdates(own) };
}

/** What the compiler refuses for both targets is nothing to deploy. */
async function buildAll(cases: readonly ConformanceCase[]): Promise<readonly Chosen[]> {
  const chosen: Chosen[] = [];
  for (const each of cases) {
    const built = await buildCase(each);
    if (built !== undefined && built.plan.resources.length > 0) chosen.push({ each, built });
  }
  return chosen;
}

async function prepareUpdates(own: readonly Chosen[]): Promise<readonly Update[]> {
  const updates: Update[] = [];
  for (const { case: name, edit } of updatedCases) {
    const chosen = own.find(({ each }) => each.name === name);
    if (chosen === undefined) continue;
    const after = await buildCase(edited(chosen.each, edit));
    if (after === undefined) throw new Error(`${name} does not build any more once one ${edit.name}.`);
    updates.push({ before: chosen.built, after, edit });
  }
  return updates;
}

function compareAccounts(
  cases: readonly BuiltCase[],
  byStack: ReadonlyMap<string, Account>,
  byModule: ReadonlyMap<string, Account>,
  findings: Findings,
): void {
  for (const { name } of cases) {
    const [stack, module] = [byStack.get(name), byModule.get(name)];
    if (stack === undefined || module === undefined) continue;
    findings.add(name, "equal", differences(stack, module, ["CloudFormation", "Terraform"]));
  }
}
