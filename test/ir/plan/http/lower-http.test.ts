import { describe, expect, it } from "vitest";
import { literal } from "../../../../src/ir/deploy-value.js";
import {
  anOperation,
  apiKeyScheme,
  aRequirement,
  aStage,
  at,
  cognitoScheme,
  httpProxy,
} from "../../../support/models.js";
import { httpLambda, jwtScheme, loweredHttp } from "./http-models.js";

const listPets = anOperation("listPets", "get", "/pets", { integration: httpLambda("pets") });
const createPet = anOperation("createPet", "post", "/pets", { integration: httpLambda("pets") });

describe("routes", () => {
  it("are keyed by what the gateway tells them apart with", () => {
    const { of } = loweredHttp({
      operations: [
        listPets,
        anOperation("files", "any", "/files/{proxy+}", { integration: httpLambda("files") }),
        anOperation("rest", "any", "/$default", { integration: httpLambda("rest") }),
      ],
    });
    expect(of("route").map(({ key, routeKey }) => [key, routeKey])).toEqual([
      ["route:GET /pets", "GET /pets"],
      ["route:ANY /files/{proxy+}", "ANY /files/{proxy+}"],
      ["route:$default", "$default"],
    ]);
  });

  it("refuses a method for the route $default", () => {
    const operations = [anOperation("rest", "get", "/$default", { integration: httpLambda("rest") })];
    expect(loweredHttp({ operations }).found).toEqual(["error default-route-method"]);
  });

  it("demands a token with one of the scopes", () => {
    const { scheme, authorizer } = jwtScheme();
    const security = [[aRequirement("tokens", ["b"])], [aRequirement("tokens", ["a"])]];
    const { plain, found } = loweredHttp({
      operations: [{ ...listPets, security }],
      securitySchemes: [scheme],
      authorizers: [authorizer],
    });
    expect(found).toEqual([]);
    expect(plain("route:GET /pets")).toMatchObject({
      authorizationType: "JWT",
      authorizer: "${route-authorizer:tokens.id}",
      authorizationScopes: ["a", "b"],
    });
  });

  it.each([
    ["an API key", apiKeyScheme("guard")],
    ["a user pool", cognitoScheme("guard")],
  ])("are never left open where only %s would guard them", (_, { scheme, authorizer }) => {
    const { found } = loweredHttp({
      operations: [{ ...listPets, security: [[aRequirement("guard")]] }],
      securitySchemes: [scheme],
      authorizers: [authorizer],
    });
    expect(found).toEqual(["error setting-not-for-api-type"]);
  });
});

describe("integrations", () => {
  it("are shared by the routes of a function", () => {
    const { of } = loweredHttp({ operations: [listPets, createPet] });
    expect(of("integration").map(({ key }) => key)).toEqual(["integration:pets"]);
  });

  it("stand apart where something tells them apart, under names that other operations never change", () => {
    const slow = { ...createPet, integration: httpLambda("pets", { timeoutMs: 20_000 }) };
    const keysOf = (operations: readonly (typeof listPets)[]) =>
      loweredHttp({ operations })
        .of("integration")
        .map(({ key }) => key);
    const [own, ...none] = keysOf([slow]);
    expect(own).toMatch(/^integration:pets:[0-9a-f]{6}$/);
    expect(none).toEqual([]);
    expect(keysOf([listPets, slow])).toEqual(["integration:pets", own]);
  });

  it("are shared by the routes that refer to one of the components", () => {
    const integration = httpProxy("https://backend.example.com", {
      origin: at("/components/x-amazon-apigateway-integrations/backend"),
    });
    const { of, plain } = loweredHttp({
      operations: [
        { ...listPets, integration },
        { ...createPet, integration },
      ],
    });
    expect(of("integration").map(({ key }) => key)).toEqual(["integration:components/backend"]);
    expect(plain("route:POST /pets")).toMatchObject({ integration: "${integration:components/backend.id}" });
  });

  it("take the payload format of the settings, and demand one", () => {
    const external = {
      ...httpLambda("pets"),
      payloadFormatVersion: undefined,
      target: { kind: "external", uri: literal("arn:x"), functionArn: literal("arn:aws:lambda:x:function:pets") },
    } as const;
    const { payloadFormatVersion: _, ...integration } = external;
    const operations = [{ ...listPets, integration }];
    expect(loweredHttp({ operations }).found).toEqual(["error payload-format-missing"]);
    const { found, of } = loweredHttp({ operations, gateway: { payloadFormatVersion: "1.0" } });
    expect(found).toEqual([]);
    expect(of("integration")[0]?.payloadFormatVersion).toBe("1.0");
  });
});

