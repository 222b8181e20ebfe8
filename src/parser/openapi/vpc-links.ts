import type { VpcLink } from "../../ir/vpc-link.js";
import { placeOf } from "../document-node.js";
import type { ReadContext } from "../read-context.js";
import type { LoadedSettings } from "../settings/read-settings.js";
import { readDeployValue } from "./deploy-values.js";

/** Which kind of link a name of the settings stands for: `${vpcLinks.<name>}` is read before the links themselves are. */
export const vpcLinkKinds = ({ values }: LoadedSettings): ReadonlyMap<string, VpcLink["kind"]> =>
  new Map(
    Object.entries(values.vpcLinks ?? {}).map(([name, link]) => [
      name,
      "networkLoadBalancer" in link ? "load-balancer" : "subnets",
    ]),
  );

/** The VPC links of the settings, in their order. */
export const readVpcLinks = (context: ReadContext, settings: LoadedSettings): readonly VpcLink[] =>
  Object.entries(settings.values.vpcLinks ?? {}).map(([name, link]): VpcLink => {
    const value = (...path: readonly (string | number)[]) =>
      readDeployValue(context, settings.nodeAt(["vpcLinks", name, ...path]), "template");
    const base = {
      name,
      ...(link.description === undefined ? {} : { description: link.description }),
      origin: placeOf(settings.nodeAt(["vpcLinks", name])),
    };
    if ("networkLoadBalancer" in link)
      return { ...base, kind: "load-balancer", networkLoadBalancer: value("networkLoadBalancer") };
    return {
      ...base,
      kind: "subnets",
      subnetIds: link.subnetIds.map((_, index) => value("subnetIds", index)),
      securityGroupIds: (link.securityGroupIds ?? []).map((_, index) => value("securityGroupIds", index)),
    };
  });
