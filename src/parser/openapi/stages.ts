import { accessLogFormat, accessLogFormats } from "../../ir/access-log-format.js";
import type { GatewayProtocol } from "../../ir/api.js";
import type { AccessLog, AccessLogDestination, Canary, Stage, StageCache, StageVariable } from "../../ir/delivery.js";
import { type OperationId, type StageName, unsafeId } from "../../ir/ids.js";
import { type DocumentNode, placeOf } from "../document-node.js";
import type { ReadContext } from "../read-context.js";
import { type LoadedSettings, merge } from "../settings/read-settings.js";
import type { MethodSettingsInput } from "../settings/schema/method-settings.js";
import type { StageSettings } from "../settings/schema/stages.js";
import { readStageAlarms } from "./alarms.js";
import { reportNotForApiType } from "./api-type.js";
import { readDeployValue } from "./deploy-values.js";
import { knownOperation } from "./known-operation.js";
import { mergeMethodSettings, readMethodSettings } from "./method-settings.js";

/** What stages are read with. */
export interface StageReading {
  readonly context: ReadContext;
  readonly settings: LoadedSettings;
  readonly protocol: GatewayProtocol;
  /** The operations of the document, with what each says of itself for every stage. */
  readonly operations: ReadonlyMap<OperationId, MethodSettingsInput>;
}

/** One stage of the settings, over what holds for all of them. */
interface PlacedStage {
  readonly name: StageName;
  readonly values: StageSettings;
  /** Where a member stands: at the stage, or among the defaults. */
  nodeAt(path: readonly (string | number)[]): DocumentNode;
  readonly node: DocumentNode;
}

/** The stages of the settings; one called `prod` where there are none, of an HTTP API the one without a path. */
export const readStages = (reading: StageReading): readonly Stage[] =>
  placedStages(reading).map((stage) => readStage(stage, reading));

function placedStages({ settings, protocol }: StageReading): readonly PlacedStage[] {
  const { stages, stageDefaults: defaults = {} } = settings.values;
  if (stages === undefined)
    return [
      {
        name: unsafeId(protocol === "http" ? "$default" : "prod"),
        values: defaults,
        nodeAt: (path) => settings.nodeAt(["stageDefaults", ...path]),
        node: settings.nodeAt([]),
      },
    ];
  return stages.map(
    ({ name, ...own }, index): PlacedStage => ({
      name: unsafeId<StageName>(name),
      values: merge(defaults, own) as StageSettings,
      nodeAt: (path) => settings.nodeAt(has(own, path) ? ["stages", index, ...path] : ["stageDefaults", ...path]),
      node: settings.nodeAt(["stages", index]),
    }),
  );
}

const has = (value: unknown, path: readonly (string | number)[]): boolean =>
  path.every((step) => {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return false;
    value = (value as Readonly<Record<string | number, unknown>>)[step];
    return true;
  });

function readStage(stage: PlacedStage, reading: StageReading): Stage {
  const { name, values, node } = stage;
  const { description, deployment, executionLogRetention, cache, accessLog, canary } = values;
  if (name === "$default" && reading.protocol !== "http") {
    const help = "Name the stage: its name is the first segment of its URL.";
    reportNotForApiType(reading.context, placeOf(node), "stage $default", help);
  }
  return {
    name,
    ...(description === undefined ? {} : { description }),
    variables: readVariables(stage, ["variables"], values.variables, reading),
    settings: readMethodSettings({ ...values, cache: cache === undefined ? undefined : withDefaults(cache) }),
    operations: readOperations(stage, reading),
    tracing: values.tracing ?? false,
    ...(reading.protocol === "rest" ? {} : { autoDeploy: values.autoDeploy ?? true }),
    ...(accessLog === undefined ? {} : { accessLog: readAccessLog(stage, accessLog, reading) }),
    ...(executionLogRetention === undefined ? {} : { executionLogRetentionDays: executionLogRetention }),
    ...readClientCertificate(name, values),
    ...(cache === undefined ? {} : { cache: readCache(cache) }),
    ...(deployment === undefined ? {} : { deployment }),
    ...(canary === undefined ? {} : { canary: readCanary(stage, canary, reading) }),
    ...(values.alarms === undefined
      ? {}
      : { alarms: readStageAlarms(reading.context, values.alarms, (path) => stage.nodeAt(["alarms", ...path])) }),
    resourceTags: Object.entries(values.tags ?? {}).map(([key, value]) => ({ key, value })),
    origin: placeOf(node),
  };
}

