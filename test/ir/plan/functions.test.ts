import { describe, expect, it } from "vitest";
import { literal } from "../../../src/ir/deploy-value.js";
import { aHandler, anOperation } from "../../support/models.js";
import { lowered } from "./lowered.js";

const operations = [anOperation("getPet", "get", "/pets/{petId}")];
const withHandler = (members: Parameters<typeof aHandler>[1], name = "Pet Shop") =>
  lowered({ name, operations, handlers: [aHandler("getPet", members)] });

describe("functions", () => {
  it("come with a log group and a role that may write to just that", () => {
    const { plain, keys } = withHandler({});
    expect(keys.slice(0, 3)).toEqual(["log-group:getPet", "role:getPet", "function:getPet"]);
    expect(plain("log-group:getPet")).toMatchObject({ name: "/aws/lambda/${NamePrefix}-getPet", retentionDays: 30 });
    expect(plain("role:getPet")).toMatchObject({
      service: "lambda.amazonaws.com",
      policies: [
        {
          name: "logs",
          statements: [
            {
              actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
              resources: ["arn:${partition}:logs:${region}:${account}:log-group:${log-group:getPet.name}:*"],
            },
          ],
        },
      ],
    });
    expect(plain("function:getPet")).toEqual({
      operation: "getPet",
      kind: "function",
      key: "function:getPet",
      dependsOn: [],
      name: "${NamePrefix}-getPet",
      description: "Serves getPet",
      runtime: "nodejs22.x",
      architecture: "arm64",
      entryPoint: "index.handler",
      memoryMb: 256,
      timeoutSeconds: 29,
      environment: [],
      role: "${role:getPet.arn}",
      code: { kind: "archive", bucket: "${ArtifactBucket}", key: "${ArtifactPrefix}getPet.zip" },
      tracing: false,
      logGroup: "${log-group:getPet.name}",
    });
  });

  it("may send traces where they are traced", () => {
    const { of } = withHandler({ tracing: true });
    expect(of("role")[0]?.policies.map(({ name }) => name)).toEqual(["logs", "tracing"]);
    expect(of("function")[0]?.tracing).toBe(true);
  });

  it("ask the deployment for what they need", () => {
    const environment = [{ name: "TABLE", value: { kind: "parameter", name: "TableName" } as const }];
    const declared = { name: "TableName", description: "Table", secret: false };
    const { plan } = lowered({
      name: "Pet Shop",
      operations,
      handlers: [aHandler("getPet", { environment })],
      parameters: [declared, { ...declared, name: "Unused" }],
    });
    expect(plan.inputs.map(({ name, default: text }) => [name, text])).toEqual([
      ["ArtifactBucket", undefined],
      ["ArtifactPrefix", ""],
      ["NamePrefix", "pet-shop"],
      ["TableName", undefined],
    ]);
  });

  it.each([
    ["A very long name of an API", "a-very-long-name-of"],
    ["日本", "api"],
    ["Été 2000", "ete-2000"],
  ])("have a prefix made of the API's name: %s", (name, prefix) => {
    expect(withHandler({}, name).plan.inputs.find((input) => input.name === "NamePrefix")?.default).toBe(prefix);
  });

  it.each([
    [{ environment: [{ name: "AWS_REGION", value: literal("x") }] }, "error environment-reserved"],
    [{ environment: [{ name: "LARGE", value: literal("x".repeat(4096)) }] }, "error limit-exceeded"],
    [{ timeoutSeconds: 901 }, "error limit-exceeded"],
    [{ memoryMb: 127 }, "error limit-exceeded"],
    [{ memoryMb: 10_241 }, "error limit-exceeded"],
  ])("are checked: %#", (members, code) => {
    expect(withHandler(members).found).toEqual([code]);
  });

  it("have names that fit whatever the operation and the API are called", () => {
    const id = "x".repeat(44);
    const { found } = lowered({ name: "A very long name of an API", operations: [anOperation(id, "get", "/")] });
    expect(found).toEqual([]);
  });
});
