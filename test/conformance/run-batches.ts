import type { Account } from "./account/account.js";
import { withoutPresupposed } from "./account/presupposed.js";
import { readAccount } from "./account/read-account.js";
import { inBatches } from "./cases/claims.js";
import { plannedDifferences } from "./cases/planned.js";
import type { BuiltCase } from "./conformance-case.js";
import type { Connection } from "./emulator/connection.js";
import type { Emulator } from "./emulator/emulator.js";
import type { Findings } from "./findings.js";
import { type Batch, openBatch } from "./terraform/batch.js";
import type { ModuleMessage } from "./terraform/messages.js";

/** Modules of one configuration: few enough for the memory of one run, many enough to be worth the provider's start. */
const batchSize = 40;

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
  const batches = inBatches(built, batchSize);
  for (const [index, batch] of batches.entries()) {
    say(`Terraform: batch ${index + 1} of ${batches.length}, ${batch.length} cases`);
    for (const [name, account] of await runBatch(emulator.newAccount(), batch, findings)) accounts.set(name, account);
  }
  return accounts;
}

async function runBatch(
  connection: Connection,
  cases: readonly BuiltCase[],
  findings: Findings,
): Promise<ReadonlyMap<string, Account>> {
  const batch = await openBatch(cases, connection);
  try {
    note(cases, await batch.apply(), "Terraform", findings);
    const accounts = await readModules(batch, connection, cases, findings);
    for (const { name } of cases) findings.add(name, "drift-free");
    note(cases, await batch.drift(), "drift-free", findings);
    note(cases, await batch.destroy(), "Terraform", findings);
    await checkEmpty(connection, cases, findings);
    return accounts;
  } finally {
    batch.close();
  }
}

async function readModules(
  batch: Batch,
  connection: Connection,
  cases: readonly BuiltCase[],
  findings: Findings,
): Promise<ReadonlyMap<string, Account>> {
  const accounts = new Map<string, Account>();
  for (const built of cases) {
    try {
      const account = await readAccount(connection, batch.scopeOf(built));
      accounts.set(built.name, account);
      findings.add(built.name, "as planned", plannedDifferences(built, account, "Terraform"));
    } catch (error) {
      findings.add(built.name, "Terraform", [`${error}`]);
    }
  }
  return accounts;
}

/** What is left belongs to the case that it names; what names none, to all of them. */
async function checkEmpty(connection: Connection, cases: readonly BuiltCase[], findings: Findings): Promise<void> {
  const rest = Object.keys(await readAccount(connection, await withoutPresupposed(connection)));
  for (const { name, slug } of cases) {
    const own = rest.filter((key) => key.includes(slug) || cases.every((each) => !key.includes(each.slug)));
    findings.add(
      name,
      "destroyed",
      own.map((key) => `Terraform leaves ${key} behind`),
    );
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
