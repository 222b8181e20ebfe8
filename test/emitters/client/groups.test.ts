import { describe, expect, it } from "vitest";
import { type GroupNaming, operationGroups } from "../../../src/emitters/client/groups.js";
import type { HttpMethod } from "../../../src/ir/api.js";
import { camelCase } from "../../../src/ir/names.js";
import { anApi, anOperation } from "../../support/models.js";

const naming: GroupNaming = {
  member: camelCase,
  memberBesideMethod: (name) => `${name}Methods`,
  types: (tags) => new Map(tags.map((tag) => [tag, `${tag}Methods`])),
  method: camelCase,
  isReserved: () => false,
};

type Row = readonly [id: string, method: HttpMethod, path: string, tags?: readonly string[]];

/** `group.method` of each operation in a group. */
function groupsOf(...rows: readonly Row[]): readonly string[] {
  const operations = rows.map(([id, method, path, tags = []]) => anOperation(id, method, path, { tags }));
  const named = operations.map((operation) => ({ operation, method: operation.id }));
  return operationGroups(anApi({ operations }), named, naming).flatMap(({ name, members }) =>
    members.map(({ short }) => `${name}.${short}`),
  );
}

describe("groups of operations", () => {
  it("are those of the tags, whose words go from the names", () => {
    expect(
      groupsOf(
        ["listPets", "get", "/pets", ["pets"]],
        ["getPetById", "get", "/pets/{id}", ["pets"]],
        ["petsAdopt", "post", "/pets/{id}/adoption", ["pets"]],
        ["searchAll", "get", "/search", ["pets"]],
      ),
    ).toEqual(["pets.list", "pets.getById", "pets.adopt", "pets.searchAll"]);
  });

  const resources = ["orders", "customers", "plans", "prices"];
  const pairs = resources.flatMap((name): readonly Row[] => [
    [`get_${name}`, "get", `/v1/${name}`],
    [`get_${name}_${name.slice(0, -1)}`, "get", `/v1/${name}/{id}`],
  ]);
  const coupons: readonly Row[] = [
    ["getCoupons", "get", "/v1/coupons"],
    ["getCouponsCoupon", "get", "/v1/coupons/{coupon}"],
  ];

  it("are what paths begin with in a larger document without tags", () => {
    expect(groupsOf(...pairs, ...coupons)).toContain("coupons.get");
    expect(groupsOf(...pairs, ...coupons)).toContain("coupons.getCoupon");
  });

  it("are none in a small document without tags, or beside a single tag", () => {
    expect(groupsOf(...pairs)).toEqual([]);
    expect(groupsOf(...pairs, ...coupons, ["ping", "get", "/ping", ["health"]])).toEqual(["health.ping"]);
  });
});
