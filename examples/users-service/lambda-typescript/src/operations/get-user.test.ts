import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { handler } from "../functions/getUser.js";
import { callHandler } from "../generated/runtime/testing.js";

const ada = {
  id: "3d0c7f0a-5a0e-8d5e-9a77-000000000000",
  name: "Ada",
  email: "ada@example.com",
  createdAt: "2026-01-01T00:00:00Z",
};
process.env.USERS_TABLE = "users";
process.env.AWS_REGION = "eu-central-1";
const send = mock.method(DynamoDBDocumentClient.prototype, "send", async () => ({ Item: ada }));

const find = (email: string) =>
  callHandler(handler, {
    path: `/user?email=${encodeURIComponent(email)}`,
    authorizer: { claims: { scope: "users/read" } },
  });

test("GET /user: finds a user, however the address is written", async () => {
  const response = await find("ADA@example.com");

  assert.equal(response.status, 200);
  assert.deepEqual(response.body, ada);
});

test("GET /user: says that there is none", async () => {
  send.mock.mockImplementationOnce(async () => ({}) as never);

  assert.equal((await find("nobody@example.com")).status, 404);
});
