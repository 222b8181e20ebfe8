import { reportLimit } from "../../limits.js";
import type { LoweringContext } from "../context.js";
import { domainLabel } from "./domain-label.js";

/** Compares the custom domains with the service's quotas, as far as one API can tell. */
export function checkDomainLimits({ api, diagnostics }: LoweringContext): void {
  const created = api.domains.flatMap((domain) => (domain.kind === "created" ? [domain] : []));
  const inside = created.filter(({ endpoint }) => endpoint === "private");
  reportLimit("domain-names", created.length - inside.length, api.origin, diagnostics);
  reportLimit("domain-names-private", inside.length, api.origin, diagnostics);
  const associations = inside.reduce((sum, { vpcEndpointIds }) => sum + vpcEndpointIds.length, 0);
  reportLimit("domain-access-associations", associations, api.origin, diagnostics);
  for (const domain of api.domains) {
    const { mappings, origin } = domain;
    const deep = mappings.filter(({ path }) => path.includes("/")).length;
    reportLimit(
      "domain-mappings",
      deep,
      origin,
      diagnostics,
      `Mappings of several segments of '${domainLabel(domain)}'`,
    );
    for (const { path } of mappings) reportLimit("mapping-path", path.length, origin, diagnostics);
  }
}
