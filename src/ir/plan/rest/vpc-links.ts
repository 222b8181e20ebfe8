import { reportLimit } from "../../limits.js";
import type { RestContext } from "../context.js";
import { vpcLinkKey } from "../keys.js";
import type { VpcLinkResource } from "../model-rest.js";
import { planValue } from "../values.js";

/** The links to network load balancers. */
export function lowerVpcLinks({ api, diagnostics }: RestContext): readonly VpcLinkResource[] {
  const [first] = api.vpcLinks;
  // The quota is the account's; the links of one API are all that is known of it.
  if (first !== undefined) reportLimit("rest-vpc-links", api.vpcLinks.length, first.origin, diagnostics);
  return api.vpcLinks.flatMap((link) => {
    if (link.kind !== "load-balancer") {
      diagnostics.report("vpc-link-type-mismatch", link.origin, {
        name: link.name,
        target: "subnets",
        type: "REST",
        other: "a network load balancer",
      });
      return [];
    }
    return [
      {
        kind: "vpc-link",
        key: vpcLinkKey(link.name),
        origin: link.origin,
        dependsOn: [],
        // Names of links are the account's.
        name: `${api.name}-${link.name}`,
        ...(link.description === undefined ? {} : { description: link.description }),
        networkLoadBalancer: planValue(link.networkLoadBalancer),
        tags: api.gateway.resourceTags,
      },
    ];
  });
}
