import { describe, expect, it } from "vitest";
import { literal } from "../../../../src/ir/deploy-value.js";
import { type OperationId, type StageName, unsafeId } from "../../../../src/ir/ids.js";
import { type ApiMembers, anOperation, apiKeyScheme, aRequirement, aStage, at } from "../../../support/models.js";
import { lowered } from "../lowered.js";

const operations = [anOperation("listPets", "get", "/pets"), anOperation("getPet", "get", "/pets/{petId}")];
const listPets = unsafeId<OperationId>("listPets");
const throttle = { ratePerSecond: 100, burst: 20 };

describe("stages", () => {
  it("stand on the deployment, each with its address", () => {
    const { plain, plan } = lowered({ operations, stages: [aStage("live"), aStage("try-out", { tracing: true })] });
    expect(plain("stage:live")).toEqual({
      kind: "stage",
      key: "stage:live",
      dependsOn: [],
      api: "${rest-api:api.id}",
      deployment: "${deployment:api.id}",
      name: "live",
      variables: [],
      tracing: false,
      methodSettings: [],
      tags: [],
    });
    expect(plan.outputs.map(({ name }) => name)).toEqual(["ApiId", "InvokeUrlLive", "InvokeUrlTryOut"]);
  });

  it("have no address where the default endpoint is off", () => {
    const { plan } = lowered({ operations, gateway: { disableExecuteApiEndpoint: true } });
    expect(plan.outputs.map(({ name }) => name)).toEqual(["ApiId"]);
  });

  it("write their access log to a group of their own", () => {
    const { keys, plain } = lowered({
      operations,
      stages: [
        aStage("live", {
          accessLog: { format: "$context.requestId", destination: { kind: "group", retentionDays: 7 } },
        }),
      ],
    });
    expect(keys.slice(-2)).toEqual(["log-group:access:live", "stage:live"]);
    expect(plain("log-group:access:live")).toMatchObject({
      name: "/aws/apigateway/${rest-api:api.id}/live",
      retentionDays: 7,
    });
    expect(plain("stage:live").accessLog).toEqual({
      destination: "${log-group:access:live.arn}",
      format: "$context.requestId",
    });
  });

  it("give single methods the stage's settings for what these leave open", () => {
    const { of } = lowered({
      operations,
      stages: [
        aStage("live", {
          settings: { throttle, logging: "ERROR" },
          operations: [{ operation: listPets, settings: { logging: "INFO" } }],
        }),
      ],
    });
    expect(of("stage")[0]?.methodSettings).toEqual([
      { path: "*", httpMethod: "*", throttle, logging: "ERROR" },
      { path: "/pets", httpMethod: "GET", throttle, logging: "INFO" },
    ]);
  });

  it.each<[string, ApiMembers, string]>([
    [
      "many stages",
      { stages: Array.from({ length: 11 }, (_, index) => aStage(`s${index}`)) },
      "warning limit-raisable",
    ],
    [
      "a long variable",
      { stages: [aStage("live", { variables: [{ name: "a", value: literal("x".repeat(513)) }] })] },
      "error limit-exceeded",
    ],
    [
      "many variables",
      {
        stages: [
          aStage("live", {
            variables: Array.from({ length: 101 }, (_, index) => ({ name: `v${index}`, value: literal("") })),
          }),
        ],
      },
      "error limit-exceeded",
    ],
    [
      "a fast throttle",
      { stages: [aStage("live", { settings: { throttle: { ratePerSecond: 10_001, burst: 1 } } })] },
      "warning limit-raisable",
    ],
    [
      "a long log line",
      {
        stages: [
          aStage("live", {
            accessLog: {
              format: `$context.requestId ${"x".repeat(3072)}`,
              destination: { kind: "group", retentionDays: 1 },
            },
          }),
        ],
      },
      "error limit-exceeded",
    ],
  ])("have limits: %s", (_, members, code) => {
    const found = lowered({ operations, ...members }).found;
    expect(found.filter((each) => each !== "warning logging-role-needed")).toEqual([code]);
  });
});

describe("a stage's cache", () => {
  const cache = { size: 1.6, invalidation: { authorized: true, unauthorized: "succeed-with-header" } } as const;
  const settings = { cache: { enabled: true, ttl: 60, encrypted: true } };
  const post = anOperation("createPet", "post", "/pets");
  const methodsOf = (members: Parameters<typeof aStage>[1]) =>
    lowered({ operations: [...operations, post], stages: [aStage("live", members)] }).of("stage")[0]?.methodSettings;

  it("holds GET methods, and others only when they say so", () => {
    const throttled = { settings: { throttle } };
    const found = methodsOf({
      cache,
      settings,
      operations: [
        { operation: listPets, ...throttled },
        { operation: post.id, ...throttled },
      ],
    });
    expect(found?.map((each) => [each.httpMethod, each.cache?.enabled])).toEqual([
      ["*", true],
      ["GET", true],
      ["POST", false],
    ]);
    const asked = methodsOf({
      cache,
      settings,
      operations: [{ operation: post.id, settings: { cache: { enabled: true } } }],
    });
    expect(asked?.at(-1)?.cache).toEqual({ enabled: true, ttl: 60, encrypted: true });
  });

  it("is invalidated as the service has it unless it says otherwise", () => {
    const invalidation = { authorized: false, unauthorized: "fail" } as const;
    expect(methodsOf({ cache, settings })?.[0]?.cache).toEqual(settings.cache);
    expect(methodsOf({ cache: { ...cache, invalidation }, settings })?.[0]?.cache).toEqual({
      ...settings.cache,
      invalidation: { authorized: false, unauthorized: "FAIL_WITH_403" },
    });
  });
});

