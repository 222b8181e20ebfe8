import type { ApiModel } from "../../api.js";
import { reportLimit } from "../../limits.js";
import { placeWithin } from "../../source.js";
import type { LoweringContext } from "../context.js";
import type { PlanResource } from "../model.js";

/** Compares what is defined within an HTTP API with the service's quotas. */
export function checkHttpLimits(parts: readonly PlanResource[], { api, diagnostics }: LoweringContext): void {
  const count = (kind: PlanResource["kind"]): number => parts.filter((part) => part.kind === kind).length;
  reportLimit("http-routes", count("route"), api.origin, diagnostics);
  reportLimit("http-integrations", count("integration"), api.origin, diagnostics);
  reportLimit("http-authorizers", count("route-authorizer"), api.origin, diagnostics);
  reportLimit("http-stages", api.stages.length, api.origin, diagnostics);
  checkVpcLinks(api, diagnostics);
  for (const part of parts) {
    const { origin } = part;
    if (part.kind === "route") {
      const subject = `Scopes of the route '${part.routeKey}'`;
      reportLimit("route-scopes", part.authorizationScopes.length, origin, diagnostics, subject);
    }
    if (part.kind === "route-authorizer" && part.jwt !== undefined)
      reportLimit("jwt-audiences", part.jwt.audience.length, origin, diagnostics);
    if (part.kind === "integration" && part.timeoutMs !== undefined) {
      const at = origin === undefined ? undefined : placeWithin(origin, ["timeoutInMillis"], "key");
      reportLimit("integration-timeout-minimum", part.timeoutMs, at, diagnostics);
      reportLimit("http-integration-timeout", part.timeoutMs, at, diagnostics);
    }
  }
}

function checkVpcLinks({ vpcLinks, origin }: ApiModel, diagnostics: LoweringContext["diagnostics"]): void {
  reportLimit("vpc-links", vpcLinks.length, origin, diagnostics);
  for (const link of vpcLinks)
    if (link.kind === "subnets") reportLimit("vpc-link-subnets", link.subnetIds.length, link.origin, diagnostics);
}
