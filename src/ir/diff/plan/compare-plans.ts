import type { Operation } from "../../api.js";
import type { HandlerId } from "../../ids.js";
import { canonical, fingerprint } from "../../plan/fingerprint.js";
import type { GatewayPlan, PlanResource } from "../../plan/model.js";
import type { PlanKey } from "../../plan/model-base.js";
import type { DifferenceBag, Where } from "../difference.js";
import { compareInterfaces } from "./interface.js";
import { replacements, resourceName } from "./replacement.js";

type OperationPairs = readonly (readonly [before: Operation, after: Operation])[];

/** Compares what two APIs become in the cloud: only what the models themselves do not tell. */
export function comparePlans(
  before: GatewayPlan,
  after: GatewayPlan,
  operations: OperationPairs,
  differences: DifferenceBag,
): void {
  const [known, now] = [resourcesOf(before), resourcesOf(after)];
  const renamed = renamedKeys(operations);
  for (const [key, resource] of known) {
    const other = now.get(key);
    if (other !== undefined) compareResources(resource, other, differences);
    else {
      const successor = now.get(successorKey(key, renamed));
      if (successor !== undefined && successor.key !== key && !known.has(successor.key))
        reportRenamed(resource, successor, differences);
    }
  }
  compareDeployments(known, now, differences);
  compareInterfaces(before, after, differences);
}

const resourcesOf = ({ resources }: GatewayPlan): ReadonlyMap<PlanKey, PlanResource> =>
  new Map(resources.map((resource) => [resource.key, resource]));

const whereOf = (before: PlanResource, after: PlanResource): Where => ({
  subject: `${replacements[before.kind]?.what ?? before.kind} '${resourceName(before)}'`,
  before: before.origin,
  after: after.origin,
});

function compareResources(before: PlanResource, after: PlanResource, differences: DifferenceBag): void {
  const rule = replacements[before.kind];
  if (rule === undefined) return;
  const member = (resource: PlanResource, name: string): string =>
    canonical((resource as unknown as Readonly<Record<string, unknown>>)[name], "");
  const changed = rule.members.filter((name) => member(before, name) !== member(after, name));
  if (changed.length === 0) return;
  const values = { member: changed.map((name) => `'${name}'`).join(" and "), consequence: rule.consequence };
  differences.report("resource-replaced", whereOf(before, after), values);
}

function reportRenamed(before: PlanResource, after: PlanResource, differences: DifferenceBag): void {
  const rule = replacements[before.kind];
  if (rule === undefined) return;
  const values = { after: `'${resourceName(after)}'`, consequence: rule.consequence };
  differences.report("resource-renamed", whereOf(before, after), values);
}

/** How the functions of operations are called on the other side, where operations have functions of their own. */
function renamedKeys(operations: OperationPairs): ReadonlyMap<HandlerId, HandlerId> {
  const handlerOf = ({ integration }: Operation): HandlerId | undefined =>
    integration.kind === "lambda" && integration.target.kind === "handler" ? integration.target.handler : undefined;
  const renamed = new Map<HandlerId, HandlerId>();
  for (const [before, after] of operations) {
    const [was, is] = [handlerOf(before), handlerOf(after)];
    if (was !== undefined && is !== undefined && was !== is) renamed.set(was, is);
  }
  return renamed;
}

/** The key of what does the same on the other side: of a function, its role, its log group. */
function successorKey(key: PlanKey, renamed: ReadonlyMap<HandlerId, HandlerId>): PlanKey {
  const colon = key.indexOf(":");
  const [handler = "", ...rest] = key.slice(colon + 1).split(":");
  const successor = renamed.get(handler as HandlerId);
  return successor === undefined ? key : (`${key.slice(0, colon)}:${[successor, ...rest].join(":")}` as PlanKey);
}

/** A deployment is a snapshot; without one, stages follow the definition by themselves. */
function compareDeployments(
  before: ReadonlyMap<PlanKey, PlanResource>,
  after: ReadonlyMap<PlanKey, PlanResource>,
  differences: DifferenceBag,
): void {
  const where = (resource: PlanResource | undefined, other: PlanResource | undefined): Where => ({
    subject: "API",
    before: resource?.origin,
    after: other?.origin,
  });
  for (const key of ["deployment:api", "route-deployment:api"] as const) {
    const [was, is] = [before.get(key), after.get(key)];
    const prints = [was, is].map((each) =>
      each !== undefined && "fingerprint" in each ? each.fingerprint : undefined,
    );
    if (prints[0] !== undefined && prints[1] !== undefined && prints[0] !== prints[1])
      differences.report("deployment-renewed", where(was, is), { before: prints[0], after: prints[1] });
  }
  const [was, is] = [before.get("http-api:api"), after.get("http-api:api")];
  const isDeployed = before.has("route-deployment:api") || after.has("route-deployment:api");
  if (was === undefined || is === undefined || isDeployed) return;
  if (definitionOf(before) !== definitionOf(after)) differences.report("definition-changed", where(was, is), {});
}

/** Digest of all that a stage with automatic deployment serves. */
function definitionOf(resources: ReadonlyMap<PlanKey, PlanResource>): string {
  const api = resources.get("http-api:api");
  if (api?.kind !== "http-api") return "";
  const kinds: readonly PlanResource["kind"][] = ["route", "integration", "route-authorizer"];
  return fingerprint(
    api,
    [...resources.values()].filter(({ kind }) => kinds.includes(kind)),
  );
}
