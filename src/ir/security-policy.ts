import type { DeployValue } from "./deploy-value.js";

export type EndpointType = "edge" | "regional" | "private";
export type EndpointAccessMode = "BASIC" | "STRICT";
export type IpAddressType = "ipv4" | "dualstack";

/** What is minimal of TLS, and where callers come in. */
export interface TlsSettings {
  readonly endpoint: EndpointType;
  readonly securityPolicy?: string;
  /** Demanded beside enhanced security policies, and only there. */
  readonly endpointAccessMode?: EndpointAccessMode;
  readonly ipAddressType?: IpAddressType;
}

/** The trust store that callers' certificates are checked with. */
export interface MutualTls {
  /** `s3://bucket/key`. */
  readonly truststoreUri: DeployValue;
  /** Version of the object in S3. */
  readonly truststoreVersion?: DeployValue;
}

/**
 * Policies by the endpoint that takes them; those that begin with `SecurityPolicy_` are the enhanced ones.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies-list.html
 */
const enhancedPolicies = [
  "SecurityPolicy_TLS13_1_3_2025_09",
  "SecurityPolicy_TLS13_1_3_FIPS_2025_09",
  "SecurityPolicy_TLS13_1_2_FIPS_PFS_PQ_2025_09",
  "SecurityPolicy_TLS13_1_2_FIPS_PQ_2025_09",
  "SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09",
  "SecurityPolicy_TLS13_1_2_PQ_2025_09",
  "SecurityPolicy_TLS13_1_2_2021_06",
] as const;
export const securityPolicies: Readonly<Record<EndpointType, readonly string[]>> = {
  edge: [
    "TLS_1_0",
    "TLS_1_2",
    "SecurityPolicy_TLS13_2025_EDGE",
    "SecurityPolicy_TLS12_PFS_2025_EDGE",
    "SecurityPolicy_TLS12_2018_EDGE",
  ],
  regional: ["TLS_1_0", "TLS_1_2", ...enhancedPolicies],
  private: ["TLS_1_2", ...enhancedPolicies],
};

export const isEnhancedPolicy = (policy: string | undefined): boolean => policy?.startsWith("SecurityPolicy_") === true;

/** What is wrong with the minimum of TLS, as the end of a sentence; undefined when nothing is. */
export function tlsProblem({ endpoint, securityPolicy, endpointAccessMode }: TlsSettings): string | undefined {
  if (securityPolicy !== undefined && !securityPolicies[endpoint].includes(securityPolicy))
    return `has the security policy '${securityPolicy}', which endpoints of type ${endpoint} do not know`;
  const isEnhanced = isEnhancedPolicy(securityPolicy);
  if (isEnhanced && endpointAccessMode === undefined)
    return `has the security policy '${securityPolicy}' without an endpoint access mode`;
  if (!isEnhanced && endpointAccessMode !== undefined)
    return "has an endpoint access mode, which belongs to security policies that begin with 'SecurityPolicy_'";
  return undefined;
}

/** Private endpoints take callers of both versions alone; https://docs.aws.amazon.com/apigateway/latest/api/API_EndpointConfiguration.html */
export const isIpv4Private = ({ endpoint, ipAddressType }: TlsSettings): boolean =>
  endpoint === "private" && ipAddressType === "ipv4";
