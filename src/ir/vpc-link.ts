import type { DeployValue } from "./deploy-value.js";
import type { SourcePointer } from "./source.js";

/** What an API reaches backends within a Virtual Private Cloud through; an integration refers to it by its name. */
export type VpcLink = LoadBalancerLink | SubnetLink;

interface VpcLinkBase {
  /** Unique among the links of the API. */
  readonly name: string;
  readonly description?: string;
  readonly origin: SourcePointer;
}

/** Of REST APIs. */
export interface LoadBalancerLink extends VpcLinkBase {
  readonly kind: "load-balancer";
  /** ARN of a network load balancer. */
  readonly networkLoadBalancer: DeployValue;
}

/** Of HTTP APIs. */
export interface SubnetLink extends VpcLinkBase {
  readonly kind: "subnets";
  readonly subnetIds: readonly DeployValue[];
  readonly securityGroupIds: readonly DeployValue[];
}
