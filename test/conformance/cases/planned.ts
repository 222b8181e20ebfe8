import type { Account } from "../account/account.js";
import { differences } from "../account/differences.js";
import type { BuiltCase } from "../conformance-case.js";
import { expectationOf } from "./expectation.js";

/** What an import makes of a body: the plan holds the document alone. */
const importedKinds = [
  "authorizer",
  "documentation-part",
  "gateway-response",
  "integration",
  "method",
  "model",
  "path",
  "request-validator",
  "route",
  "route-authorizer",
];

/**
 * Where an account is not what the plan says. Of an API that is defined by a body that is everything around it: what the
 * body holds is compared with the same API made of resources.
 */
export function plannedDifferences(built: BuiltCase, account: Account, target: string): readonly string[] {
  const hasBody = built.plan.resources.some(
    (each) => (each.kind === "rest-api" || each.kind === "http-api") && each.body !== undefined,
  );
  const expected = expectationOf(built);
  return hasBody
    ? differences(aroundBody(expected), aroundBody(account), ["the plan", target])
    : differences(expected, account, ["the plan", target]);
}

const aroundBody = (account: Account): Account =>
  Object.fromEntries(Object.entries(account).filter(([key]) => !importedKinds.includes(key.split(" ")[0] ?? "")));
