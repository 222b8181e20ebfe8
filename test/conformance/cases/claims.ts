import type { BuiltCase } from "../conformance-case.js";
import { expectationOf } from "./expectation.js";

/** Kinds of which an account has but one by a name, or one at all. */
const uniqueKinds = [
  "account",
  "alarm",
  "cache-policy",
  "dashboard",
  "dns-record",
  "function",
  "ip-set",
  "log-group",
  "web-acl",
];

/** What a case needs for itself in an account: names, and the domains and functions that it refers to. */
export function claimsOf(built: BuiltCase): readonly string[] {
  const keys = Object.keys(expectationOf(built));
  return keys.flatMap((key): readonly string[] => {
    const [kind = "", ...rest] = key.split(" ");
    if (uniqueKinds.includes(kind)) return [key];
    if (/domain-name$|mapping$|^domain-access$/.test(kind)) return [`domain ${rest[0]?.split("/")[0]}`];
    if (kind === "permission") return [`permission ${rest[0]}`];
    return [];
  });
}

/** Cases by accounts, as few as there can be without two cases in one that claim the same. */
export function inAccounts(cases: readonly BuiltCase[]): readonly (readonly BuiltCase[])[] {
  const accounts: { readonly cases: BuiltCase[]; readonly claims: Set<string> }[] = [];
  for (const each of cases) {
    const claims = claimsOf(each);
    const free = accounts.find((account) => claims.every((claim) => !account.claims.has(claim)));
    const account = free ?? { cases: [], claims: new Set<string>() };
    if (free === undefined) accounts.push(account);
    account.cases.push(each);
    for (const claim of claims) account.claims.add(claim);
  }
  return accounts.map((account) => account.cases);
}
