import type {
  AccessLog,
  CacheInvalidation,
  Canary,
  MethodCache,
  MethodSettings,
  Stage,
  StageCache,
  StageVariable,
} from "../../ir/delivery.js";
import type { Throttle } from "../../ir/throttling.js";
import { writeAlarms } from "./alarms.js";
import { settingText } from "./deploy-text.js";
import { as, asUnless, derived, type ExportContext, type Fragment, type Rows, setting, write } from "./rows.js";

export const throttles: Rows<Throttle> = { ratePerSecond: as("rate"), burst: as("burst") };

export const throttleRow = (throttle: Throttle, _: unknown, context: ExportContext): Fragment => ({
  throttle: write(throttles, throttle, context),
});

const methodCaches: Rows<MethodCache> = { enabled: as("enabled"), ttl: as("ttl"), encrypted: as("encrypted") };

const methodSettings: Rows<MethodSettings> = {
  throttle: throttleRow,
  logging: (level) => ({ logging: level.toLowerCase() }),
  dataTrace: as("dataTrace"),
  metrics: as("metrics"),
  cache: (cache, _, context) => ({ cache: write(methodCaches, cache, context) }),
};

const accessLogs: Rows<AccessLog> = {
  format: as("format"),
  destination: (destination, _, context) => {
    switch (destination.kind) {
      case "group":
        return {
          retention: destination.retentionDays,
          ...(destination.kmsKey === undefined ? {} : { kmsKey: settingText(destination.kmsKey, context) }),
        };
      case "existing-group":
        return { destination: { logGroup: settingText(destination.arn, context) } };
      case "firehose":
        return { destination: { firehose: settingText(destination.arn, context) } };
    }
  },
};

const invalidations: Rows<CacheInvalidation> = { authorized: as("authorized"), unauthorized: as("unauthorized") };

const caches: Rows<StageCache> = {
  size: as("size"),
  invalidation: (invalidation, _, context) => ({ invalidation: write(invalidations, invalidation, context) }),
};

const variablesRow = (variables: readonly StageVariable[], _: unknown, context: ExportContext): Fragment =>
  variables.length === 0
    ? {}
    : { variables: Object.fromEntries(variables.map(({ name, value }) => [name, settingText(value, context)])) };

const canaries: Rows<Canary> = {
  percent: as("percent"),
  useStageCache: as("useStageCache"),
  variables: variablesRow,
};

const stages: Rows<Stage> = {
  name: as("name"),
  description: as("description"),
  variables: variablesRow,
  tracing: asUnless("tracing", false),
  autoDeploy: asUnless("autoDeploy", true),
  accessLog: (log, _, context) => ({ accessLog: write(accessLogs, log, context) }),
  executionLogRetentionDays: as("executionLogRetention"),
  clientCertificate: as("clientCertificate"),
  // What a stage caches stands beside the size of its cluster.
  cache: (cache, _, context) => ({ cache: write(caches, cache, context) }),
  settings: (settings, _, context) => write(methodSettings, settings, context),
  deployment: as("deployment"),
  canary: (canary, _, context) => ({ canary: write(canaries, canary, context) }),
  alarms: (alarms, _, context) => ({ alarms: writeAlarms(alarms, context) }),
  resourceTags: (tags) =>
    tags.length === 0 ? {} : { tags: Object.fromEntries(tags.map(({ key, value }) => [key, value])) },
  operations: (operations, _, context) =>
    operations.length === 0
      ? {}
      : {
          operations: Object.fromEntries(
            operations.map((each) => [each.operation, write(methodSettings, each.settings, context)]),
          ),
        },
  origin: derived,
};

export const stagesRow = (list: readonly Stage[], _: unknown, context: ExportContext): Fragment =>
  setting({ stages: list.map((each) => write(stages, each, context)) });
