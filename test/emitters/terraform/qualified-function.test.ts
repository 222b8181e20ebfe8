import { describe, expect, it } from "vitest";
import { splitQualifier } from "../../../src/emitters/terraform/qualified-function.js";
import type { PlanValue } from "../../../src/ir/plan/model-base.js";
import { joinValues, literalValue, parameterValue, pseudoValue } from "../../../src/ir/plan/values.js";
import { aPlan } from "../../support/plans.js";
import { emitPlan } from "./emitting.js";

const arn = "arn:aws:lambda:eu-central-1:123456789012:function:pets";
const inThisRegion = (...parts: readonly (PlanValue | string)[]): PlanValue =>
  joinValues("arn:aws:lambda:", pseudoValue("region"), ":", pseudoValue("account"), ":function:", ...parts);

describe("the alias or version of a function", () => {
  it.each<[PlanValue, PlanValue, PlanValue]>([
    [literalValue(`${arn}:live`), literalValue(arn), literalValue("live")],
    [literalValue(`${arn}:$LATEST`), literalValue(arn), literalValue("$LATEST")],
    [joinValues(parameterValue("PetsArn"), ":live"), parameterValue("PetsArn"), literalValue("live")],
    [
      joinValues(parameterValue("PetsArn"), ":", parameterValue("Alias")),
      parameterValue("PetsArn"),
      parameterValue("Alias"),
    ],
    [inThisRegion("pets:7"), inThisRegion("pets"), literalValue("7")],
    [inThisRegion(parameterValue("Pets"), ":live"), inThisRegion(parameterValue("Pets")), literalValue("live")],
    [
      inThisRegion("pets-", parameterValue("Env"), ":", parameterValue("Alias")),
      inThisRegion("pets-", parameterValue("Env")),
      parameterValue("Alias"),
    ],
  ])("is taken off %j", (value, target, qualifier) => {
    expect(splitQualifier(value)).toEqual({ function: target, qualifier });
  });

  it.each<[PlanValue]>([
    [literalValue(arn)],
    [literalValue("pets")],
    [parameterValue("PetsArn")],
    [inThisRegion("pets")],
    [inThisRegion(parameterValue("Pets"))],
    [inThisRegion(parameterValue("Pets"), "-", parameterValue("Env"))],
  ])("is not made up for %j", (value) => {
    expect(splitQualifier(value)).toEqual({ function: value });
  });

  it("stands apart in a permission", async () => {
    const plan = aPlan();
    const resources = plan.resources.map((each) =>
      each.kind === "permission" ? { ...each, function: literalValue(`${arn}:live`) } : each,
    );
    const text = (await emitPlan({ ...plan, resources })).files.get("functions.tf") ?? "";
    expect(text).toMatch(/qualifier += "live"/);
    expect(text).toMatch(/function_name += "arn:aws:lambda:eu-central-1:123456789012:function:pets"/);
    expect(text).not.toContain(":live");
  });
});
