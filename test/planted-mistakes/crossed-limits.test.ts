import { describe, expect, it } from "vitest";
import { compile } from "../../src/compile.js";
import { createMemoryHost } from "../../src/host/memory-host.js";
import type { ServiceLimit } from "../../src/ir/limits/define.js";
import { type LimitId, limits } from "../../src/ir/limits.js";

const numbered = <Item>(count: number, item: (index: number) => Item): readonly Item[] =>
  Array.from({ length: count }, (_, index) => item(index));
const named = <Item>(
  count: number,
  item: (index: number) => readonly [string, Item],
): { readonly [key: string]: Item } => Object.fromEntries(numbered(count, item));

type Json = { readonly [key: string]: unknown };
interface Project {
  readonly document?: Json;
  readonly settings?: Json;
}

const ok = { responses: { "200": { description: "Fine." } } };
const backend = { type: "http_proxy", httpMethod: "GET", uri: "https://example.com", payloadFormatVersion: "1.0" };
const calling = (integration: Json): Json => ({
  ...ok,
  "x-amazon-apigateway-integration": { ...backend, ...integration },
});
const paths = (all: Json): Project => ({ document: { paths: all } });
const restOf = (get: Json): Project => paths({ "/a": { get } });
const httpOf = (all: Json, settings: Json = {}): Project => ({
  ...paths(all),
  settings: { api: { type: "http" }, ...settings },
});
const withSettings = (settings: Json): Project => ({ ...restOf(ok), settings });
const stageWith = (stage: Json): Project => withSettings({ stages: [{ name: "live", ...stage }] });
const functionsWith = (functions: Json): Project => withSettings({ functions });
const body = (schema: Json): Json => ({
  ...calling({}),
  requestBody: { required: true, content: { "application/json": { schema } } },
});
const schemes = (count: number, scheme: (index: number) => Json): Json =>
  named(count, (index) => [`s${index}`, scheme(index)]);
const secured = (count: number): Json =>
  named(count, (index) => [`/p${index}`, { get: { ...calling({}), security: [{ [`s${index}`]: [] }] } }]);
const websocketOf = (websocket: Json, settings: Json = {}): Project => ({
  document: { paths: {} },
  settings: { api: { type: "websocket" }, functions: { per: "api" }, websocket, ...settings },
});
const policyOf = (length: number): Json => ({
  Version: "2012-10-17",
  Statement: numbered(Math.ceil(length / 90), () => ({
    Effect: "Allow",
    Principal: "*",
    Action: "execute-api:Invoke",
    Resource: "execute-api:/*",
  })),
});
const template = (text: string): Json =>
  calling({
    type: "mock",
    requestTemplates: { "application/json": text },
    responses: { default: { statusCode: "200" } },
  });
const domains = (count: number, domain: (index: number) => Json): Project =>
  withSettings({ domains: numbered(count, (index) => ({ name: `d${index}.example.com`, ...domain(index) })) });

