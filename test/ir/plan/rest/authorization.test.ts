import { describe, expect, it } from "vitest";
import type { Operation } from "../../../../src/ir/api.js";
import { literal } from "../../../../src/ir/deploy-value.js";
import {
  anOperation,
  apiKeyScheme,
  aRequirement,
  aScheme,
  cognitoScheme,
  iamScheme,
  tokenScheme,
} from "../../../support/models.js";
import { lowered } from "../lowered.js";

const mutualTls = aScheme("tls", { kind: "mutualTls" }, { kind: "mutualTls" });
const all = [apiKeyScheme(), iamScheme(), cognitoScheme(), tokenScheme(), mutualTls];

function secured(...security: Operation["security"]) {
  const result = lowered({
    operations: [anOperation("it", "get", "/it", { security })],
    securitySchemes: all.map(({ scheme }) => scheme),
    authorizers: all.map(({ authorizer }) => authorizer),
    usagePlans: [],
  });
  const [method] = result.of("method");
  return {
    ...result,
    method: {
      type: method?.authorizationType,
      authorizer: method?.authorizer,
      scopes: method?.authorizationScopes,
      apiKeyRequired: method?.apiKeyRequired,
    },
    found: result.found.filter((each) => each !== "warning api-key-unobtainable"),
  };
}

const authorizer = (id: string) => ({ kind: "attribute", of: `authorizer:${id}`, name: "id" });
const open = { type: "NONE", authorizer: undefined, scopes: [], apiKeyRequired: false };

describe("authorization", () => {
  it("leaves an operation without security open", () => {
    expect(secured().method).toEqual(open);
  });

  it("demands an API key", () => {
    expect(secured([aRequirement("apiKey")]).method).toEqual({ ...open, apiKeyRequired: true });
  });

  it("demands a signature", () => {
    expect(secured([aRequirement("iam")]).method).toEqual({ ...open, type: "AWS_IAM" });
  });

  it("asks a function", () => {
    const { method, of } = secured([aRequirement("bearer")]);
    expect(method).toEqual({ ...open, type: "CUSTOM", authorizer: authorizer("bearer") });
    expect(of("authorizer").map(({ key }) => key)).toEqual(["authorizer:bearer"]);
  });

  it("has an API key beside an authorizer", () => {
    const { method, found } = secured([aRequirement("apiKey"), aRequirement("bearer")]);
    expect(found).toEqual([]);
    expect(method).toEqual({ ...open, type: "CUSTOM", authorizer: authorizer("bearer"), apiKeyRequired: true });
  });

  it("has one authorizer only", () => {
    const { found, diagnostics } = secured([aRequirement("users"), aRequirement("bearer")]);
    expect(found).toEqual(["error security-combination"]);
    expect(diagnostics[0]?.message).toContain("'users' and 'bearer'");
  });

  it("enforces the first of several alternatives", () => {
    const { method, found, diagnostics } = secured([aRequirement("bearer")], [aRequirement("apiKey")]);
    expect(method).toEqual({ ...open, type: "CUSTOM", authorizer: authorizer("bearer") });
    expect(found).toEqual(["warning security-alternatives"]);
    expect(diagnostics[0]?.message).toContain("'bearer' or 'apiKey'; API Gateway enforces one of them, 'bearer'");
  });

  it("takes an alternative that it can enforce before one that it cannot", () => {
    const { method, found } = secured([aRequirement("users"), aRequirement("bearer")], [aRequirement("iam")]);
    expect(method.type).toBe("AWS_IAM");
    expect(found).toEqual(["warning security-alternatives"]);
  });

  it("lets everybody in where credentials are optional", () => {
    const { method, found } = secured([aRequirement("bearer")], []);
    expect(method).toEqual(open);
    expect(found).toEqual(["warning security-optional"]);
  });

  it("tells that it does nothing for mutual TLS, and never opens a method for its sake", () => {
    const found = ["warning mutual-tls-not-enforced"];
    expect(secured([aRequirement("tls")])).toMatchObject({ method: open, found });
    expect(secured([aRequirement("tls"), aRequirement("iam")])).toMatchObject({ method: { type: "AWS_IAM" }, found });
    expect(secured([aRequirement("tls")], [aRequirement("iam")]).method.type).toBe("AWS_IAM");
  });

  describe("scopes", () => {
    it("are checked by a user pool", () => {
      const { method, found } = secured([aRequirement("users", ["pets/read"])]);
      expect(method).toMatchObject({ type: "COGNITO_USER_POOLS", scopes: ["pets/read"] });
      expect(found).toEqual([]);
    });

    it("are alternatives to a user pool, as they are in alternatives of the document", () => {
      const either = secured([aRequirement("users", ["b"])], [aRequirement("users", ["a"])]);
      expect(either).toMatchObject({ method: { scopes: ["a", "b"] }, found: [] });
      expect(secured([aRequirement("users", ["a", "b"])])).toMatchObject({
        method: { scopes: ["a", "b"] },
        found: ["warning scopes-any-of"],
      });
    });

    it("are not demanded where one alternative demands none", () => {
      expect(secured([aRequirement("users", ["a"])], [aRequirement("users")]).method.scopes).toEqual([]);
    });

    it("are left to a function, which is said once for all operations", () => {
      const security = [[aRequirement("bearer", ["read"])]];
      const { scheme, authorizer: own } = tokenScheme();
      const { diagnostics } = lowered({
        operations: ["a", "b", "c", "d", "e"].map((id) => anOperation(id, "get", `/${id}`, { security })),
        securitySchemes: [scheme],
        authorizers: [own],
      });
      expect(diagnostics.map(({ message }) => message)).toEqual([
        "API Gateway does not check the scopes that 'bearer' is asked for; its authorizer has to (operations 'a', 'b', 'c' and 2 others).",
      ]);
    });
  });
});

