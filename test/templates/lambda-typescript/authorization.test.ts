import { describe, expect, it } from "vitest";
import { checkAuthorization } from "../../../templates/lambda-typescript/runtime/authorization.js";
import type { AuthorizationData, OperationData } from "../../../templates/lambda-typescript/runtime/operation.js";

const operation = (authorization: AuthorizationData): OperationData => ({
  id: "it",
  method: "GET",
  path: "/",
  parameters: [],
  responses: [],
  authorization,
});

const passes = (authorization: AuthorizationData, authorizer: { readonly [name: string]: unknown } | null): boolean => {
  try {
    checkAuthorization(operation(authorization), authorizer);
    return true;
  } catch (error) {
    expect(error).toMatchObject({ name: "HttpError", status: 403 });
    return false;
  }
};

describe("what a handler checks of a caller", () => {
  const groups: AuthorizationData = { groups: ["staff", "the bosses"] };
  const scopes: AuthorizationData = { scopes: [["read", "write"], ["admin"]] };

  it.each([
    ["the context of a Lambda authorizer", { groups: '["x","the bosses"]' }],
    ["the claims of a user pool", { claims: { "cognito:groups": "x,staff" } }],
    ["the claims of an HTTP API", { jwt: { claims: { "cognito:groups": "[x staff]" } } }],
    ["the context of an HTTP API's Lambda authorizer", { lambda: { groups: ["staff"] } }],
  ])("groups in %s", (_, authorizer) => {
    expect(passes(groups, authorizer)).toBe(true);
    expect(passes({ groups: ["others"] }, authorizer)).toBe(false);
  });

  it.each([
    ["the context of a Lambda authorizer", { scope: "write read" }],
    ["the claims of a user pool", { claims: { scope: "read write" } }],
    ["the claims of an HTTP API", { jwt: { claims: { scope: "admin" } } }],
    ["claims that are a list", { claims: { scp: ["read", "write"] } }],
  ])("scopes in %s", (_, authorizer) => {
    expect(passes(scopes, authorizer)).toBe(true);
    expect(passes({ scopes: [["read", "other"]] }, authorizer)).toBe(false);
  });

  it("refuses a caller of whom nothing is known", () => {
    for (const authorizer of [null, {}, { claims: null }, { groups: "" }, { groups: '["broken' }]) {
      expect(passes(groups, authorizer)).toBe(false);
      expect(passes(scopes, authorizer)).toBe(false);
    }
  });

  it("asks nothing where the operation asks nothing", () => {
    expect(() =>
      checkAuthorization({ id: "it", method: "GET", path: "/", parameters: [], responses: [] }, null),
    ).not.toThrow();
  });
});
