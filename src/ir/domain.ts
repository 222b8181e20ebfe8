import type { DeployTree, DeployValue } from "./deploy-value.js";
import type { StageName } from "./ids.js";
import type { EndpointAccessMode, EndpointType, IpAddressType, MutualTls } from "./security-policy.js";
import type { SourcePointer } from "./source.js";

/** A custom domain name: one that the build makes, or one that is there already and is only mapped. */
export type CustomDomain = CreatedDomain | ExistingDomain;

interface DomainBase {
  /** `api.example.com`; lower case. */
  readonly name: DeployValue;
  readonly endpoint: EndpointType;
  readonly mappings: readonly DomainMapping[];
  readonly origin: SourcePointer;
}

export interface CreatedDomain extends DomainBase {
  readonly kind: "created";
  readonly certificate: DomainCertificate;
  readonly securityPolicy: string;
  readonly endpointAccessMode?: EndpointAccessMode;
  readonly ipAddressType?: IpAddressType;
  readonly mutualTls?: MutualTls;
  /** ARN of a public certificate, beside an imported or private one for mutual TLS. */
  readonly ownershipVerificationCertificateArn?: DeployValue;
  /** VPC endpoints that a private domain is reached through. */
  readonly vpcEndpointIds: readonly DeployValue[];
  /** IAM policy of a private domain, in place of one made of `vpcEndpointIds`. */
  readonly policy?: DeployTree;
  /** Zone of Route 53 that gets the alias records. */
  readonly hostedZoneId?: DeployValue;
}

export interface ExistingDomain extends DomainBase {
  readonly kind: "existing";
  /** What tells a private domain from others of its name. */
  readonly domainNameId?: DeployValue;
}

export type DomainCertificate =
  | { readonly kind: "existing"; readonly arn: DeployValue }
  /** Asked of ACM, which checks the ownership through records in this zone. */
  | { readonly kind: "created"; readonly hostedZoneId: DeployValue };

export interface DomainMapping {
  /** Without slashes at its ends: `v1`, `shop/orders`; empty for the root. */
  readonly path: string;
  /** False where callers name the stage themselves, behind the path: REST APIs only. */
  readonly stage: StageName | false;
}
