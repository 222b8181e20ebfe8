import type { JsonValue } from "../../../ir/json.js";
import { allOf, functionName, type Service } from "./service.js";
import type { SettingsNode } from "./settings-node.js";
import { sub, tagList } from "./template-builder.js";

export const roleId = "IamRoleLambdaExecution";

/**
 * The role of all functions that name none of their own: with what the service gives it, and what its functions' settings
 * ask for. https://www.serverless.com/framework/docs/providers/aws/guide/iam
 */
export function addExecutionRole(service: Service): void {
  const { provider, name, stage, template, from } = service;
  const role = provider.object("iam")?.object("role");
  const trust = { Effect: "Allow", Principal: { Service: ["lambda.amazonaws.com"] }, Action: ["sts:AssumeRole"] };
  const statements = [
    ...logStatements(service),
    ...listOf(role?.json("statements") ?? provider.json("iamRoleStatements")),
    ...askedFor(service),
  ];
  const managed = [
    ...listOf(role?.json("managedPolicies") ?? provider.json("iamManagedPolicies")),
    ...(isInVpc(service)
      ? [sub("arn:${AWS::Partition}:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole")]
      : []),
  ];
  template.add(
    roleId,
    "AWS::IAM::Role",
    {
      AssumeRolePolicyDocument: { Version: "2012-10-17", Statement: [trust] },
      Policies: [
        { PolicyName: `${name}-${stage}-lambda`, PolicyDocument: { Version: "2012-10-17", Statement: statements } },
      ],
      Path: role?.json("path") ?? "/",
      RoleName: role?.json("name") ?? sub(`${name}-${stage}-\${AWS::Region}-lambdaRole`),
      PermissionsBoundary: boundaryOf(role) ?? provider.json("rolePermissionsBoundary"),
      ManagedPolicyArns: managed.length === 0 ? undefined : managed,
      Tags: tagList(allOf(role?.json("tags"))),
    },
    from,
  );
}

const boundaryOf = (role: SettingsNode | undefined): JsonValue | undefined =>
  role?.json("permissionsBoundary") ?? role?.json("permissionBoundary");

const listOf = (value: JsonValue | undefined): readonly JsonValue[] => (Array.isArray(value) ? value : []);

/** Groups of functions by the prefix that their names have, and those of functions with other names one by one. */
function logStatements(service: Service): readonly JsonValue[] {
  const { functions, name, stage } = service;
  const prefix = `${name}-${stage}`;
  const logged = functions.filter(({ settings }) => settings.boolean("disableLogs") !== true);
  const names = logged.map((each) => functionName(each, service));
  const isUsual = (each: JsonValue): boolean => typeof each === "string" && each.startsWith(prefix);
  const groups = [
    ...names.filter((each) => !isUsual(each)).map((each) => ({ name: each, rest: ":*" })),
    ...(names.some(isUsual) ? [{ name: prefix, rest: "*:*" }] : []),
  ];
  if (groups.length === 0) return [];
  const resources = (ending: string): JsonValue =>
    groups.map((group) => {
      const before = "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:/aws/lambda/";
      return typeof group.name === "string"
        ? sub(`${before}${group.name}${group.rest}${ending}`)
        : sub(`${before}\${Name}${group.rest}${ending}`, { Name: group.name });
    });
  return [
    {
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:CreateLogGroup", "logs:TagResource"],
      Resource: resources(""),
    },
    { Effect: "Allow", Action: ["logs:PutLogEvents"], Resource: resources(":*") },
  ];
}

/** What the settings of functions need: where their failures go, their key, tracing, file systems. */
function askedFor({ functions, provider }: Service): readonly JsonValue[] {
  const allow = (actions: readonly string[], resource: JsonValue): JsonValue => ({
    Effect: "Allow",
    Action: actions,
    Resource: [resource],
  });
  const asked = functions.flatMap(({ settings }) => {
    const failures = settings.json("onError");
    const key = settings.json("kmsKeyArn") ?? provider.json("kmsKeyArn");
    const tracing = settings.json("tracing") ?? allOf(provider.json("tracing")).lambda;
    const files = settings.object("fileSystemConfig")?.json("arn");
    return [
      ...(typeof failures === "string" ? [allow(["sns:Publish"], failures)] : []),
      ...(typeof key === "string" ? [allow(["kms:Decrypt"], key)] : []),
      ...(tracing === undefined || tracing === false
        ? []
        : [allow(["xray:PutTraceSegments", "xray:PutTelemetryRecords"], "*")]),
      ...(files === undefined
        ? []
        : [allow(["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"], files)]),
    ];
  });
  return [...new Map(asked.map((each) => [JSON.stringify(each), each])).values()];
}

const isInVpc = ({ functions, provider }: Service): boolean =>
  provider.has("vpc") || functions.some(({ settings }) => settings.has("vpc"));
