import { digest } from "../../ir/digest.js";
import { kebabCase } from "../../ir/names.js";
import type { PlanTree, PlanValue } from "../../ir/plan/model-base.js";
import type { FunctionResource, PlanCode, PolicyStatement, RoleResource } from "../../ir/plan/model-functions.js";
import { quote } from "./hcl-expression.js";
import { splitQualifier } from "./qualified-function.js";
import { mapOf, type Row, type RowContext } from "./row.js";
import type { TerraformResource } from "./synth.js";

export const printFunction: Row<"function"> = (each, context) => [
  {
    type: "aws_lambda_function",
    name: context.name(each.key),
    ...awaiting(each, context),
    config: {
      functionName: context.value(each.name),
      description: context.value(each.description),
      role: context.value(each.role),
      packageType: each.code.kind === "image" ? "Image" : undefined,
      handler: each.entryPoint === undefined ? undefined : context.text(each.entryPoint),
      runtime: each.runtime === undefined ? undefined : context.text(each.runtime),
      architectures: [each.architecture],
      memorySize: each.memoryMb,
      timeout: each.timeoutSeconds,
      ...code(each.code, context),
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
      reservedConcurrentExecutions: each.reservedConcurrency,
      publish: each.publishes,
      kmsKeyArn: each.environmentKey === undefined ? undefined : context.value(each.environmentKey),
      environment:
        each.environment.length === 0
          ? undefined
          : { variables: mapOf(each.environment, ({ name, value }) => [context.text(name), context.value(value)]) },
      deadLetterConfig: each.deadLetter === undefined ? undefined : { targetArn: context.value(each.deadLetter) },
      loggingConfig: {
        logFormat: each.logging?.format ?? "Text",
        applicationLogLevel: each.logging?.applicationLevel,
        systemLogLevel: each.logging?.systemLevel,
        logGroup: context.value(each.logGroup),
      },
      tracingConfig: { mode: each.tracing ? "Active" : "PassThrough" },
      tags: tagsOf(each.tags, context),
    },
  },
];

/** Here a role's policies are resources of their own, which would come into force after the function was made. */
function awaiting(each: FunctionResource, context: RowContext): Pick<TerraformResource, "dependsOn"> {
  const { awaits } = each;
  const own = context.dependsOn(each).dependsOn ?? [];
  const policies = (awaits?.policies ?? []).map(
    (policy) => `aws_iam_role_policy.${awaits === undefined ? "" : context.partName(awaits.role, policy)}`,
  );
  const all = [...own, ...policies];
  return all.length === 0 ? {} : { dependsOn: all };
}

function code(planned: PlanCode, context: RowContext) {
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

const tagsOf = (tags: RoleResource["tags"], context: RowContext) =>
  tags === undefined ? undefined : mapOf(tags, ({ key, value }) => [context.text(key), context.text(value)]);

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
        sourceArn: context.value(permission.sourceArn),
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

export const printRole: Row<"role"> = (role, context) => {
  const name = context.name(role.key);
  return [
    {
      type: "aws_iam_role",
      name,
      ...context.dependsOn(role),
      config: {
        ...(role.name === undefined ? { namePrefix: namePrefix(role, context) } : { name: context.value(role.name) }),
        path: role.path === undefined ? undefined : context.text(role.path),
        description: context.text(role.description),
        assumeRolePolicy: context.tree(trustPolicy(role.service)),
        permissionsBoundary:
          role.permissionsBoundary === undefined ? undefined : context.value(role.permissionsBoundary),
        tags: tagsOf(role.tags, context),
      },
    },
    ...role.policies.map((policy) => ({
      type: "aws_iam_role_policy" as const,
      name: context.partName(role.key, policy.name),
      config: {
        name: context.text(policy.name),
        role: `\${aws_iam_role.${name}.id}`,
        policy: context.tree(accessPolicy(policy.statements)),
      },
    })),
  ];
};

/** A role's prefix has at most 38 characters; the provider adds 26 of its own. */
function namePrefix(role: RoleResource, context: RowContext): string {
  const part = (text: string): string =>
    kebabCase(text)
      .replace(/[^a-z0-9-]/g, "")
      .slice(0, 18)
      .replace(/-+$/, "");
  const parts = [part(context.planName), part(role.key.slice("role:".length))];
  return parts
    .filter((each) => each !== "")
    .map((each) => `${each}-`)
    .join("");
}

const object = (entries: readonly (readonly [string, PlanTree])[]): PlanTree => ({ kind: "object", entries });

const policyDocument = (statements: readonly PlanTree[]): PlanTree =>
  object([
    ["Version", "2012-10-17"],
    ["Statement", statements],
  ]);

const trustPolicy = (service: string): PlanTree =>
  policyDocument([
    object([
      ["Effect", "Allow"],
      ["Action", "sts:AssumeRole"],
      ["Principal", object([["Service", service]])],
    ]),
  ]);

const accessPolicy = (statements: readonly PolicyStatement[]): PlanTree =>
  policyDocument(
    statements.map(({ effect, actions, resources, condition }) =>
      object([
        ["Effect", effect ?? "Allow"],
        ["Action", actions],
        ["Resource", resources.map((value): PlanTree => ({ kind: "value", value }))],
        ...(condition === undefined ? [] : [["Condition", condition] as const]),
      ]),
    ),
  );
