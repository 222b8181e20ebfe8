import type { EndpointAccessMode, IpAddressType } from "../security-policy.js";
import type { PlanResourceBase, PlanTree, PlanValue } from "./model-base.js";

type Tags = readonly { readonly key: string; readonly value: string }[];

/** A public certificate of ACM, whose ownership is proved by a record in a zone of Route 53. */
export interface CertificateResource extends PlanResourceBase<"certificate"> {
  readonly domainName: PlanValue;
  readonly hostedZoneId: PlanValue;
  readonly tags: Tags;
}

/** A domain name of REST APIs; private ones have a type of their own in CloudFormation. */
export interface DomainNameResource extends PlanResourceBase<"domain-name"> {
  readonly name: PlanValue;
  readonly endpoint: "EDGE" | "REGIONAL" | "PRIVATE";
  readonly certificate: PlanValue;
  readonly securityPolicy: string;
  readonly endpointAccessMode?: EndpointAccessMode;
  readonly ipAddressType?: IpAddressType;
  readonly mutualTls?: PlanMutualTls;
  readonly ownershipVerificationCertificate?: PlanValue;
  /** Private only. */
  readonly policy?: PlanTree;
  readonly tags: Tags;
}

export interface PlanMutualTls {
  readonly truststoreUri: PlanValue;
  readonly truststoreVersion?: PlanValue;
}

/** Lets a VPC endpoint reach a private domain name. */
export interface DomainAccessResource extends PlanResourceBase<"domain-access"> {
  readonly domainArn: PlanValue;
  readonly vpcEndpointId: PlanValue;
  readonly tags: Tags;
}

/** A domain name of HTTP and WebSocket APIs: regional. */
export interface RouteDomainNameResource extends PlanResourceBase<"route-domain-name"> {
  readonly name: PlanValue;
  readonly certificate: PlanValue;
  readonly securityPolicy: string;
  readonly ipAddressType?: IpAddressType;
  readonly mutualTls?: PlanMutualTls;
  readonly ownershipVerificationCertificate?: PlanValue;
  readonly tags: Tags;
}

/** A stage of a REST API below one segment of a domain name, or at its root. */
export interface BasePathMappingResource extends PlanResourceBase<"base-path-mapping"> {
  readonly domain: PlanValue;
  /** What tells a private domain name from others. */
  readonly privateDomain?: { readonly arn: PlanValue; readonly id: PlanValue };
  /** Undefined for the root. */
  readonly basePath?: string;
  readonly api: PlanValue;
  /** Undefined where callers name it, behind the path. */
  readonly stage?: PlanValue;
}

/** The same by the service's second API: for HTTP and WebSocket APIs, and where the path has several segments. */
export interface ApiMappingResource extends PlanResourceBase<"api-mapping"> {
  readonly domain: PlanValue;
  /** Undefined for the root. */
  readonly path?: string;
  readonly api: PlanValue;
  readonly stage: PlanValue;
}

/** An alias in Route 53. */
export interface DnsRecordResource extends PlanResourceBase<"dns-record"> {
  readonly hostedZoneId: PlanValue;
  readonly name: PlanValue;
  readonly type: "A" | "AAAA";
  readonly target: { readonly domainName: PlanValue; readonly hostedZoneId: PlanValue };
}

/** What the gateway shows to backends that ask for a certificate. It expires after 365 days. */
export interface ClientCertificateResource extends PlanResourceBase<"client-certificate"> {
  readonly description: string;
  readonly tags: Tags;
}
