import type { Account } from "./account/account.js";
import { differences } from "./account/differences.js";
import { withoutPresupposed } from "./account/presupposed.js";
import { readAccount } from "./account/read-account.js";
import type { BuiltCase } from "./conformance-case.js";
import type { Emulator } from "./emulator/emulator.js";
import type { Findings } from "./findings.js";
import { mapInTurn } from "./in-turn.js";
import { deployStack } from "./run-stacks.js";

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
      await deployStack(connection, built);
      const other = await readAccount(connection, await withoutPresupposed(connection));
      const definition = definitionOf(built);
      const names = ["the one definition", `definition: ${definition}`] as const;
      findings.add(built.name, "body=resources", differences(asImported(account), asImported(other), names));
    } catch (error) {
      findings.add(built.name, "body=resources", [`${error}`]);
    }
  });
}

const definitionOf = ({ plan }: BuiltCase): "body" | "resources" =>
  plan.resources.some((each) => (each.kind === "rest-api" || each.kind === "http-api") && each.body !== undefined)
    ? "body"
    : "resources";

/**
 * What an import cannot carry, taken out of both: a model's `$schema`, which a schema of OpenAPI has no place for, and the
 * id of an authorizer in the address that may call its function, which nothing can refer to before it is imported.
 */
const asImported = (account: Account): Account =>
  JSON.parse(
    JSON.stringify(account)
      .replaceAll(/\\"\$schema\\":\\"[^"\\]*\\",?/g, "")
      .replaceAll(/authorizers\/@authorizer [^"\\]*/g, "authorizers/*"),
  ) as Account;
