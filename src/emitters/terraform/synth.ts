import { AcmCertificate, type AcmCertificateConfig } from "@cdktf/provider-aws/lib/acm-certificate/index.js";
import {
  AcmCertificateValidation,
  type AcmCertificateValidationConfig,
} from "@cdktf/provider-aws/lib/acm-certificate-validation/index.js";
import { ApiGatewayAccount, type ApiGatewayAccountConfig } from "@cdktf/provider-aws/lib/api-gateway-account/index.js";
import { ApiGatewayApiKey, type ApiGatewayApiKeyConfig } from "@cdktf/provider-aws/lib/api-gateway-api-key/index.js";
import {
  ApiGatewayAuthorizer,
  type ApiGatewayAuthorizerConfig,
} from "@cdktf/provider-aws/lib/api-gateway-authorizer/index.js";
import {
  ApiGatewayBasePathMapping,
  type ApiGatewayBasePathMappingConfig,
} from "@cdktf/provider-aws/lib/api-gateway-base-path-mapping/index.js";
import {
  ApiGatewayClientCertificate,
  type ApiGatewayClientCertificateConfig,
} from "@cdktf/provider-aws/lib/api-gateway-client-certificate/index.js";
import {
  ApiGatewayDeployment,
  type ApiGatewayDeploymentConfig,
} from "@cdktf/provider-aws/lib/api-gateway-deployment/index.js";
import {
  ApiGatewayDocumentationPart,
  type ApiGatewayDocumentationPartConfig,
} from "@cdktf/provider-aws/lib/api-gateway-documentation-part/index.js";
import {
  ApiGatewayDocumentationVersion,
  type ApiGatewayDocumentationVersionConfig,
} from "@cdktf/provider-aws/lib/api-gateway-documentation-version/index.js";
import {
  ApiGatewayDomainName,
  type ApiGatewayDomainNameConfig,
} from "@cdktf/provider-aws/lib/api-gateway-domain-name/index.js";
import {
  ApiGatewayDomainNameAccessAssociation,
  type ApiGatewayDomainNameAccessAssociationConfig,
} from "@cdktf/provider-aws/lib/api-gateway-domain-name-access-association/index.js";
import {
  ApiGatewayGatewayResponse,
  type ApiGatewayGatewayResponseConfig,
} from "@cdktf/provider-aws/lib/api-gateway-gateway-response/index.js";
import {
  ApiGatewayIntegration,
  type ApiGatewayIntegrationConfig,
} from "@cdktf/provider-aws/lib/api-gateway-integration/index.js";
import {
  ApiGatewayIntegrationResponse,
  type ApiGatewayIntegrationResponseConfig,
} from "@cdktf/provider-aws/lib/api-gateway-integration-response/index.js";
import { ApiGatewayMethod, type ApiGatewayMethodConfig } from "@cdktf/provider-aws/lib/api-gateway-method/index.js";
import {
  ApiGatewayMethodResponse,
  type ApiGatewayMethodResponseConfig,
} from "@cdktf/provider-aws/lib/api-gateway-method-response/index.js";
import {
  ApiGatewayMethodSettings,
  type ApiGatewayMethodSettingsConfig,
} from "@cdktf/provider-aws/lib/api-gateway-method-settings/index.js";
import { ApiGatewayModel, type ApiGatewayModelConfig } from "@cdktf/provider-aws/lib/api-gateway-model/index.js";
import {
  ApiGatewayRequestValidator,
  type ApiGatewayRequestValidatorConfig,
} from "@cdktf/provider-aws/lib/api-gateway-request-validator/index.js";
import {
  ApiGatewayResource,
  type ApiGatewayResourceConfig,
} from "@cdktf/provider-aws/lib/api-gateway-resource/index.js";
import { ApiGatewayRestApi, type ApiGatewayRestApiConfig } from "@cdktf/provider-aws/lib/api-gateway-rest-api/index.js";
import { ApiGatewayStage, type ApiGatewayStageConfig } from "@cdktf/provider-aws/lib/api-gateway-stage/index.js";
import {
  ApiGatewayUsagePlan,
  type ApiGatewayUsagePlanConfig,
} from "@cdktf/provider-aws/lib/api-gateway-usage-plan/index.js";
import {
  ApiGatewayUsagePlanKey,
  type ApiGatewayUsagePlanKeyConfig,
} from "@cdktf/provider-aws/lib/api-gateway-usage-plan-key/index.js";
import { ApiGatewayVpcLink, type ApiGatewayVpcLinkConfig } from "@cdktf/provider-aws/lib/api-gateway-vpc-link/index.js";
import { Apigatewayv2Api, type Apigatewayv2ApiConfig } from "@cdktf/provider-aws/lib/apigatewayv2-api/index.js";
import {
  Apigatewayv2ApiMapping,
  type Apigatewayv2ApiMappingConfig,
} from "@cdktf/provider-aws/lib/apigatewayv2-api-mapping/index.js";
import {
  Apigatewayv2Authorizer,
  type Apigatewayv2AuthorizerConfig,
} from "@cdktf/provider-aws/lib/apigatewayv2-authorizer/index.js";
import {
  Apigatewayv2Deployment,
  type Apigatewayv2DeploymentConfig,
} from "@cdktf/provider-aws/lib/apigatewayv2-deployment/index.js";
import {
  Apigatewayv2DomainName,
  type Apigatewayv2DomainNameConfig,
} from "@cdktf/provider-aws/lib/apigatewayv2-domain-name/index.js";
import {
  Apigatewayv2Integration,
  type Apigatewayv2IntegrationConfig,
} from "@cdktf/provider-aws/lib/apigatewayv2-integration/index.js";
import {
  Apigatewayv2IntegrationResponse,
  type Apigatewayv2IntegrationResponseConfig,
} from "@cdktf/provider-aws/lib/apigatewayv2-integration-response/index.js";
import { Apigatewayv2Model, type Apigatewayv2ModelConfig } from "@cdktf/provider-aws/lib/apigatewayv2-model/index.js";
import { Apigatewayv2Route, type Apigatewayv2RouteConfig } from "@cdktf/provider-aws/lib/apigatewayv2-route/index.js";
import {
  Apigatewayv2RouteResponse,
  type Apigatewayv2RouteResponseConfig,
} from "@cdktf/provider-aws/lib/apigatewayv2-route-response/index.js";
import { Apigatewayv2Stage, type Apigatewayv2StageConfig } from "@cdktf/provider-aws/lib/apigatewayv2-stage/index.js";
import {
  Apigatewayv2VpcLink,
  type Apigatewayv2VpcLinkConfig,
} from "@cdktf/provider-aws/lib/apigatewayv2-vpc-link/index.js";
import {
  CloudfrontCachePolicy,
  type CloudfrontCachePolicyConfig,
} from "@cdktf/provider-aws/lib/cloudfront-cache-policy/index.js";
import {
  CloudfrontDistribution,
  type CloudfrontDistributionConfig,
} from "@cdktf/provider-aws/lib/cloudfront-distribution/index.js";
import {
  CloudfrontOriginRequestPolicy,
  type CloudfrontOriginRequestPolicyConfig,
} from "@cdktf/provider-aws/lib/cloudfront-origin-request-policy/index.js";
import {
  CloudwatchDashboard,
  type CloudwatchDashboardConfig,
} from "@cdktf/provider-aws/lib/cloudwatch-dashboard/index.js";
import {
  CloudwatchLogGroup,
  type CloudwatchLogGroupConfig,
} from "@cdktf/provider-aws/lib/cloudwatch-log-group/index.js";
import {
  CloudwatchMetricAlarm,
  type CloudwatchMetricAlarmConfig,
} from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm/index.js";
import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity/index.js";
import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition/index.js";
import { DataAwsRegion } from "@cdktf/provider-aws/lib/data-aws-region/index.js";
import { IamRole, type IamRoleConfig } from "@cdktf/provider-aws/lib/iam-role/index.js";
import { IamRolePolicy, type IamRolePolicyConfig } from "@cdktf/provider-aws/lib/iam-role-policy/index.js";
import {
  IamRolePolicyAttachment,
  type IamRolePolicyAttachmentConfig,
} from "@cdktf/provider-aws/lib/iam-role-policy-attachment/index.js";
import { LambdaAlias, type LambdaAliasConfig } from "@cdktf/provider-aws/lib/lambda-alias/index.js";
import { LambdaFunction, type LambdaFunctionConfig } from "@cdktf/provider-aws/lib/lambda-function/index.js";
import { LambdaPermission, type LambdaPermissionConfig } from "@cdktf/provider-aws/lib/lambda-permission/index.js";
import {
  LambdaProvisionedConcurrencyConfig,
  type LambdaProvisionedConcurrencyConfigConfig,
} from "@cdktf/provider-aws/lib/lambda-provisioned-concurrency-config/index.js";
import { Route53Record, type Route53RecordConfig } from "@cdktf/provider-aws/lib/route53-record/index.js";
import { S3Object, type S3ObjectConfig } from "@cdktf/provider-aws/lib/s3-object/index.js";
import { Wafv2IpSet, type Wafv2IpSetConfig } from "@cdktf/provider-aws/lib/wafv2-ip-set/index.js";
import { Wafv2WebAcl, type Wafv2WebAclConfig } from "@cdktf/provider-aws/lib/wafv2-web-acl/index.js";
import {
  Wafv2WebAclAssociation,
  type Wafv2WebAclAssociationConfigA,
} from "@cdktf/provider-aws/lib/wafv2-web-acl-association/index.js";
import {
  type TerraformElement,
  TerraformOutput,
  type TerraformOutputConfig,
  TerraformStack,
  TerraformVariable,
  type TerraformVariableConfig,
} from "cdktf";
import type { TerraformBlock, TerraformBody, TerraformJson } from "./hcl.js";

