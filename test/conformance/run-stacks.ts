import type { Account } from "./account/account.js";
import { leftoversIn } from "./account/leftovers.js";
import { withoutPresupposed } from "./account/presupposed.js";
import { readAccount } from "./account/read-account.js";
import { plannedDifferences } from "./cases/planned.js";
import { createStack, type Stack } from "./cloudformation/stack.js";
import { rootTemplate } from "./cloudformation/stack-files.js";
import type { BuiltCase } from "./conformance-case.js";
import type { Connection } from "./emulator/connection.js";
import type { Emulator } from "./emulator/emulator.js";
import type { Findings } from "./findings.js";
import { mapInTurn } from "./in-turn.js";

/** Stacks that are on their way at once. */
const width = 4;

/** Each case as a stack in an account of its own: created, compared with its plan, deleted. Accounts by case. */
export async function runStacks(
  emulator: Emulator,
  cases: readonly BuiltCase[],
  findings: Findings,
): Promise<ReadonlyMap<string, Account>> {
  const accounts = await mapInTurn(cases, width, (built) => runStack(emulator.newAccount(), built, findings));
  return new Map(
    cases.flatMap(({ name }, index): readonly (readonly [string, Account])[] => {
      const account = accounts[index];
      return account === undefined ? [] : [[name, account]];
    }),
  );
}

async function runStack(connection: Connection, built: BuiltCase, findings: Findings): Promise<Account | undefined> {
  const { name } = built;
  findings.add(name, "CloudFormation");
  try {
    const stack = await deployStack(connection, built);
    const account = await readAccount(connection, await withoutPresupposed(connection));
    findings.add(name, "as planned", plannedDifferences(built, account, "CloudFormation"));
    await deleteStack(stack, connection, built, findings);
    return account;
  } catch (error) {
    findings.add(name, "CloudFormation", [`${error}`]);
    return undefined;
  }
}

/** @throws StackFailed */
export async function deployStack(connection: Connection, built: BuiltCase): Promise<Stack> {
  return createStack(connection, built.slug, stackFilesOf(built));
}

export function stackFilesOf({ name, builds, inputs }: BuiltCase) {
  const { cloudformation } = builds;
  if (cloudformation.kind === "refused") {
    throw new Error(`${name} is refused for CloudFormation: ${cloudformation.codes.join(", ")}`);
  }
  const { files } = cloudformation;
  const root = rootTemplate({ files, parameters: inputs });
  // A template needs no bucket for code that stands in it.
  const isDeclared = (name: string): boolean => new RegExp(`^(?: {2}| {4}"(?=${name}"))${name}"?:`, "m").test(root);
  return { files, parameters: new Map([...inputs].filter(([name]) => isDeclared(name))) };
}

/** Nothing may be left of a stack. */
export async function deleteStack(
  stack: Stack,
  connection: Connection,
  { name }: BuiltCase,
  findings: Findings,
): Promise<void> {
  await stack.delete();
  const rest = await leftoversIn(connection);
  findings.add(
    name,
    "destroyed",
    rest.map((key) => `CloudFormation leaves ${key} behind`),
  );
}
