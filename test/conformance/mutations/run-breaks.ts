import { differences } from "../account/differences.js";
import { describedAccount, readAccount } from "../account/read-account.js";
import type { Scope } from "../account/scope.js";
import { createStack, StackFailed } from "../cloudformation/stack.js";
import type { BuiltCase, Target } from "../conformance-case.js";
import type { Connection } from "../emulator/connection.js";
import type { Emulator } from "../emulator/emulator.js";
import { expectedAccount } from "../expected/expected-account.js";
import { inputValues } from "../inputs.js";
import { openBatch } from "../terraform/batch.js";
import { applyChange, type Break } from "./break.js";

/** How a broken output showed: what the services refused, or where the account differs from the plan. */
export interface BreakResult {
  readonly name: string;
  readonly target: Target;
  /** Empty when nobody has noticed. */
  readonly noticed: readonly string[];
}

/** A case of its own for each break, as the printer would have written it. */
export function brokenCase(built: BuiltCase, target: Target, each: Break, index: number): BuiltCase {
  const build = built.builds[target];
  if (build.kind === "refused") throw new Error(`${built.name} is refused for ${target}.`);
  const files = applyChange(build.files, target, each.changes[target]);
  return { ...renamed(built, `break-${index}`), builds: { ...built.builds, [target]: { kind: "built", files } } };
}

/** Names of functions begin with the slug, so that many editions of one case stand in one account. */
export const renamed = (built: BuiltCase, slug: string): BuiltCase => ({
  ...built,
  slug,
  inputs: inputValues(built.plan, slug),
});

/** Deploys a case as a stack in an account of its own. */
export async function stackProblems(emulator: Emulator, built: BuiltCase): Promise<readonly string[]> {
  const build = built.builds.cloudformation;
  if (build.kind === "refused") throw new Error(`${built.name} is refused for CloudFormation.`);
  const connection = emulator.newAccount();
  try {
    await createStack(connection, built.slug, { files: build.files, parameters: built.inputs });
  } catch (error) {
    if (error instanceof StackFailed) return [error.message];
    throw error;
  }
  return problemsIn(built, connection);
}

/** Applies cases as modules of one configuration; problems by slug. */
export async function moduleProblems(
  emulator: Emulator,
  cases: readonly BuiltCase[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const connection = emulator.newAccount();
  const batch = await openBatch(cases, connection);
  try {
    const refused = await batch.apply();
    const whole = refused.filter(({ module }) => module === undefined);
    if (whole.length > 0) throw new Error(whole.map(({ text }) => text).join("\n"));
    const found = await Promise.all(
      cases.map(async (each): Promise<readonly [string, readonly string[]]> => {
        const own = refused.filter(({ module }) => module === each.slug).map(({ text }) => text);
        return [each.slug, own.length > 0 ? own : await problemsIn(each, connection, batch.scopeOf(each))];
      }),
    );
    return new Map(found);
  } finally {
    batch.close();
  }
}

async function problemsIn(built: BuiltCase, connection: Connection, scope?: Scope): Promise<readonly string[]> {
  const defaults = new Map(built.plan.inputs.map((input) => [input.name, input.default ?? ""]));
  const expected = expectedAccount(built.plan, {
    region: connection.region,
    account: describedAccount,
    parameter: (name) => built.inputs.get(name) ?? defaults.get(name) ?? "",
  });
  return differences(expected, await readAccount(connection, scope), ["the plan", "the account"]);
}