// The only file that imports cdktf and its provider bindings, so that another binding is a change of these imports.
// Each resource comes from its own module: the root of the bindings costs seconds and hundreds of megabytes.

/** What the bindings know of every resource type that is printed. */
interface ResourceConfigs {
  aws_acm_certificate: AcmCertificateConfig;
  aws_acm_certificate_validation: AcmCertificateValidationConfig;
  aws_api_gateway_account: ApiGatewayAccountConfig;
  aws_api_gateway_api_key: ApiGatewayApiKeyConfig;
  aws_api_gateway_authorizer: ApiGatewayAuthorizerConfig;
  aws_api_gateway_base_path_mapping: ApiGatewayBasePathMappingConfig;
  aws_api_gateway_client_certificate: ApiGatewayClientCertificateConfig;
  aws_api_gateway_deployment: ApiGatewayDeploymentConfig;
  aws_api_gateway_documentation_part: ApiGatewayDocumentationPartConfig;
  aws_api_gateway_documentation_version: ApiGatewayDocumentationVersionConfig;
  aws_api_gateway_domain_name: ApiGatewayDomainNameConfig;
  aws_api_gateway_domain_name_access_association: ApiGatewayDomainNameAccessAssociationConfig;
  aws_api_gateway_gateway_response: ApiGatewayGatewayResponseConfig;
  aws_api_gateway_integration: ApiGatewayIntegrationConfig;
  aws_api_gateway_integration_response: ApiGatewayIntegrationResponseConfig;
  aws_api_gateway_method: ApiGatewayMethodConfig;
  aws_api_gateway_method_response: ApiGatewayMethodResponseConfig;
  aws_api_gateway_method_settings: ApiGatewayMethodSettingsConfig;
  aws_api_gateway_model: ApiGatewayModelConfig;
  aws_api_gateway_request_validator: ApiGatewayRequestValidatorConfig;
  aws_api_gateway_resource: ApiGatewayResourceConfig;
  aws_api_gateway_rest_api: ApiGatewayRestApiConfig;
  aws_api_gateway_stage: ApiGatewayStageConfig;
  aws_api_gateway_usage_plan: ApiGatewayUsagePlanConfig;
  aws_api_gateway_usage_plan_key: ApiGatewayUsagePlanKeyConfig;
  aws_api_gateway_vpc_link: ApiGatewayVpcLinkConfig;
  aws_apigatewayv2_api: Apigatewayv2ApiConfig;
  aws_apigatewayv2_api_mapping: Apigatewayv2ApiMappingConfig;
  aws_apigatewayv2_authorizer: Apigatewayv2AuthorizerConfig;
  aws_apigatewayv2_deployment: Apigatewayv2DeploymentConfig;
  aws_apigatewayv2_domain_name: Apigatewayv2DomainNameConfig;
  aws_apigatewayv2_integration: Apigatewayv2IntegrationConfig;
  aws_apigatewayv2_integration_response: Apigatewayv2IntegrationResponseConfig;
  aws_apigatewayv2_model: Apigatewayv2ModelConfig;
  aws_apigatewayv2_route: Apigatewayv2RouteConfig;
  aws_apigatewayv2_route_response: Apigatewayv2RouteResponseConfig;
  aws_apigatewayv2_stage: Apigatewayv2StageConfig;
  aws_apigatewayv2_vpc_link: Apigatewayv2VpcLinkConfig;
  aws_cloudfront_cache_policy: CloudfrontCachePolicyConfig;
  aws_cloudfront_distribution: CloudfrontDistributionConfig;
  aws_cloudfront_origin_request_policy: CloudfrontOriginRequestPolicyConfig;
  aws_cloudwatch_dashboard: CloudwatchDashboardConfig;
  aws_cloudwatch_log_group: CloudwatchLogGroupConfig;
  aws_cloudwatch_metric_alarm: CloudwatchMetricAlarmConfig;
  aws_iam_role: IamRoleConfig;
  aws_iam_role_policy: IamRolePolicyConfig;
  aws_iam_role_policy_attachment: IamRolePolicyAttachmentConfig;
  aws_lambda_alias: LambdaAliasConfig;
  aws_lambda_function: LambdaFunctionConfig;
  aws_lambda_permission: LambdaPermissionConfig;
  aws_lambda_provisioned_concurrency_config: LambdaProvisionedConcurrencyConfigConfig;
  aws_route53_record: Route53RecordConfig;
  aws_s3_object: S3ObjectConfig;
  aws_wafv2_ip_set: Wafv2IpSetConfig;
  aws_wafv2_web_acl: Wafv2WebAclConfig;
  aws_wafv2_web_acl_association: Wafv2WebAclAssociationConfigA;
}