describe("permissions", () => {
  it("name the routes, in every stage", () => {
    const rest = anOperation("rest", "any", "/$default", { integration: httpLambda("pets") });
    const pet = anOperation("getPet", "get", "/pets/{petId}", { integration: httpLambda("pets") });
    const { plan, plain } = loweredHttp({ operations: [pet, rest] });
    const keys = plan.resources.filter(({ kind }) => kind === "permission").map(({ key }) => key);
    expect(keys.map((key) => plain(key).sourceArn)).toEqual([
      "${http-api:api.executionArn}/*/$default",
      "${http-api:api.executionArn}/*/GET/pets/*",
    ]);
  });
});

describe("deployments", () => {
  const stages = [aStage("live", { autoDeploy: false }), aStage("next", { autoDeploy: true })];

  it("are there for stages that do not deploy by themselves only", () => {
    expect(loweredHttp({ operations: [listPets] }).of("route-deployment")).toEqual([]);
    const { plain } = loweredHttp({ operations: [listPets, createPet], stages });
    expect(plain("route-deployment:api")).toMatchObject({ dependsOn: ["route:GET /pets", "route:POST /pets"] });
    expect(plain("route-stage:live")).toMatchObject({ deployment: "${route-deployment:api.id}", autoDeploy: false });
    expect(plain("route-stage:next")).not.toHaveProperty("deployment");
  });

  it("are made anew when a route means something else, and not when it is described differently", () => {
    const fingerprintOf = (operation: typeof listPets) =>
      loweredHttp({ operations: [operation], stages }).of("route-deployment")[0]?.fingerprint;
    const before = fingerprintOf(listPets);
    expect(fingerprintOf({ ...listPets, description: "All of them" })).toBe(before);
    expect(fingerprintOf({ ...listPets, integration: httpLambda("others") })).not.toBe(before);
  });
});

describe("stages", () => {
  it("give a route's settings as a whole, after the route", () => {
    const stage = aStage("$default", {
      autoDeploy: true,
      settings: { metrics: true, throttle: { ratePerSecond: 10, burst: 5 } },
      operations: [{ operation: createPet.id, settings: { throttle: { ratePerSecond: 1, burst: 1 } } }],
    });
    const { plain } = loweredHttp({ operations: [listPets, createPet], stages: [stage] });
    expect(plain("route-stage:$default")).toMatchObject({
      dependsOn: ["route:POST /pets"],
      defaultRouteSettings: { metrics: true, throttle: { ratePerSecond: 10 } },
      routeSettings: [{ routeKey: "POST /pets", metrics: true, throttle: { ratePerSecond: 1 } }],
    });
  });
});

describe("CORS", () => {
  const cors = { origins: ["*"], headers: [], exposedHeaders: [], credentials: false, origin: at() };

  it("allows the methods of the API", () => {
    const { of } = loweredHttp({ operations: [createPet, listPets], cors });
    expect(of("http-api")[0]?.cors?.methods).toEqual(["GET", "POST"]);
  });

  it("names every method where one route takes all: `*` is no wildcard beside credentials", () => {
    const operations = [anOperation("rest", "any", "/$default", { integration: httpLambda("rest") })];
    const { of } = loweredHttp({ operations, cors });
    expect(of("http-api")[0]?.cors?.methods).toEqual(["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"]);
  });
});

describe("a body", () => {
  it("holds what would be resources otherwise", () => {
    const { keys, plain } = loweredHttp({ operations: [listPets, createPet], gateway: { definition: "body" } });
    expect(keys.filter((key) => /^(?:route|integration):/.test(key))).toEqual([]);
    expect(plain("http-api:api")).toMatchObject({
      version: "1.0.0",
      body: {
        paths: {
          "/pets": {
            get: { "x-amazon-apigateway-integration": { $ref: "#/components/x-amazon-apigateway-integrations/pets" } },
          },
        },
        components: { "x-amazon-apigateway-integrations": { pets: { payloadFormatVersion: "2.0" } } },
      },
    });
  });
});

describe("limits", () => {
  it("are those of HTTP APIs", () => {
    const operations = Array.from({ length: 301 }, (_, index) =>
      anOperation(`o${index}`, "get", `/p${index}`, { integration: httpLambda(`f${index}`) }),
    );
    expect(loweredHttp({ operations }).found).toEqual(["warning limit-raisable", "error limit-exceeded"]);
  });
});
