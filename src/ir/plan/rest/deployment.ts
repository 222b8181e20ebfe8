import type { ResourceOverride } from "../../api.js";
import { compareText } from "../../compare.js";
import type { Stage } from "../../delivery.js";
import { fingerprint } from "../fingerprint.js";
import { deploymentKey, keptDeploymentKey, restApiKey } from "../keys.js";
import type { PlanResource } from "../model.js";
import type { PlanKey } from "../model-base.js";
import type { DeploymentResource, RestApiResource } from "../model-rest.js";
import { attributeValue } from "../values.js";

/**
 * A snapshot of the API. `parts` are all that is defined within it, whether they are resources or have gone into the
 * API's body; a snapshot that is taken before the last of them exists lacks it. `overrides` are those of the parts.
 */
export function lowerDeployment(
  api: RestApiResource,
  parts: readonly PlanResource[],
  overrides: readonly Pick<ResourceOverride, "target" | "resource" | "properties">[] = [],
): DeploymentResource {
  const waitsFor = (kind: PlanResource["kind"]): boolean => kind === "method" || kind === "gateway-response";
  const dependsOn: readonly PlanKey[] =
    api.body === undefined
      ? parts
          .filter(({ kind }) => waitsFor(kind))
          .map(({ key }) => key)
          .sort(compareText)
      : [];
  return {
    kind: "deployment",
    key: deploymentKey,
    origin: api.origin,
    dependsOn,
    api: attributeValue(restApiKey, "id"),
    fingerprint: fingerprint(api, parts, overrides),
  };
}

/**
 * The deployments that stages stay on, beside the newest. A deployment never changes: as long as its resource is there,
 * so is the snapshot that it took when it was new.
 */
export function keptDeployments(newest: DeploymentResource, stages: readonly Stage[]): readonly DeploymentResource[] {
  const kept = new Map<string, DeploymentResource>();
  for (const { deployment: fingerprint, origin } of stages) {
    if (fingerprint === undefined || fingerprint === newest.fingerprint || kept.has(fingerprint)) continue;
    kept.set(fingerprint, { ...newest, key: keptDeploymentKey(fingerprint), origin, fingerprint });
  }
  return [...kept.values()];
}
