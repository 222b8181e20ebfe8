import { afterAll, beforeAll, expect, it } from "vitest";
import { describeWithTool } from "../../support/tools.js";
import { buildCase } from "../build-case.js";
import { ownCases } from "../cases/cases.js";
import type { BuiltCase } from "../conformance-case.js";
import { type Emulator, startEmulator } from "../emulator/emulator.js";
import { runAdoption } from "./run-adoption.js";

/*
 * APIs that CloudFormation has deployed are adopted by Terraform, and what Terraform manages then is ready to be adopted
 * by CloudFormation again: nothing that is live changes on either way.
 */

/** Cases that may share an account: none of them takes a name that another has. */
const batches: readonly (readonly string[])[] = [
  [
    "examples/users-service",
    "rest-mock",
    "terraform-rest",
    "rest-lambda-authorizers",
    "rest-usage-plans",
    "rest-stages-overrides",
    "rest-http-integrations",
    "rest-gateway-responses",
    "rest-access-log-formats",
    "http-routes",
    "http-jwt",
    "websocket-routes",
    "rest-alarms",
  ],
  [
    "rest-cognito",
    "rest-cache",
    "rest-canary",
    "rest-documentation",
    "rest-client-certificate",
    "rest-web-acl-managed",
    "rest-execution-logs-account",
    "body-definition",
    "http-body",
    "rest-validation",
    "rest-dynamodb-get",
    "rest-cors",
    "rest-endpoint-private",
    "rest-function-weighted-alias",
    "http-lambda-authorizer",
    "websocket-authorizer",
  ],
];

/** Milliseconds: a dozen stacks, and four plans of them. */
const patience = 900_000;

describeWithTool(["python3", "moto_server", "terraform", "terraform AWS provider"], "adoption of what is live", () => {
  let emulator: Emulator;
  beforeAll(async () => {
    emulator = await startEmulator();
  });
  afterAll(() => emulator.stop());

  it.each(batches.map((names) => [names.join(", "), names] as const))(
    "imports, and does nothing else: %s",
    async (_, names) => {
      const found = await runAdoption(emulator, await builtCases(names));
      expect([...found.problems].filter(([, problems]) => problems.length > 0)).toEqual([]);
      expect(found.findings).toEqual([]);
      expect(found.imported).toBe(found.written);
      expect(found.written).toBeGreaterThan(100);
      expect(found.after).toEqual(found.before);
      for (const [name, account] of found.before) expect(Object.keys(account), name).not.toEqual([]);
      expect(found.drift).toEqual([]);
      expect(found.back.findings).toEqual([]);
      expect(found.back.imported).toBeGreaterThan(100);
      expect(found.back.forgotten).toBe(found.written);
    },
    patience,
  );
});

async function builtCases(names: readonly string[]): Promise<readonly BuiltCase[]> {
  const cases = ownCases().filter(({ name }) => names.includes(name));
  expect(cases.map(({ name }) => name).sort()).toEqual([...names].sort());
  const built: BuiltCase[] = [];
  for (const each of cases) {
    const done = await buildCase(each);
    if (done === undefined) throw new Error(`${each.name} is refused for both targets`);
    built.push(done);
  }
  return built;
}
