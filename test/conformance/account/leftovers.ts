import type { Connection } from "../emulator/connection.js";
import { withoutPresupposed } from "./presupposed.js";
import { readAccount } from "./read-account.js";

/** What still stands in an account in which everything has been deleted: keys. */
export const leftoversIn = async (connection: Connection): Promise<readonly string[]> =>
  Object.keys(await readAccount(connection, await withoutPresupposed(connection)));
