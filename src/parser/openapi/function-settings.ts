import type { DeployValue } from "../../ir/deploy-value.js";
import type { FunctionCode, FunctionLogging, FunctionRole, Handler, RoleStatement } from "../../ir/handler.js";
import type { OperationId } from "../../ir/ids.js";
import { type DocumentNode, keyPlaceOf, member, placeOf } from "../document-node.js";
import type { ReadContext } from "../read-context.js";
import type { LoadedSettings } from "../settings/read-settings.js";
import type { FunctionSettings, OperationFunctionSettings } from "../settings/schema/functions.js";
import { readDeployValue } from "./deploy-values.js";
import type { FoundOperation } from "./found-operation.js";

/** Settings of a function with their place, one of several levels. */
export interface PlacedFunctionSettings {
  readonly values: OperationFunctionSettings;
  readonly node: DocumentNode;
}

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

/** The first level that says something, with its place. */
export function firstOf<Key extends keyof OperationFunctionSettings>(
  levels: readonly PlacedFunctionSettings[],
  key: Key,
): { readonly value: NonNullable<OperationFunctionSettings[Key]>; readonly node: DocumentNode } | undefined {
  for (const { values, node } of levels) {
    const value = values[key];
    if (value !== undefined && value !== null)
      return { value: value as NonNullable<OperationFunctionSettings[Key]>, node: member(node, key) ?? node };
  }
  return undefined;
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
  return {
    runtime: first("runtime") ?? "nodejs22.x",
    architecture: first("architecture") ?? "arm64",
    memoryMb: first("memory") ?? 256,
    timeoutSeconds: first("timeout") ?? 10,
    environment: readEnvironment(context, levels, needed),
    logRetentionDays: first("logRetention") ?? 30,
    tracing: first("tracing") ?? false,
    ...(reservedConcurrency === undefined ? {} : { reservedConcurrency }),
    ...defined("code", readCode(context, levels)),
    ...defined("layers", valuesAt(context, firstOf(levels, "layers")?.node)),
    ...defined("vpc", readNetwork(context, levels)),
    ...defined("logging", readLogging(levels)),
    ...(ephemeralStorageMb === undefined ? {} : { ephemeralStorageMb }),
    ...defined("environmentKey", valueAt(context, firstOf(levels, "environmentKeyArn")?.node)),
    ...defined("role", readRole(context, levels)),
    ...defined("policies", readPolicies(context, levels)),
    ...defined("deadLetter", readDeadLetter(context, levels)),
    ...defined("resourceTags", readTags(levels)),
  };
}

const defined = <Key extends string, Value>(key: Key, value: Value | undefined): { readonly [Each in Key]?: Value } =>
  (value === undefined ? {} : { [key]: value }) as { readonly [Each in Key]?: Value };

const valueAt = (context: ReadContext, node: DocumentNode | undefined): DeployValue | undefined =>
  node === undefined ? undefined : readDeployValue(context, node, "template");

function valuesAt(context: ReadContext, node: DocumentNode | undefined): readonly DeployValue[] | undefined {
  if (node === undefined || !Array.isArray(node.value) || node.value.length === 0) return undefined;
  return node.value.map((_, index) => readDeployValue(context, itemAt(node, index), "template"));
}

const itemAt = (node: DocumentNode, index: number): DocumentNode => ({
  ...node,
  value: (node.value as readonly unknown[])[index],
  pointer: `${node.pointer}/${index}` as DocumentNode["pointer"],
});

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

/** A local archive or an image takes the place of everything; otherwise what each level says of the object adds up. */
function readCode(context: ReadContext, levels: readonly PlacedFunctionSettings[]): FunctionCode | undefined {
  const nodes = levels.flatMap(({ node }) => member(node, "code") ?? []);
  for (const node of nodes) {
    const [image, local] = [member(node, "image"), member(node, "local")];
    const others = ["bucket", "key", "version"].filter((key) => member(node, key) !== undefined);
    const named = [...(image === undefined ? [] : ["image"]), ...(local === undefined ? [] : ["local"]), ...others];
    if (named.length > 1 && (image !== undefined || local !== undefined)) {
      const problem = `names ${named.map((key) => `'${key}'`).join(" and ")}, of which one can be`;
      context.diagnostics.report("setting-invalid", placeOf(node), { setting: "code", problem });
    }
    if (image !== undefined) return { kind: "image", uri: readDeployValue(context, image, "template") };
    if (local !== undefined) return { kind: "local", path: String(local.value) };
    if (others.length > 0) break;
  }
  const field = (key: string) => valueAt(context, nodes.flatMap((node) => member(node, key) ?? [])[0]);
  const archive = {
    ...defined("bucket", field("bucket")),
    ...defined("key", field("key")),
    ...defined("version", field("version")),
  };
  return Object.keys(archive).length === 0 ? undefined : { kind: "archive", ...archive };
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

function readRole(context: ReadContext, levels: readonly PlacedFunctionSettings[]): FunctionRole | undefined {
  const found = firstOf(levels, "role");
  if (found === undefined) return undefined;
  const { path } = found.value;
  return {
    ...defined("arn", valueAt(context, member(found.node, "arn"))),
    ...defined("name", valueAt(context, member(found.node, "name"))),
    ...(path === undefined ? {} : { path }),
    ...defined("permissionsBoundary", valueAt(context, member(found.node, "permissionsBoundary"))),
  };
}

function readPolicies(
  context: ReadContext,
  levels: readonly PlacedFunctionSettings[],
): readonly RoleStatement[] | undefined {
  const statements = levels.flatMap(({ values, node }) => {
    const list = member(node, "policies");
    return (values.policies ?? []).map(({ actions }, index): RoleStatement => {
      const statement = list === undefined ? node : itemAt(list, index);
      return {
        actions,
        resources: valuesAt(context, member(statement, "resources")) ?? [],
        origin: placeOf(statement),
      };
    });
  });
  return statements.length === 0 ? undefined : statements;
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
