import { defineCatalog, message } from "./define.js";

/** Custom domains, what stands in front of an API, and its documentation. Reported only by builds that emit infrastructure. */
export const domainsCatalog = defineCatalog({
  "security-policy-invalid": {
    severity: "error",
    message: message`The API ${"problem"}.`,
    help: "`TLS_1_2` suits every endpoint. Enhanced policies begin with `SecurityPolicy_` (those of edge endpoints end in `_EDGE`) and need `endpointAccessMode: strict`, or `basic` while callers still come by other names.",
  },
  "tls-outdated": {
    severity: "warning",
    message: message`${"subject"} accepts TLS 1.0 and 1.1, which are broken.`,
    help: "Set `securityPolicy: TLS_1_2`; it accepts TLS 1.3 too.",
  },
  "domain-invalid": {
    severity: "error",
    message: message`The domain '${"domain"}' ${"problem"}.`,
    help: "A domain name is in lower case, without scheme and path. The README lists what each type of endpoint takes under `domains`.",
  },
  "domain-certificate-region": {
    severity: "warning",
    message: message`The certificate of the edge domain '${"domain"}' is asked for in the region of the API; an edge domain takes one of us-east-1 alone.`,
    help: "Deploy the API in us-east-1, or create the certificate there and give its ARN as `certificate.arn`, or make the domain regional. Silence this warning by its code where the API is in us-east-1.",
  },
  "domain-record-private": {
    severity: "error",
    message: message`No alias records can be made for the private domain '${"domain"}': they lead to a VPC endpoint, which this build does not make.`,
    help: "Remove `hostedZoneId` (a certificate that is made has one of its own, `certificate.hostedZoneId`), and add a record to the private zone that leads to the endpoint's DNS name.",
  },
  "mutual-tls-bypass": {
    severity: "warning",
    message: message`Callers get around the client certificates of the domain '${"domain"}' by the API's default endpoint.`,
    help: "Set `api.disableExecuteApiEndpoint: true`; the domain is the only way in then.",
  },
  "web-acl-invalid": {
    severity: "error",
    message: message`The web ACL ${"problem"}.`,
    help: "Give `webAcl.arn` of an existing one, or rules: `managedRules`, `rate`, `allow`, `deny`, or `defaultAction: block`.",
  },
  "cloudfront-invalid": {
    severity: "error",
    message: message`The CloudFront distribution ${"problem"}.`,
    help: "Its origin is the default endpoint of the stage: the API has to be regional or edge-optimized and its default endpoint enabled. Refuse direct calls with `cloudFront.originHeader` and an authorizer that compares it.",
  },
  "cloudfront-default-certificate": {
    severity: "warning",
    message: message`The CloudFront distribution answers under its own name alone, where viewers may use TLS 1.0.`,
    help: "Give it `cloudFront.aliases` with a certificate of us-east-1: TLS 1.2 is demanded then.",
  },
  "documentation-invalid": {
    severity: "error",
    message: message`The documentation ${"problem"}.`,
    help: "A part's location has a type and what the type takes of path, method, statusCode and name: https://docs.aws.amazon.com/apigateway/latest/api/API_DocumentationPartLocation.html",
  },
});
