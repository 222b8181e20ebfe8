import { afterEach, describe, expect, it, vi } from "vitest";
import { awsSender } from "../../../templates/lambda-typescript/runtime/aws-connections.js";

const calls: unknown[] = [];
vi.mock("@aws-sdk/client-apigatewaymanagementapi", () => {
  class Command {
    constructor(readonly input: unknown) {}
  }
  return {
    ApiGatewayManagementApiClient: class {
      constructor(readonly configuration: { readonly endpoint: string }) {}
      async send(command: Command) {
        calls.push([this.configuration.endpoint, command.constructor.name, command.input]);
      }
    },
    PostToConnectionCommand: class PostToConnectionCommand extends Command {},
    DeleteConnectionCommand: class DeleteConnectionCommand extends Command {},
  };
});

afterEach(() => {
  calls.length = 0;
  vi.unstubAllEnvs();
});

describe("awsSender", () => {
  it("sends to the API's own address, whatever domain the client has used", async () => {
    vi.stubEnv("WEBSOCKET_CALLBACK_ENDPOINT", "https://a1b2c3.execute-api.eu-central-1.amazonaws.com");
    const sender = awsSender("live", "chat.example.com");
    await sender.post("me=", "{}");
    await sender.delete("me=");
    const endpoint = "https://a1b2c3.execute-api.eu-central-1.amazonaws.com/live";
    expect(calls).toEqual([
      [endpoint, "PostToConnectionCommand", { ConnectionId: "me=", Data: "{}" }],
      [endpoint, "DeleteConnectionCommand", { ConnectionId: "me=" }],
    ]);
    expect(awsSender("live", "other.example.com")).toBe(sender);
  });

  it("takes the event's domain where the API has no address, and says when there is neither", async () => {
    vi.stubEnv("WEBSOCKET_CALLBACK_ENDPOINT", "");
    await awsSender("live", "chat.example.com").post("me=", "1");
    expect(calls).toMatchObject([["https://chat.example.com/live", "PostToConnectionCommand", {}]]);
    expect(() => awsSender("live")).toThrow("WEBSOCKET_CALLBACK_ENDPOINT");
  });
});
