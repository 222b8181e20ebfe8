import type { Connection } from "../emulator/connection.js";
import type { Scope } from "./scope.js";

/** Everything in an account but what the emulator lets stand in for things that were there before. */
export async function withoutPresupposed({ endpoint, account }: Connection): Promise<Scope> {
  const answer = await fetch(`${endpoint}/_conformance/presupposed?account=${account}`);
  const found = (await answer.json()) as readonly { readonly type: string; readonly id: string }[];
  const presupposed = new Set(found.map(({ type, id }) => `${type} ${id}`));
  return { owns: (type, id) => !presupposed.has(`${type} ${id}`) };
}
