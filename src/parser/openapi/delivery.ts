import type { DeployParameter, ResourceOverride } from "../../ir/api.js";
import type { AccessLog, Cors, MethodSettings, Stage } from "../../ir/delivery.js";
import { type OperationId, type StageName, unsafeId } from "../../ir/ids.js";
import type { JsonValue } from "../../ir/json.js";
import { parametersOfOverrides } from "../../ir/override-names.js";
import type { ApiKey, UsagePlan } from "../../ir/throttling.js";
import { keyPlaceOf, placeOf } from "../document-node.js";
import type { ReadContext } from "../read-context.js";
import type { LoadedSettings } from "../settings/read-settings.js";
import type { SettingsInput } from "../settings/schema.js";
import { parameterName, readDeployValue } from "./deploy-values.js";

type StageSettings = NonNullable<SettingsInput["stages"]>[number];

/** One JSON object a line, with what an inquiry begins with. */
const defaultAccessLogFormat = JSON.stringify({
  requestId: "$context.requestId",
  time: "$context.requestTime",
  method: "$context.httpMethod",
  path: "$context.resourcePath",
  status: "$context.status",
  error: "$context.error.message",
  integrationStatus: "$context.integrationStatus",
  latency: "$context.responseLatency",
  sourceIp: "$context.identity.sourceIp",
});

/** The stages of the settings; one called `prod` where there are none. */
export function readStages(
  context: ReadContext,
  settings: LoadedSettings,
  operations: ReadonlySet<OperationId>,
): readonly Stage[] {
  const stages = settings.values.stages;
  if (stages === undefined) {
    const origin = placeOf(settings.nodeAt([]));
    return [{ name: unsafeId("prod"), variables: [], settings: {}, operations: [], tracing: false, origin }];
  }
  return stages.map((stage, index): Stage => {
    const accessLog = stage.accessLog === undefined ? undefined : readAccessLog(stage.accessLog);
    return {
      name: unsafeId<StageName>(stage.name),
      ...(stage.description === undefined ? {} : { description: stage.description }),
      variables: Object.keys(stage.variables ?? {}).map((name) => ({
        name,
        value: readDeployValue(context, settings.nodeAt(["stages", index, "variables", name]), "template"),
      })),
      settings: readMethodSettings(stage),
      operations: Object.entries(stage.operations ?? {}).flatMap(([id, each]) => {
        const operation = knownOperation(context, settings, operations, ["stages", index, "operations", id], id);
        return operation === undefined ? [] : [{ operation, settings: readMethodSettings(each) }];
      }),
      tracing: stage.tracing ?? false,
      ...(accessLog === undefined ? {} : { accessLog }),
      origin: placeOf(settings.nodeAt(["stages", index])),
    };
  });
}

const readAccessLog = (setting: NonNullable<StageSettings["accessLog"]>): AccessLog => ({
  format: setting.format ?? defaultAccessLogFormat,
  retentionDays: setting.retention ?? 30,
});

function readMethodSettings(
  setting: Pick<StageSettings, "throttle" | "logging" | "dataTrace" | "metrics">,
): MethodSettings {
  const { throttle, logging, dataTrace, metrics } = setting;
  const level = logging === "off" ? "OFF" : logging === "error" ? "ERROR" : "INFO";
  return {
    ...(throttle === undefined ? {} : { throttle: { ratePerSecond: throttle.rate, burst: throttle.burst } }),
    ...(logging === undefined ? {} : { logging: level }),
    ...(dataTrace === undefined ? {} : { dataTrace }),
    ...(metrics === undefined ? {} : { metrics }),
  };
}

function knownOperation(
  context: ReadContext,
  settings: LoadedSettings,
  operations: ReadonlySet<OperationId>,
  path: readonly (string | number)[],
  text: string,
): OperationId | undefined {
  const operation: OperationId = unsafeId(text);
  if (operations.has(operation)) return operation;
  context.diagnostics.report("setting-operation-unknown", keyPlaceOf(settings.nodeAt(path)), { operation: text });
  return undefined;
}

/** Settings that name an operation which the document does not have. */
export function checkOperationSettings(
  context: ReadContext,
  settings: LoadedSettings,
  operations: ReadonlySet<OperationId>,
): void {
  for (const id of Object.keys(settings.values.operations ?? {})) {
    knownOperation(context, settings, operations, ["operations", id], id);
  }
}

export const readApiKeys = (context: ReadContext, settings: LoadedSettings): readonly ApiKey[] =>
  (settings.values.apiKeys ?? []).map((key, index): ApiKey => {
    const node = settings.nodeAt(["apiKeys", index]);
    const name = key.value === undefined ? undefined : parameterName(key.value.parameter);
    if (name !== undefined) {
      const description = `Value of the API key ${key.name}: 20 to 128 characters.`;
      context.deployParameters.set(name, { name, description, secret: true });
    }
    return {
      name: key.name,
      ...(key.description === undefined ? {} : { description: key.description }),
      enabled: key.enabled ?? true,
      ...(name === undefined ? {} : { value: { kind: "parameter", name } }),
      origin: placeOf(node),
    };
  });