describe("a stage that stays on a deployment", () => {
  const canary = { percent: 5, useStageCache: false, variables: [] };
  const newest = lowered({ operations }).of("deployment")[0]?.fingerprint ?? "";

  it("keeps it beside the newest, which the canary gets", () => {
    const { plain, of, found } = lowered({
      operations,
      stages: [aStage("live", { deployment: "0123456789", canary }), aStage("dev")],
    });
    expect(of("deployment").map(({ key, fingerprint }) => [key, fingerprint])).toEqual([
      ["deployment:api", newest],
      ["deployment:0123456789", "0123456789"],
    ]);
    expect(plain("stage:live")).toMatchObject({
      deployment: "${deployment:0123456789.id}",
      canary: { deployment: "${deployment:api.id}", percent: 5 },
    });
    expect(plain("stage:dev").deployment).toBe("${deployment:api.id}");
    expect(found).toEqual([]);
  });

  it("is told when that is the newest", () => {
    const { of, found } = lowered({ operations, stages: [aStage("live", { deployment: newest, canary })] });
    expect(of("deployment").map(({ key }) => key)).toEqual(["deployment:api"]);
    expect(found).toEqual(["warning canary-without-base"]);
    const idle = aStage("live", { canary: { ...canary, percent: 0 } });
    expect(lowered({ operations, stages: [idle] }).found).toEqual([]);
  });

  it("keeps one deployment for several stages", () => {
    const stages = ["a", "b"].map((name) => aStage(name, { deployment: "0123456789" }));
    expect(lowered({ operations, stages }).of("deployment")).toHaveLength(2);
  });
});

describe("stages that the service refuses", () => {
  it.each<[string, Parameters<typeof aStage>[1], string]>([
    ["a variable with a space", { variables: [{ name: "a", value: literal("b c") }] }, "the variable 'a'"],
    [
      "a log without ids",
      { accessLog: { format: "$context.status", destination: { kind: "group", retentionDays: 1 } } },
      "lacks the id",
    ],
    [
      "a log in lines",
      {
        accessLog: { format: "$context.requestId\n$context.status", destination: { kind: "group", retentionDays: 1 } },
      },
      "several lines",
    ],
  ])("have %s", (_, members, problem) => {
    const { diagnostics } = lowered({ operations, stages: [aStage("live", members)] });
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    expect(errors).toMatchObject([{ code: "stage-invalid", message: expect.stringContaining(problem) }]);
  });

  it("are told of the role that logs need", () => {
    const log = {
      accessLog: { format: "$context.requestId", destination: { kind: "group", retentionDays: 1 } },
    } as const;
    const found = (members: Parameters<typeof aStage>[1]) =>
      lowered({ operations, stages: [aStage("live", members)] }).found;
    expect(found(log)).toEqual(["warning logging-role-needed"]);
    expect(found({ settings: { logging: "ERROR" } })).toEqual(["warning logging-role-needed"]);
    expect(found({ settings: { logging: "OFF" } })).toEqual([]);
  });

  it("take variables that only the deployment knows", () => {
    const variables = [{ name: "a", value: { kind: "parameter", name: "B" } as const }];
    expect(lowered({ operations, stages: [aStage("live", { variables })] }).found).toEqual([]);
  });
});

describe("usage plans", () => {
  const { scheme, authorizer } = apiKeyScheme();
  const security = [[aRequirement("apiKey")]];
  const demanding: ApiMembers = {
    operations: [anOperation("listPets", "get", "/pets", { security })],
    securitySchemes: [scheme],
    authorizers: [authorizer],
  };
  const live = unsafeId<StageName>("live");

  it("tie keys to stages", () => {
    const { plain, keys, found } = lowered({
      ...demanding,
      apiKeys: [{ name: "partner", enabled: true, value: { kind: "parameter", name: "PartnerKey" }, origin: at() }],
      usagePlans: [
        {
          name: "gold/silver",
          throttle,
          quota: { limit: 1000, period: "day" },
          stages: [{ stage: live, operations: [{ operation: listPets, throttle }] }],
          apiKeys: ["partner"],
          existingApiKeys: [],
          origin: at(),
        },
      ],
      parameters: [{ name: "PartnerKey", description: "Key", secret: true }],
    });
    expect(found).toEqual([]);
    expect(keys.slice(-3)).toEqual([
      "api-key:partner",
      "usage-plan:gold/silver",
      "usage-plan-key:gold~1silver/partner",
    ]);
    expect(plain("usage-plan:gold/silver")).toMatchObject({
      name: "gold/silver",
      throttle,
      quota: { limit: 1000, period: "day" },
      stages: [
        {
          api: "${rest-api:api.id}",
          stage: "${stage:live.name}",
          methods: [{ path: "/pets", httpMethod: "GET", throttle }],
        },
      ],
    });
    expect(plain("api-key:partner").value).toBe("${PartnerKey}");
    expect(plain("usage-plan-key:gold~1silver/partner")).toMatchObject({
      usagePlan: "${usage-plan:gold/silver.id}",
      apiKey: "${api-key:partner.id}",
    });
  });

  it("are missed where a key is demanded that nobody can get", () => {
    expect(lowered(demanding).found).toEqual(["warning api-key-unobtainable"]);
    expect(lowered({ ...demanding, gateway: { apiKeySource: "AUTHORIZER" } }).found).toEqual([]);
  });
});
