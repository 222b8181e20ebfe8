import { describe, expect, it } from "vitest";
import { logicalIds } from "../../../src/emitters/cloudformation/logical-ids.js";
import type { PlanResource } from "../../../src/ir/plan/model.js";
import type { PlanKey } from "../../../src/ir/plan/model-base.js";
import { aPlan } from "../../support/plans.js";

const bases = aPlan().resources;

const named = (key: PlanKey): PlanResource => {
  const base = bases.find(({ kind }) => key.startsWith(`${kind}:`));
  if (base === undefined) throw new Error(`The plan lacks a resource like ${key}.`);
  return { ...base, key } as PlanResource;
};

const ids = (keys: readonly PlanKey[], parameters: readonly string[] = []): readonly string[] => {
  const names = logicalIds(keys.map(named), new Set(parameters));
  return keys.map((key) => names.get(key) ?? "");
};

describe("logical ids", () => {
  it("read like the operations and paths that they are made from", () => {
    expect(ids(["method:getPet", "method:get_HTTPStatus-v2", "path:/pets/{petId}", "path:/{proxy+}"])).toEqual([
      "GetPetMethod",
      "GetHttpStatusV2Method",
      "PetsPetIdResource",
      "ProxyResource",
    ]);
  });

  it("are letters and digits, at most 255, whatever the key", () => {
    const keys: PlanKey[] = [`method:${"very long ".repeat(100)}`, "method:取得", "method:", "method:${x}", "path:/"];
    for (const id of ids(keys)) expect(id).toMatch(/^[A-Za-z0-9]{1,255}$/);
  });

  it("tell keys apart that are spelt alike", () => {
    const keys: PlanKey[] = ["method:getPet", "method:get-pet", "method:GetPet", "method:取得", "method:作成"];
    const names = ids(keys);
    expect(new Set(names).size).toBe(keys.length);
  });

  it("tell long keys apart that begin alike", () => {
    const start = "x".repeat(300);
    const [first, second] = ids([`method:${start}a`, `method:${start}b`]);
    expect(first).not.toBe(second);
  });

  it("do not depend on the order of the plan, nor on neighbours of other names", () => {
    const keys: PlanKey[] = ["method:getPet", "method:get-pet", "method:取得", "path:/pets"];
    const backwards = [...ids([...keys].reverse())].reverse();
    expect(backwards).toEqual(ids(keys));
    expect(ids([...keys, "method:other"]).slice(0, keys.length)).toEqual(ids(keys));
  });

  it("keep the name of a pattern when the path before it is added", () => {
    const pattern: PlanKey = "permission:pets GET /pets/*";
    const [alone] = ids([pattern]);
    const [beside, added] = ids([pattern, "permission:pets GET /pets"]);
    expect(alone).toBe(beside);
    expect(added).not.toBe(beside);
  });

  it("leave the parameters their names", () => {
    const [id] = ids(["method:getPet"], ["GetPetMethod"]);
    expect(id).toMatch(/^GetPetMethod[0-9a-f]{6}$/);
  });
});
