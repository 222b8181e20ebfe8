import { afterAll, beforeAll, expect, it } from "vitest";
import { describeWithTool } from "../../support/tools.js";
import { type Emulator, startEmulator } from "../emulator/emulator.js";
import { runAdoption } from "./run-adoption.js";
import { compiledCase, type StackCase, writtenCase } from "./stack-case.js";

/*
 * APIs that CloudFormation has deployed are migrated and adopted by Terraform, and what Terraform manages then is migrated
 * back and ready to be adopted by CloudFormation again: nothing that is live changes on either way. Both ways go through
 * `gatewright migrate`, with nothing but the templates, the state, and what the command line of AWS prints.
 */

/** What may share an account: nothing takes a name that another has. */
interface Batch {
  /** Templates of the compiler's own: golden cases, and examples. */
  readonly compiled: readonly string[];
  /** Templates as people write them. */
  readonly written: readonly string[];
}

const batches: readonly Batch[] = [
  {
    compiled: [
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
    written: ["library", "garden"],
  },
  {
    compiled: [
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
    written: ["newsletter", "bakery"],
  },
];

/** Milliseconds: a dozen stacks, and four plans of them. */
const patience = 900_000;

describeWithTool(["python3", "moto_server", "terraform", "terraform AWS provider"], "adoption of what is live", () => {
  let emulator: Emulator;
  beforeAll(async () => {
    emulator = await startEmulator();
  });
  afterAll(() => emulator.stop());

  it.each(batches.map((batch) => [[...batch.compiled, ...batch.written].join(", "), batch] as const))(
    "imports, and does nothing else: %s",
    async (_, batch) => {
      const found = await runAdoption(emulator, await stacksOf(batch));
      expect(found.problems).toEqual([]);
      expect(found.findings).toEqual([]);
      expect(found.imported).toBe(found.written);
      expect(found.written).toBeGreaterThan(200);
      expect(found.after).toEqual(found.before);
      for (const [name, account] of found.before) expect(Object.keys(account), name).not.toEqual([]);
      expect(found.drift).toEqual([]);
      expect(found.back.findings).toEqual([]);
      expect(found.back.imported).toBeGreaterThan(100);
      // Functions whose archives a state does not name stay with Terraform, and so does what is about them alone.
      expect(found.back.forgotten).toBeGreaterThan(150);
    },
    patience,
  );
});

async function stacksOf({ compiled, written }: Batch): Promise<readonly StackCase[]> {
  const stacks: StackCase[] = [];
  for (const name of compiled) stacks.push(await compiledCase(name));
  for (const name of written) stacks.push(await writtenCase(name));
  return stacks;
}
