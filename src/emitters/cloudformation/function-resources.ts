import type { PolicyStatement } from "../../ir/plan/model-functions.js";
import type { ResourceTable } from "./resource.js";
import { dictionary, list, properties, type TemplateNode } from "./template-node.js";
import type { ValuePrinter } from "./value.js";

type FunctionKind = "function" | "permission" | "role" | "log-group";

/** Functions and what they need. */
export const functionResources: ResourceTable<FunctionKind> = {
  function: (lambda, print) => ({
    type: "AWS::Lambda::Function",
    properties: properties({
      FunctionName: print.value(lambda.name),
      Description: lambda.description,
      Runtime: lambda.runtime,
      Architectures: [lambda.architecture],
      Handler: lambda.entryPoint,
      Code: properties({ S3Bucket: print.value(lambda.code.bucket), S3Key: print.value(lambda.code.key) }),
      MemorySize: lambda.memoryMb,
      Timeout: lambda.timeoutSeconds,
      Role: print.value(lambda.role),
      Environment:
        lambda.environment.length === 0
          ? undefined
          : properties({
              Variables: dictionary(lambda.environment, ({ name, value }) => [name, print.value(value)]),
            }),
      ReservedConcurrentExecutions: lambda.reservedConcurrency,
      TracingConfig: lambda.tracing ? properties({ Mode: "Active" }) : undefined,
      LoggingConfig: properties({ LogGroup: print.value(lambda.logGroup) }),
    }),
  }),
  permission: (permission, print) => ({
    type: "AWS::Lambda::Permission",
    properties: properties({
      FunctionName: print.value(permission.function),
      Action: "lambda:InvokeFunction",
      Principal: permission.principal,
      SourceArn: print.value(permission.sourceArn),
    }),
  }),
  role: (role, print) => ({
    type: "AWS::IAM::Role",
    properties: properties({
      Description: role.description,
      AssumeRolePolicyDocument: policyDocument([
        properties({
          Effect: "Allow",
          Principal: properties({ Service: role.service }),
          Action: "sts:AssumeRole",
        }),
      ]),
      Policies: list(role.policies, ({ name, statements }) =>
        properties({
          PolicyName: name,
          PolicyDocument: policyDocument(statements.map((statement) => allow(statement, print))),
        }),
      ),
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

const allow = (statement: PolicyStatement, print: ValuePrinter): TemplateNode =>
  properties({
    Effect: "Allow",
    Action: statement.actions,
    Resource: statement.resources.map(print.value),
  });
