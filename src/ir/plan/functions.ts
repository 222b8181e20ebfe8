import type { Handler } from "../handler.js";
import type { LoweringContext } from "./context.js";
import { lowerAliases, publicationOf } from "./function-aliases.js";
import { checkFunction } from "./function-checks.js";
import { functionName } from "./function-names.js";
import { awaitedPolicies, lowerRole } from "./function-role.js";
import { functionKey, functionLogGroupKey, roleKey } from "./keys.js";
import type { PlanResource } from "./model.js";
import type { FunctionResource, LogGroupResource, PlanCode } from "./model-functions.js";
import { summarize } from "./rest/rest-api.js";
import { attributeValue, joinValues, literalValue, parameterValue, planValue } from "./values.js";

/** For each handler that is called: its log group, a role that may write to just that, the function and its aliases. */
export function lowerFunctions(handlers: readonly Handler[], context: LoweringContext): readonly PlanResource[] {
  return handlers.flatMap((handler) => {
    checkFunction(handler, context);
    const lambda = lowerFunction(handler);
    const published = handler.alias === undefined ? lambda : withPublication(handler, lambda, context);
    return [lowerLogGroup(handler), ...lowerRole(handler), published, ...lowerAliases(handler, published)];
  });
}

const lowerLogGroup = (handler: Handler): LogGroupResource => ({
  kind: "log-group",
  key: functionLogGroupKey(handler.id),
  origin: handler.origin,
  dependsOn: [],
  name: joinValues("/aws/lambda/", functionName(handler)),
  retentionDays: handler.logRetentionDays,
});

/** https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html */
const longestDescription = 256;

const withPublication = (handler: Handler, lambda: FunctionResource, context: LoweringContext): FunctionResource => ({
  ...lambda,
  description: joinValues(
    summarize(handler.description, longestDescription / 2),
    " (",
    publicationOf(lambda, context),
    ")",
  ),
});

function lowerFunction(handler: Handler): FunctionResource {
  const code = lowerCode(handler);
  const { role, vpc, deadLetter } = handler;
  const awaited = awaitedPolicies(handler);
  return {
    kind: "function",
    key: functionKey(handler.id),
    origin: handler.origin,
    dependsOn: [],
    name: functionName(handler),
    description: literalValue(summarize(handler.description, longestDescription)),
    ...ownOperation(handler),
    ...(code.kind === "image" ? {} : { runtime: handler.runtime, entryPoint: "index.handler" }),
    architecture: handler.architecture,
    memoryMb: handler.memoryMb,
    timeoutSeconds: handler.timeoutSeconds,
    environment: handler.environment.map(({ name, value }) => ({ name, value: planValue(value) })),
    ...optional("environmentKey", handler.environmentKey && planValue(handler.environmentKey)),
    role: role?.arn === undefined ? attributeValue(roleKey(handler.id), "arn") : planValue(role.arn),
    code,
    tracing: handler.tracing,
    ...optional("reservedConcurrency", handler.reservedConcurrency),
    logGroup: attributeValue(functionLogGroupKey(handler.id), "name"),
    ...optional("logging", handler.logging),
    ...optional("layers", handler.layers?.map(planValue)),
    ...optional(
      "vpc",
      vpc && {
        subnetIds: vpc.subnetIds.map(planValue),
        securityGroupIds: vpc.securityGroupIds.map(planValue),
        ipv6: vpc.ipv6,
      },
    ),
    ...optional("ephemeralStorageMb", handler.ephemeralStorageMb),
    ...optional("deadLetter", deadLetter && planValue(deadLetter.arn)),
    ...optional("tags", handler.resourceTags),
    ...(handler.alias === undefined ? {} : { publishes: true }),
    ...(awaited.length === 0 ? {} : { awaits: { role: roleKey(handler.id), policies: awaited } }),
  };
}

/** The operation that the function serves, where no other can ever come to it. */
function ownOperation({ purpose }: Handler): Pick<FunctionResource, "operation"> {
  const [operation] = purpose.kind === "operations" && !purpose.shared ? purpose.operations : [];
  return operation === undefined ? {} : { operation };
}

const optional = <Key extends string, Value>(key: Key, value: Value | undefined): { readonly [Each in Key]?: Value } =>
  (value === undefined ? {} : { [key]: value }) as { readonly [Each in Key]?: Value };

function lowerCode({ id, code }: Handler): PlanCode {
  if (code?.kind === "local") {
    const path = code.path.endsWith("/") ? `${code.path}${id}.zip` : code.path;
    return { kind: "local", path };
  }
  if (code?.kind === "image") return { kind: "image", uri: planValue(code.uri) };
  const { bucket, key, version } = code ?? {};
  return {
    kind: "archive",
    bucket: bucket === undefined ? parameterValue("ArtifactBucket") : planValue(bucket),
    key: key === undefined ? joinValues(parameterValue("ArtifactPrefix"), `${id}.zip`) : planValue(key),
    ...optional("version", version && planValue(version)),
  };
}
