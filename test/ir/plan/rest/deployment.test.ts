import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Operation } from "../../../../src/ir/api.js";
import { literal } from "../../../../src/ir/deploy-value.js";
import type { LoadBalancerLink } from "../../../../src/ir/vpc-link.js";
import {
  type ApiMembers,
  aBody,
  aHandler,
  aNamedSchema,
  anAlarm,
  anInteger,
  anObject,
  anOperation,
  aReference,
  aStage,
  aString,
  at,
  httpProxy,
  lambdaProxy,
} from "../../../support/models.js";
import { lowered } from "../lowered.js";

const validation = { parameters: false, body: true };
const pet = anObject({ "name!": aString(), "age!": anInteger() });
const base: ApiMembers = {
  operations: [
    anOperation("listPets", "get", "/pets"),
    anOperation("createPet", "post", "/pets", { body: aBody(aReference("Pet")), validation }),
    anOperation("getFood", "get", "/food", { integration: httpProxy("https://example.com/food") }),
  ],
  schemas: [aNamedSchema("Pet", pet)],
};

const fingerprintOf = (members: ApiMembers): string =>
  lowered({ ...base, ...members }).of("deployment")[0]?.fingerprint ?? "";
const changed = (change: (operation: Operation) => Partial<Operation>): ApiMembers => ({
  operations: base.operations?.map((operation) => ({ ...operation, ...change(operation) })) ?? [],
});

describe("a deployment", () => {
  it("waits for every method and gateway response", () => {
    const gatewayResponses = [{ type: "THROTTLED", parameters: [], templates: [], origin: at() }];
    expect(lowered({ ...base, gatewayResponses }).of("deployment")[0]?.dependsOn).toEqual([
      "gateway-response:THROTTLED",
      "method:GET /food",
      "method:GET /pets",
      "method:POST /pets",
    ]);
    expect(lowered({ ...base, gateway: { definition: "body" } }).of("deployment")[0]?.dependsOn).toEqual([]);
  });

  const original = fingerprintOf({});

  it.each<[string, ApiMembers]>([
    [
      "descriptions",
      { description: "Other words", ...changed(() => ({ summary: "x", description: "y", tags: ["z"] })) },
    ],
    ["the order of operations", { operations: [...(base.operations ?? [])].reverse() }],
    [
      "the order of properties",
      { schemas: [aNamedSchema("Pet", anObject({ "age!": anInteger(), "name!": aString({ description: "x" }) }))] },
    ],
    ["where it is written", changed(() => ({ origin: at("/elsewhere") }))],
    [
      "the names of operations that call no function",
      changed(({ id }) => (id === "getFood" ? { id: "fetchFood" as never } : {})),
    ],
    ["the version", { version: "2.0.0" }],
    ["functions' memory", { handlers: ["listPets", "createPet"].map((id) => aHandler(id, { memoryMb: 1024 })) }],
    ["parameters that are not validated", changed(() => ({ deprecated: true }))],
    ["another stage", { stages: [aStage("other")] }],
    [
      "anything that a stage says",
      {
        stages: [
          aStage("live", {
            variables: [{ name: "color", value: literal("blue") }],
            settings: { throttle: { ratePerSecond: 1, burst: 1 }, cache: { enabled: true } },
            accessLog: { format: "$context.requestId", destination: { kind: "group", retentionDays: 1 } },
            executionLogRetentionDays: 7,
            cache: { size: 0.5, invalidation: { authorized: true, unauthorized: "fail" } },
            deployment: "0123456789",
            canary: { percent: 10, useStageCache: false, variables: [] },
            alarms: { alarms: [anAlarm("latency")], actions: [], okActions: [], origin: at() },
          }),
        ],
        account: { cloudWatchRole: true },
        dashboard: true,
        functionAlarms: { alarms: [anAlarm("errors")], actions: [], okActions: [], origin: at() },
      },
    ],
    ["tags", { gateway: { resourceTags: [{ key: "a", value: "b" }] } }],
  ])("is not made again for %s", (_, members) => {
    expect(fingerprintOf(members)).toBe(original);
  });

  it.each<[string, ApiMembers]>([
    ["a method", { operations: [...(base.operations ?? []), anOperation("more", "get", "/more")] }],
    [
      "an integration",
      changed(({ id }) => (id === "getFood" ? { integration: httpProxy("https://example.org/food") } : {})),
    ],
    ["another function", changed(({ id }) => (id === "getFood" ? { integration: lambdaProxy("getFood") } : {}))],
    ["a model", { schemas: [aNamedSchema("Pet", anObject({ "name!": aString() }))] }],
    ["validation", changed(() => ({ validation: { parameters: false, body: false } }))],
    [
      "a mapping",
      changed(({ id }) =>
        id === "getFood"
          ? {
              integration: httpProxy("https://example.com/food", {
                requestParameters: [{ to: "integration.request.header.X", from: literal("'1'") }],
              }),
            }
          : {},
      ),
    ],
    [
      "what tells cached responses apart",
      changed(({ id }) =>
        id === "getFood"
          ? {
              integration: httpProxy("https://example.com/food", {
                cacheKeyParameters: ["method.request.querystring.page"],
              }),
            }
          : {},
      ),
    ],
    ["binary media types", { gateway: { binaryMediaTypes: ["image/png"] } }],
    ["CORS", { cors: { origins: ["*"], headers: [], exposedHeaders: [], credentials: false, origin: at() } }],
    [
      "a gateway response",
      { gatewayResponses: [{ type: "THROTTLED", statusCode: "503", parameters: [], templates: [], origin: at() }] },
    ],
    ["a policy", { gateway: { resourcePolicy: { kind: "object", entries: [["Version", "2012-10-17"]] } } }],
    ["the definition", { gateway: { definition: "body" } }],
  ])("is made again for %s", (_, members) => {
    expect(fingerprintOf(members)).not.toBe(original);
  });

  it("is made again for a link that leads elsewhere, and not for another description of it", () => {
    const link = (members: Partial<LoadBalancerLink>): string =>
      fingerprintOf({
        vpcLinks: [
          { kind: "load-balancer", name: "inner", networkLoadBalancer: literal("arn:one"), origin: at(), ...members },
        ],
      });
    expect(link({})).not.toBe(original);
    expect(link({ networkLoadBalancer: literal("arn:other") })).not.toBe(link({}));
    expect(link({ description: "In other words" })).toBe(link({}));
  });

  it("keeps the order of tuples and of what is joined", () => {
    const uri = (...names: readonly string[]) =>
      fingerprintOf({
        operations: [
          anOperation("it", "get", "/", {
            integration: httpProxy("", {
              uri: {
                kind: "join",
                parts: [literal("https://"), ...names.map((name) => ({ kind: "parameter", name }) as const)],
              },
            }),
          }),
        ],
      });
    expect(uri("a", "b")).not.toBe(uri("b", "a"));
  });
});

