import { describe, expect, it } from "vitest";
import type { HttpMethod } from "../../../src/ir/api.js";
import { literal } from "../../../src/ir/deploy-value.js";
import type { LambdaIntegration } from "../../../src/ir/integration.js";
import { callPatterns } from "../../../src/ir/plan/permission-paths.js";
import { anOperation, aRequirement, lambdaProxy, tokenScheme } from "../../support/models.js";
import { lowered, plainText } from "./lowered.js";

const arn = "arn:aws:lambda:eu-central-1:123456789012:function:orders";
const external = (members: Partial<LambdaIntegration> = {}): LambdaIntegration => ({
  ...lambdaProxy("unused"),
  target: {
    kind: "external",
    uri: literal(`arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/${arn}/invocations`),
    functionArn: literal(arn),
  },
  ...members,
});

const sources = (result: ReturnType<typeof lowered>) =>
  result.of("permission").map(({ key, function: target, sourceArn }) => [key, plainText(target), plainText(sourceArn)]);

describe("permissions", () => {
  it("name the method and the path, in every stage", () => {
    const operations = [anOperation("getToy", "get", "/pets/{petId}/toys"), anOperation("root", "any", "/")];
    expect(sources(lowered({ operations }))).toEqual([
      [
        "permission:getToy:GET/pets/*/toys",
        "${function:getToy.name}",
        "${rest-api:api.executionArn}/*/GET/pets/*/toys",
      ],
      ["permission:root:*/", "${function:root.name}", "${rest-api:api.executionArn}/*/*/"],
    ]);
  });

  it("are one for what several operations of a function share", () => {
    const integration = lambdaProxy("pets");
    const operations = [
      anOperation("getPet", "get", "/pets/{petId}", { integration }),
      anOperation("getToy", "get", "/pets/{petId}/toys", { integration }),
      anOperation("listPets", "get", "/pets", { integration }),
    ];
    expect(sources(lowered({ operations })).map(([key]) => key)).toEqual([
      "permission:pets:GET/pets",
      "permission:pets:GET/pets/*",
    ]);
  });

  it("are given for functions that exist, unless a role calls them", () => {
    const granted = lowered({ operations: [anOperation("it", "post", "/it", { integration: external() })] });
    expect(sources(granted)).toEqual([["permission:orders:POST/it", arn, "${rest-api:api.executionArn}/*/POST/it"]]);
    const byRole = external({ credentials: literal("arn:aws:iam::123456789012:role/caller") });
    expect(sources(lowered({ operations: [anOperation("it", "post", "/it", { integration: byRole })] }))).toEqual([]);
  });

  it("keep functions of one name apart", () => {
    const operations = [
      anOperation("orders", "get", "/own"),
      anOperation("it", "post", "/it", { integration: external() }),
    ];
    const keys = sources(lowered({ operations })).map(([key]) => key);
    expect(keys).toEqual([
      "permission:orders:GET/own",
      expect.stringMatching(/^permission:orders[0-9a-f]{6}:POST\/it$/),
    ]);
  });

  it("cannot be given for a function that a stage variable names", () => {
    const target = { kind: "external", uri: literal("${stageVariables.function}") } as const;
    const { found, of } = lowered({
      operations: [anOperation("it", "get", "/it", { integration: external({ target }) })],
    });
    expect(found).toEqual(["warning permission-unknown"]);
    expect(of("permission")).toEqual([]);
  });

  it("let an authorizer be asked, by its id where it is known", () => {
    const { scheme, authorizer } = tokenScheme();
    const api = {
      operations: [anOperation("it", "get", "/it", { security: [[aRequirement("bearer")]] })],
      securitySchemes: [scheme],
      authorizers: [authorizer],
    };
    expect(sources(lowered(api))[1]).toEqual([
      "permission:bearer:authorizers/bearer",
      "${function:bearer.name}",
      "${rest-api:api.executionArn}/authorizers/${authorizer:bearer.id}",
    ]);
    expect(sources(lowered({ ...api, gateway: { definition: "body" } }))[1]).toEqual([
      "permission:bearer:authorizers",
      "${function:bearer.name}",
      "${rest-api:api.executionArn}/authorizers/*",
    ]);
  });
});

const calls = (...routes: readonly string[]) =>
  routes.map((route) => {
    const [httpMethod = "", path = ""] = route.split(" ");
    return { httpMethod, path };
  });
const numbered = (count: number, route: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => route(index));

describe("patterns of calls", () => {
  it("stand for themselves up to ten", () => {
    expect(callPatterns(calls(...numbered(10, (index) => `GET /p${index}`)))).toHaveLength(10);
  });

  it("share a beginning for each method beyond that", () => {
    expect(callPatterns(calls(...numbered(11, (index) => `GET /v1/p${index}`), "POST /v1/p1/{id}"))).toEqual([
      "GET/v1/*",
      "POST/v1/p1/*",
    ]);
    expect(callPatterns(calls("GET /pets", ...numbered(11, (index) => `GET /pets/x${index}`)))).toEqual(["GET/pets*"]);
  });

  it("stop in front of a variable", () => {
    expect(callPatterns(calls(...numbered(11, (index) => `GET /pets/{id}/x${index}`)))).toEqual(["GET/pets/*"]);
  });

  it("stand for everything where the paths of several methods share nothing", () => {
    const routes = ["GET", "POST"].flatMap((method) => numbered(11, (index) => `${method} /p${index}`));
    expect(callPatterns(calls(...routes))).toEqual(["*"]);
  });

  it("cover every call that they are made for, and never grow beyond ten", () => {
    const methods: readonly HttpMethod[] = ["get", "put", "post", "delete", "head", "patch", "any"];
    for (let count = 1; count < 60; count += 7) {
      const routes = methods.flatMap((method) =>
        numbered(count, (index) => `${method.toUpperCase()} /a/b${index % 9}/{id}/c${index}`),
      );
      const patterns = callPatterns(calls(...routes));
      expect(patterns.length).toBeLessThanOrEqual(10);
      for (const route of routes) {
        const [method = "", path = ""] = route.split(" ");
        const call = `${method === "ANY" ? "LINK" : method}${path.replace("{id}", "7")}`;
        const matches = patterns.some((pattern) => new RegExp(`^${pattern.replaceAll("*", ".*")}$`).test(call));
        expect(matches, `${call} in ${patterns}`).toBe(true);
      }
    }
  });
});
