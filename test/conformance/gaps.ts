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

/**
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-account.html
 * https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/api_gateway_account
 */
const accountStays = (name: string): Gap => ({
  case: name,
  check: "destroyed",
  found: /^(?:CloudFormation|Terraform) leaves account api-gateway behind$/,
  reason:
    "Deleting the resource leaves the account's role for logs set, in CloudFormation and in Terraform's provider.",
  instead: "everything else of the case has to be gone, the role that the setting names among it.",
});

const overridden = (name: string, check: Check, found: RegExp): Gap => ({
  case: name,
  check,
  found,
  reason: "Overrides are merged behind the plan, by the printer of each target, so the plan does not know them.",
  instead: "the comparison of both accounts where both are overridden, and the recorded template and configuration.",
});

/** Everything that the emulator, or a target, cannot hold. There is no other way to leave something out. */
export const gaps: readonly Gap[] = [
  refused("rest-domain-private-security-policy", "Terraform"),
  refused("rest-security-policy", "Terraform"),
  refused("rest-vpc-link-load-balancer", "Terraform"),
  refused("rest-cache-invalidation", "CloudFormation"),
  refused("rest-usage-plan-product", "CloudFormation"),
  accountStays("rest-authorizer-settings"),
  accountStays("rest-execution-logs-account"),
  accountStays("websocket-access-logs"),
  accountStays("examples/users-service"),
  overridden(
    "overrides-references",
    "as planned",
    /^function overrides-references-api\/(?:EphemeralStorage\/Size|KMSKeyArn)/,
  ),
  ...(["as planned", "equal"] as const).map((check) =>
    overridden(
      "cloudformation-nested-overrides",
      check,
      /^(?:function \S+-listPets\/(?:Description|KMSKeyArn)|stage prod\/description): /,
    ),
  ),
  ...(["as planned", "equal"] as const).map(
    (check): Gap => ({
      case: "documents-expressions",
      check,
      found: /^method (?:GET \/links|POST \/queue)\/methodIntegration\/(?:connectionId|credentials|uri): /,
      reason: "The settings say what its parameters are in each target's own words, which lead to different values.",
      instead: "the recorded template and configuration; everything but these three members is compared.",
    }),
  ),
  ...(["as planned", "equal"] as const).map(
    (check): Gap => ({
      case: "rest-function-inline",
      check,
      found: /^function rest-function-inline-\S+\/CodeSha256: /,
      reason: "Each target packs code that stands in the settings into an archive in its own way, with its own digest.",
      instead: "the recorded template and configuration, which hold the code.",
    }),
  ),
  // https://github.com/hashicorp/terraform-provider-aws/issues/1550
  ...(["as planned", "drift-free"] as const).map(
    (check): Gap => ({
      case: "rest-cache-invalidation",
      check,
      found: /requireAuthorizationForCacheControl|aws_api_gateway_method_settings/,
      reason:
        "Terraform's provider sends no `false` for whether a client has to be authorized to invalidate the cache when it " +
        "makes the settings; the second plan sees that and sends it.",
      instead: "the recorded configuration; no template can say it at all.",
    }),
  ),
];
