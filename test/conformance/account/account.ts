import type { JsonValue } from "../../../src/ir/json.js";

/** One thing of an account, as the service's API describes it. */
export type Thing = Readonly<Record<string, JsonValue>>;

/**
 * What stands in an account, each thing under a key of its own (`keys.ts`). Two accounts are equal where the same things
 * are configured the same way: what a service makes up, such as identifiers, has given way to keys.
 */
export type Account = Readonly<Record<string, Thing>>;
