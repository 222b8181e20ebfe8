import type { Account } from "./account/account.js";
import { leftoversIn } from "./account/leftovers.js";
import { expectationOf } from "./cases/expectation.js";
import { plannedDifferences } from "./cases/planned.js";
import type { BuiltCase } from "./conformance-case.js";
import type { Emulator } from "./emulator/emulator.js";
import type { Findings } from "./findings.js";
import { type Batch, openBatch, readModules } from "./terraform/batch.js";
import type { ModuleMessage } from "./terraform/messages.js";

/** Modules of one configuration: few enough for the memory of one run. */
const batchSize = 200;

/** Each case as a module: applied, compared with its plan, planned again, destroyed. Accounts by case. */
export async function runBatches(
  emulator: Emulator,
  cases: readonly BuiltCase[],
  findings: Findings,
  say: (text: string) => void,
): Promise<ReadonlyMap<string, Account>> {
  const accounts = new Map<string, Account>();
  for (const { name } of cases) findings.add(name, "Terraform");
  const built = cases.filter(({ name, builds: { terraform } }) => {
    if (terraform.kind === "built") return true;
    findings.add(name, "Terraform", [`refused: ${terraform.codes.join(", ")}`]);
    return false;
  });
  for (let first = 0; first < built.length; first += batchSize) {
    const batch = built.slice(first, first + batchSize);
    for (const [name, account] of await runBatch(emulator, batch, findings)) accounts.set(name, account);
    say(`Terraform: ${first + batch.length} of ${built.length} cases have been deployed`);
  }
  return accounts;
}

async function runBatch(
  emulator: Emulator,
  cases: readonly BuiltCase[],
  findings: Findings,
): Promise<ReadonlyMap<string, Account>> {
  const batch = await openBatch(emulator, cases);
  try {
    note(cases, await batch.apply(), "Terraform", findings);
    const accounts = await compareModules(batch, cases, findings);
    for (const { name } of cases) findings.add(name, "drift-free");
    note(cases, await batch.drift(), "drift-free", findings);
    note(cases, await batch.destroy(), "Terraform", findings);
    await checkEmpty(batch, findings);
    return accounts;
  } finally {
    await batch.close();
  }
}

async function compareModules(
  batch: Batch,
  cases: readonly BuiltCase[],
  findings: Findings,
): Promise<ReadonlyMap<string, Account>> {
  const read = await readModules(batch);
  const accounts = new Map<string, Account>();
  for (const built of cases) {
    const account = read.get(built.slug) ?? {};
    if (account instanceof Error) findings.add(built.name, "Terraform", [account.message]);
    else {
      accounts.set(built.name, account);
      findings.add(built.name, "as planned", plannedDifferences(built, account, "Terraform"));
    }
  }
  return accounts;
}

/** What is left belongs to the cases that it names or that deploy such a thing; what names none, to all of its account. */
export async function checkEmpty({ accounts }: Batch, findings: Findings): Promise<void> {
  for (const { connection, cases } of accounts) {
    const rest = await leftoversIn(connection);
    const deployed = new Map(cases.map((each) => [each.name, expectationOf(each)]));
    const isOf = (key: string, { name, slug }: BuiltCase): boolean =>
      key.includes(slug) || deployed.get(name)?.[key] !== undefined;
    for (const each of cases) {
      const { name } = each;
      const own = rest.filter((key) => isOf(key, each) || !cases.some((other) => isOf(key, other)));
      findings.add(
        name,
        "destroyed",
        own.map((key) => `Terraform leaves ${key} behind`),
      );
    }
  }
}

/** A message that names no module is about all of them. */
export function note(
  cases: readonly BuiltCase[],
  messages: readonly ModuleMessage[],
  check: "Terraform" | "drift-free" | "update",
  findings: Findings,
): void {
  for (const { module, text } of messages) {
    const named = cases.filter(({ slug }) => slug === module);
    for (const { name } of named.length === 0 ? cases : named) findings.add(name, check, [text]);
  }
}
