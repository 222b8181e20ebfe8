import type { JsonValue } from "../../../ir/json.js";
import { functionPart } from "./names.js";
import { allOf, type Service, type ServiceFunction } from "./service.js";
import { attribute, sub } from "./template-builder.js";

/** Seconds and MB where nobody says otherwise. */
const defaults = { timeout: 6, memorySize: 1024 };
const functionDefaults = [
  ...[
    "runtime",
    "memorySize",
    "timeout",
    "architecture",
    "environment",
    "layers",
    "vpc",
    "tracing",
    "kmsKeyArn",
    "tags",
  ],
  ...["iam", "iamRoleStatements", "iamManagedPolicies", "role", "rolePermissionsBoundary", "logRetentionInDays"],
];
const roleId = "IamRoleLambdaExecution";

/**
 * Functions with their log groups and the role that they share.
 * https://www.serverless.com/framework/docs/providers/aws/guide/functions
 */
export function expandFunctions(service: Service): void {
  // They hold for every function, and mean nothing where there is none.
  if (service.functions.length === 0) for (const name of functionDefaults) service.provider.json(name);
  for (const each of service.functions) expandFunction(each, service);
  if (service.functions.some((each) => roleOf(each, service) === undefined)) addRole(service);
}

export const functionName = ({ key, settings }: ServiceFunction, { name, stage }: Service): JsonValue =>
  settings.json("name") ?? `${name}-${stage}-${key}`;

export const functionArn = ({ id }: ServiceFunction): JsonValue => attribute(id, "Arn");

function expandFunction(each: ServiceFunction, service: Service): void {
  const { settings, id, from } = each;
  const { provider, template } = service;
  const name = functionName(each, service);
  const groupId = `${functionPart(each.key)}LogGroup`;
  const retention = settings.number("logRetentionInDays") ?? provider.number("logRetentionInDays");
  if (settings.boolean("disableLogs") !== true) {
    const group = typeof name === "string" ? `/aws/lambda/${name}` : sub("/aws/lambda/${Name}", { Name: name });
    template.add(groupId, "AWS::Logs::LogGroup", { LogGroupName: group, RetentionInDays: retention }, from);
  }
  const image = settings.json("image");
  template.add(
    id,
    "AWS::Lambda::Function",
    {
      FunctionName: name,
      Description: settings.json("description"),
      Handler: settings.text("handler"),
      Runtime: settings.text("runtime") ?? provider.text("runtime"),
      ...(image === undefined
        ? { Code: archiveOf(each, service) }
        : { PackageType: "Image", Code: { ImageUri: typeof image === "string" ? image : (allOf(image).uri ?? "") } }),
      MemorySize: settings.json("memorySize") ?? provider.json("memorySize") ?? defaults.memorySize,
      Timeout: settings.json("timeout") ?? provider.json("timeout") ?? defaults.timeout,
      Role: roleOf(each, service) ?? attribute(roleId, "Arn"),
      Architectures: architectures(settings.text("architecture") ?? provider.text("architecture")),
      Environment: environmentOf(each, service),
      Layers: settings.json("layers") ?? provider.json("layers"),
      VpcConfig: vpcOf(settings.json("vpc") ?? provider.json("vpc")),
      TracingConfig: tracingOf(settings.json("tracing") ?? allOf(provider.json("tracing")).lambda),
      KmsKeyArn: settings.json("kmsKeyArn") ?? provider.json("kmsKeyArn"),
      ReservedConcurrentExecutions: settings.json("reservedConcurrency"),
      EphemeralStorage: storageOf(settings.number("ephemeralStorageSize")),
      DeadLetterConfig: deadLetterOf(settings.json("onError")),
      Tags: tagList({ ...allOf(provider.json("tags")), ...allOf(settings.json("tags")) }),
    },
    from,
  );
  if (settings.has("provisionedConcurrency")) {
    settings.json("provisionedConcurrency");
    service.lose(from, "provisionedConcurrency", "the alias that the framework makes for it is not carried over");
  }
}

/** What `serverless package` makes of the folder. */
function archiveOf({ settings }: ServiceFunction, { name }: Service): JsonValue {
  return settings.object("package")?.text("artifact") ?? `.serverless/${name}.zip`;
}

