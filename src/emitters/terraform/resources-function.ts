import { digest } from "../../ir/digest.js";
import type { PlanValue } from "../../ir/plan/model-base.js";
import type { FunctionResource, PlanCode } from "../../ir/plan/model-functions.js";
import { managedPolicyParts } from "./addresses.js";
import { quote } from "./hcl-expression.js";
import { splitQualifier } from "./qualified-function.js";
import { mapOf, type Row, type RowContext, tagsOf } from "./row.js";
import { storedArchive } from "./stored-archive.js";
import type { TerraformResource } from "./synth.js";

export const printFunction: Row<"function"> = (each, context) => [
  ...inlineArchive(each, context),
  {
    type: "aws_lambda_function",
    name: context.name(each.key),
    ...awaiting(each, context),
    config: {
      functionName: context.value(each.name),
      description: context.optionalValue(each.description),
      role: context.value(each.role),
      packageType: each.code.kind === "image" ? "Image" : undefined,
      handler: each.entryPoint === undefined ? undefined : context.text(each.entryPoint),
      runtime: each.runtime === undefined ? undefined : context.text(each.runtime),
      architectures: [each.architecture],
      memorySize: each.memoryMb,
      timeout: each.timeoutSeconds,
      ...code(each, context),
      imageConfig: imageConfig(each.code, context),
      layers: each.layers?.map(context.value),
      vpcConfig:
        each.vpc === undefined
          ? undefined
          : {
              subnetIds: each.vpc.subnetIds.map(context.value),
              securityGroupIds: each.vpc.securityGroupIds.map(context.value),
              ipv6AllowedForDualStack: each.vpc.ipv6 ? true : undefined,
            },
      ephemeralStorage: each.ephemeralStorageMb === undefined ? undefined : { size: each.ephemeralStorageMb },
      fileSystemConfig:
        each.fileSystem === undefined
          ? undefined
          : {
              arn: context.value(each.fileSystem.accessPoint),
              localMountPath: context.text(each.fileSystem.mountPath),
            },
      snapStart: each.snapStart === true ? { applyOn: "PublishedVersions" } : undefined,
      reservedConcurrentExecutions: each.reservedConcurrency,
      publish: each.publishes,
      kmsKeyArn: each.environmentKey === undefined ? undefined : context.value(each.environmentKey),
      environment:
        each.environment.length === 0
          ? undefined
          : { variables: mapOf(each.environment, ({ name, value }) => [context.text(name), context.value(value)]) },
      deadLetterConfig: each.deadLetter === undefined ? undefined : { targetArn: context.value(each.deadLetter) },
      loggingConfig: logging(each, context),
      tracingConfig: { mode: each.tracing ? "Active" : "PassThrough" },
      tags: tagsOf(each.tags, context),
    },
  },
];

/** Here a role's policies are resources of their own, which would come into force after the function was made. */
function awaiting(each: FunctionResource, context: RowContext): Pick<TerraformResource, "dependsOn"> {
  const { awaits } = each;
  const own = context.dependsOn(each).dependsOn ?? [];
  const part = (name: string): string => (awaits === undefined ? "" : context.partName(awaits.role, name));
  const all = [
    ...own,
    ...(awaits?.policies ?? []).map((policy) => `aws_iam_role_policy.${part(policy)}`),
    ...managedPolicyParts(awaits).map((name) => `aws_iam_role_policy_attachment.${part(name)}`),
  ];
  return all.length === 0 ? {} : { dependsOn: all };
}

function code({ key, code: planned }: FunctionResource, context: RowContext) {
  if (planned.kind === "inline") {
    const object = `aws_s3_object.${context.name(key)}`;
    return { s3Bucket: `\${${object}.bucket}`, s3Key: `\${${object}.key}` };
  }
  if (planned.kind === "image") return { imageUri: context.value(planned.uri) };
  if (planned.kind === "archive")
    return {
      s3Bucket: context.value(planned.bucket),
      s3Key: context.value(planned.key),
      s3ObjectVersion: planned.version === undefined ? undefined : context.value(planned.version),
    };
  const path = `\${path.module}/${context.text(planned.path)}`;
  return { filename: path, sourceCodeHash: `\${filebase64sha256(${quote(path)})}` };
}

