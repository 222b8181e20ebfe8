import type { FunctionResource, PlanCode, PolicyStatement, RoleResource } from "../../ir/plan/model-functions.js";
import { tags } from "./delivery-resources.js";
import type { ResourceTable } from "./resource.js";
import { dictionary, list, properties, type TemplateNode } from "./template-node.js";
import type { ValuePrinter } from "./value.js";

type FunctionKind = "function" | "function-version" | "function-alias" | "permission" | "role" | "log-group";

/** Functions and what they need. */
export const functionResources: ResourceTable<FunctionKind> = {
  function: (lambda, print) => ({
    type: "AWS::Lambda::Function",
    properties: properties({
      FunctionName: print.value(lambda.name),
      Description: print.optional(lambda.description),
      PackageType: lambda.code.kind === "image" ? "Image" : undefined,
      Runtime: lambda.runtime,
      Architectures: [lambda.architecture],
      Handler: lambda.entryPoint,
      Code: code(lambda.code, print),
      ImageConfig: imageConfig(lambda.code),
      MemorySize: lambda.memoryMb,
      Timeout: lambda.timeoutSeconds,
      Role: print.value(lambda.role),
      Environment:
        lambda.environment.length === 0
          ? undefined
          : properties({
              Variables: dictionary(lambda.environment, ({ name, value }) => [name, print.value(value)]),
            }),
      KmsKeyArn: print.optional(lambda.environmentKey),
      Layers: lambda.layers?.map(print.value),
      VpcConfig: network(lambda, print),
      EphemeralStorage:
        lambda.ephemeralStorageMb === undefined ? undefined : properties({ Size: lambda.ephemeralStorageMb }),
      FileSystemConfigs:
        lambda.fileSystem === undefined
          ? undefined
          : [
              properties({
                Arn: print.value(lambda.fileSystem.accessPoint),
                LocalMountPath: lambda.fileSystem.mountPath,
              }),
            ],
      SnapStart: lambda.snapStart === true ? properties({ ApplyOn: "PublishedVersions" }) : undefined,
      ReservedConcurrentExecutions: lambda.reservedConcurrency,
      DeadLetterConfig:
        lambda.deadLetter === undefined ? undefined : properties({ TargetArn: print.value(lambda.deadLetter) }),
      TracingConfig: lambda.tracing ? properties({ Mode: "Active" }) : undefined,
      LoggingConfig: logging(lambda, print),
      Tags: lambda.tags === undefined ? undefined : tags(lambda.tags),
    }),
  }),
  // Every property of a version can only be set anew: another description publishes another version. The one before it
  // stays, since an alias may still be its.
  // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-version.html
  "function-version": (version, print) => ({
    type: "AWS::Lambda::Version",
    properties: properties({
      FunctionName: print.value(version.function),
      Description: print.value(version.description),
    }),
    updateReplacePolicy: "Retain",
  }),
  "function-alias": (alias, print) => ({
    type: "AWS::Lambda::Alias",
    properties: properties({
      FunctionName: print.value(alias.function),
      FunctionVersion: print.value(alias.version),
      Name: alias.name,
      RoutingConfig:
        alias.canary === undefined
          ? undefined
          : properties({
              AdditionalVersionWeights: [
                properties({ FunctionVersion: print.value(alias.canary.version), FunctionWeight: alias.canary.weight }),
              ],
            }),
      ProvisionedConcurrencyConfig:
        alias.provisionedConcurrency === undefined
          ? undefined
          : properties({ ProvisionedConcurrentExecutions: alias.provisionedConcurrency }),
    }),
  }),
  permission: (permission, print) => ({
    type: "AWS::Lambda::Permission",
    properties: properties({
      FunctionName: print.value(permission.function),
      Action: "lambda:InvokeFunction",
      Principal: permission.principal,
      SourceArn: permission.sourceArn && print.value(permission.sourceArn),
    }),
  }),
  role: (role, print) => ({
    type: "AWS::IAM::Role",
    properties: properties({
      RoleName: print.optional(role.name),
      Path: role.path,
      Description: role.description,
      PermissionsBoundary: print.optional(role.permissionsBoundary),
      AssumeRolePolicyDocument: trustPolicy(role.trust, print),
      ManagedPolicyArns: role.managedPolicies?.map(print.value),
      Policies: list(role.policies, (policy) =>
        properties({
          PolicyName: policy.name,
          PolicyDocument:
            "document" in policy
              ? print.json(policy.document)
              : policyDocument(policy.statements.map((statement) => statementOf(statement, print))),
        }),
      ),
      Tags: role.tags === undefined ? undefined : tags(role.tags),
    }),
  }),
  // No DeletionPolicy: the group goes with its stack. Its name is fixed, so a group that stayed behind would keep the
  // same stack from being created again.
  "log-group": (group, print) => ({
    type: "AWS::Logs::LogGroup",
    properties: properties({
      LogGroupName: print.value(group.name),
      RetentionInDays: group.retentionDays,
      KmsKeyId: print.optional(group.kmsKey),
    }),
  }),
};

const policyDocument = (statements: readonly TemplateNode[]): TemplateNode =>
  properties({ Version: "2012-10-17", Statement: statements });

const trustPolicy = (trust: RoleResource["trust"], print: ValuePrinter): TemplateNode => {
  if ("document" in trust) return print.json(trust.document);
  const [only, ...others] = trust;
  const Service = others.length === 0 ? only : trust;
  return policyDocument([
    properties({ Effect: "Allow", Principal: properties({ Service }), Action: "sts:AssumeRole" }),
  ]);
};

const statementOf = (statement: PolicyStatement, print: ValuePrinter): TemplateNode =>
  properties({
    Effect: statement.effect ?? "Allow",
    Action: statement.actions,
    Resource: statement.resources.map(print.value),
    Condition: statement.condition === undefined ? undefined : print.json(statement.condition),
  });

/** A local archive is a path here, which `aws cloudformation package` uploads and puts the place of. */
function code(planned: PlanCode, print: ValuePrinter): TemplateNode {
  if (planned.kind === "local") return planned.path;
  if (planned.kind === "image") return properties({ ImageUri: print.value(planned.uri) });
  if (planned.kind === "inline") return properties({ ZipFile: planned.text });
  return properties({
    S3Bucket: print.value(planned.bucket),
    S3Key: print.value(planned.key),
    S3ObjectVersion: print.optional(planned.version),
  });
}

function imageConfig(planned: PlanCode): TemplateNode | undefined {
  if (planned.kind !== "image") return undefined;
  const { command: Command, entryPoint: EntryPoint, workingDirectory: WorkingDirectory } = planned;
  return (Command ?? EntryPoint ?? WorkingDirectory) === undefined
    ? undefined
    : properties({ Command, EntryPoint, WorkingDirectory });
}

function logging({ logging, logGroup }: FunctionResource, print: ValuePrinter): TemplateNode | undefined {
  if (logging === undefined && logGroup === undefined) return undefined;
  return properties({
    LogFormat: logging?.format,
    ApplicationLogLevel: logging?.applicationLevel,
    SystemLogLevel: logging?.systemLevel,
    LogGroup: print.optional(logGroup),
  });
}

const network = ({ vpc }: FunctionResource, print: ValuePrinter): TemplateNode | undefined =>
  vpc === undefined
    ? undefined
    : properties({
        SubnetIds: vpc.subnetIds.map(print.value),
        SecurityGroupIds: vpc.securityGroupIds.map(print.value),
        Ipv6AllowedForDualStack: vpc.ipv6 ? true : undefined,
      });