export type ResourceType = keyof ResourceConfigs;

/** One resource of the module. Every string in `config` is a template (see template-text.ts). */
export type TerraformResource = {
  readonly [Type in ResourceType]: {
    readonly type: Type;
    readonly name: string;
    readonly config: ResourceConfigs[Type];
    /** Addresses of what has to exist first though nothing refers to it. */
    readonly dependsOn?: readonly string[];
    /** What stands above it. */
    readonly comment?: string;
  };
}[ResourceType];

/** `config` without what every resource may have. */
export type ConfigOf<Type extends ResourceType> = ResourceConfigs[Type];

type Construct<Config> = new (scope: TerraformStack, id: string, config: Config) => TerraformElement;

const constructs: { readonly [Type in ResourceType]: Construct<ResourceConfigs[Type]> } = {
  aws_acm_certificate: AcmCertificate,
  aws_acm_certificate_validation: AcmCertificateValidation,
  aws_api_gateway_account: ApiGatewayAccount,
  aws_api_gateway_api_key: ApiGatewayApiKey,
  aws_api_gateway_authorizer: ApiGatewayAuthorizer,
  aws_api_gateway_base_path_mapping: ApiGatewayBasePathMapping,
  aws_api_gateway_client_certificate: ApiGatewayClientCertificate,
  aws_api_gateway_deployment: ApiGatewayDeployment,
  aws_api_gateway_documentation_part: ApiGatewayDocumentationPart,
  aws_api_gateway_documentation_version: ApiGatewayDocumentationVersion,
  aws_api_gateway_domain_name: ApiGatewayDomainName,
  aws_api_gateway_domain_name_access_association: ApiGatewayDomainNameAccessAssociation,
  aws_api_gateway_gateway_response: ApiGatewayGatewayResponse,
  aws_api_gateway_integration: ApiGatewayIntegration,
  aws_api_gateway_integration_response: ApiGatewayIntegrationResponse,
  aws_api_gateway_method: ApiGatewayMethod,
  aws_api_gateway_method_response: ApiGatewayMethodResponse,
  aws_api_gateway_method_settings: ApiGatewayMethodSettings,
  aws_api_gateway_model: ApiGatewayModel,
  aws_api_gateway_request_validator: ApiGatewayRequestValidator,
  aws_api_gateway_resource: ApiGatewayResource,
  aws_api_gateway_rest_api: ApiGatewayRestApi,
  aws_api_gateway_stage: ApiGatewayStage,
  aws_api_gateway_usage_plan: ApiGatewayUsagePlan,
  aws_api_gateway_usage_plan_key: ApiGatewayUsagePlanKey,
  aws_api_gateway_vpc_link: ApiGatewayVpcLink,
  aws_apigatewayv2_api: Apigatewayv2Api,
  aws_apigatewayv2_api_mapping: Apigatewayv2ApiMapping,
  aws_apigatewayv2_authorizer: Apigatewayv2Authorizer,
  aws_apigatewayv2_deployment: Apigatewayv2Deployment,
  aws_apigatewayv2_domain_name: Apigatewayv2DomainName,
  aws_apigatewayv2_integration: Apigatewayv2Integration,
  aws_apigatewayv2_integration_response: Apigatewayv2IntegrationResponse,
  aws_apigatewayv2_model: Apigatewayv2Model,
  aws_apigatewayv2_route: Apigatewayv2Route,
  aws_apigatewayv2_route_response: Apigatewayv2RouteResponse,
  aws_apigatewayv2_stage: Apigatewayv2Stage,
  aws_apigatewayv2_vpc_link: Apigatewayv2VpcLink,
  aws_cloudfront_cache_policy: CloudfrontCachePolicy,
  aws_cloudfront_distribution: CloudfrontDistribution,
  aws_cloudfront_origin_request_policy: CloudfrontOriginRequestPolicy,
  aws_cloudwatch_dashboard: CloudwatchDashboard,
  aws_cloudwatch_log_group: CloudwatchLogGroup,
  aws_cloudwatch_metric_alarm: CloudwatchMetricAlarm,
  aws_iam_role: IamRole,
  aws_iam_role_policy: IamRolePolicy,
  aws_iam_role_policy_attachment: IamRolePolicyAttachment,
  aws_lambda_alias: LambdaAlias,
  aws_lambda_function: LambdaFunction,
  aws_lambda_permission: LambdaPermission,
  aws_lambda_provisioned_concurrency_config: LambdaProvisionedConcurrencyConfig,
  aws_route53_record: Route53Record,
  aws_s3_object: S3Object,
  aws_wafv2_ip_set: Wafv2IpSet,
  aws_wafv2_web_acl: Wafv2WebAcl,
  aws_wafv2_web_acl_association: Wafv2WebAclAssociation,
};

