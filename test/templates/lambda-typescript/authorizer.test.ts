import { afterEach, describe, expect, it, vi } from "vitest";
import {
  allow,
  basicCredentials,
  bearerToken,
  createRequestAuthorizer,
  createTokenAuthorizer,
  deny,
  type TokenAuthorizer,
  unauthorized,
} from "../../../templates/lambda-typescript/runtime/authorizer.js";
import type {
  PolicyStatement,
  RequestAuthorizerEvent,
} from "../../../templates/lambda-typescript/runtime/authorizer-event.js";
import {
  allowPolicy,
  operationOf,
  type ProtectedOperation,
} from "../../../templates/lambda-typescript/runtime/policy.js";
import { anEvent } from "./events.js";
import { recordLog } from "./logged.js";

const stage = "arn:aws:execute-api:eu-central-1:123456789012:a1b2c3d4e5/live";

const protects = (method: string, path: string, ...scopes: readonly string[]): ProtectedOperation => ({
  id: `${method} ${path}`,
  method,
  path,
  scopes: scopes.length === 0 ? [] : [scopes],
});

const operations = [
  protects("GET", "/pets", "read"),
  protects("POST", "/pets", "write"),
  protects("GET", "/pets/{petId}", "read"),
  protects("GET", "/pets/{petId}/secrets", "admin"),
  protects("GET", "/me"),
];

afterEach(() => vi.restoreAllMocks());

const token = (authorize: TokenAuthorizer, methodArn = `${stage}/GET/pets`) =>
  createTokenAuthorizer(authorize, operations)({ type: "TOKEN", authorizationToken: "Bearer abc", methodArn });

describe("an authorizer", () => {
  it("is told what was called", async () => {
    let told: unknown;
    await token(({ token: text, operation }) => {
      told = [text, operation?.id];
      return deny();
    }, `${stage}/GET/pets/7/secrets`);
    expect(told).toEqual(["Bearer abc", "GET /pets/{petId}/secrets"]);
  });

  it("that denies lets the caller do nothing", async () => {
    expect(await token(deny)).toEqual({
      principalId: "anonymous",
      policyDocument: {
        Version: "2012-10-17",
        Statement: [{ Action: "execute-api:Invoke", Effect: "Deny", Resource: [`${stage}/*`] }],
      },
    });
  });

  it("that misses credentials makes the gateway answer 401", async () => {
    await expect(token(unauthorized)).rejects.toThrow(/^Unauthorized$/);
  });

  it("that fails lets nobody through, and logs why", async () => {
    const log = recordLog();
    const failing = token(() => {
      throw new Error("no keys");
    });
    await expect(failing).rejects.toThrow("The authorizer failed.");
    expect(log).toMatchObject([{ level: "ERROR", message: "no keys" }]);
  });

  it("that allows passes on what it found out", async () => {
    const result = await token(() =>
      allow({ principalId: "me", scopes: ["read", "write", "admin"], context: { team: "a" }, usageIdentifierKey: "k" }),
    );
    expect(result).toMatchObject({ principalId: "me", context: { team: "a" }, usageIdentifierKey: "k" });
    expect(result.policyDocument.Statement).toEqual([
      { Action: "execute-api:Invoke", Effect: "Allow", Resource: [`${stage}/*`] },
    ]);
  });

  it("of type REQUEST gets headers, query and cookies", async () => {
    const event: RequestAuthorizerEvent = {
      ...anEvent("GET", "/pets/{petId}", {
        headers: { "X-Key": "k", Cookie: "a=1; session=x=y" },
        queryStringParameters: { q: "1" },
      }),
      type: "REQUEST",
      methodArn: `${stage}/GET/pets/7`,
    };
    let told: unknown;
    await createRequestAuthorizer(({ headers, query, cookies, operation }) => {
      told = [headers["x-key"], query.q, cookies.session, operation?.id];
      return deny();
    }, operations)(event);
    expect(told).toEqual(["k", "1", "x=y", "GET /pets/{petId}"]);
  });
});

/** IAM's matching, for the tests: `*` is any text, `?` any one character. */
const covers = (resources: readonly string[], call: string): boolean =>
  resources.some((resource) =>
    new RegExp(
      `^${resource
        .replace(/[.+^${}()|[\]\\]/g, "\\$&")
        .replaceAll("*", ".*")
        .replaceAll("?", ".")}$`,
    ).test(`${stage}/${call}`),
  );

/** Whether a policy lets a call through: a denial wins. */
const lets = (statements: readonly PolicyStatement[], call: string): boolean => {
  const effects = statements.filter(({ Resource }) => covers(Resource, call)).map(({ Effect }) => Effect);
  return effects.includes("Allow") && !effects.includes("Deny");
};

