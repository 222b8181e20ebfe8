import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { handler } from "../functions/createUser.js";
import { callHandler } from "../generated/runtime/testing.js";

const send = mock.method(DynamoDBDocumentClient.prototype, "send", async () => ({}));
beforeEach(() => {
  process.env.USERS_TABLE = "users";
  process.env.AWS_REGION = "eu-central-1";
  send.mock.resetCalls();
});

const create = (body: unknown, scope = "users/write") =>
  callHandler(handler, { method: "POST", path: "/user", body, authorizer: { claims: { scope } } });

test("POST /user: Adds a user", async () => {
  const response = await create({ name: "Ada", email: "Ada@example.com" });

  assert.equal(response.status, 201);
  assert.equal(response.headers.location, "/user?email=ada%40example.com");
  assert.equal(send.mock.callCount(), 1);
});

test("POST /user: keeps the user who is there", async () => {
  const refusal = new ConditionalCheckFailedException({ message: "there is one", $metadata: {} });
  send.mock.mockImplementationOnce(async () => Promise.reject(refusal));

  assert.equal((await create({ name: "Eve", email: "ada@example.com" })).status, 409);
});

test("POST /user: writes nothing that is no user, and nothing for readers", async () => {
  assert.equal((await create({ name: "Ada" })).status, 400);
  assert.equal((await create({ name: "Ada", email: "ada@example.com" }, "users/read")).status, 403);
  assert.equal(send.mock.callCount(), 0);
});
