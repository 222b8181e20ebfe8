import { afterAll, beforeAll, expect, it } from "vitest";
import { describeWithTool } from "../../support/tools.js";
import { buildCase } from "../build-case.js";
import { ownCases } from "../cases/cases.js";
import type { BuiltCase } from "../conformance-case.js";
import { type Emulator, startEmulator } from "../emulator/emulator.js";
import { breaks } from "./breaks.js";
import { type BrokenCase, breakCase, gather, judgeBreaks, noticeInModules, noticeInStacks } from "./run-breaks.js";

/** Milliseconds that a test may take: terraform makes some hundred resources in it. */
const patience = 600_000;

async function brokenCases(): Promise<readonly BrokenCase[]> {
  const fixtures = new Set(breaks.map(({ fixture }) => fixture));
  const built = new Map<string, BuiltCase | undefined>();
  for (const each of ownCases()) if (fixtures.has(each.name)) built.set(each.name, await buildCase(each));
  return gather(breaks).map((group, index) => {
    const [first] = group;
    const whole = built.get(first?.fixture ?? "");
    if (whole === undefined) throw new Error(`There is no case ${first?.fixture}.`);
    return breakCase(whole, group, `broken-${index}`);
  });
}

describeWithTool(
  ["python3", "moto_server", "terraform", "terraform AWS provider"],
  "what is broken on purpose shows in the comparison with the plan, and nothing else does",
  () => {
    let emulator: Emulator;
    let cases: readonly BrokenCase[];

    beforeAll(async () => {
      emulator = await startEmulator();
      cases = await brokenCases();
    }, patience);
    afterAll(() => emulator.stop());

    it("breaks enough", () => {
      expect(breaks.length).toBeGreaterThanOrEqual(25);
      expect(new Set(breaks.map(({ name }) => name)).size).toBe(breaks.length);
    });

    for (const [target, notice] of [
      ["CloudFormation", noticeInStacks],
      ["Terraform", noticeInModules],
    ] as const)
      it(
        `of ${target}`,
        async () => {
          const noticed = await notice(emulator, cases);
          expect(cases.flatMap((each, index) => judgeBreaks(each, noticed[index] ?? []))).toEqual([]);
        },
        patience,
      );
  },
);
