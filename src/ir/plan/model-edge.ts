import type { PlanResourceBase, PlanValue } from "./model-base.js";

type Tags = readonly { readonly key: string; readonly value: string }[];

/** Of scope REGIONAL. */
export interface IpSetResource extends PlanResourceBase<"ip-set"> {
  readonly name: PlanValue;
  readonly description: string;
  readonly version: "IPV4" | "IPV6";
  /** CIDR notation, sorted. */
  readonly addresses: readonly string[];
  readonly tags: Tags;
}

/** Of scope REGIONAL. */
export interface WebAclResource extends PlanResourceBase<"web-acl"> {
  readonly name: PlanValue;
  readonly description: string;
  readonly defaultAction: "ALLOW" | "BLOCK";
  /** By priority, ascending. */
  readonly rules: readonly WebAclRule[];
  readonly metricName: string;
  readonly metrics: boolean;
  readonly tags: Tags;
}

export interface WebAclRule {
  readonly name: string;
  readonly priority: number;
  /** Of a group of rules, `NONE` leaves each rule its own action. */
  readonly action: "ALLOW" | "BLOCK" | "COUNT" | "NONE";
  readonly statement: WebAclStatement;
}

export type WebAclStatement =
  | { readonly kind: "ip-set"; readonly arn: PlanValue }
  | { readonly kind: "rate"; readonly limit: number; readonly windowSeconds: number }
  | {
      readonly kind: "managed-rules";
      readonly vendor: string;
      readonly name: string;
      readonly version?: string;
      readonly countedRules: readonly string[];
    };

export interface WebAclAssociationResource extends PlanResourceBase<"web-acl-association"> {
  readonly webAcl: PlanValue;
  /** The ARN of a stage. */
  readonly resource: PlanValue;
}

export interface CachePolicyResource extends PlanResourceBase<"cache-policy"> {
  readonly name: PlanValue;
  readonly description: string;
  /** Seconds. */
  readonly minTtl: number;
  readonly defaultTtl: number;
  readonly maxTtl: number;
  readonly headers: readonly string[];
  readonly queryStrings: "all" | readonly string[];
  readonly cookies: readonly string[];
}

/** A CloudFront distribution with one origin, the API. */
export interface DistributionResource extends PlanResourceBase<"distribution"> {
  readonly description: string;
  readonly originDomain: PlanValue;
  /** `/live`; undefined for a stage without a path. */
  readonly originPath?: PlanValue;
  readonly originHeaders: readonly { readonly name: string; readonly value: PlanValue }[];
  readonly aliases: readonly PlanValue[];
  /** CloudFront's own certificate when absent. */
  readonly certificate?: PlanValue;
  readonly cachePolicy: PlanValue;
  readonly originRequestPolicy: PlanValue;
  readonly webAcl?: PlanValue;
  readonly priceClass: "PriceClass_All" | "PriceClass_200" | "PriceClass_100";
  readonly logging?: { readonly bucket: PlanValue; readonly prefix?: string; readonly cookies: boolean };
  readonly tags: Tags;
}
