import type { FunctionLogGroup, FunctionLogging, Handler } from "../../ir/handler.js";
import type { OperationId } from "../../ir/ids.js";
import { keyPlaceOf, member } from "../document-node.js";
import type { ReadContext } from "../read-context.js";
import type { LoadedSettings } from "../settings/read-settings.js";
import type { FunctionSettings, OperationFunctionSettings } from "../settings/schema/functions.js";
import { readDeployValue } from "./deploy-values.js";
import type { FoundOperation } from "./found-operation.js";
import { checkGenerated, isGenerated, readCode } from "./function-code.js";
import { defined, firstOf, type PlacedFunctionSettings, valueAt, valuesAt } from "./function-levels.js";
import { readPolicies, readRole } from "./function-role.js";

type Path = readonly (string | number)[];

const placed = (
  settings: LoadedSettings,
  values: OperationFunctionSettings | undefined,
  path: Path,
): readonly PlacedFunctionSettings[] => (values === undefined ? [] : [{ values, node: settings.nodeAt(path) }]);

/** What holds for every function. */
export const generalFunction = (settings: LoadedSettings): readonly PlacedFunctionSettings[] =>
  placed(settings, settings.values.functions, ["functions"]);

export const tagFunction = (settings: LoadedSettings, tag: string): readonly PlacedFunctionSettings[] =>
  placed(settings, settings.values.functions?.tags?.[tag], ["functions", "tags", tag]);

export const authorizerFunction = (settings: LoadedSettings, scheme: string): readonly PlacedFunctionSettings[] =>
  placed(settings, settings.values.functions?.authorizers?.[scheme], ["functions", "authorizers", scheme]);

/** A function by the name that the settings give it. */
export const namedFunction = (settings: LoadedSettings, name: string): readonly PlacedFunctionSettings[] =>
  placed(settings, settings.values.functions?.named?.[name], ["functions", "named", name]);

/** Settings of one operation's function: the file's first, then the document's. */
export function operationFunctions(
  settings: LoadedSettings,
  id: OperationId,
  found: FoundOperation,
): readonly PlacedFunctionSettings[] {
  const inDocument = found.settings.function;
  const extension = member(found.node, "x-gatewright") ?? member(found.pathItem, "x-gatewright") ?? found.node;
  return [
    ...placed(settings, settings.values.operations?.[id]?.function, ["operations", id, "function"]),
    ...(inDocument === undefined
      ? []
      : [{ values: inDocument, node: member(extension, "function") ?? { ...extension, value: inDocument } }]),
  ];
}

type Properties = Omit<Handler, "id" | "purpose" | "description" | "origin" | "alias">;

/**
 * What the levels say of a function, the most specific first; lists of rights and variables add up.
 *
 * @param needed variables of the environment that the function's code reads, unless the settings say otherwise
 */
export function functionProperties(
  context: ReadContext,
  levels: readonly PlacedFunctionSettings[],
  needed: Handler["environment"] = [],
): Properties {
  const first = <Key extends keyof FunctionSettings>(key: Key) => firstOf(levels, key)?.value;
  const reservedConcurrency = first("reservedConcurrency");
  const ephemeralStorageMb = first("ephemeralStorage");
  const code = readCode(context, levels);
  const generated = isGenerated(levels, code);
  if (generated) checkGenerated(context, levels);
  return {
    ...defined("name", valueAt(context, firstOf(levels, "name")?.node)),
    generated,
    ...defined("entryPoint", first("handler")),
    runtime: first("runtime") ?? "nodejs22.x",
    architecture: first("architecture") ?? "arm64",
    memoryMb: first("memory") ?? 256,
    timeoutSeconds: first("timeout") ?? 10,
    environment: readEnvironment(context, levels, needed),
    logRetentionDays: first("logRetention") ?? 30,
    tracing: first("tracing") ?? false,
    ...(reservedConcurrency === undefined ? {} : { reservedConcurrency }),
    ...defined("logGroup", readLogGroup(context, levels)),
    ...defined("code", code),
    ...defined("layers", valuesAt(context, firstOf(levels, "layers")?.node)),
    ...defined("vpc", readNetwork(context, levels)),
    ...defined("logging", readLogging(levels)),
    ...(ephemeralStorageMb === undefined ? {} : { ephemeralStorageMb }),
    ...defined("environmentKey", valueAt(context, firstOf(levels, "environmentKeyArn")?.node)),
    ...defined("fileSystem", readFileSystem(context, levels)),
    ...defined("snapStart", first("snapStart")),
    ...defined("role", readRole(context, levels)),
    ...defined("policies", readPolicies(context, levels)),
    ...defined("deadLetter", readDeadLetter(context, levels)),
    ...defined("resourceTags", readTags(levels)),
    ...defined("callableFrom", valuesAt(context, firstOf(levels, "callableFrom")?.node)),
  };
}

