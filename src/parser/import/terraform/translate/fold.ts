import type { EvaluatedResource } from "../module/evaluated.js";
import { type Draft, propertyOf } from "./draft.js";
import type { DraftIndex } from "./draft-index.js";
import { foldCertificateRecord, foldCertificateValidation } from "./fold-certificates.js";
import { foldAliasConcurrency, foldPermission, foldRoleAttachment, foldRolePolicy } from "./fold-functions.js";
import { foldIntegration, foldIntegrationResponse, foldMethodResponse } from "./fold-methods.js";
import { dropRepeatedThrottles, foldApiPolicy, foldMethodSettings } from "./fold-stages.js";
import { dropRepeatedInfo } from "./repeated-info.js";

/** Puts what the provider has a resource of its own for into the one that CloudFormation has it in. */
export type Fold = (resource: EvaluatedResource, drafts: DraftIndex) => boolean;

/** In this order: responses go into the integrations that were put into methods before. */
const folds: readonly (readonly [type: string, fold: Fold])[] = [
  ["aws_api_gateway_rest_api_policy", foldApiPolicy],
  ["aws_api_gateway_integration", foldIntegration],
  ["aws_api_gateway_method_response", foldMethodResponse],
  ["aws_api_gateway_integration_response", foldIntegrationResponse],
  ["aws_api_gateway_method_settings", foldMethodSettings],
  ["aws_iam_role_policy", foldRolePolicy],
  ["aws_iam_role_policy_attachment", foldRoleAttachment],
  ["aws_lambda_provisioned_concurrency_config", foldAliasConcurrency],
  ["aws_acm_certificate_validation", foldCertificateValidation],
  ["aws_route53_record", foldCertificateRecord],
];

/** Whatever has found no place of its own stays a draft for itself. */
export function foldAll(resources: readonly EvaluatedResource[], drafts: DraftIndex): readonly Draft[] {
  const folded = new Set<string>();
  for (const [type, fold] of folds) {
    for (const resource of resources) {
      if (resource.type === type && fold(resource, drafts)) folded.add(resource.address);
    }
  }
  for (const draft of drafts.all)
    if (draft.type === "AWS::Lambda::Permission" && propertyOf(draft, "qualifier")) foldPermission(draft, drafts);
  for (const draft of drafts.all) {
    if (draft.type === "AWS::ApiGateway::Stage") dropRepeatedThrottles(draft);
    if (draft.type === "AWS::ApiGatewayV2::Api") dropRepeatedInfo(draft);
  }
  return drafts.all.filter((each) => !folded.has(each.id));
}