function roleOf({ settings }: ServiceFunction, { provider }: Service): JsonValue | undefined {
  const iam = allOf(provider.json("iam"));
  const role =
    settings.json("role") ??
    provider.json("role") ??
    (typeof iam.role === "string" || "Fn::GetAtt" in allOf(iam.role) || "Ref" in allOf(iam.role)
      ? iam.role
      : undefined);
  // A bare name is that of a role among the resources.
  return typeof role === "string" && /^\w+$/.test(role) ? attribute(role, "Arn") : role;
}

const architectures = (name: string | undefined): JsonValue | undefined => (name === undefined ? undefined : [name]);

function environmentOf({ settings }: ServiceFunction, { provider }: Service): JsonValue | undefined {
  const variables = { ...allOf(provider.json("environment")), ...allOf(settings.json("environment")) };
  return Object.keys(variables).length === 0 ? undefined : { Variables: variables };
}

function vpcOf(vpc: JsonValue | undefined): JsonValue | undefined {
  const { securityGroupIds, subnetIds } = allOf(vpc);
  return subnetIds === undefined ? undefined : { SecurityGroupIds: securityGroupIds ?? [], SubnetIds: subnetIds };
}

const tracingOf = (mode: JsonValue | undefined): JsonValue | undefined =>
  mode === undefined || mode === false ? undefined : { Mode: mode === true ? "Active" : mode };

const storageOf = (size: number | undefined): JsonValue | undefined =>
  size === undefined ? undefined : { Size: size };
const deadLetterOf = (arn: JsonValue | undefined): JsonValue | undefined =>
  arn === undefined ? undefined : { TargetArn: arn };

export function tagList(tags: Readonly<Record<string, JsonValue>>): JsonValue | undefined {
  const entries = Object.entries(tags);
  return entries.length === 0 ? undefined : entries.map(([Key, Value]) => ({ Key, Value }));
}

/** https://www.serverless.com/framework/docs/providers/aws/guide/iam */
function addRole(service: Service): void {
  const { provider, name, stage, template, from, functions } = service;
  const role = allOf(allOf(provider.json("iam")).role);
  const statements = [provider.json("iamRoleStatements"), role.statements].flatMap((each) =>
    Array.isArray(each) ? each : [],
  );
  const managed = [provider.json("iamManagedPolicies"), role.managedPolicies].flatMap((each) =>
    Array.isArray(each) ? each : [],
  );
  const groups = `arn:\${AWS::Partition}:logs:\${AWS::Region}:\${AWS::AccountId}:log-group:/aws/lambda/${name}-${stage}*:*`;
  const own =
    functions.length === 0
      ? []
      : [
          {
            Effect: "Allow",
            Action: ["logs:CreateLogStream", "logs:CreateLogGroup", "logs:TagResource"],
            Resource: [sub(groups)],
          },
          { Effect: "Allow", Action: ["logs:PutLogEvents"], Resource: [sub(`${groups}:*`)] },
        ];
  template.add(
    roleId,
    "AWS::IAM::Role",
    {
      AssumeRolePolicyDocument: {
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: { Service: ["lambda.amazonaws.com"] }, Action: ["sts:AssumeRole"] }],
      },
      Policies: [
        {
          PolicyName: `${name}-${stage}-lambda`,
          PolicyDocument: { Version: "2012-10-17", Statement: [...own, ...statements] },
        },
      ],
      Path: role.path ?? "/",
      RoleName: role.name ?? sub(`${name}-${stage}-\${AWS::Region}-lambdaRole`),
      PermissionsBoundary: role.permissionsBoundary ?? provider.json("rolePermissionsBoundary"),
      ManagedPolicyArns: managed.length === 0 ? undefined : managed,
    },
    from,
  );
}

/** Lets the service call a function, or an authorizer of another's. */
export function addPermission(
  service: Service,
  id: string,
  called: JsonValue,
  sourceArn: JsonValue,
  from: Service["from"],
): void {
  service.template.add(
    id,
    "AWS::Lambda::Permission",
    {
      FunctionName: called,
      Action: "lambda:InvokeFunction",
      Principal: "apigateway.amazonaws.com",
      SourceArn: sourceArn,
    },
    from,
  );
}

export const functionOf = (service: Service, key: string): ServiceFunction | undefined =>
  service.functions.find((each) => each.key === key);
