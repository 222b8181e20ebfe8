import type { DeployParameter, ResourceOverride } from "../../ir/api.js";
import type { Stage } from "../../ir/delivery.js";
import { type OperationId, type StageName, unsafeId } from "../../ir/ids.js";
import type { JsonValue } from "../../ir/json.js";
import { asOverrides, parametersOfOverrides } from "../../ir/override-names.js";
import type { ApiKey, UsagePlan } from "../../ir/throttling.js";
import { keyPlaceOf, placeOf } from "../document-node.js";
import type { ReadContext } from "../read-context.js";
import type { LoadedSettings } from "../settings/read-settings.js";
import { readExpressions } from "./deploy-expressions.js";
import { parameterName, readDeployValue } from "./deploy-values.js";
import { knownOperation } from "./known-operation.js";

/** Settings that name an operation which the document does not have. */
export function checkOperationSettings(
  context: ReadContext,
  settings: LoadedSettings,
  operations: ReadonlySet<OperationId>,
): void {
  for (const id of Object.keys(settings.values.operations ?? {})) {
    knownOperation(context, settings.nodeAt(["operations", id]), operations, id);
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
      const operation = knownOperation(
        context,
        settings.nodeAt(["usagePlans", index, "operations", id]),
        operations,
        id,
      );
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
      ...(plan.productCode === undefined ? {} : { productCode: plan.productCode }),
      existingApiKeys: (plan.existingApiKeys ?? []).map((_, at) =>
        readDeployValue(context, settings.nodeAt(["usagePlans", index, "existingApiKeys", at]), "template"),
      ),
      origin: placeOf(settings.nodeAt(["usagePlans", index])),
    };
  });

/** Inputs that plans have by themselves; declaring them gives them another description or default. */
const ownParameters: ReadonlySet<string> = new Set(["ArtifactBucket", "ArtifactPrefix", "NamePrefix", "Release"]);

/** What the settings declare, laid over what reading found; sorted by name. */
export function readDeployParameters(context: ReadContext, settings: LoadedSettings): readonly DeployParameter[] {
  const parameters = new Map(context.deployParameters);
  const declared = Object.keys(settings.values.parameters ?? {}).map(parameterName);
  const expressions = readExpressions(settings, context.diagnostics);
  const overriding = parametersOfOverrides(
    [...readOverrides(settings), ...[...expressions.values()].flatMap(asOverrides)],
    declared,
  );
  for (const [key, declared] of Object.entries(settings.values.parameters ?? {})) {
    const name = parameterName(key);
    const found = parameters.get(name);
    if (found === undefined && !ownParameters.has(name) && !overriding.has(name)) {
      const at = keyPlaceOf(settings.nodeAt(["parameters", key]));
      context.diagnostics.report("parameter-unused", at, { parameter: key });
    }
    const parameterDefault = declared.default ?? found?.default;
    const known = expressions.get(key);
    parameters.set(name, {
      name,
      description: declared.description ?? found?.description ?? name,
      secret: declared.secret ?? found?.secret ?? false,
      ...(parameterDefault === undefined ? {} : { default: parameterDefault }),
      ...(known === undefined ? {} : { expressions: known }),
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
