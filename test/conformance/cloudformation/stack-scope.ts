import type { Scope } from "../account/scope.js";
import type { Connection } from "../emulator/connection.js";

/** A thing by Terraform's name of its type and Terraform's id, which is how scopes name things. */
interface StandIn {
  readonly type: string;
  readonly id: string;
}

/**
 * What stacks have made in an account of their own: everything but the emulator's stand-ins for what templates refer to
 * and do not make, such as a function that somebody else has deployed.
 */
export async function stackScope({ endpoint, account }: Connection): Promise<Scope> {
  const answer = await fetch(`${endpoint}/_conformance/presupposed?account=${account}`);
  const standIns = (await answer.json()) as readonly StandIn[];
  const known = new Set(standIns.map(({ type, id }) => `${type} ${id}`));
  return { owns: (type, id) => !known.has(`${type} ${id}`) };
}
