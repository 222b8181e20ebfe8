import { resolve } from "node:path";
import type { Account } from "./account/account.js";
import { differences } from "./account/differences.js";
import type { Arguments } from "./arguments.js";
import { buildCase, withOtherDefinition } from "./build-case.js";
import { corpusCandidates, ownCases, spread } from "./cases/cases.js";
import type { BuiltCase, ConformanceCase } from "./conformance-case.js";
import { startEmulator } from "./emulator/emulator.js";
import type { Findings } from "./findings.js";
import { runBatches } from "./run-batches.js";
import { runOtherDefinitions } from "./run-other-definitions.js";
import { runStacks } from "./run-stacks.js";

/** Documents of the corpus that are deployed. */
const corpusCount = 42;

export async function runSuite(
  { corpus, only }: Arguments,
  findings: Findings,
  say: (text: string) => void,
): Promise<void> {
  const own = await buildAll(ownCases().filter(({ name }) => only.length === 0 || only.includes(name)));
  const wild = corpus === undefined ? [] : await buildAll(corpusCandidates(resolve(corpus)));
  const chosen = only.length > 0 ? wild.filter(({ built }) => only.includes(built.name)) : spread(wild, corpusCount);
  const all = [...own, ...chosen];
  const cases = all.map(({ built }) => built);
  say(`${cases.length} cases`);
  const others = await Promise.all(all.map(otherOf));
  const [stacks, modules] = await Promise.all([startEmulator(), startEmulator()]);
  try {
    const [byStack, byModule] = await Promise.all([
      runStacks(stacks, cases, findings).then(async (accounts) => {
        say("CloudFormation: every case is done");
        await runOtherDefinitions(
          stacks,
          others.filter((each) => each !== undefined),
          accounts,
          findings,
        );
        say("CloudFormation: every case is done with its other definition");
        return accounts;
      }),
      runBatches(modules, cases, findings, say),
    ]);
    compareAccounts(cases, byStack, byModule, findings);
  } finally {
    await Promise.all([stacks.stop(), modules.stop()]);
  }
}

interface Chosen {
  readonly each: ConformanceCase;
  readonly built: BuiltCase;
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

async function otherOf({ each, built }: Chosen): Promise<BuiltCase | undefined> {
  const other = withOtherDefinition(each, built);
  return other === undefined ? undefined : buildCase(other);
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
