import type { PseudoParameter } from "../../ir/deploy-value.js";
import type { PlanAttribute, PlanResourceKind } from "../../ir/plan/model-base.js";

/** Text, and expressions as they stand between `${` and `}` in `Fn::Sub`. */
export type ReferencePart = { readonly text: string } | { readonly expression: string };

type AttributeTable = Readonly<Partial<Record<PlanAttribute, (logicalId: string) => readonly ReferencePart[]>>>;

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html */
export const pseudoParameters: Readonly<Record<PseudoParameter, string>> = {
  region: "AWS::Region",
  account: "AWS::AccountId",
  partition: "AWS::Partition",
  urlSuffix: "AWS::URLSuffix",
};

const text = (value: string): ReferencePart => ({ text: value });
const expression = (value: string): ReferencePart => ({ expression: value });
const ref = (logicalId: string): readonly ReferencePart[] => [expression(logicalId)];
const getAtt =
  (attribute: string) =>
  (logicalId: string): readonly ReferencePart[] => [expression(`${logicalId}.${attribute}`)];

const partition = expression("AWS::Partition");
const region = expression("AWS::Region");
const account = expression("AWS::AccountId");

/** Of the API that `Ref` names, whatever its type. */
const executionArn = (api: string): readonly ReferencePart[] => [
  text("arn:"),
  partition,
  text(":execute-api:"),
  region,
  text(":"),
  account,
  text(":"),
  expression(api),
];
/** https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html */
const routeApi: AttributeTable = {
  id: ref,
  endpoint: getAtt("ApiEndpoint"),
  arn: (api) => [text("arn:"), partition, text(":apigateway:"), region, text("::/apis/"), expression(api)],
  executionArn,
};

/**
 * What `Ref` and `Fn::GetAtt` return, by kind: the section "Return values" of each type's page below
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
 */
export const attributes: Readonly<Record<PlanResourceKind, AttributeTable>> = {
  "rest-api": {
    id: ref,
    rootResourceId: getAtt("RootResourceId"),
    arn: (api) => [text("arn:"), partition, text(":apigateway:"), region, text("::/restapis/"), expression(api)],
    executionArn,
  },
  path: { id: ref },
  method: { id: ref },
  model: { id: ref, name: ref },
  "request-validator": { id: ref },
  authorizer: { id: ref },
  "gateway-response": { id: ref },
  deployment: { id: ref },
  stage: { id: ref, name: ref },
  "vpc-link": { id: ref },
  "usage-plan": { id: ref },
  "api-key": { id: ref },
  "usage-plan-key": { id: ref },
  "http-api": routeApi,
  "websocket-api": routeApi,
  route: { id: ref },
  integration: { id: ref },
  "integration-response": { id: ref },
  "route-response": { id: ref },
  "message-model": { id: ref },
  "route-authorizer": { id: ref },
  "route-deployment": { id: ref },
  "route-stage": { id: ref, name: ref },
  "route-vpc-link": { id: ref },
  function: {
    id: ref,
    name: ref,
    arn: getAtt("Arn"),
    invokeArn: (name) => [
      text("arn:"),
      partition,
      text(":apigateway:"),
      region,
      text(":lambda:path/2015-03-31/functions/"),
      expression(`${name}.Arn`),
      text("/invocations"),
    ],
  },
  "function-version": { id: ref, arn: ref, version: getAtt("Version") },
  "function-alias": {
    id: ref,
    arn: ref,
    invokeArn: (alias) => [
      text("arn:"),
      partition,
      text(":apigateway:"),
      region,
      text(":lambda:path/2015-03-31/functions/"),
      expression(alias),
      text("/invocations"),
    ],
  },
  certificate: { id: ref, arn: ref },
  "domain-name": {
    id: ref,
    name: ref,
    arn: getAtt("DomainNameArn"),
    domainNameId: getAtt("DomainNameId"),
    regionalDomainName: getAtt("RegionalDomainName"),
    regionalHostedZoneId: getAtt("RegionalHostedZoneId"),
    distributionDomainName: getAtt("DistributionDomainName"),
    distributionHostedZoneId: getAtt("DistributionHostedZoneId"),
  },
  "domain-access": { id: ref },
  "route-domain-name": {
    id: ref,
    name: ref,
    regionalDomainName: getAtt("RegionalDomainName"),
    regionalHostedZoneId: getAtt("RegionalHostedZoneId"),
  },
  "base-path-mapping": { id: ref },
  "api-mapping": { id: ref },
  "dns-record": { id: ref },
  "client-certificate": { id: ref },
  "ip-set": { arn: getAtt("Arn") },
  "web-acl": { arn: getAtt("Arn") },
  "web-acl-association": { id: ref },
  "cache-policy": { id: ref },
  distribution: { id: ref, domainName: getAtt("DomainName") },
  "documentation-part": { id: ref },
  "documentation-version": { id: ref },
  permission: { id: ref },
  role: { id: ref, name: ref, arn: getAtt("Arn") },
  account: { id: ref },
  alarm: { id: ref, name: ref, arn: getAtt("Arn") },
  dashboard: { id: ref, name: ref },
  "log-group": {
    id: ref,
    name: ref,
    // Not the attribute Arn: it ends in `:*`, which API Gateway takes off a stage's destination, and drift detection
    // would report every stage for ever. https://github.com/aws/aws-cdk/issues/38796
    arn: (group) => [
      text("arn:"),
      partition,
      text(":logs:"),
      region,
      text(":"),
      account,
      text(":log-group:"),
      expression(group),
    ],
  },
};