function readEnvironment(
  context: ReadContext,
  levels: readonly PlacedFunctionSettings[],
  needed: Handler["environment"],
): Handler["environment"] {
  const environment = new Map(needed.map(({ name, value }) => [name, () => value]));
  for (const { values, node } of [...levels].reverse())
    for (const [name, value] of Object.entries(values.environment ?? {}))
      environment.set(name, () => readDeployValue(context, { ...node, value }, "template"));
  return [...environment].map(([name, value]) => ({ name, value: value() }));
}

function readLogGroup(context: ReadContext, levels: readonly PlacedFunctionSettings[]): FunctionLogGroup | undefined {
  const found = firstOf(levels, "logGroup");
  if (found === undefined) return undefined;
  return {
    create: found.value.create ?? true,
    ...defined("name", valueAt(context, member(found.node, "name"))),
    ...defined("key", valueAt(context, member(found.node, "keyArn"))),
  };
}

function readFileSystem(context: ReadContext, levels: readonly PlacedFunctionSettings[]): Handler["fileSystem"] {
  const found = firstOf(levels, "fileSystem");
  const accessPointArn = found && valueAt(context, member(found.node, "accessPointArn"));
  return found === undefined || accessPointArn === undefined
    ? undefined
    : { accessPointArn, mountPath: found.value.mountPath };
}

function readNetwork(context: ReadContext, levels: readonly PlacedFunctionSettings[]): Handler["vpc"] {
  const found = firstOf(levels, "vpc");
  if (found === undefined) return undefined;
  return {
    subnetIds: valuesAt(context, member(found.node, "subnetIds")) ?? [],
    securityGroupIds: valuesAt(context, member(found.node, "securityGroupIds")) ?? [],
    ipv6: found.value.ipv6 ?? false,
  };
}

const upper = <Text extends string>(text: Text): Uppercase<Text> => text.toUpperCase() as Uppercase<Text>;

function readLogging(levels: readonly PlacedFunctionSettings[]): FunctionLogging | undefined {
  const value = firstOf(levels, "logging")?.value;
  if (value === undefined) return undefined;
  const { level, systemLevel } = value;
  const isJson = value.format === "json" || (value.format === undefined && (level ?? systemLevel) !== undefined);
  return {
    format: isJson ? "JSON" : "Text",
    ...(level === undefined ? {} : { applicationLevel: upper(level) }),
    ...(systemLevel === undefined ? {} : { systemLevel: upper(systemLevel) }),
  };
}

function readDeadLetter(context: ReadContext, levels: readonly PlacedFunctionSettings[]): Handler["deadLetter"] {
  const found = firstOf(levels, "deadLetter");
  if (found === undefined) return undefined;
  const [queue, topic] = [member(found.node, "queueArn"), member(found.node, "topicArn")];
  if ((queue === undefined) === (topic === undefined)) {
    const problem = "has to name one of 'queueArn' and 'topicArn'";
    context.diagnostics.report("setting-invalid", keyPlaceOf(found.node), { setting: "deadLetter", problem });
  }
  const arn = valueAt(context, queue ?? topic);
  return arn === undefined ? undefined : { kind: queue === undefined ? "topic" : "queue", arn };
}

function readTags(levels: readonly PlacedFunctionSettings[]): Handler["resourceTags"] {
  const tags = new Map<string, string>();
  for (const { values } of [...levels].reverse())
    for (const [key, value] of Object.entries(values.resourceTags ?? {})) tags.set(key, value);
  return tags.size === 0 ? undefined : [...tags].map(([key, value]) => ({ key, value }));
}
