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

/** Cases in batches of at most `size`, none of which holds two cases that claim the same. */
export function inBatches(cases: readonly BuiltCase[], size: number): readonly (readonly BuiltCase[])[] {
  const batches: { readonly cases: BuiltCase[]; readonly claims: Set<string> }[] = [];
  for (const each of cases) {
    const claims = claimsOf(each);
    const free = batches.find(
      (batch) => batch.cases.length < size && claims.every((claim) => !batch.claims.has(claim)),
    );
    const batch = free ?? { cases: [], claims: new Set<string>() };
    if (free === undefined) batches.push(batch);
    batch.cases.push(each);
    for (const claim of claims) batch.claims.add(claim);
  }
  return batches.map((batch) => batch.cases);
}
