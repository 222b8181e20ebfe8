import type { JsonValue } from "../../../ir/json.js";
import { addExecutionRole, roleId } from "./execution-role.js";
import { functionPart } from "./names.js";
import { allOf, functionName, type Service, type ServiceFunction } from "./service.js";
import type { SettingsNode } from "./settings-node.js";
import { attribute, ref, sub, tagList } from "./template-builder.js";

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

/**
 * Functions with their log groups and the role that they share.
 * https://www.serverless.com/framework/docs/providers/aws/guide/functions
 */
export function expandFunctions(service: Service): void {
  // They hold for every function, and mean nothing where there is none.
  if (service.functions.length === 0) for (const name of functionDefaults) service.provider.json(name);
  for (const each of service.functions) expandFunction(each, service);
  if (service.functions.some((each) => roleOf(each, service) === undefined)) addExecutionRole(service);
  else leaveRole(service);
}

/** What describes the role that is not made. */
function leaveRole({ provider, functions, from, lose }: Service): void {
  // A role that is there already is named here too.
  provider.json("iam");
  if (functions.length === 0) return;
  for (const name of ["iamRoleStatements", "iamManagedPolicies", "rolePermissionsBoundary"]) {
    if (provider.json(name) !== undefined)
      lose(from, name, "every function has a role of its own, and the framework makes none", "left");
  }
}

/** That of its alias, where it is called through one. */
export const functionArn = (each: ServiceFunction): JsonValue =>
  isProvisioned(each) ? ref(aliasId(each)) : attribute(each.id, "Arn");

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
      FileSystemConfigs: fileSystemsOf(settings.object("fileSystemConfig")),
      Tags: tagList({ ...allOf(provider.json("tags")), ...allOf(settings.json("tags")) }),
    },
    from,
  );
  addAlias(each, service);
}

const aliasId = ({ key }: ServiceFunction): string => `${functionPart(key)}ProvConcLambdaAlias`;
const isProvisioned = ({ settings }: ServiceFunction): boolean => (settings.number("provisionedConcurrency") ?? 0) > 0;

/** Functions with environments that wait for calls are called through an alias. */
function addAlias(each: ServiceFunction, { template }: Service): void {
  if (!isProvisioned(each)) return;
  const { id, key, from, settings } = each;
  const version = `${functionPart(key)}LambdaVersion`;
  template.add(version, "AWS::Lambda::Version", { FunctionName: ref(id) }, from);
  template.add(
    aliasId(each),
    "AWS::Lambda::Alias",
    {
      FunctionName: ref(id),
      FunctionVersion: attribute(version, "Version"),
      Name: "provisioned",
      ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: settings.number("provisionedConcurrency") ?? 0 },
    },
    from,
  );
}

/** What `serverless package` makes of the folder. */
function archiveOf({ settings }: ServiceFunction, { name }: Service): JsonValue {
  return settings.object("package")?.text("artifact") ?? `.serverless/${name}.zip`;
}

function roleOf({ settings }: ServiceFunction, { provider }: Service): JsonValue | undefined {
  const role = settings.json("role") ?? provider.json("role") ?? givenRole(provider.object("iam"));
  // A bare name is that of a role among the resources.
  return typeof role === "string" && /^\w+$/.test(role) ? attribute(role, "Arn") : role;
}

/** A role that is there already is named; one of the service's own is described. */
function givenRole(iam: SettingsNode | undefined): JsonValue | undefined {
  const members = Object.keys(iam?.object("role")?.value ?? {});
  const isCall = members.length === 1 && members.every((each) => each === "Ref" || each.startsWith("Fn::"));
  return iam?.text("role") ?? (isCall ? iam?.json("role") : undefined);
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

const fileSystemsOf = (files: SettingsNode | undefined): JsonValue | undefined =>
  files === undefined
    ? undefined
    : [{ Arn: files.json("arn") ?? "", LocalMountPath: files.json("localMountPath") ?? "" }];

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