const segment = fc.constantFrom("pets", "toys", "food", "v1", "v2", "users");
const path = fc.array(segment, { minLength: 1, maxLength: 3 }).map((parts) => `/${parts.join("/")}`);
const operations = fc
  .uniqueArray(fc.record({ path, method: fc.constantFrom("get", "post", "put") }), {
    selector: ({ method, path: text }) => `${method} ${text}`,
    minLength: 1,
    maxLength: 12,
  })
  .map((routes) => routes.map(({ path: text, method }) => anOperation(`${method}${text}`, method as "get", text)));

describe("any API", () => {
  it("is another one when an override changes what it is a snapshot of, and only then", () => {
    const overriding = (resource: string, value: number): string =>
      fingerprintOf({
        overrides: [{ target: "cloudformation", resource, properties: { Integration: { a: value } }, origin: at() }],
      });
    expect(overriding("method:GET /pets", 1)).not.toBe(fingerprintOf({}));
    expect(overriding("method:GET /pets", 2)).not.toBe(overriding("method:GET /pets", 1));
    expect(overriding("stage:prod", 1)).toBe(fingerprintOf({}));
  });

  it("has one fingerprint in every order", () => {
    fc.assert(
      fc.property(
        operations.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          const first = lowered({ operations: all });
          const second = lowered({ operations: shuffled });
          expect(second.of("deployment")[0]?.fingerprint).toBe(first.of("deployment")[0]?.fingerprint);
          expect([...second.keys].sort()).toEqual([...first.keys].sort());
        },
      ),
      { numRuns: 60 },
    );
  });

  it("keeps all its keys, and all of what they stand for, when an operation is added", () => {
    fc.assert(
      fc.property(operations, (all) => {
        const before = lowered({ operations: all.slice(0, -1) });
        const after = lowered({ operations: all });
        const resources = new Map(after.plan.resources.map((resource) => [resource.key, resource]));
        for (const resource of before.plan.resources)
          if (resource.kind !== "deployment" && resource.kind !== "path")
            expect(resources.get(resource.key)).toEqual(resource);
          else expect(resources.has(resource.key)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it("has keys that are unique, and refers only to what stands before", () => {
    fc.assert(
      fc.property(operations, fc.constantFrom("resources", "body"), fc.boolean(), (all, definition, hasCors) => {
        const { plan } = lowered({
          operations: all,
          gateway: { definition: definition as "resources" },
          ...(hasCors
            ? { cors: { origins: ["*"], headers: [], exposedHeaders: [], credentials: false, origin: at() } }
            : {}),
        });
        const known = new Set<string>();
        for (const resource of plan.resources) {
          for (const [, key] of JSON.stringify(resource).matchAll(/"kind":"attribute","of":"([^"]+)"/g))
            expect(known).toContain(key);
          for (const key of resource.dependsOn) expect(known).toContain(key);
          expect(known).not.toContain(resource.key);
          known.add(resource.key);
        }
      }),
      { numRuns: 60 },
    );
  });
});
