import type { MethodSettings } from "../../ir/delivery.js";
import { type OperationId, unsafeId } from "../../ir/ids.js";
import type { LoadedSettings } from "../settings/read-settings.js";
import type { MethodSettingsInput } from "../settings/schema/method-settings.js";
import type { FoundOperation } from "./found-operation.js";

/** The settings of `above` over those of `below`. */
export const mergeMethodSettings = (
  below: MethodSettingsInput,
  above: MethodSettingsInput = {},
): MethodSettingsInput => ({
  ...below,
  ...above,
  ...(below.cache === undefined && above.cache === undefined ? {} : { cache: { ...below.cache, ...above.cache } }),
});

export function readMethodSettings(setting: MethodSettingsInput): MethodSettings {
  const { throttle, logging, dataTrace, metrics, cache } = setting;
  const level = logging === "off" ? "OFF" : logging === "error" ? "ERROR" : "INFO";
  return {
    ...(throttle === undefined ? {} : { throttle: { ratePerSecond: throttle.rate, burst: throttle.burst } }),
    ...(logging === undefined ? {} : { logging: level }),
    ...(dataTrace === undefined ? {} : { dataTrace }),
    ...(metrics === undefined ? {} : { metrics }),
    // Keys alone say nothing about a stage: they belong to the integration.
    ...(cache === undefined || Object.keys(readMethodCache(cache)).length === 0
      ? {}
      : { cache: readMethodCache(cache) }),
  };
}

const readMethodCache = ({ enabled, ttl, encrypted }: NonNullable<MethodSettingsInput["cache"]>) => ({
  ...(enabled === undefined ? {} : { enabled }),
  ...(ttl === undefined ? {} : { ttl }),
  ...(encrypted === undefined ? {} : { encrypted }),
});

/** What each operation says of itself, in `operations` of the settings or in the document. */
export const ownMethodSettings = (
  settings: LoadedSettings,
  found: readonly FoundOperation[],
  ids: readonly OperationId[],
): ReadonlyMap<OperationId, MethodSettingsInput> =>
  new Map(
    found.map((each, index) => {
      const id = ids[index] ?? unsafeId<OperationId>("");
      return [id, mergeMethodSettings(each.settings, settings.values.operations?.[id])];
    }),
  );
