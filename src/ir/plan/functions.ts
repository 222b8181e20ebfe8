import { digest } from "../digest.js";
import type { Handler } from "../handler.js";
import type { LoweringContext } from "./context.js";
import { lowerAliases, publicationOf } from "./function-aliases.js";
import { checkFunction } from "./function-checks.js";
import { functionName, logGroupName } from "./function-names.js";
import { awaitedPolicies, lowerRole, roleOf } from "./function-role.js";
import { functionKey, functionLogGroupKey } from "./keys.js";
import type { PlanResource } from "./model.js";
import type { PlanValue } from "./model-base.js";
import type { FunctionResource, LogGroupResource, PlanCode } from "./model-functions.js";
import { summarize } from "./rest/rest-api.js";
import { retention } from "./retention.js";
import { attributeValue, joinValues, literalValue, parameterValue, planValue } from "./values.js";

/** For each handler that is called: its log group, a role that may write to just that, the function and its aliases. */
export function lowerFunctions(handlers: readonly Handler[], context: LoweringContext): readonly PlanResource[] {
  return handlers.flatMap((handler) => {
    checkFunction(handler, context);
    const lambda = lowerFunction(handler, context);
    const published = handler.alias === undefined ? lambda : withPublication(handler, lambda, context);
    return [...lowerLogGroup(handler), ...lowerRole(handler), published, ...lowerAliases(handler, published)];
  });
}

function lowerLogGroup(handler: Handler): readonly LogGroupResource[] {
  const { id, logGroup, logRetentionDays, origin } = handler;
  if (logGroup?.create === false) return [];
  return [
    {
      kind: "log-group",
      key: functionLogGroupKey(id),
      origin,
      dependsOn: [],
      name: logGroupName(handler),
      ...retention(logRetentionDays),
      ...optional("kmsKey", logGroup?.key && planValue(logGroup.key)),
    },
  ];
}

/** https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html */
const longestDescription = 256;

const withPublication = (handler: Handler, lambda: FunctionResource, context: LoweringContext): FunctionResource => ({
  ...lambda,
  description:
    handler.description === ""
      ? publicationOf(lambda, context)
      : joinValues(summarize(handler.description, longestDescription / 2), " (", publicationOf(lambda, context), ")"),
});

function lowerFunction(handler: Handler, { api }: LoweringContext): FunctionResource {
  const code = lowerCode(handler);
  const { description, vpc, fileSystem, deadLetter } = handler;
  return {
    kind: "function",
    key: functionKey(handler.id),
    origin: handler.origin,
    dependsOn: [],
    name: functionName(handler),
    ...optional(
      "description",
      description === "" ? undefined : literalValue(summarize(description, longestDescription)),
    ),
    ...ownOperation(handler),
    ...(code.kind === "image" ? {} : { runtime: handler.runtime, entryPoint: handler.entryPoint ?? "index.handler" }),
    architecture: handler.architecture,
    memoryMb: handler.memoryMb,
    timeoutSeconds: handler.timeoutSeconds,
    environment: handler.environment.map(({ name, value }) => ({ name, value: planValue(value) })),
    ...optional("environmentKey", handler.environmentKey && planValue(handler.environmentKey)),
    role: roleOf(handler),
    code,
    tracing: handler.tracing,
    ...optional("reservedConcurrency", handler.reservedConcurrency),
    ...optional("logGroup", lowerLogTarget(handler)),
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
    ...optional(
      "fileSystem",
      fileSystem && { accessPoint: planValue(fileSystem.accessPointArn), mountPath: fileSystem.mountPath },
    ),
    ...optional("snapStart", handler.snapStart),
    ...optional("deadLetter", deadLetter && planValue(deadLetter.arn)),
    ...optional("tags", handler.resourceTags),
    ...(handler.alias === undefined ? {} : { publishes: true }),
    ...optional("awaits", awaitedPolicies(handler, api)),
  };
}

/** Where the function is told to log; undefined where Lambda chooses. */
function lowerLogTarget({ id, logGroup }: Handler): PlanValue | undefined {
  if (logGroup?.create !== false) return attributeValue(functionLogGroupKey(id), "name");
  return logGroup.name && planValue(logGroup.name);
}

/** The operation that the function serves, where no other can ever come to it. */
function ownOperation({ purpose }: Handler): Pick<FunctionResource, "operation"> {
  const [operation] = purpose.kind === "operations" && !purpose.shared ? purpose.operations : [];
  return operation === undefined ? {} : { operation };
}

const optional = <Key extends string, Value>(key: Key, value: Value | undefined): { readonly [Each in Key]?: Value } =>
  (value === undefined ? {} : { [key]: value }) as { readonly [Each in Key]?: Value };

function lowerCode({ id, code, runtime }: Handler): PlanCode {
  if (code?.kind === "local") {
    const path = code.path.endsWith("/") ? `${code.path}${id}.zip` : code.path;
    return { kind: "local", path };
  }
  if (code?.kind === "image") return { ...code, uri: planValue(code.uri) };
  if (code?.kind === "inline") return lowerText(id, code.text, runtime);
  const { bucket, key, version } = code ?? {};
  return {
    kind: "archive",
    bucket: bucket === undefined ? parameterValue("ArtifactBucket") : planValue(bucket),
    key: key === undefined ? joinValues(parameterValue("ArtifactPrefix"), `${id}.zip`) : planValue(key),
    ...optional("version", version && planValue(version)),
  };
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-lambda-function-code.html (ZipFile) */
const lowerText = (id: string, text: string, runtime: string): PlanCode => ({
  kind: "inline",
  text,
  fileName: runtime.startsWith("python") ? "index.py" : "index.js",
  archive: {
    bucket: parameterValue("ArtifactBucket"),
    // Another text is another object, so that the function is deployed anew.
    key: joinValues(parameterValue("ArtifactPrefix"), `${id}-${digest(text).slice(0, 10)}.zip`),
  },
});