export const readUsagePlans = (
  context: ReadContext,
  settings: LoadedSettings,
  operations: ReadonlySet<OperationId>,
  stages: readonly Stage[],
  keys: readonly ApiKey[],
): readonly UsagePlan[] =>
  (settings.values.usagePlans ?? []).map((plan, index): UsagePlan => {
    const unknownName = (kind: string, name: string, path: readonly (string | number)[]): void =>
      context.diagnostics.report("setting-name-unknown", placeOf(settings.nodeAt(path)), { kind, name });
    const throttles = Object.entries(plan.operations ?? {}).flatMap(([id, each]) => {
      const operation = knownOperation(context, settings, operations, ["usagePlans", index, "operations", id], id);
      return operation === undefined ? [] : [{ operation, throttle: { ratePerSecond: each.rate, burst: each.burst } }];
    });
    const stageNames = plan.stages ?? stages.map(({ name }) => name);
    stageNames.forEach((name, at) => {
      if (!stages.some((stage) => stage.name === name)) unknownName("stage", name, ["usagePlans", index, "stages", at]);
    });
    (plan.apiKeys ?? []).forEach((name, at) => {
      if (!keys.some((key) => key.name === name)) unknownName("API key", name, ["usagePlans", index, "apiKeys", at]);
    });
    const { throttle, quota } = plan;
    return {
      name: plan.name,
      ...(plan.description === undefined ? {} : { description: plan.description }),
      ...(throttle === undefined ? {} : { throttle: { ratePerSecond: throttle.rate, burst: throttle.burst } }),
      ...(quota === undefined
        ? {}
        : {
            quota: {
              limit: quota.limit,
              period: quota.period,
              ...(quota.offset === undefined ? {} : { offset: quota.offset }),
            },
          }),
      stages: stageNames.map((name) => ({ stage: unsafeId<StageName>(name), operations: throttles })),
      apiKeys: plan.apiKeys ?? [],
      origin: placeOf(settings.nodeAt(["usagePlans", index])),
    };
  });

export function readCors(settings: LoadedSettings): Cors | undefined {
  const { cors } = settings.values;
  if (cors === undefined) return undefined;
  return {
    origins: cors.origins,
    headers: cors.headers ?? ["Content-Type", "Authorization", "X-Api-Key", "X-Amz-Date", "X-Amz-Security-Token"],
    exposedHeaders: cors.exposedHeaders ?? [],
    credentials: cors.credentials ?? false,
    ...(cors.maxAge === undefined ? {} : { maxAgeSeconds: cors.maxAge }),
    origin: placeOf(settings.nodeAt(["cors"])),
  };
}

/** Inputs that plans have by themselves; declaring them gives them another description or default. */
const ownParameters: ReadonlySet<string> = new Set(["ArtifactBucket", "ArtifactPrefix", "NamePrefix"]);

/** What the settings declare, laid over what reading found; sorted by name. */
export function readDeployParameters(context: ReadContext, settings: LoadedSettings): readonly DeployParameter[] {
  const parameters = new Map(context.deployParameters);
  const declared = Object.keys(settings.values.parameters ?? {}).map(parameterName);
  const overriding = parametersOfOverrides(readOverrides(settings), declared);
  for (const [key, declared] of Object.entries(settings.values.parameters ?? {})) {
    const name = parameterName(key);
    const found = parameters.get(name);
    if (found === undefined && !ownParameters.has(name) && !overriding.has(name)) {
      const at = keyPlaceOf(settings.nodeAt(["parameters", key]));
      context.diagnostics.report("parameter-unused", at, { parameter: key });
    }
    const parameterDefault = declared.default ?? found?.default;
    parameters.set(name, {
      name,
      description: declared.description ?? found?.description ?? name,
      secret: declared.secret ?? found?.secret ?? false,
      ...(parameterDefault === undefined ? {} : { default: parameterDefault }),
    });
  }
  return [...parameters.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

export function readOverrides(settings: LoadedSettings): readonly ResourceOverride[] {
  return (["cloudformation", "terraform"] as const).flatMap((target) =>
    Object.entries(settings.values.overrides?.[target] ?? {}).map(
      ([resource, properties]): ResourceOverride => ({
        target,
        resource,
        properties: properties as { readonly [key: string]: JsonValue },
        origin: keyPlaceOf(settings.nodeAt(["overrides", target, resource])),
      }),
    ),
  );
}
