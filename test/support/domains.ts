import { literal } from "../../src/ir/deploy-value.js";
import type { CreatedDomain, DomainMapping, ExistingDomain } from "../../src/ir/domain.js";
import type { CloudFront, CreatedWebAcl } from "../../src/ir/edge.js";
import { type StageName, unsafeId } from "../../src/ir/ids.js";
import { at } from "./models.js";

/** The stage `live` at a path. */
export const aMapping = (path = ""): DomainMapping => ({ path, stage: unsafeId<StageName>("live") });

/** `api.example.com`: regional, with a certificate that is there, and the stage `live` at its root. */
export const aDomain = (members: Partial<CreatedDomain> = {}): CreatedDomain => ({
  kind: "created",
  name: literal("api.example.com"),
  endpoint: "regional",
  certificate: { kind: "existing", arn: literal("arn:aws:acm:eu-central-1:123456789012:certificate/c") },
  securityPolicy: "TLS_1_2",
  vpcEndpointIds: [],
  mappings: [aMapping()],
  origin: at("/domains/0"),
  ...members,
});

export const anExistingDomain = (members: Partial<ExistingDomain> = {}): ExistingDomain => ({
  kind: "existing",
  name: literal("shared.example.com"),
  endpoint: "regional",
  mappings: [aMapping()],
  origin: at("/domains/0"),
  ...members,
});

/** Without a rule. */
export const aWebAcl = (members: Partial<CreatedWebAcl> = {}): CreatedWebAcl => ({
  kind: "created",
  defaultAction: "allow",
  allowedAddresses: [],
  deniedAddresses: [],
  managedRules: [],
  metrics: true,
  origin: at("/webAcl"),
  ...members,
});

/** In front of the stage `live`, as `www.example.com`. */
export const aDistribution = (members: Partial<CloudFront> = {}): CloudFront => ({
  stage: unsafeId<StageName>("live"),
  aliases: [literal("www.example.com")],
  certificateArn: literal("arn:aws:acm:us-east-1:123456789012:certificate/c"),
  priceClass: "all",
  origin: at("/cloudFront"),
  ...members,
});