describe("authorizers", () => {
  const using = (own: ReturnType<typeof aScheme>) =>
    lowered({
      operations: [anOperation("it", "get", "/it", { security: [[aRequirement("own")]] })],
      securitySchemes: [own.scheme],
      authorizers: [own.authorizer],
    });
  const bearer = { kind: "http", scheme: "bearer" } as const;
  const target = { kind: "handler", handler: tokenScheme("own").scheme.id } as never;

  it("are made for what methods use", () => {
    const { plain, keys } = using(tokenScheme("own"));
    expect(plain("authorizer:own")).toEqual({
      kind: "authorizer",
      key: "authorizer:own",
      dependsOn: [],
      api: "${rest-api:api.id}",
      name: "own",
      type: "TOKEN",
      uri: "${function:own.invokeArn}",
      identitySource: "method.request.header.Authorization",
      providerArns: [],
    });
    expect(keys).toContain("function:own");
  });

  it("are left out, with their functions, where no method uses them", () => {
    const { scheme, authorizer: own } = tokenScheme();
    const { keys } = lowered({
      operations: [anOperation("it", "get", "/it")],
      securitySchemes: [scheme],
      authorizers: [own],
    });
    expect(keys.filter((key) => key.includes("bearer"))).toEqual([]);
  });

  it.each([
    ["token", ["method.request.querystring.token"], undefined],
    ["token", [], undefined],
    ["token", ["method.request.header.A", "method.request.header.B"], undefined],
    ["request", [], undefined],
    ["request", [], 60],
    ["request", ["header.Authorization"], 60],
  ] as const)("of mode %s do not read %j", (mode, identitySources, ttlSeconds) => {
    const own = aScheme("own", bearer, {
      kind: "lambda",
      mode,
      target,
      identitySources,
      ...(ttlSeconds === undefined ? {} : { ttlSeconds }),
    });
    expect(using(own).found).toEqual(["error authorizer-identity-source"]);
  });

  it("read several sources, or none when they keep no answers", () => {
    const request = { kind: "lambda", mode: "request", target } as const;
    const several = aScheme("own", bearer, {
      ...request,
      identitySources: ["method.request.header.Authorization", "context.identity.sourceIp"],
    });
    expect(using(several).found).toEqual([]);
    expect(using(several).plain("authorizer:own")).toMatchObject({
      identitySource: "method.request.header.Authorization,context.identity.sourceIp",
    });
    const none = using(aScheme("own", bearer, { ...request, identitySources: [], ttlSeconds: 0 }));
    expect(none.found).toEqual([]);
    expect(none.plain("authorizer:own")).not.toHaveProperty("identitySource");
  });

  it("of user pools name a pool", () => {
    const identitySource = "method.request.header.Authorization";
    expect(using(aScheme("own", bearer, { kind: "cognito", userPoolArns: [], identitySource })).found).toEqual([
      "error authorizer-without-user-pool",
    ]);
    const pool = (text: string) => ({ kind: "cognito", userPoolArns: [literal(text)], identitySource }) as const;
    expect(using(aScheme("own", bearer, pool("POOL_ARN"))).found).toEqual(["error authorizer-user-pool-invalid"]);
    const arn = "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_Ab";
    expect(using(aScheme("own", bearer, pool(arn))).found).toEqual([]);
  });

  it("keep answers for an hour at most", () => {
    const own = aScheme("own", bearer, {
      kind: "lambda",
      mode: "token",
      target,
      identitySources: ["method.request.header.Authorization"],
      ttlSeconds: 3601,
    });
    expect(using(own).found).toEqual(["error limit-exceeded"]);
  });
});
