import type { HttpContext } from "../context.js";
import { routeVpcLinkKey } from "../keys.js";
import type { RouteVpcLinkResource } from "../model-v2.js";
import { planValue } from "../values.js";

/** The links into subnets. */
export const lowerVpcLinks = ({ api, diagnostics }: HttpContext): readonly RouteVpcLinkResource[] =>
  api.vpcLinks.flatMap((link) => {
    if (link.kind !== "subnets") {
      diagnostics.report("vpc-link-type-mismatch", link.origin, {
        name: link.name,
        target: "a network load balancer",
        type: "HTTP",
        other: "subnets",
      });
      return [];
    }
    return [
      {
        kind: "route-vpc-link",
        key: routeVpcLinkKey(link.name),
        origin: link.origin,
        dependsOn: [],
        // Names of links are the account's.
        name: `${api.name}-${link.name}`,
        subnetIds: link.subnetIds.map(planValue),
        securityGroupIds: link.securityGroupIds.map(planValue),
        tags: api.gateway.resourceTags,
      },
    ];
  });
