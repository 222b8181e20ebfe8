import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { expect, it } from "vitest";
import type { GatewayPlan } from "../../../src/ir/plan/model.js";
import { aBodyPlan, aPlan } from "../../support/plans.js";
import { cfnLint, describeWithTool } from "../../support/tools.js";
import { activeBodyEntries, hostileBodyPlan, hostilePlan } from "./hostile-plan.js";
import { printPlan } from "./print-plan.js";

/** cfn-lint needs seconds to start, so all templates go through one call. */
function lint(plans: Readonly<Record<string, GatewayPlan>>): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), "gatewright-cfn-lint-"));
  try {
    const files = Object.entries(plans).flatMap(([name, plan]) =>
      (["yaml", "json"] as const).map((format) => {
        const file = join(folder, `${name}.${format}`);
        writeFileSync(file, printPlan(plan, { format }).text);
        return file;
      }),
    );
    return cfnLint(files).map(({ file, rule, path, message }) => `${basename(file)} ${rule} ${path}: ${message}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describeWithTool("cfn-lint", "cfn-lint", () => {
  it("finds neither errors nor warnings", () => {
    const usesPool = { UserPoolArn: true };
    const withoutPool = (plan: GatewayPlan): GatewayPlan => ({
      ...plan,
      inputs: plan.inputs.filter(({ name }) => !(name in usesPool)),
    });
    const found = lint({
      resources: aPlan(),
      body: aBodyPlan(),
      hostile: hostilePlan(),
      hostileBody: withoutPool(hostileBodyPlan([])),
      activeBody: withoutPool(hostileBodyPlan(activeBodyEntries)),
    });
    expect(found).toEqual([]);
  });

  it("would find a mistake", () => {
    const plan = { ...aPlan(), overrides: [] };
    const wrong: GatewayPlan = {
      ...plan,
      overrides: [{ target: "cloudformation", resource: "stage:live", properties: { StageNam: "x" } }],
    };
    expect(lint({ wrong }).map((finding) => finding.split(" ").slice(0, 2).join(" "))).toEqual([
      "wrong.json E3002",
      "wrong.yaml E3002",
    ]);
  });
});
