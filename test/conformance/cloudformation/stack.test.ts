import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { describeWithTool } from "../../support/tools.js";
import { readAccount } from "../account/read-account.js";
import type { Connection } from "../emulator/connection.js";
import { type Emulator, startEmulator } from "../emulator/emulator.js";
import { createStack, StackFailed } from "./stack.js";
import type { StackFiles } from "./stack-files.js";

/*
 * That the emulated CloudFormation updates, replaces, fails and rolls back as the real one does: the comparisons of the
 * suite rest on it.
 */

const files = (resources: object, more: object = {}): StackFiles => ({
  files: new Map([["template.json", JSON.stringify({ Resources: resources, ...more })]]),
  parameters: new Map(),
});

const api = (name: string) => ({ Api: { Type: "AWS::ApiGateway::RestApi", Properties: { Name: name } } });

const path = (part: string) => ({
  Path: {
    Type: "AWS::ApiGateway::Resource",
    Properties: {
      RestApiId: { Ref: "Api" },
      ParentId: { "Fn::GetAtt": ["Api", "RootResourceId"] },
      PathPart: part,
    },
  },
});

const ids = { Outputs: { Api: { Value: { Ref: "Api" } }, Path: { Value: { Ref: "Path" } } } };

const method = (more: object = {}) => ({
  Method: {
    Type: "AWS::ApiGateway::Method",
    Properties: {
      RestApiId: { Ref: "Api" },
      ResourceId: { Ref: "Path" },
      HttpMethod: "GET",
      AuthorizationType: "NONE",
      Integration: { Type: "MOCK" },
      ...more,
    },
  },
});

describeWithTool("python3", "the emulated CloudFormation", () => {
  let emulator: Emulator;
  let connection: Connection;
  beforeAll(async () => {
    emulator = await startEmulator();
  });
  afterAll(() => emulator.stop());

  const failureOf = async (attempt: StackFiles): Promise<string> => {
    connection = emulator.newAccount();
    const failure = await createStack(connection, "failing", attempt).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(StackFailed);
    return (failure as StackFailed).message;
  };

  describe("on an update", () => {
    it("changes in place what can be changed in place", async () => {
      connection = emulator.newAccount();
      const stack = await createStack(connection, "in-place", files({ ...api("one"), ...path("pets") }, ids));
      const before = await stack.outputs();
      expect(await stack.update(files({ ...api("two"), ...path("pets") }, ids))).toBe(true);
      expect(await stack.outputs()).toEqual(before);
      expect(Object.keys(await readAccount(connection)).filter((key) => key.includes("two"))).toHaveLength(1);
    });

    it("replaces what only creation can set, and deletes the old one after", async () => {
      connection = emulator.newAccount();
      const stack = await createStack(connection, "replaced", files({ ...api("one"), ...path("pets") }, ids));
      const before = await stack.outputs();
      await stack.update(files({ ...api("one"), ...path("toys") }, ids));
      const after = await stack.outputs();
      expect(after.get("Api")).toBe(before.get("Api"));
      expect(after.get("Path")).not.toBe(before.get("Path"));
      const account = JSON.stringify(await readAccount(connection));
      expect(account).toContain("toys");
      expect(account).not.toContain("pets");
    });

    it("deletes what is no longer wanted", async () => {
      connection = emulator.newAccount();
      const stack = await createStack(connection, "smaller", files({ ...api("one"), ...path("pets"), ...method() }));
      await stack.update(files(api("one")));
      expect(JSON.stringify(await readAccount(connection))).not.toContain("pets");
    });

    it("says that there is nothing to do for the same template", async () => {
      connection = emulator.newAccount();
      const stack = await createStack(connection, "same", files(api("one")));
      expect(await stack.update(files(api("one")))).toBe(false);
    });
  });

  describe("fails, names the resource and leaves nothing behind", () => {
    it("for a property that it does not read", async () => {
      const message = await failureOf(files({ ...api("one"), ...path("pets"), ...method({ ApiKeyRequierd: true }) }));
      expect(message).toContain("Method (AWS::ApiGateway::Method): UnknownProperty");
      expect(message).toContain("ApiKeyRequierd");
      expect(await readAccount(connection)).toEqual({});
    });

    it("for a type that it does not have", async () => {
      connection = emulator.newAccount();
      const topic = { Queue: { Type: "AWS::SQS::Queue", Properties: {} } };
      await expect(createStack(connection, "unknown", files({ ...api("one"), ...topic }))).rejects.toThrow(
        "Unrecognized resource types: [AWS::SQS::Queue]",
      );
      expect(await readAccount(connection)).toEqual({});
    });

    it("for a deployment that does not wait for its methods", async () => {
      const deployment = { Early: { Type: "AWS::ApiGateway::Deployment", Properties: { RestApiId: { Ref: "Api" } } } };
      const message = await failureOf(files({ ...api("one"), ...deployment, ...path("pets"), ...method() }));
      expect(message).toContain("Early (AWS::ApiGateway::Deployment)");
      expect(message).toContain("doesn't contain any methods");
      expect(await readAccount(connection)).toEqual({});
    });

    it("for an authorizer that is not the API's", async () => {
      const message = await failureOf(
        files({ ...api("one"), ...path("pets"), ...method({ AuthorizationType: "CUSTOM", AuthorizerId: "abcdef" }) }),
      );
      expect(message).toContain("Invalid authorizer");
    });
  });
});
