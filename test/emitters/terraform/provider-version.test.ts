import { describe, expect, it } from "vitest";
import { providerVersions } from "../../../src/emitters/terraform/provider-version.js";
import type { GatewayPlan } from "../../../src/ir/plan/model.js";
import { aPlan } from "../../support/plans.js";

/** The plan's functions, one a runtime. */
function withRuntimes(...runtimes: readonly string[]): GatewayPlan {
  const plan = aPlan();
  const [shape] = plan.resources.flatMap((each) => (each.kind === "function" ? [each] : []));
  if (shape === undefined) throw new Error("the plan has no function");
  return { ...plan, resources: runtimes.map((runtime) => ({ ...shape, runtime })) };
}

describe("the provider's version", () => {
  it.each([
    [[], "5.80.0"],
    [["nodejs22.x", "python3.13"], "5.80.0"],
    [["nodejs24.x"], "6.19.0"],
    [["java25", "nodejs22.x"], "6.20.0"],
    [["nodejs24.x", "dotnet10", "python3.14"], "6.27.0"],
  ])("is one that knows %j", (runtimes, oldest) => {
    expect(providerVersions(withRuntimes(...runtimes))).toBe(`>= ${oldest}, < 7.0.0`);
  });
});
