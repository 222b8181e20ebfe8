import type { Connection } from "../emulator/connection.js";
import type { Account } from "./account.js";
import { canonicalAccount, type FoundThing } from "./canonical.js";
import { readCertificates, readDnsRecords } from "./certificates.js";
import { readDistributions } from "./distributions.js";
import { readFunctions } from "./functions.js";
import { readGatewayAccount } from "./gateway-account.js";
import { readAlarms, readDashboards, readLogGroups } from "./observing.js";
import { readRestApis } from "./rest-apis.js";
import { readRestDelivery } from "./rest-delivery.js";
import { readUsagePlans } from "./rest-usage.js";
import { readRoles } from "./roles.js";
import { readRouteApis } from "./route-apis.js";
import { readRouteDelivery } from "./route-domains.js";
import { type Scope, wholeAccount } from "./scope.js";
import { readWebAcls } from "./web-acls.js";

/** Reads what one service has of a scope. */
export type AccountReader = (connection: Connection, scope: Scope) => Promise<readonly FoundThing[]>;

const readers: readonly AccountReader[] = [
  readRestApis,
  readRestDelivery,
  readUsagePlans,
  readGatewayAccount,
  readFunctions,
  readRoles,
  readLogGroups,
  readAlarms,
  readDashboards,
  readWebAcls,
  readCertificates,
  readDnsRecords,
  readDistributions,
  readRouteApis,
  readRouteDelivery,
];

/** The account's number is another one in each deployment; in descriptions it is this one. */
export const describedAccount = "111122223333";

/** What stands in an account, however it came there. */
export async function readAccount(connection: Connection, scope: Scope = wholeAccount): Promise<Account> {
  const found = await Promise.all(readers.map((read) => read(connection, scope)));
  return withoutAccountNumber(canonicalAccount(found.flat()), connection.account);
}

const withoutAccountNumber = (account: Account, number: string): Account =>
  JSON.parse(JSON.stringify(account).replaceAll(number, describedAccount)) as Account;
