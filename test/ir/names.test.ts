import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compile } from "../../src/compile.js";
import { logicalIds } from "../../src/emitters/cloudformation/logical-ids.js";
import { allocateAddresses } from "../../src/emitters/terraform/addresses.js";
import { createNodeHost } from "../../src/host/node-host.js";
import { allocateNames, bySpelling, pascalCase, words } from "../../src/ir/names.js";
import type { GatewayPlan } from "../../src/ir/plan/model.js";

/** Segments that often come down to the same words. */
const segment = fc.constantFrom("pet", "pets", "types", "pet-types", "petTypes", "pet_types", "{id}", "id", "any", "");
const paths = fc
  .array(segment, { minLength: 1, maxLength: 3 })
  .map((parts) => `/${parts.join("/")}`.replace(/\/{2,}/g, "/"));
/** The gateway takes one variable at a place, and each once in a path. */
const isPath = (path: string): boolean => path.split("{id}").length <= 2;
const keys = fc.uniqueArray(
  fc.tuple(fc.constantFrom("GET", "POST"), paths.filter(isPath)).map((parts) => parts.join(" ")),
  { minLength: 2, maxLength: 8 },
);

const namesOf = (list: readonly string[]): ReadonlyMap<string, string> =>
  allocateNames(list, (key) => pascalCase(key) || "Root");

describe("words", () => {
  it.each([
    ["getHTTPStatus-v2", "get http status v2"],
    ["registerOAuth2Client", "register oauth2 client"],
    ["GitHubAppId", "github app id"],
    ["NOAuth", "no auth"],
  ])("of %s are %s", (text, found) => expect(words(text).join(" ")).toBe(found));
});

describe("names of keys that come down to the same words", () => {
  it("are each its own, whatever the order of the keys", () => {
    fc.assert(
      fc.property(keys, (list) => {
        const names = namesOf(list);
        expect(new Set(names.values()).size).toBe(list.length);
        expect(new Map([...namesOf([...list].reverse())].sort())).toEqual(new Map([...names].sort()));
      }),
    );
  });

  it("change when a key is added in one case alone: it has the same words, and comes before the one with the bare name", () => {
    fc.assert(
      fc.property(keys, ([added = "", ...list]) => {
        const [before, after] = [namesOf(list), namesOf([added, ...list])];
        const renamed = list.filter((key) => before.get(key) !== after.get(key));
        const owner = list.find((key) => before.get(key) === (pascalCase(added) || "Root"));
        expect(renamed).toEqual(owner !== undefined && bySpelling(added, owner) < 0 ? [owner] : []);
      }),
    );
  });

  it.each([
    ["/pets/{id}", "/pets/id"],
    ["/pets/{petId}", "/pets/pet/id"],
    ["/pet/types", "/pet-types"],
    ["/pets", "/pets/"],
    ["/pet-types", "/pet_types"],
  ])("leave the bare one to %s, where %s is beside it", (owner, other) => {
    expect(namesOf([owner, other]).get(owner)).toBe(pascalCase(owner));
    expect([owner, other].sort(bySpelling)).toEqual([owner, other]);
  });
});

/** The plan of a document with operations that the gateway answers itself. */
async function planOf(operations: readonly string[], definition: "rest" | "http"): Promise<GatewayPlan | undefined> {
  const items: Record<string, Record<string, object>> = {};
  for (const operation of operations) {
    const [method = "", path = ""] = operation.split(" ");
    items[path] = { ...items[path], [method.toLowerCase()]: { responses: { 200: { description: "" } } } };
  }
  const text = JSON.stringify({ openapi: "3.1.0", info: { title: "t", version: "1" }, paths: items });
  const settings = JSON.stringify({ api: { type: definition } });
  const { plan } = await compile({
    entry: "/memory/openapi.json",
    configuration: "/memory/gatewright.yaml",
    emitters: [],
    plan: true,
    host: { ...createNodeHost(), readText: async (path) => (path.endsWith(".json") ? text : settings) },
  });
  return plan;
}

describe.each(["rest", "http"] as const)("an operation that is added to a document of a %s API", (type) => {
  it("renames no resource, unless one that comes with it takes the bare name", async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(keys, async ([added = "", ...list]) => {
        const [before, after] = [await planOf(list, type), await planOf([added, ...list], type)];
        // Documents that the gateway cannot route have no plan.
        if (before === undefined || after === undefined) return;
        compared += 1;
        const renderings = [
          (plan: GatewayPlan) => logicalIds(plan.resources, new Set()),
          (plan: GatewayPlan) =>
            new Map([...allocateAddresses(plan)].map(([key, address]) => [key, Object.values(address).join(".")])),
        ];
        for (const namesIn of renderings) {
          const [old, now] = [namesIn(before), namesIn(after)];
          for (const [key, name] of old) {
            if (!now.has(key) || now.get(key) === name || key.startsWith("deployment:")) continue;
            const taker = [...now].find(([, other]) => other === name)?.[0];
            expect(taker === undefined ? `${key} lost ${name}` : old.has(taker), key).toBe(false);
          }
        }
      }),
      { numRuns: 60 },
    );
    expect(compared).toBeGreaterThan(10);
  });
});