/** A cluster that nothing is asked of caches what the service caches by default, and keeps it encrypted. */
const withDefaults = ({ enabled, ttl, encrypted }: NonNullable<StageSettings["cache"]>) => ({
  enabled: enabled ?? true,
  ttl: ttl ?? 300,
  encrypted: encrypted ?? true,
});

const readCache = ({ size, invalidation }: NonNullable<StageSettings["cache"]>): StageCache => ({
  size: size ?? 0.5,
  invalidation: {
    authorized: invalidation?.authorized ?? true,
    unauthorized: invalidation?.unauthorized ?? "succeed-with-header",
  },
});

const readCanary = (
  stage: PlacedStage,
  { percent, useStageCache, variables }: NonNullable<StageSettings["canary"]>,
  reading: StageReading,
): Canary => ({
  percent,
  useStageCache: useStageCache ?? false,
  variables: readVariables(stage, ["canary", "variables"], variables, reading),
});

const readVariables = (
  { nodeAt }: PlacedStage,
  path: readonly string[],
  variables: StageSettings["variables"],
  { context }: StageReading,
): readonly StageVariable[] =>
  Object.keys(variables ?? {}).map((name) => ({
    name,
    value: readDeployValue(context, nodeAt([...path, name]), "template"),
  }));

const readClientCertificate = (
  stage: StageName,
  { clientCertificate }: StageSettings,
): Pick<Stage, "clientCertificate"> => {
  if (clientCertificate === undefined || clientCertificate === false) return {};
  const usual = { description: `Shown to the backends of the stage ${stage}.` };
  return { clientCertificate: clientCertificate === true ? usual : clientCertificate };
};

function readAccessLog(
  { nodeAt }: PlacedStage,
  setting: NonNullable<StageSettings["accessLog"]>,
  { context, protocol }: StageReading,
): AccessLog {
  const { format = "json", retention, kmsKey, destination } = setting;
  const preset = accessLogFormats.find((each) => each === format);
  const value = (...path: readonly string[]) => readDeployValue(context, nodeAt(["accessLog", ...path]), "template");
  const target = (): AccessLogDestination => {
    if (destination === undefined)
      return {
        kind: "group",
        retentionDays: retention ?? 30,
        ...(kmsKey === undefined ? {} : { kmsKey: value("kmsKey") }),
      };
    return "firehose" in destination
      ? { kind: "firehose", arn: value("destination", "firehose") }
      : { kind: "existing-group", arn: value("destination", "logGroup") };
  };
  return { format: preset === undefined ? format : accessLogFormat(preset, protocol), destination: target() };
}

/**
 * What the stage says of single operations, over what these say of themselves. How an operation wishes to be cached
 * means nothing to a stage without a cache.
 */
function readOperations(stage: PlacedStage, { context, operations }: StageReading): Stage["operations"] {
  const merged = new Map<OperationId, MethodSettingsInput>();
  for (const [id, values] of Object.entries(stage.values.operations ?? {})) {
    const operation = knownOperation(context, stage.nodeAt(["operations", id]), operations, id);
    if (operation !== undefined) merged.set(operation, values);
  }
  for (const [operation, { cache, ...values }] of operations) {
    const below = stage.values.cache === undefined || cache === undefined ? values : { ...values, cache };
    const above = merged.get(operation);
    const whole = mergeMethodSettings(below, above);
    if (above !== undefined || Object.keys(readMethodSettings(whole)).length > 0) merged.set(operation, whole);
  }
  return [...merged].map(([operation, values]) => ({ operation, settings: readMethodSettings(values) }));
}
