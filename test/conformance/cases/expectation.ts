import type { Account } from "../account/account.js";
import { describedAccount } from "../account/read-account.js";
import type { BuiltCase } from "../conformance-case.js";
import { region } from "../emulator/connection.js";
import { expectedAccount } from "../expected/expected-account.js";

/** The account that a case's plan leads to, with the inputs that both targets are given. */
export function expectationOf({ plan, inputs }: BuiltCase): Account {
  const defaults = new Map(plan.inputs.map(({ name, default: value = "" }) => [name, value]));
  const parameter = (name: string): string => inputs.get(name) ?? defaults.get(name) ?? "";
  return expectedAccount(plan, { region, account: describedAccount, parameter });
}
