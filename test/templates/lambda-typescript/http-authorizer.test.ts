import { afterEach, describe, expect, it, vi } from "vitest";
import {
  allow,
  createRequestAuthorizer,
  createSimpleAuthorizer,
  deny,
  type RequestAuthorizer,
  unauthorized,
} from "../../../templates/lambda-typescript/runtime/authorizer.js";
import type { HttpApiAuthorizerEvent } from "../../../templates/lambda-typescript/runtime/http-authorizer.js";
import type { ProtectedOperation } from "../../../templates/lambda-typescript/runtime/policy.js";
import { anHttpApiEvent } from "./http-events.js";
import { recordLog } from "./logged.js";

const operations: readonly ProtectedOperation[] = [
  { id: "listPets", method: "GET", path: "/pets", scopes: [["read"]] },
  { id: "secrets", method: "GET", path: "/pets/{petId}/secrets", scopes: [["admin"]] },
  { id: "rest", method: "ANY", path: "/$default", scopes: [] },
];

function question(routeKey: string, path: string): HttpApiAuthorizerEvent {
  const {
    body: _,
    isBase64Encoded: __,
    ...event
  } = anHttpApiEvent(routeKey, path, {
    headers: { authorization: "Bearer abc" },
    cookies: ["session=x"],
  });
  const routeArn = `arn:aws:execute-api:eu-central-1:123456789012:a1b2c3d4e5/$default/GET${path}`;
  return { ...event, type: "REQUEST", routeArn, identitySource: ["Bearer abc"] };
}

const ask = (authorize: RequestAuthorizer, routeKey: string, path: string) =>
  createSimpleAuthorizer(authorize, operations)(question(routeKey, path));

const reader: RequestAuthorizer = () => allow({ principalId: "7", scopes: ["read"], context: { role: "keeper" } });

afterEach(() => vi.restoreAllMocks());

describe("an authorizer with simple responses", () => {
  it("is told the route's operation, headers and cookies", async () => {
    let told: unknown;
    await ask(
      ({ operation, headers, cookies }) => {
        told = [operation?.id, headers.authorization, cookies.session];
        return deny();
      },
      "GET /pets/{petId}/secrets",
      "/pets/7/secrets",
    );
    expect(told).toEqual(["secrets", "Bearer abc", "x"]);
  });

  it("admits callers with the route's scopes, and tells handlers about them", async () => {
    expect(await ask(reader, "GET /pets", "/pets")).toEqual({
      isAuthorized: true,
      context: { role: "keeper", scope: "read", principalId: "7" },
    });
  });

  it("refuses callers without them", async () => {
    expect(await ask(reader, "GET /pets/{petId}/secrets", "/pets/7/secrets")).toMatchObject({ isAuthorized: false });
  });

  it("refuses a route that it does not know to callers who may not call everything", async () => {
    expect(await ask(reader, "GET /unknown", "/unknown")).toMatchObject({ isAuthorized: false });
  });

  it("knows the route $default", async () => {
    expect(await ask(() => allow({ principalId: "7" }), "$default", "/elsewhere")).toMatchObject({
      isAuthorized: true,
    });
  });

  it.each([deny, unauthorized])("refuses with %o", async (decide) => {
    expect(await ask(() => decide(), "GET /pets", "/pets")).toEqual({ isAuthorized: false });
  });

  it("fails where it fails, and lets nobody through", async () => {
    recordLog();
    const failing: RequestAuthorizer = () => {
      throw new Error("no keys");
    };
    await expect(ask(failing, "GET /pets", "/pets")).rejects.toThrow("The authorizer failed.");
  });
});

describe("an authorizer with policies, asked in payload format 2.0", () => {
  it("answers a policy for the route's ARN", async () => {
    const answer = await createRequestAuthorizer(reader, operations)(question("GET /pets", "/pets"));
    expect(answer.policyDocument.Statement[0]).toMatchObject({ Effect: "Allow" });
    expect(answer.policyDocument.Statement[0]?.Resource).toContain(
      "arn:aws:execute-api:eu-central-1:123456789012:a1b2c3d4e5/$default/GET/pets",
    );
  });
});
