import type { DeployValue } from "./deploy-value.js";
import type { StageName } from "./ids.js";
import type { SourcePointer } from "./source.js";

/** The web ACL of the stages. */
export type WebAcl =
  | { readonly kind: "existing"; readonly arn: DeployValue; readonly origin: SourcePointer }
  | CreatedWebAcl;

export interface CreatedWebAcl {
  readonly kind: "created";
  /** What becomes of requests that no rule decides on. */
  readonly defaultAction: "allow" | "block";
  /** IPv4 and IPv6 addresses in CIDR notation; requests from them skip all other rules. */
  readonly allowedAddresses: readonly string[];
  readonly deniedAddresses: readonly string[];
  readonly rate?: RateRule;
  readonly managedRules: readonly ManagedRules[];
  /** Counts in CloudWatch, and samples of requests. */
  readonly metrics: boolean;
  readonly origin: SourcePointer;
}

export interface RateRule {
  /** Requests from one address within the window. */
  readonly limit: number;
  readonly windowSeconds: 60 | 120 | 300 | 600;
  readonly action: "block" | "count";
}

export interface ManagedRules {
  /** `AWS`, or a seller in the AWS Marketplace. */
  readonly vendor: string;
  readonly name: string;
  readonly version?: string;
  /** Rules of the group that only count. */
  readonly countedRules: readonly string[];
  /** The whole group only counts. */
  readonly countOnly: boolean;
}

/** A CloudFront distribution in front of one stage. */
export interface CloudFront {
  readonly stage: StageName;
  readonly aliases: readonly DeployValue[];
  /** ARN of a certificate in us-east-1; the distribution's own name alone answers without one. */
  readonly certificateArn?: DeployValue;
  /** Nothing is cached when absent. */
  readonly cache?: EdgeCache;
  /** Id of an origin request policy; all that the viewer sends but `Host` when absent. */
  readonly originRequestPolicyId?: DeployValue;
  /** Sent with every request to the API, so that it can tell them from direct ones. */
  readonly originHeader?: { readonly name: string; readonly parameter: string };
  /** Of scope CLOUDFRONT. */
  readonly webAclArn?: DeployValue;
  readonly priceClass: "all" | "200" | "100";
  readonly logging?: { readonly bucket: DeployValue; readonly prefix?: string; readonly cookies: boolean };
  readonly hostedZoneId?: DeployValue;
  readonly origin: SourcePointer;
}

/** Seconds; what tells cached answers apart. */
export interface EdgeCache {
  readonly minTtl: number;
  readonly defaultTtl: number;
  readonly maxTtl: number;
  readonly headers: readonly string[];
  readonly queryStrings: "all" | readonly string[];
  readonly cookies: readonly string[];
}
