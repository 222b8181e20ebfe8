import type { Account } from "./account/account.js";
import { differences } from "./account/differences.js";
import { withoutPresupposed } from "./account/presupposed.js";
import { readAccount } from "./account/read-account.js";
import type { BuiltCase } from "./conformance-case.js";
import type { Emulator } from "./emulator/emulator.js";
import type { Findings } from "./findings.js";
import { asImported } from "./imported.js";
import { mapInTurn } from "./in-turn.js";
import { deleteStack, deployStack } from "./run-stacks.js";

/** Stacks that are on their way at once. */
const width = 4;

/** Deploys cases with their APIs defined the other way: the same API has to come of it. */
export async function runOtherDefinitions(
  emulator: Emulator,
  others: readonly BuiltCase[],
  accounts: ReadonlyMap<string, Account>,
  findings: Findings,
): Promise<void> {
  await mapInTurn(others, width, async (built) => {
    const account = accounts.get(built.name);
    if (account === undefined || built.builds.cloudformation.kind === "refused") return;
    try {
      const connection = emulator.newAccount();
      const stack = await deployStack(connection, built);
      const other = await readAccount(connection, await withoutPresupposed(connection));
      const definition = definitionOf(built);
      const names = ["the one definition", `definition: ${definition}`] as const;
      findings.add(built.name, "body=resources", differences(asImported(account), asImported(other), names));
      await deleteStack(stack, connection, built, findings);
    } catch (error) {
      findings.add(built.name, "body=resources", [`${error}`]);
    }
  });
}

const definitionOf = ({ plan }: BuiltCase): "body" | "resources" =>
  plan.resources.some((each) => (each.kind === "rest-api" || each.kind === "http-api") && each.body !== undefined)
    ? "body"
    : "resources";
