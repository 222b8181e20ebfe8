import type { Check } from "./findings.js";

/**
 * A check that a case cannot pass in the emulator although what is deployed is right. The check is made all the same:
 * a row for one that passes is stale, and fails.
 */
export interface Gap {
  readonly case: string;
  readonly check: Check;
  /** What everything that is found has to match, so that nothing else hides behind the row. */
  readonly found: RegExp;
  /** Whose the fault is, and how that was seen. */
  readonly reason: string;
  /** What checks it in the emulator's place. */
  readonly instead: string;
}

/** The compiler refuses the document for one target and says why; nothing can be deployed there. */
const refused = (name: string, check: "CloudFormation" | "Terraform"): Gap => ({
  case: name,
  check,
  found: /refused.*: target-unsupported/,
  reason: `${check} has no property for what the case sets, so the compiler refuses it there.`,
  instead: "the case's recorded diagnostics, and the other target's account against the plan.",
});

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-account.html */
const accountStays = (name: string): Gap => ({
  case: name,
  check: "destroyed",
  found: /^CloudFormation leaves account api-gateway behind$/,
  reason:
    "CloudFormation has no way to take the account's role for logs back: deleting the resource leaves the setting.",
  instead: "nothing: that is what the service does. Everything else of the case has to be gone.",
});

const distribution = (name: string, check: Gap["check"], found: RegExp, reason: string): Gap => ({
  case: name,
  check,
  found,
  reason: `The emulator's CloudFront ${reason}; the template and the request hold what is missing.`,
  instead: "resource schemas for the template, `terraform test` with a mocked provider for the configuration.",
});

/** Everything that the emulator, or a target, cannot hold. There is no other way to leave something out. */
export const gaps: readonly Gap[] = [
  refused("rest-domain-private-security-policy", "Terraform"),
  refused("rest-security-policy", "Terraform"),
  refused("rest-cache-invalidation", "CloudFormation"),
  refused("rest-usage-plan-product", "CloudFormation"),
  accountStays("rest-authorizer-settings"),
  accountStays("rest-execution-logs-account"),
  accountStays("websocket-access-logs"),
  accountStays("examples/users-service"),
  {
    case: "overrides-references",
    check: "as planned",
    found: /^function overrides-references-api\/(?:EphemeralStorage\/Size|KMSKeyArn)/,
    reason: "Overrides are merged behind the plan, by the printer of each target, so the plan does not know them.",
    instead: "the comparison of both accounts, and the recorded template and configuration.",
  },
  distribution(
    "rest-cloudfront-minimal",
    "as planned",
    /ViewerCertificate\//,
    "answers with settings of a certificate that nobody sent",
  ),
  distribution("rest-cloudfront", "as planned", /\/Logging: the plan has/, "forgets where a stack's distribution logs"),
  distribution("http-cloudfront", "drift-free", /aws_cloudfront_distribution/, "forgets a setting that was sent"),
];