/** For each limit a build that goes beyond it, and nothing else. */
const crossing: { readonly [Id in LimitId]?: () => Project } = {
  "rest-resources": () => paths(named(301, (index) => [`/p${index}`, { get: calling({}) }])),
  "rest-stages": () => withSettings({ stages: numbered(11, (index) => ({ name: `s${index}` })) }),
  "rest-authorizers": () => ({
    document: {
      paths: secured(11),
      components: { securitySchemes: schemes(11, () => ({ type: "http", scheme: "bearer" })) },
    },
  }),
  "integration-timeout-minimum": () => restOf(calling({ timeoutInMillis: 49 })),
  "integration-timeout": () => restOf(calling({ timeoutInMillis: 29_001 })),
  "integration-timeout-edge": () => ({
    ...restOf(calling({ timeoutInMillis: 29_001 })),
    settings: { api: { endpoint: "edge" } },
  }),
  "websocket-routes": () => websocketOf({ routes: named(301, (index) => [`r${index}`, {}]) }),
  "websocket-stages": () =>
    websocketOf({ routes: { $default: {} } }, { stages: numbered(11, (index) => ({ name: `s${index}` })) }),
  "websocket-integration-timeout": () =>
    websocketOf({
      routes: {
        a: {
          integration: { type: "http_proxy", httpMethod: "POST", uri: "https://example.com", timeoutInMillis: 29_001 },
        },
      },
    }),
  "mapping-template": () => restOf(template("x".repeat(307_201))),
  payload: () => ({
    document: { paths: { "/a": { post: body({ type: "string", minLength: 10_485_760 }) } } },
    settings: { validation: "none" },
  }),
  "cached-response": () => ({
    ...restOf({
      ...calling({}),
      responses: {
        "200": {
          description: "Large.",
          content: { "application/json": { schema: { type: "string", minLength: 1_048_576 } } },
        },
      },
    }),
    settings: { stages: [{ name: "live", cache: {} }] },
  }),
  model: () => ({
    document: {
      paths: {
        "/a": {
          post: body({
            type: "object",
            required: ["a"],
            properties: named(6000, (index) => [`property${index}`.padEnd(60, "x"), { type: "string" }]),
          }),
        },
      },
    },
    settings: { validation: "all" },
  }),
  "resource-policy": () => withSettings({ api: { resourcePolicy: policyOf(9000) } }),
  "http-routes": () => httpOf(named(301, (index) => [`/p${index}`, { get: calling({}) }])),
  "http-integrations": () =>
    httpOf(named(301, (index) => [`/p${index}`, { get: calling({ uri: `https://example.com/${index}` }) }])),
  "http-stages": () =>
    httpOf({ "/a": { get: calling({}) } }, { stages: numbered(11, (index) => ({ name: `s${index}` })) }),
  "http-integration-timeout": () => httpOf({ "/a": { get: calling({ timeoutInMillis: 30_001 }) } }),
  "stage-variables": () => stageWith({ variables: named(101, (index) => [`v${index}`, "a"]) }),
  "stage-variable-name": () => stageWith({ variables: { ["v".repeat(65)]: "a" } }),
  "stage-variable-value": () => stageWith({ variables: { v: "a".repeat(513) } }),
  "stage-tags": () => withSettings({ api: { tags: named(51, (index) => [`t${index}`, "a"]) } }),
  "authorizer-ttl": () => ({
    document: {
      paths: secured(1),
      components: {
        securitySchemes: schemes(1, () => ({
          type: "apiKey",
          in: "header",
          name: "Authorization",
          "x-amazon-apigateway-authorizer": {
            type: "cognito_user_pools",
            providerARNs: ["arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_abc"],
            authorizerResultTtlInSeconds: 3601,
          },
        })),
      },
    },
  }),
  "usage-plans-per-key": () =>
    withSettings({
      stages: numbered(11, (index) => ({ name: `s${index}` })),
      apiKeys: [{ name: "k" }],
      usagePlans: numbered(11, (index) => ({ name: `p${index}`, stages: [`s${index}`], apiKeys: ["k"] })),
    }),
  "usage-plan-method-throttles": () => ({
    ...paths(named(21, (index) => [`/p${index}`, { get: { ...calling({}), operationId: `o${index}` } }])),
    settings: { usagePlans: [{ name: "p", operations: named(21, (index) => [`o${index}`, { rate: 1, burst: 1 }]) }] },
  }),
  "method-arn": () => ({
    document: {
      paths: { [`/${"x".repeat(1600)}`]: { get: { ...calling({}), "x-amazon-apigateway-auth": { type: "AWS_IAM" } } } },
    },
  }),
  "access-log-format": () => stageWith({ accessLog: { format: `$context.requestId ${"x".repeat(3072)}` } }),
  "account-rate": () => stageWith({ throttle: { rate: 10_001, burst: 1 } }),
  "account-burst": () => stageWith({ throttle: { rate: 1, burst: 5001 } }),
  "compression-size": () => ({
    document: { paths: { "/a": { get: ok } }, "x-amazon-apigateway-minimum-compression-size": 10_485_761 },
  }),
  "function-environment": () => functionsWith({ environment: { A: "x".repeat(4096) } }),
  "function-layers": () =>
    functionsWith({ layers: numbered(6, (index) => `arn:aws:lambda:eu-central-1:123456789012:layer:l:${index}`) }),
  "function-subnets": () =>
    functionsWith({ vpc: { subnetIds: numbered(17, (index) => `subnet-${index}`), securityGroupIds: ["sg-1"] } }),
  "function-security-groups": () =>
    functionsWith({ vpc: { subnetIds: ["subnet-1"], securityGroupIds: numbered(6, (index) => `sg-${index}`) } }),
  "template-parameters": () => ({
    document: {
      paths: named(201, (index) => [`/p${index}`, { get: calling({ uri: `https://\${Host${index}}/` }) }]),
    },
    settings: { api: { definition: "body" } },
  }),
  "domain-names": () => domains(121, () => ({})),
};

/** Crossed in tests of their own, where a plan or an emitter is at hand. */
const crossedElsewhere: ReadonlySet<LimitId> = new Set<LimitId>([
  ...(["websocket-integrations", "websocket-authorizers", "websocket-message", "http-authorizers"] as const),
  ...(["jwt-audiences", "route-scopes", "vpc-links", "vpc-link-subnets", "rest-vpc-links", "import-body"] as const),
  ...(["function-policy", "function-name", "function-timeout", "function-memory", "function-memory-minimum"] as const),
  ...(["template-resources", "template-outputs", "template-size", "domain-names-private"] as const),
  ...(["domain-access-associations", "domain-mappings", "mapping-path", "client-certificates"] as const),
  ...(["documentation-parts", "ip-set-addresses", "cloudfront-aliases", "cache-policy-headers"] as const),
  ...(["cache-policy-query-strings", "cache-policy-cookies"] as const),
]);

async function helpOf({ document = {}, settings = {} }: Project): Promise<readonly string[]> {
  const whole = { openapi: "3.0.3", info: { title: "Limits", version: "1" }, ...document };
  const { diagnostics } = await compile({
    entry: "/openapi.json",
    configuration: "/gatewright.json",
    emitters: ["cloudformation"],
    host: createMemoryHost({ "/openapi.json": JSON.stringify(whole), "/gatewright.json": JSON.stringify(settings) }),
  });
  return diagnostics.filter(({ code }) => /^limit-/.test(code)).map(({ help }) => help);
}

describe("a limit that is crossed is reported, with its way out", () => {
  it.each(Object.entries(crossing))("%s", async (id, project) => {
    expect(await helpOf(project())).toContain(limits[id as LimitId].remedy);
  });

  it("in these tests or others, unless a build cannot tell", () => {
    const rows: readonly (readonly [string, ServiceLimit])[] = Object.entries(limits);
    const left = rows.filter(
      ([id, { unchecked }]) => unchecked === undefined && !(id in crossing) && !crossedElsewhere.has(id as LimitId),
    );
    expect(left.map(([id]) => id)).toEqual([]);
  });
});
