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
import type { RequestAuthorizerEvent } from "../../../templates/lambda-typescript/runtime/authorizer-event.js";
import {
  allowPolicy,
  operationOf,
  type ProtectedOperation,
} from "../../../templates/lambda-typescript/runtime/policy.js";
import { anEvent } from "./events.js";

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
    const log = vi.spyOn(console, "error").mockImplementation(() => {});
    const failing = token(() => {
      throw new Error("no keys");
    });
    await expect(failing).rejects.toThrow("The authorizer failed.");
    expect(JSON.parse(log.mock.calls[0]?.[0])).toMatchObject({ level: "error", message: "no keys" });
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

describe("a policy", () => {
  const policyFor = (scopes: readonly string[], call: string, among = operations) =>
    allowPolicy(among, new Set(scopes), `${stage}/${call}`);

  it("allows what the scopes are enough for, whatever was called first", () => {
    const { Effect, Resource } = policyFor(["read"], "GET/pets");
    expect(Effect).toBe("Allow");
    for (const call of ["GET/pets", "GET/me"]) expect(covers(Resource, call), call).toBe(true);
    for (const call of ["POST/pets", "GET/pets/7/secrets"]) expect(covers(Resource, call), call).toBe(false);
  });

  it("never reaches what is refused, although a star matches slashes", () => {
    const { Resource } = policyFor(["read"], "GET/pets/7");
    expect(covers(Resource, "GET/pets/7")).toBe(true);
    expect(covers(Resource, "GET/pets/8/secrets")).toBe(false);
  });

  it("does not let a caller smuggle in a star", () => {
    const { Resource } = policyFor(["read"], "GET/pets/*");
    expect(covers(Resource, "GET/pets/7/secrets")).toBe(false);
    expect(covers(Resource, "GET/pets/*")).toBe(true);
  });

  it("denies when the scopes are enough for nothing", () => {
    const secret = [protects("GET", "/a", "x")];
    expect(policyFor([], "GET/a", secret)).toEqual({
      Action: "execute-api:Invoke",
      Effect: "Deny",
      Resource: [`${stage}/*`],
    });
  });

  it("stays below the size that the service allows", () => {
    const many = Array.from({ length: 400 }, (_, index) => protects("GET", `/resource-${index}/{id}`, "read"));
    const { Resource } = policyFor(["read"], "GET/resource-7/1", [...many, protects("GET", "/admin", "admin")]);
    expect(Resource).toEqual([`${stage}/GET/resource-7/1`]);
  });

  it("knows operations for every method", () => {
    const among = [protects("ANY", "/files/{path+}", "files"), protects("DELETE", "/files/{path+}", "admin")];
    expect(operationOf(among, { method: "PUT", path: "/files/a/b" })?.method).toBe("ANY");
    const { Resource } = policyFor(["files"], "PUT/files/a/b", among);
    expect(covers(Resource, "GET/files/x/y")).toBe(true);
    expect(covers(Resource, "DELETE/files/x/y")).toBe(false);
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
    const { Resource } = policyFor(["read"], "GET/repos/me", among);
    expect(covers(Resource, "PUT/repos/you")).toBe(true);
    expect(covers(Resource, "GET/reports/may.json")).toBe(true);
    expect(covers(Resource, "DELETE/repos/me")).toBe(false);
    expect(covers(Resource, "POST/reports/may.json")).toBe(false);
  });

  it("takes one of several alternatives of scopes", () => {
    const either: ProtectedOperation = { ...protects("GET", "/a"), scopes: [["x", "y"], ["z"]] };
    expect(policyFor(["z"], "GET/a", [either]).Effect).toBe("Allow");
    expect(policyFor(["x"], "GET/a", [either]).Effect).toBe("Deny");
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