const dataConstructs = {
  aws_caller_identity: DataAwsCallerIdentity,
  aws_partition: DataAwsPartition,
  aws_region: DataAwsRegion,
};

export type DataType = keyof typeof dataConstructs;

/** Turns typed configurations into Terraform's JSON syntax, block by block. */
export interface Synthesizer {
  variable(name: string, config: TerraformVariableConfig): TerraformBlock;
  output(name: string, config: TerraformOutputConfig): TerraformBlock;
  data(type: DataType, name: string): TerraformBlock;
  resource(resource: TerraformResource): TerraformBlock;
}

/**
 * Runs configurations through CDKTF, in memory: nothing is read, written or started.
 *
 * Each construct is synthesised by itself. A whole stack would look for CDKTF's own marks in every string and number
 * (`${TfToken[...]}`, numbers about -8.1e+298), which a document may hold as well; here nothing refers through marks.
 */
export function openSynthesizer(): Synthesizer {
  // An App would create its output folder. A stack gets along without one, and only the type says otherwise.
  const stack = new TerraformStack(undefined as never, "module");
  return {
    variable: (name, config) => {
      const variable = new TerraformVariable(stack, `variable.${name}`, config);
      return { keyword: "variable", labels: [name], body: bodyOf(variable, name, "variable") };
    },
    output: (name, config) => {
      const output = new TerraformOutput(stack, `output.${name}`, config);
      return { keyword: "output", labels: [name], body: bodyOf(output, name, "output") };
    },
    data: (type, name) => {
      const data = new dataConstructs[type](stack, `data.${type}.${name}`);
      return { keyword: "data", labels: [type, name], body: bodyOf(data, name, "data", type) };
    },
    resource: (resource) => {
      const { type, name, dependsOn, comment } = resource;
      const body = bodyOf(construct(stack, resource), name, "resource", type);
      return {
        keyword: "resource",
        labels: [type, name],
        body: dependsOn === undefined ? body : { ...body, depends_on: dependsOn },
        ...(comment !== undefined && { comment }),
      };
    },
  };
}

