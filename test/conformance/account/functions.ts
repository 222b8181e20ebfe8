import {
  type AliasConfiguration,
  type FunctionConfiguration,
  GetFunctionCommand,
  GetPolicyCommand,
  GetProvisionedConcurrencyConfigCommand,
  LambdaClient,
  paginateListAliases,
  paginateListFunctions,
  paginateListVersionsByFunction,
} from "@aws-sdk/client-lambda";
import { openClient } from "../emulator/connection.js";
import { type FoundThing, sorted } from "./canonical.js";
import { keyOf } from "./keys.js";
import { itemsOf } from "./pages.js";
import type { AccountReader } from "./read-account.js";
import type { Scope } from "./scope.js";

/** Functions, what was published of them, their aliases, and who may call which. */
export const readFunctions: AccountReader = async (connection, scope) => {
  const client = openClient(LambdaClient, connection);
  const listed = await itemsOf(paginateListFunctions({ client }, {}), ({ Functions }) => Functions);
  const found = await Promise.all(listed.map(({ FunctionName = "" }) => readFunction(client, FunctionName, scope)));
  return found.flat();
};

async function readFunction(client: LambdaClient, name: string, scope: Scope): Promise<readonly FoundThing[]> {
  const aliases = await itemsOf(paginateListAliases({ client }, { FunctionName: name }), ({ Aliases }) => Aliases);
  const policies = await Promise.all([
    readPolicy(client, name),
    ...aliases.map((alias) => readPolicy(client, name, alias.Name)),
  ]);
  const permissions = policies.flat().filter((statement) => isOwned(statement, scope));
  // A function that was there before may be called by an API of the case; nothing else of it is the case's.
  if (!scope.owns("aws_lambda_function", name)) return permissions.map(describePermission);
  const [whole, versions] = await Promise.all([
    client.send(new GetFunctionCommand({ FunctionName: name })),
    itemsOf(paginateListVersionsByFunction({ client }, { FunctionName: name }), ({ Versions }) => Versions),
  ]);
  return [
    {
      key: keyOf.function(name),
      members: {
        ...describeConfiguration(whole.Configuration ?? {}),
        ImageUri: whole.Code?.ImageUri,
        ReservedConcurrentExecutions: whole.Concurrency?.ReservedConcurrentExecutions,
        Tags: whole.Tags,
      },
    },
    ...versions.filter(({ Version }) => Version !== "$LATEST").map((version) => describeVersion(name, version)),
    ...(await Promise.all(aliases.map((alias) => describeAlias(client, name, alias)))),
    ...permissions.map(describePermission),
  ];
}

const describeConfiguration = (configuration: FunctionConfiguration) => ({
  FunctionName: configuration.FunctionName,
  Description: configuration.Description,
  PackageType: configuration.PackageType ?? "Zip",
  Runtime: configuration.Runtime,
  Architectures: configuration.Architectures,
  Handler: configuration.Handler,
  // Of an image it is not the digest of anything that the build knows.
  CodeSha256: configuration.PackageType === "Image" ? undefined : configuration.CodeSha256,
  MemorySize: configuration.MemorySize,
  Timeout: configuration.Timeout,
  Role: configuration.Role,
  Environment: { Variables: configuration.Environment?.Variables },
  KMSKeyArn: configuration.KMSKeyArn,
  TracingConfig: { Mode: configuration.TracingConfig?.Mode ?? "PassThrough" },
  LoggingConfig: { ...configuration.LoggingConfig, LogFormat: configuration.LoggingConfig?.LogFormat ?? "Text" },
  Layers: configuration.Layers?.map(({ Arn }) => Arn),
  VpcConfig: {
    SubnetIds: sorted(configuration.VpcConfig?.SubnetIds),
    SecurityGroupIds: sorted(configuration.VpcConfig?.SecurityGroupIds),
    Ipv6AllowedForDualStack: configuration.VpcConfig?.Ipv6AllowedForDualStack || undefined,
  },
  EphemeralStorage: { Size: configuration.EphemeralStorage?.Size ?? 512 },
  DeadLetterConfig: { TargetArn: configuration.DeadLetterConfig?.TargetArn },
  FileSystemConfigs: configuration.FileSystemConfigs,
  SnapStart: configuration.SnapStart?.ApplyOn ?? "None",
  ImageConfig: configuration.ImageConfigResponse?.ImageConfig,
});

const describeVersion = (name: string, { Version = "", Description }: FunctionConfiguration): FoundThing => ({
  key: keyOf["function-version"](name, Version),
  members: { FunctionName: name, Description },
});

async function describeAlias(client: LambdaClient, name: string, alias: AliasConfiguration): Promise<FoundThing> {
  const concurrency = await client
    .send(new GetProvisionedConcurrencyConfigCommand({ FunctionName: name, Qualifier: alias.Name }))
    .catch(absent);
  return {
    key: keyOf["function-alias"](name, alias.Name ?? ""),
    members: {
      Name: alias.Name,
      FunctionVersion: alias.FunctionVersion,
      RoutingConfig: { AdditionalVersionWeights: alias.RoutingConfig?.AdditionalVersionWeights },
      ProvisionedConcurrentExecutions: concurrency?.RequestedProvisionedConcurrentExecutions,
    },
  };
}

interface Statement {
  readonly Sid?: string;
  readonly Resource?: string;
  readonly Condition?: { readonly ArnLike?: { readonly "AWS:SourceArn"?: string } };
  readonly [member: string]: unknown;
}

async function readPolicy(client: LambdaClient, name: string, alias?: string): Promise<readonly Statement[]> {
  const answer = await client.send(new GetPolicyCommand({ FunctionName: name, Qualifier: alias })).catch(absent);
  const { Statement = [] } = JSON.parse(answer?.Policy ?? "{}") as { readonly Statement?: readonly Statement[] };
  // Where the emulator keeps one policy for a function and its aliases, each alias has its own statements.
  return Statement.filter(({ Resource }) => aliasOf(Resource) === alias);
}

/** `arn:aws:lambda:REGION:ACCOUNT:function:NAME:ALIAS`. */
const aliasOf = (arn: string | undefined): string | undefined => arn?.split(":")[7];

/** What is not there has no answer; every other failure is one. */
function absent(error: unknown): undefined {
  const name = error instanceof Error ? error.name : "";
  if (/NotFound/.test(name)) return undefined;
  throw error;
}

const sourceOf = ({ Condition }: Statement): string => Condition?.ArnLike?.["AWS:SourceArn"] ?? "";

/** Statements of several cases may have one id; the API that may call tells them apart. */
function isOwned(statement: Statement, scope: Scope): boolean {
  const api = /:execute-api:[^:]*:[^:]*:([a-z0-9]+)\//.exec(sourceOf(statement))?.[1];
  if (api === undefined) return scope.owns("aws_lambda_permission", statement.Sid);
  return scope.owns("aws_api_gateway_rest_api", api) || scope.owns("aws_apigatewayv2_api", api);
}

/** `arn:aws:lambda:REGION:ACCOUNT:function:NAME:ALIAS`, without what leads to the name. */
export const functionOfArn = (arn: string): string => arn.split(":").slice(6).join(":");

/** The id of a statement is a name that each target makes in its own way. */
function describePermission(statement: Statement): FoundThing {
  const { Sid: _, Resource = "", ...members } = statement;
  return { key: keyOf.permission(functionOfArn(Resource), sourceOf(statement)), members };
}
