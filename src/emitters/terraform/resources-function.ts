import { digest } from "../../ir/digest.js";
import { kebabCase } from "../../ir/names.js";
import type { PlanTree } from "../../ir/plan/model-base.js";
import type { PolicyStatement, RoleResource } from "../../ir/plan/model-functions.js";
import { splitQualifier } from "./qualified-function.js";
import { mapOf, type Row, type RowContext } from "./row.js";

export const printFunction: Row<"function"> = (each, context) => [
  {
    type: "aws_lambda_function",
    name: context.name(each.key),
    ...context.dependsOn(each),
    config: {
      functionName: context.value(each.name),
      description: context.text(each.description),
      role: context.value(each.role),
      handler: context.text(each.entryPoint),
      runtime: context.text(each.runtime),
      architectures: [each.architecture],
      memorySize: each.memoryMb,
      timeout: each.timeoutSeconds,
      s3Bucket: context.value(each.code.bucket),
      s3Key: context.value(each.code.key),
      reservedConcurrentExecutions: each.reservedConcurrency,
      environment:
        each.environment.length === 0
          ? undefined
          : { variables: mapOf(each.environment, ({ name, value }) => [context.text(name), context.value(value)]) },
      loggingConfig: { logFormat: "Text", logGroup: context.value(each.logGroup) },
      tracingConfig: { mode: each.tracing ? "Active" : "PassThrough" },
    },
  },
];

/** Longest statement id that Lambda takes; source: AddPermission in the AWS Lambda API reference. */
const statementIdLength = 100;

export const printPermission: Row<"permission"> = (permission, context) => {
  const name = context.name(permission.key);
  const { function: target, qualifier } = splitQualifier(permission.function);
  return [
    {
      type: "aws_lambda_permission",
      name,
      ...context.dependsOn(permission),
      config: {
        statementId: name.length <= statementIdLength ? name : `${name.slice(0, 87)}_${digest(name).slice(0, 12)}`,
        action: "lambda:InvokeFunction",
        functionName: context.value(target),
        qualifier: qualifier === undefined ? undefined : context.value(qualifier),
        principal: context.text(permission.principal),
        sourceArn: context.value(permission.sourceArn),
      },
    },
  ];
};

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
        namePrefix: namePrefix(role, context),
        description: context.text(role.description),
        assumeRolePolicy: context.tree(trustPolicy(role.service)),
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
    statements.map(({ actions, resources }) =>
      object([
        ["Effect", "Allow"],
        ["Action", actions],
        ["Resource", resources.map((value): PlanTree => ({ kind: "value", value }))],
      ]),
    ),
  );