function construct<Type extends ResourceType>(
  stack: TerraformStack,
  { type, name, config }: { readonly type: Type; readonly name: string; readonly config: ResourceConfigs[Type] },
): TerraformElement {
  return new constructs[type](stack, `${type}.${name}`, config);
}

/** What CDKTF makes of one construct, found below keywords and its name. */
function bodyOf(element: TerraformElement, name: string, ...path: readonly string[]): TerraformBody {
  // Construct ids are unique over all types, names only within one.
  element.overrideLogicalId(name);
  const found = [...path, name].reduce<unknown>(
    (folder, key) => (folder as { readonly [key: string]: unknown } | undefined)?.[key],
    element.toTerraform(),
  );
  if (typeof found !== "object" || found === null)
    throw new Error(`CDKTF makes nothing of ${[...path, name].join(".")}`);
  // Under `//` CDKTF keeps what it needs for its own commands.
  const { "//": _, ...body } = withoutUndefined(found as Partial<TerraformBody>);
  return body;
}

function withoutUndefined(body: Partial<TerraformBody>): TerraformBody {
  const members = Object.entries(body).flatMap(([name, value]): (readonly [string, TerraformJson])[] =>
    value === undefined ? [] : [[name, isBody(value) ? withoutUndefined(value) : listOrScalar(value)]],
  );
  return Object.fromEntries(members);
}

const listOrScalar = (value: TerraformJson): TerraformJson =>
  Array.isArray(value) ? value.map((item) => (isBody(item) ? withoutUndefined(item) : item)) : value;

const isBody = (value: TerraformJson): value is TerraformBody =>
  typeof value === "object" && value !== null && !Array.isArray(value);
