import { describe, expect, it } from "vitest";
import { assignStacks } from "../../../../src/emitters/cloudformation/nested/assign-stacks.js";
import { splitPlan } from "../../../../src/emitters/cloudformation/nested/split-plan.js";
import type { NestedStacksOption } from "../../../../src/emitters/cloudformation/options.js";
import type { Operation } from "../../../../src/ir/api.js";
import type { GatewayPlan } from "../../../../src/ir/plan/model.js";
import { lowered } from "../../../ir/plan/lowered.js";
import { anOperation } from "../../../support/models.js";
import { printPlan } from "../print-plan.js";

const byPath: NestedStacksOption = { by: "path", depth: 1 };
const byTag: NestedStacksOption = { by: "tag", depth: 1 };
const operations: readonly Operation[] = [
  anOperation("root", "get", "/", { tags: ["site"] }),
  anOperation("listPets", "get", "/pets", { tags: ["pets"] }),
  anOperation("getPet", "get", "/pets/{petId}", { tags: ["pets"] }),
  anOperation("buyPet", "post", "/pets/{petId}", { tags: ["shops"] }),
];
const planOf = (all: readonly Operation[]): GatewayPlan => lowered({ operations: all }).plan;
const stacksOf = (all: readonly Operation[], option: NestedStacksOption) => assignStacks(planOf(all), option);

describe("the stack of a resource", () => {
  it("is that of the first segments of its path, with the function that only it calls", () => {
    const stacks = stacksOf(operations, byPath);
    expect(stacks.get("method:GET /pets/{petId}")).toBe("/pets");
    expect(stacks.get("path:/pets")).toBe("/pets");
    expect(stacks.get("method:GET /")).toBeUndefined();
    for (const key of ["function:getPet", "role:getPet", "log-group:getPet", "permission:getPet:GET/pets/*"] as const)
      expect(stacks.get(key), key).toBe("/pets");
    expect(stacks.get("function:root")).toBeUndefined();
    expect(stacks.get("deployment:api")).toBeUndefined();
  });

  it("needs as many segments as the depth says", () => {
    const stacks = stacksOf(operations, { by: "path", depth: 2 });
    expect(stacks.get("path:/pets")).toBeUndefined();
    expect(stacks.get("path:/pets/{petId}")).toBe("/pets/{petId}");
  });

  it("is that of its tag, and paths stay above", () => {
    const stacks = stacksOf(operations, byTag);
    expect(stacks.get("method:GET /pets/{petId}")).toBe("pets");
    expect(stacks.get("method:POST /pets/{petId}")).toBe("shops");
    expect(stacks.get("path:/pets")).toBeUndefined();
    expect(stacks.get("function:buyPet")).toBe("shops");
  });

  it.each([byPath, byTag])("does not change when others are added ($by)", (option) => {
    const before = stacksOf(operations, option);
    const after = stacksOf([...operations, anOperation("sellPet", "delete", "/pets", { tags: ["market"] })], option);
    for (const [key, stack] of before) expect(after.get(key), key).toBe(stack);
  });
});

describe("a split plan", () => {
  it("hands on what one stack needs of another, and nothing else", () => {
    const { root, stacks } = splitPlan(planOf(operations), byPath);
    expect(stacks.map(({ logicalId, name }) => [logicalId, name])).toEqual([["PetsStack", "pets"]]);
    const [pets] = stacks;
    expect(pets?.parameters.map(([name]) => name)).toEqual([
      "RestApiId",
      "RestApiRootResourceId",
      "RestApiExecutionArn",
      "ArtifactBucket",
      "ArtifactPrefix",
      "NamePrefix",
    ]);
    expect(pets?.plan.inputs.map(({ name }) => name).toSorted()).toEqual(
      pets?.parameters.map(([name]) => name).toSorted(),
    );
    expect(root.resources.length + (pets?.plan.resources.length ?? 0)).toBe(planOf(operations).resources.length);
  });

  it("waits for the stacks whose methods a deployment takes a picture of", () => {
    const { rootDependsOnStacks } = splitPlan(planOf(operations), byPath);
    expect(rootDependsOnStacks.get("deployment:api")).toEqual(["PetsStack"]);
  });

  it("keeps overrides beside the resource that they are about", () => {
    const override = { target: "cloudformation", resource: "method:GET /pets", properties: { a: 1 } } as const;
    const { root, stacks } = splitPlan({ ...planOf(operations), overrides: [override] }, byPath);
    expect(root.overrides).toEqual([]);
    expect(stacks[0]?.plan.overrides).toEqual([override]);
  });

  it("tells a stack that is too large, and the way out", () => {
    const many = Array.from({ length: 260 }, (_, index) => anOperation(`get${index}`, "get", `/all/${index}`));
    const { diagnostics } = printPlan(planOf(many), { format: "yaml", nestedStacks: byPath });
    expect(diagnostics.items.map(({ code, message }) => `${code}: ${message}`)).toContainEqual(
      expect.stringMatching(/^limit-exceeded: Resources of the nested stack 'all'/),
    );
    expect(diagnostics.items[0]?.help).toContain("nestedStacks.depth");
  });
});
