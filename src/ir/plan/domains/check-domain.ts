import { literalText } from "../../deploy-value.js";
import type { CreatedDomain, CustomDomain } from "../../domain.js";
import { isEnhancedPolicy, isIpv4Private, tlsProblem } from "../../security-policy.js";
import type { LoweringContext } from "../context.js";
import { domainLabel, isDomainName } from "./domain-label.js";

type Report = (problem: string, help?: string) => void;

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mappings.html */
const mappingPath = /^(?:[A-Za-z0-9$_.+!*'()-]+(?:\/[A-Za-z0-9$_.+!*'()-]+)*)?$/;

const apiTypes = { rest: "REST", http: "HTTP", websocket: "WebSocket" } as const;

/** Reports what the service does not take. */
export function checkDomain(domain: CustomDomain, context: LoweringContext): void {
  const report: Report = (problem, help) =>
    context.diagnostics.report(
      "domain-invalid",
      domain.origin,
      { domain: domainLabel(domain), problem },
      help === undefined ? {} : { help },
    );
  if (!isDomainName(domain.name)) report("is no name of a domain in lower case");
  checkEndpoint(domain, context, report);
  checkMappings(domain, report);
  if (domain.kind === "created") checkCreated(domain, context, report);
}

function checkEndpoint(domain: CustomDomain, { api: { gateway } }: LoweringContext, report: Report): void {
  const { endpoint } = domain;
  const type = apiTypes[gateway.protocol];
  if (gateway.protocol !== "rest") {
    if (endpoint !== "regional")
      report(
        `has an endpoint of type ${endpoint}; ${type} APIs know regional domains alone`,
        "Set `endpoint: regional`.",
      );
    return;
  }
  const isPrivate = gateway.endpoint === "private";
  if (isPrivate !== (endpoint === "private"))
    report(
      isPrivate ? `is ${endpoint}, and the API is private` : "is private, and the API is not",
      "A private API has private domains, and nothing else has them. Change `api.endpoint` or the domain's `endpoint`.",
    );
  if (domain.kind === "existing" && (domain.domainNameId !== undefined) !== (endpoint === "private"))
    report(
      endpoint === "private"
        ? "is private and exists, and lacks its `domainNameId`"
        : "has a `domainNameId`, which belongs to private domains",
      "The id stands behind the `+` in the domain's ARN; it tells private domains of one name apart.",
    );
}

function checkMappings({ mappings, endpoint, ...domain }: CustomDomain, report: Report): void {
  const seen = new Set<string>();
  for (const { path } of mappings) {
    if (!mappingPath.test(path))
      report(`is mapped at '${path}'`, "A path holds letters, digits and `$-_.+!*'()`, with `/` between its segments.");
    if (seen.has(path)) report(`has two mappings at '/${path}'`, "Give each stage a path of its own.");
    seen.add(path);
    if (!path.includes("/")) continue;
    if (endpoint !== "regional")
      report(
        `is mapped at '${path}', which has several segments, and its endpoint is ${endpoint}`,
        "Mappings of several segments need a regional domain; elsewhere use one segment.",
      );
    if (domain.kind === "created" && domain.securityPolicy === "TLS_1_0")
      report(
        `is mapped at '${path}', which has several segments, and accepts TLS 1.0`,
        "Set `securityPolicy: TLS_1_2`.",
      );
  }
}

function checkCreated(domain: CreatedDomain, context: LoweringContext, report: Report): void {
  const { endpoint, securityPolicy, certificate, origin } = domain;
  const { api, diagnostics } = context;
  const label = domainLabel(domain);
  const problem = tlsProblem(domain);
  if (problem !== undefined) report(problem, tlsHelp);
  else if (securityPolicy !== "TLS_1_2" && api.gateway.protocol !== "rest")
    report(
      `has the security policy '${securityPolicy}'; ${apiTypes[api.gateway.protocol]} APIs know TLS_1_2 alone`,
      "Set `securityPolicy: TLS_1_2`; it accepts TLS 1.3 too.",
    );
  else if (securityPolicy === "TLS_1_0")
    diagnostics.report("tls-outdated", origin, { subject: `The domain '${label}'` });
  if (isIpv4Private(domain))
    report(
      "is private and restricted to IPv4",
      "Private endpoints are dualstack: set `ipAddressType: dualstack`, or remove it.",
    );
  if (endpoint === "edge" && certificate.kind === "created")
    diagnostics.report("domain-certificate-region", origin, { domain: label });
  checkPrivate(domain, context, report);
  checkMutualTls(domain, context, report);
}

const tlsHelp =
  "`TLS_1_2` suits every endpoint. Enhanced policies begin with `SecurityPolicy_` (those of edge domains end in `_EDGE`) and need `endpointAccessMode: strict`, or `basic` while callers still come by other names.";

function checkPrivate(domain: CreatedDomain, { diagnostics }: LoweringContext, report: Report): void {
  const { endpoint, vpcEndpointIds, policy, hostedZoneId, origin } = domain;
  const hasAccess = vpcEndpointIds.length > 0 || policy !== undefined;
  if (endpoint !== "private") {
    if (hasAccess)
      report(
        `has VPC endpoints or a policy, and is ${endpoint}`,
        "These belong to private domains: set `endpoint: private`, or remove them.",
      );
    return;
  }
  if (!hasAccess)
    report(
      "is private and lets nobody in",
      "Name the VPC endpoints under `vpcEndpointIds` (a policy for just these is made), or give a `policy`.",
    );
  if (hostedZoneId !== undefined) diagnostics.report("domain-record-private", origin, { domain: domainLabel(domain) });
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mutual-tls.html */
function checkMutualTls(domain: CreatedDomain, { api, diagnostics }: LoweringContext, report: Report): void {
  const { mutualTls, endpoint, securityPolicy, ownershipVerificationCertificateArn, origin } = domain;
  if (mutualTls === undefined) {
    if (ownershipVerificationCertificateArn !== undefined)
      report(
        "has a certificate that verifies its ownership, which goes with mutual TLS alone",
        "Add `mutualTls`, or remove it.",
      );
    return;
  }
  if (endpoint !== "regional")
    report(`demands client certificates, and is ${endpoint}`, "Mutual TLS needs a regional domain.");
  if (isEnhancedPolicy(securityPolicy))
    report(
      "demands client certificates, and has an enhanced security policy",
      "Mutual TLS goes with `securityPolicy: TLS_1_2`.",
    );
  if (api.gateway.protocol === "websocket")
    report(
      "demands client certificates, which WebSocket APIs do not take",
      "Let the authorizer of `$connect` check callers.",
    );
  const uri = literalText(mutualTls.truststoreUri);
  if (uri !== undefined && !/^s3:\/\/[a-z0-9.-]+\/.+$/.test(uri))
    report(`has the trust store '${uri}', which is no object in S3`, "A trust store's URI reads `s3://bucket/key`.");
  if (!api.gateway.disableExecuteApiEndpoint)
    diagnostics.report("mutual-tls-bypass", origin, { domain: domainLabel(domain) });
}
