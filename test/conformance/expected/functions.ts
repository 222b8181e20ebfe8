import type { PlanTree } from "../../../src/ir/plan/model-base.js";
import type { FunctionResource, PlanCode, PolicyStatement } from "../../../src/ir/plan/model-functions.js";
import { archiveDigest } from "../account/archives.js";
import { sorted } from "../account/canonical.js";
import { functionOfArn } from "../account/functions.js";
import { keyOf } from "../account/keys.js";
import { type ExpectationTable, type Expecting, mapOf, tagMap } from "./context.js";

type FunctionKind = "function" | "function-version" | "function-alias" | "permission" | "role" | "log-group";

/** https://docs.aws.amazon.com/lambda/latest/api/API_FunctionConfiguration.html and its neighbours. */
export const expectedFunctions: ExpectationTable<FunctionKind> = {
  function: (lambda, expecting) => {
    const { text, optionalText } = expecting;
    return {
      key: keyOf.function(text(lambda.name)),
      members: {
        FunctionName: text(lambda.name),
        Description: optionalText(lambda.description),
        Runtime: lambda.runtime,
        Architectures: [lambda.architecture],
        Handler: lambda.entryPoint,
        MemorySize: lambda.memoryMb,
        Timeout: lambda.timeoutSeconds,
        Environment: { Variables: mapOf(lambda.environment, ({ name, value }) => [name, text(value)]) },
        KMSKeyArn: optionalText(lambda.environmentKey),
        Role: text(lambda.role),
        TracingConfig: { Mode: lambda.tracing ? "Active" : "PassThrough" },
        ReservedConcurrentExecutions: lambda.reservedConcurrency,
        LoggingConfig: logging(lambda, expecting),
        Layers: lambda.layers?.map(text),
        VpcConfig: network(lambda, expecting),
        EphemeralStorage: { Size: lambda.ephemeralStorageMb ?? 512 },
        DeadLetterConfig: { TargetArn: optionalText(lambda.deadLetter) },
        FileSystemConfigs: lambda.fileSystem && [
          { Arn: text(lambda.fileSystem.accessPoint), LocalMountPath: lambda.fileSystem.mountPath },
        ],
        SnapStart: lambda.snapStart === true ? "PublishedVersions" : "None",
        Tags: tagMap(lambda.tags),
        ...code(lambda.code, expecting),
      },
    };
  },
  "function-version": (version, { text }) => ({
    key: keyOf["function-version"](text(version.function), "1"),
    members: { FunctionName: text(version.function), Description: text(version.description) },
  }),
  "function-alias": (alias, { text }) => ({
    key: keyOf["function-alias"](text(alias.function), alias.name),
    members: {
      Name: alias.name,
      FunctionVersion: text(alias.version),
      RoutingConfig: {
        AdditionalVersionWeights:
          alias.canary === undefined ? {} : { [text(alias.canary.version)]: alias.canary.weight },
      },
      ProvisionedConcurrentExecutions: alias.provisionedConcurrency,
    },
  }),
  permission: (permission, { text }) => {
    const given = text(permission.function);
    const target = given.startsWith("arn:") ? functionOfArn(given) : given;
    const source = permission.sourceArn === undefined ? "" : text(permission.sourceArn);
    return {
      key: keyOf.permission(target, source),
      members: {
        Effect: "Allow",
        Principal: { Service: permission.principal },
        Action: "lambda:InvokeFunction",
        ...(source === "" ? {} : { Condition: { ArnLike: { "AWS:SourceArn": source } } }),
      },
    };
  },
  role: (role, expecting) => ({
    key: keyOf.role(role.description ?? expecting.optionalText(role.name) ?? ""),
    members: {
      RoleName: expecting.optionalText(role.name) ?? `@${keyOf.role(role.description ?? "")}`,
      Path: role.path ?? "/",
      Description: role.description,
      AssumeRolePolicyDocument: expecting.json("document" in role.trust ? role.trust.document : trust(role.trust)),
      PermissionsBoundary: expecting.optionalText(role.permissionsBoundary),
      Policies: mapOf(role.policies, (each) => [
        each.name,
        expecting.json("document" in each ? each.document : policy(each.statements)),
      ]),
      AttachedPolicies: sorted(role.managedPolicies?.map((arn) => expecting.text(arn))),
      Tags: tagMap(role.tags),
    },
  }),
  "log-group": (group, { text, optionalText }) => ({
    key: keyOf["log-group"](text(group.name)),
    members: {
      logGroupName: text(group.name),
      retentionInDays: group.retentionDays,
      kmsKeyId: optionalText(group.kmsKey),
    },
  }),
};

function code(planned: PlanCode, { text }: Expecting) {
  switch (planned.kind) {
    case "image":
      return {
        PackageType: "Image",
        ImageUri: text(planned.uri),
        ImageConfig: {
          Command: planned.command,
          EntryPoint: planned.entryPoint,
          WorkingDirectory: planned.workingDirectory,
        },
      };
    case "archive":
      return { PackageType: "Zip", CodeSha256: archiveDigest(text(planned.key)) };
    case "local":
      return { PackageType: "Zip", CodeSha256: archiveDigest(planned.path) };
    // Targets pack the text each in their own way.
    case "inline":
      return { PackageType: "Zip" };
  }
}

/** Without a format the service writes text. https://docs.aws.amazon.com/lambda/latest/api/API_LoggingConfig.html */
const logging = ({ logging: planned, logGroup, name }: FunctionResource, { text }: Expecting) => ({
  LogFormat: planned?.format ?? "Text",
  ApplicationLogLevel: planned?.applicationLevel,
  SystemLogLevel: planned?.systemLevel,
  LogGroup: logGroup === undefined ? `/aws/lambda/${text(name)}` : text(logGroup),
});

const network = ({ vpc }: FunctionResource, { text }: Expecting) =>
  vpc && {
    SubnetIds: sorted(vpc.subnetIds.map(text)),
    SecurityGroupIds: sorted(vpc.securityGroupIds.map(text)),
    Ipv6AllowedForDualStack: vpc.ipv6 || undefined,
  };

const object = (members: { readonly [name: string]: PlanTree | undefined }): PlanTree => ({
  kind: "object",
  entries: Object.entries(members).flatMap(([name, tree]) => (tree === undefined ? [] : [[name, tree] as const])),
});

const document = (statements: readonly PlanTree[]): PlanTree =>
  object({ Version: "2012-10-17", Statement: statements });

const trust = (services: readonly string[]): PlanTree => {
  const [only, ...others] = services;
  const service = only === undefined || others.length > 0 ? services : only;
  return document([object({ Effect: "Allow", Principal: object({ Service: service }), Action: "sts:AssumeRole" })]);
};

const policy = (statements: readonly PolicyStatement[]): PlanTree =>
  document(
    statements.map(({ effect, actions, resources, condition }) =>
      object({
        Effect: effect ?? "Allow",
        Action: actions,
        Resource: resources.map((value): PlanTree => ({ kind: "value", value })),
        Condition: condition,
      }),
    ),
  );
