import { describe, expect, it } from "vitest";
import { literal } from "../../../src/ir/deploy-value.js";
import { aHandler, anOperation } from "../../support/models.js";
import { lowered, plainText } from "./lowered.js";

const operations = [anOperation("getPet", "get", "/pets/{petId}")];
const withHandler = (members: Parameters<typeof aHandler>[1], name = "Pet Shop") =>
  lowered({ name, operations, handlers: [aHandler("getPet", members)] });

describe("functions", () => {
  it("come with a log group and a role that may write to just that", () => {
    const { plain, keys } = withHandler({});
    expect(keys.slice(0, 3)).toEqual(["log-group:getPet", "role:getPet", "function:getPet"]);
    expect(plain("log-group:getPet")).toMatchObject({ name: "/aws/lambda/${NamePrefix}-getPet", retentionDays: 30 });
    expect(plain("role:getPet")).toMatchObject({
      trust: ["lambda.amazonaws.com"],
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

  it("make network interfaces in just their subnets, and their code none at all", () => {
    const vpc = { subnetIds: [literal("subnet-1")], securityGroupIds: [literal("sg-1")], ipv6: false };
    const { of } = withHandler({ vpc });
    const network = of("role")[0]?.policies.find(({ name }) => name === "network");
    const statements = plainText(network !== undefined && "statements" in network ? network.statements : undefined);
    const arn = (resource: string) => `arn:\${partition}:ec2:\${region}:\${account}:${resource}`;
    expect(statements).toMatchObject([
      {
        actions: ["ec2:CreateNetworkInterface"],
        resources: [arn("subnet/subnet-1"), arn("security-group/sg-1"), arn("network-interface/*")],
      },
      { resources: [arn("*/*")] },
      { actions: ["ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets"], resources: ["*"] },
      {
        effect: "Deny",
        condition: {
          ArnEquals: {
            "lambda:SourceFunctionArn": "arn:${partition}:lambda:${region}:${account}:function:${NamePrefix}-getPet",
          },
        },
      },
    ]);
    expect(of("function")[0]?.awaits).toEqual({ role: "role:getPet", policies: ["network"] });
  });

  it("have no role of their own where one is given", () => {
    const { of, plain } = withHandler({ role: { arn: { kind: "parameter", name: "RoleArn" } } });
    expect(of("role")).toEqual([]);
    expect(plain("function:getPet")).toMatchObject({ role: "${RoleArn}" });
  });

  describe("that are called through an alias", () => {
    const published = { kind: "published" } as const;
    const alias = {
      selection: { kind: "name", name: "live" },
      aliases: [{ name: "live", version: published }],
    } as const;
    const descriptionOf = (members: Parameters<typeof aHandler>[1]) =>
      String(withHandler({ alias, ...members }).plain("function:getPet").description);

    it("publish a version that is described as they are themselves", () => {
      const { plain, of } = withHandler({ alias });
      const description = descriptionOf({});
      expect(description).toMatch(/^Serves getPet \(\$\{ArtifactPrefix\}getPet\.zip, [0-9a-f]{10}\)$/);
      expect(plain("function-version:getPet")).toMatchObject({ description, function: "${function:getPet.name}" });
      expect(plain("function-alias:getPet:live")).toMatchObject({ version: "${function-version:getPet.version}" });
      expect(of("function")[0]?.publishes).toBe(true);
      expect(plain("method:GET /pets/{petId}")).toMatchObject({
        integration: { uri: "${function-alias:getPet:live.invokeArn}" },
      });
    });

    it("publish another one when what a version holds changes, and only then", () => {
      const first = descriptionOf({});
      expect(descriptionOf({ memoryMb: 512 })).not.toBe(first);
      expect(descriptionOf({ environment: [{ name: "A", value: literal("1") }] })).not.toBe(first);
      expect(descriptionOf({ reservedConcurrency: 5 })).toBe(first);
      expect(descriptionOf({ resourceTags: [{ key: "a", value: "b" }] })).toBe(first);
      expect(descriptionOf({ logRetentionDays: 7 })).toBe(first);
    });

    it("wait for the version where the alias is of an earlier one", () => {
      const given = { kind: "given", number: { kind: "parameter", name: "Version" } } as const;
      const { plain } = withHandler({ alias: { ...alias, aliases: [{ name: "live", version: given }] } });
      expect(plain("function-alias:getPet:live")).toMatchObject({
        version: "${Version}",
        dependsOn: ["function-version:getPet"],
      });
    });
  });

  it("have names that fit whatever the operation and the API are called", () => {
    const id = "x".repeat(44);
    const { found } = lowered({ name: "A very long name of an API", operations: [anOperation(id, "get", "/")] });
    expect(found).toEqual([]);
  });
});