describe("a policy", () => {
  const policyFor = (
    scopes: readonly string[],
    call: string,
    among: readonly ProtectedOperation[] = operations,
    groups: readonly string[] = [],
  ) => allowPolicy(among, { scopes: new Set(scopes), groups: new Set(groups) }, `${stage}/${call}`);

  it("allows what the scopes are enough for, whatever was called first", () => {
    const policy = policyFor(["read"], "GET/pets");
    for (const call of ["GET/pets", "GET/pets/7", "GET/me"]) expect(lets(policy, call), call).toBe(true);
    for (const call of ["POST/pets", "GET/pets/7/secrets"]) expect(lets(policy, call), call).toBe(false);
  });

  it("is the same whatever was called first, where it can be cached", () => {
    const [first, second] = [policyFor(["read"], "GET/pets/7"), policyFor(["read"], "GET/me")];
    for (const call of ["GET/pets", "GET/pets/7", "GET/pets/8", "GET/me", "POST/pets", "GET/pets/8/secrets"])
      expect(lets(first, call), call).toBe(lets(second, call));
  });

  it("never reaches what is refused, although a star matches slashes", () => {
    const policy = policyFor(["read"], "GET/pets/7");
    expect(lets(policy, "GET/pets/7")).toBe(true);
    expect(lets(policy, "GET/pets/8/secrets")).toBe(false);
  });

  it("allows the called path alone where a denial would reach what is allowed", () => {
    const among = [
      protects("GET", "/{kind}/{id}", "read"),
      protects("GET", "/{proxy+}", "admin"),
      protects("GET", "/pets/{id}", "read"),
    ];
    const policy = policyFor(["read"], "GET/pets/7", among);
    expect(lets(policy, "GET/pets/7")).toBe(true);
    expect(lets(policy, "GET/pets/7/secrets")).toBe(false);
    expect(policy.every(({ Effect }) => Effect === "Allow")).toBe(true);
  });

  it("does not let a caller smuggle in a star", () => {
    const policy = policyFor(["read"], "GET/pets/*");
    expect(lets(policy, "GET/pets/7/secrets")).toBe(false);
    expect(lets(policy, "GET/pets/*")).toBe(true);
  });

  it("denies when the scopes are enough for nothing", () => {
    const secret = [protects("GET", "/a", "x")];
    expect(policyFor([], "GET/a", secret)).toEqual([
      { Action: "execute-api:Invoke", Effect: "Deny", Resource: [`${stage}/*`] },
    ]);
  });

  it("stays below the size that the service allows", () => {
    const many = Array.from({ length: 400 }, (_, index) => protects("GET", `/resource-${index}/{id}`, "read"));
    const policy = policyFor(["read"], "GET/resource-7/1", [...many, protects("GET", "/admin", "admin")]);
    expect(policy.map(({ Effect, Resource }) => [Effect, Resource])).toEqual([
      ["Allow", [`${stage}/*`]],
      ["Deny", [`${stage}/GET/admin`]],
    ]);
    const refused = Array.from({ length: 400 }, (_, index) => protects("GET", `/secret-${index}/{id}`, "admin"));
    expect(policyFor(["read"], "GET/resource-7/1", [...many, ...refused])).toEqual([
      { Action: "execute-api:Invoke", Effect: "Allow", Resource: [`${stage}/GET/resource-7/1`] },
    ]);
  });

  it("knows operations for every method", () => {
    const among = [protects("ANY", "/files/{path+}", "files"), protects("DELETE", "/files/{path+}", "admin")];
    expect(operationOf(among, { method: "PUT", path: "/files/a/b" })?.method).toBe("ANY");
    const policy = policyFor(["files"], "PUT/files/a/b", among);
    expect(lets(policy, "GET/files/x/y")).toBe(true);
    expect(lets(policy, "DELETE/files/x/y")).toBe(false);
  });

  it("knows the methods of one resource under any names of its variables", () => {
    const among = [
      protects("ANY", "/repos/{owner}", "read"),
      protects("DELETE", "/repos/{name}", "admin"),
      protects("GET", "/reports/{name}.json", "read"),
      protects("POST", "/reports/{id}", "admin"),
    ];
    expect(operationOf(among, { method: "DELETE", path: "/repos/me" })?.id).toBe("DELETE /repos/{name}");
    expect(operationOf(among, { method: "PUT", path: "/repos/me" })?.id).toBe("ANY /repos/{owner}");
    expect(operationOf(among, { method: "POST", path: "/reports/may.json" })?.id).toBe("POST /reports/{id}");
    const policy = policyFor(["read"], "GET/repos/me", among);
    expect(lets(policy, "PUT/repos/you")).toBe(true);
    expect(lets(policy, "GET/reports/may.json")).toBe(true);
    expect(lets(policy, "DELETE/repos/me")).toBe(false);
    expect(lets(policy, "POST/reports/may.json")).toBe(false);
  });

  it("takes one of several alternatives of scopes", () => {
    const either: ProtectedOperation = { ...protects("GET", "/a"), scopes: [["x", "y"], ["z"]] };
    expect(lets(policyFor(["z"], "GET/a", [either]), "GET/a")).toBe(true);
    expect(lets(policyFor(["x"], "GET/a", [either]), "GET/a")).toBe(false);
  });

  it("asks for one of the groups beside the scopes", () => {
    const grouped: ProtectedOperation = { ...protects("GET", "/a", "x"), groups: ["staff", "admins"] };
    const among = [grouped, protects("GET", "/b")];
    for (const [scopes, groups, isLet] of [
      [["x"], ["admins"], true],
      [["x"], [], false],
      [[], ["staff"], false],
      [["x"], ["others"], false],
    ] as const)
      expect(lets(policyFor(scopes, "GET/b", among, groups), "GET/a"), `${scopes} ${groups}`).toBe(isLet);
  });

  it("tells the handler what the caller was granted, whatever else its author tells", async () => {
    const result = await token(() =>
      allow({
        principalId: "me",
        scopes: ["read", "write"],
        groups: ["a,b", "c"],
        context: { team: "a", scope: "no" },
      }),
    );
    expect(result.context).toEqual({ team: "a", scope: "read write", groups: '["a,b","c"]' });
  });
});

describe("credentials", () => {
  it("are taken out of their header", () => {
    expect(["Bearer abc.def", "bearer x", "Basic x", "Bearer", "", undefined].map(bearerToken)).toEqual([
      "abc.def",
      "x",
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(basicCredentials(`Basic ${btoa("me:a:b")}`)).toEqual({ username: "me", password: "a:b" });
    expect(["Basic !", `Basic ${btoa("nocolon")}`, "Bearer x", undefined].map(basicCredentials)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