/** The provider takes no code as text: it puts an archive of the one file beside the others. */
function inlineArchive({ key, code: planned }: FunctionResource, context: RowContext): readonly TerraformResource[] {
  if (planned.kind !== "inline") return [];
  const { archive, text, fileName } = planned;
  return [
    {
      type: "aws_s3_object",
      name: context.name(key),
      config: {
        bucket: context.value(archive.bucket),
        key: context.value(archive.key),
        contentBase64: storedArchive(fileName, text),
      },
    },
  ];
}

function imageConfig(planned: PlanCode, { text }: RowContext) {
  if (planned.kind !== "image") return undefined;
  const { command, entryPoint, workingDirectory } = planned;
  if ((command ?? entryPoint ?? workingDirectory) === undefined) return undefined;
  return {
    command: command?.map(text),
    entryPoint: entryPoint?.map(text),
    workingDirectory: workingDirectory === undefined ? undefined : text(workingDirectory),
  };
}

function logging({ logging: form, logGroup }: FunctionResource, context: RowContext) {
  if (form === undefined && logGroup === undefined) return undefined;
  return {
    logFormat: form?.format ?? "Text",
    applicationLogLevel: form?.applicationLevel,
    systemLogLevel: form?.systemLevel,
    logGroup: context.optionalValue(logGroup),
  };
}

export const printFunctionAlias: Row<"function-alias"> = (alias, context) => {
  const name = context.name(alias.key);
  const { canary, provisionedConcurrency } = alias;
  return [
    {
      type: "aws_lambda_alias",
      name,
      ...context.dependsOn(alias),
      config: {
        name: context.text(alias.name),
        functionName: context.value(alias.function),
        functionVersion: context.value(alias.version),
        routingConfig:
          canary === undefined
            ? undefined
            : { additionalVersionWeights: { [context.value(canary.version)]: canary.weight } },
      },
    },
    ...(provisionedConcurrency === undefined
      ? []
      : [
          {
            type: "aws_lambda_provisioned_concurrency_config" as const,
            name,
            config: {
              functionName: `\${aws_lambda_alias.${name}.function_name}`,
              qualifier: `\${aws_lambda_alias.${name}.name}`,
              provisionedConcurrentExecutions: provisionedConcurrency,
            },
          },
        ]),
  ];
};

/** Longest statement id that Lambda takes; source: AddPermission in the AWS Lambda API reference. */
const statementIdLength = 100;

export const printPermission: Row<"permission"> = (permission, context) => {
  const name = context.name(permission.key);
  const { function: target, qualifier } = calledFunction(permission.function, context);
  return [
    {
      type: "aws_lambda_permission",
      name,
      ...context.dependsOn(permission),
      config: {
        statementId: name.length <= statementIdLength ? name : `${name.slice(0, 87)}_${digest(name).slice(0, 12)}`,
        action: "lambda:InvokeFunction",
        functionName: target,
        qualifier,
        principal: context.text(permission.principal),
        ...(permission.sourceArn === undefined ? {} : { sourceArn: context.value(permission.sourceArn) }),
      },
    },
  ];
};

/** An alias is told apart from its function, whichever of the two made it. */
function calledFunction(
  called: PlanValue,
  context: RowContext,
): { readonly function: string; readonly qualifier?: string | undefined } {
  if (called.kind === "attribute" && called.of.startsWith("function-alias:")) {
    const address = `aws_lambda_alias.${context.name(called.of)}`;
    return { function: `\${${address}.function_name}`, qualifier: `\${${address}.name}` };
  }
  const { function: target, qualifier } = splitQualifier(called);
  return {
    function: context.value(target),
    qualifier: qualifier === undefined ? undefined : context.value(qualifier),
  };
}

export const printLogGroup: Row<"log-group"> = (group, context) => [
  {
    type: "aws_cloudwatch_log_group",
    name: context.name(group.key),
    ...context.dependsOn(group),
    config: {
      name: context.value(group.name),
      retentionInDays: group.retentionDays,
      kmsKeyId: context.optionalValue(group.kmsKey),
    },
  },
];
