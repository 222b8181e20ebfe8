import { z } from "zod";
import { deployText } from "./values.js";

export const securityPolicy = z
  .string()
  .regex(/^(TLS_1_[02]|SecurityPolicy_\w+)$/, "has to be TLS_1_2, TLS_1_0 or the name of an enhanced policy");
export const endpointAccessMode = z.enum(["basic", "strict"]);
export const ipAddressType = z.enum(["ipv4", "dualstack"]);

const certificate = z.strictObject({
  arn: deployText.optional().describe("ARN of a certificate in ACM; of an edge domain's, in us-east-1."),
  create: z.literal(true).optional().describe("Ask ACM for one; a record in the hosted zone proves the ownership."),
  hostedZoneId: deployText.optional().describe("Zone for that record. Default: the domain's `hostedZoneId`."),
});

const mutualTls = z.strictObject({
  truststoreUri: deployText.describe("`s3://bucket/key` of the certificates that are trusted, in PEM."),
  truststoreVersion: deployText.optional().describe("Version of the object. Default: the newest at deployment."),
});

const mapping = z.strictObject({
  path: z
    .string()
    .optional()
    .describe(
      "Path below the domain, `v1`; one of several segments needs a regional domain. Default: the domain's root.",
    ),
  stage: z
    .union([z.string(), z.literal(false)])
    .optional()
    .describe(
      "Name of the stage; false where callers name it behind the path, which REST APIs alone know. Default: the first one.",
    ),
});

export const domain = z.strictObject({
  name: deployText.describe("`api.example.com`, `*.example.com`, or `${Name}` for a deploy parameter."),
  existing: z
    .boolean()
    .optional()
    .describe("The domain name is there already and only gets mappings: several APIs share it. Default: false."),
  domainNameId: deployText.optional().describe("Id of an existing private domain name, behind the `+` in its ARN."),
  endpoint: z
    .enum(["edge", "regional", "private"])
    .optional()
    .describe("Default: private for a private API, else regional."),
  certificate: certificate
    .optional()
    .describe("Default: a deploy parameter named after the domain, `ApiExampleComCertificateArn`."),
  securityPolicy: securityPolicy
    .optional()
    .describe(
      "TLS_1_2 (TLS 1.2 and 1.3), TLS_1_0, or an enhanced policy such as SecurityPolicy_TLS13_1_3_2025_09. Default: TLS_1_2.",
    ),
  endpointAccessMode: endpointAccessMode.optional().describe("Demanded beside an enhanced security policy."),
  ipAddressType: ipAddressType.optional().describe("Default: the service's, ipv4; private domains are dualstack."),
  mutualTls: mutualTls
    .optional()
    .describe("Callers show a client certificate. Regional domains only; set `api.disableExecuteApiEndpoint` as well."),
  ownershipVerificationCertificateArn: deployText
    .optional()
    .describe("ARN of a public certificate, where `certificate` is imported or private and `mutualTls` is set."),
  mappings: z.array(mapping).min(1).optional().describe("Default: the first stage at the domain's root."),
  vpcEndpointIds: z
    .array(deployText)
    .optional()
    .describe("VPC endpoints that a private domain is reached through: each is associated and let in."),
  policy: z
    .record(z.string(), z.unknown())
    .optional()
    .describe("IAM policy document of a private domain. Default: one that lets `vpcEndpointIds` in."),
  hostedZoneId: deployText
    .optional()
    .describe("Zone of Route 53 that gets alias records (A and AAAA). Default: none; outputs tell the target."),
});
