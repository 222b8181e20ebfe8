import { describe, expect, it } from "vitest";
import type { HttpMethod } from "../../../src/ir/api.js";
import { literal } from "../../../src/ir/deploy-value.js";
import type { LambdaIntegration } from "../../../src/ir/integration.js";
import { callPatterns } from "../../../src/ir/plan/permission-paths.js";
import { anOperation, aRequirement, aStage, lambdaProxy, tokenScheme } from "../../support/models.js";
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

const numbered = <Item>(count: number, item: (index: number) => Item): readonly Item[] =>
  Array.from({ length: count }, (_, index) => item(index));

const sources = (result: ReturnType<typeof lowered>) =>
  result
    .of("permission")
    .map(({ key, function: target, sourceArn }) => [key, plainText(target), sourceArn && plainText(sourceArn)]);

const invocationOf = (arn: string) =>
  literal(`arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/${arn}/invocations`);

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

  it("cannot be given for a function that only the deployment knows", () => {
    const target = { kind: "external", uri: literal("${stageVariables.function}") } as const;
    const { found, of } = lowered({
      operations: [anOperation("it", "get", "/it", { integration: external({ target }) })],
    });
    expect(found).toEqual(["warning permission-unknown"]);
    expect(of("permission")).toEqual([]);
  });

  it("are given for each function that a variable of a stage names, in just the stages that call it", () => {
    const target = {
      kind: "external",
      uri: invocationOf(arn),
      functionArn: literal(`${arn}:\${stageVariables.alias}`),
    } as const;
    const stage = (name: string, value?: string) =>
      aStage(name, { variables: value === undefined ? [] : [{ name: "alias", value: literal(value) }] });
    const operations = [anOperation("it", "get", "/it", { integration: external({ target }) })];
    const api = "${rest-api:api.executionArn}";
    expect(sources(lowered({ operations, stages: [stage("a", "x"), stage("b", "x"), stage("c", "y")] }))).toEqual([
      ["permission:orders:x:a/GET/it", `${arn}:x`, `${api}/a/GET/it`],
      ["permission:orders:x:b/GET/it", `${arn}:x`, `${api}/b/GET/it`],
      ["permission:orders:y:c/GET/it", `${arn}:y`, `${api}/c/GET/it`],
    ]);
    expect(sources(lowered({ operations, stages: [stage("a", "x"), stage("b", "x")] }))).toEqual([
      ["permission:orders:x:GET/it", `${arn}:x`, `${api}/*/GET/it`],
    ]);
    const incomplete = lowered({ operations, stages: [stage("a", "x"), stage("b")] });
    expect(incomplete.found).toEqual(["warning stage-variable-missing"]);
    expect(sources(incomplete)).toEqual([["permission:orders:x:a/GET/it", `${arn}:x`, `${api}/a/GET/it`]]);
  });

  it("are not given where the function's owner does", () => {
    const target = {
      kind: "external",
      uri: invocationOf(arn),
      functionArn: literal(arn),
      permission: "elsewhere",
    } as const;
    const result = lowered({ operations: [anOperation("it", "get", "/it", { integration: external({ target }) })] });
    expect([result.found, result.of("permission")]).toEqual([[], []]);
  });

  it("are those that the settings list in place of all others, for each stage's function too", () => {
    const target = {
      kind: "external",
      uri: invocationOf(`${arn}:\${stageVariables.alias}`),
      functionArn: literal(`${arn}:\${stageVariables.alias}`),
      callableFrom: [literal("/*/*"), literal("/test-invoke-stage/GET/it"), literal("*")],
    } as const;
    const stage = (name: string) => aStage(name, { variables: [{ name: "alias", value: literal(name) }] });
    const api = "${rest-api:api.executionArn}";
    const operation = anOperation("it", "get", "/it", { integration: external({ target }) });
    expect(sources(lowered({ operations: [operation], stages: [stage("a"), stage("b")] }))).toEqual([
      ["permission:orders:a:*/*", `${arn}:a`, `${api}/*/*`],
      ["permission:orders:a:test-invoke-stage/GET/it", `${arn}:a`, `${api}/test-invoke-stage/GET/it`],
      ["permission:orders:a:any", `${arn}:a`, undefined],
      ["permission:orders:b:*/*", `${arn}:b`, `${api}/*/*`],
      ["permission:orders:b:test-invoke-stage/GET/it", `${arn}:b`, `${api}/test-invoke-stage/GET/it`],
      ["permission:orders:b:any", `${arn}:b`, undefined],
    ]);
  });

  it("say so where a function's policy has no room for all of its calls", () => {
    const integration = lambdaProxy("router");
    const operations = numbered(60, (index) => anOperation(`o${index}`, "get", `/a/b${index}`, { integration }));
    const { found, of } = lowered({ operations });
    expect(found).toEqual(["warning permission-widened"]);
    expect(of("permission").map(({ key }) => key)).toEqual(["permission:router:GET/a/*"]);
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
const patternsOf = (most: number, ...routes: readonly string[]) => callPatterns(calls(...routes), most);

describe("patterns of calls", () => {
  it("stand for themselves where there is room", () => {
    const { patterns, widened } = patternsOf(40, ...numbered(40, (index) => `GET /p${index}`));
    expect(patterns).toHaveLength(40);
    expect(widened).toEqual([]);
  });

  it("cover what a variable at the end of a path covers", () => {
    const routes = [
      "GET /pets/{id}",
      "GET /pets/{id}/toys",
      "GET /pets/new",
      "GET /pets",
      "ANY /{proxy+}",
      "PUT /pets",
    ];
    expect(patternsOf(40, ...routes).patterns).toEqual(["*/*"]);
    expect(patternsOf(40, ...routes.slice(0, 4)).patterns).toEqual(["GET/pets", "GET/pets/*"]);
  });

  it("share the longest beginnings first, method by method", () => {
    const routes = [...numbered(4, (index) => `GET /v1/a/p${index}`), "GET /v1/b", "POST /v1/a/p1", "POST /v1/a/p2"];
    expect(patternsOf(4, ...routes)).toEqual({
      patterns: ["GET/v1/a/*", "GET/v1/b", "POST/v1/a/p1", "POST/v1/a/p2"],
      widened: ["GET/v1/a/*"],
    });
    expect(patternsOf(2, ...routes)).toEqual({
      patterns: ["GET/v1/*", "POST/v1/a/*"],
      widened: ["GET/v1/*", "POST/v1/a/*"],
    });
  });

  it("keep a path apart from what lies below it", () => {
    const routes = ["GET /pets", ...numbered(5, (index) => `GET /pets/x${index}`)];
    expect(patternsOf(3, ...routes).patterns).toEqual(["GET/pets", "GET/pets/*"]);
  });

  it("have a variable in the middle where their beginning has one", () => {
    const routes = numbered(5, (index) => `GET /pets/{id}/x${index}`);
    expect(patternsOf(2, ...routes).patterns).toEqual(["GET/pets/*/*"]);
  });

  it("stand for everything where even the methods have no room", () => {
    expect(patternsOf(1, "GET /a", "POST /b")).toEqual({ patterns: ["*"], widened: ["*"] });
  });

  it("cover every call that they are made for, and never take more room than there is", () => {
    const methods: readonly HttpMethod[] = ["get", "put", "post", "delete", "head", "patch", "any"];
    for (let count = 1; count < 60; count += 7) {
      const routes = methods.flatMap((method) =>
        numbered(count, (index) => `${method.toUpperCase()} /a/b${index % 9}/{id}/c${index}`),
      );
      const { patterns } = patternsOf(20, ...routes);
      expect(patterns.length).toBeLessThanOrEqual(20);
      for (const route of routes) {
        const [method = "", path = ""] = route.split(" ");
        const call = `${method === "ANY" ? "LINK" : method}${path.replace("{id}", "7")}`;
        const matches = patterns.some((pattern) => new RegExp(`^${pattern.replaceAll("*", ".*")}$`).test(call));
        expect(matches, `${call} in ${patterns}`).toBe(true);
      }
    }
  });

  it("are found in a moment for thousands of calls", () => {
    const routes = numbered(5000, (index) => `GET /a${index % 70}/b${index % 700}/c${index}`);
    const start = performance.now();
    expect(patternsOf(30, ...routes).patterns).toEqual(["GET/*"]);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
