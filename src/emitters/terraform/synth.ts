import { ApiGatewayApiKey, type ApiGatewayApiKeyConfig } from "@cdktf/provider-aws/lib/api-gateway-api-key/index.js";
import {
  ApiGatewayAuthorizer,
  type ApiGatewayAuthorizerConfig,
} from "@cdktf/provider-aws/lib/api-gateway-authorizer/index.js";
import {
  ApiGatewayDeployment,
  type ApiGatewayDeploymentConfig,
} from "@cdktf/provider-aws/lib/api-gateway-deployment/index.js";
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
import {
  CloudwatchLogGroup,
  type CloudwatchLogGroupConfig,
} from "@cdktf/provider-aws/lib/cloudwatch-log-group/index.js";
import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity/index.js";
import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition/index.js";
import { DataAwsRegion } from "@cdktf/provider-aws/lib/data-aws-region/index.js";
import { IamRole, type IamRoleConfig } from "@cdktf/provider-aws/lib/iam-role/index.js";
import { IamRolePolicy, type IamRolePolicyConfig } from "@cdktf/provider-aws/lib/iam-role-policy/index.js";
import { LambdaFunction, type LambdaFunctionConfig } from "@cdktf/provider-aws/lib/lambda-function/index.js";
import { LambdaPermission, type LambdaPermissionConfig } from "@cdktf/provider-aws/lib/lambda-permission/index.js";
import {
  LocalBackend,
  type TerraformElement,
  TerraformOutput,
  type TerraformOutputConfig,
  TerraformStack,
  TerraformVariable,
  type TerraformVariableConfig,
} from "cdktf";
import type { TerraformBody } from "./hcl.js";

// The only file that imports cdktf and its provider bindings, so that another binding is a change of these imports.
// Each resource comes from its own module: the root of the bindings costs seconds and hundreds of megabytes.

/** What the bindings know of every resource type that is printed. */
interface ResourceConfigs {
  aws_api_gateway_api_key: ApiGatewayApiKeyConfig;
  aws_api_gateway_authorizer: ApiGatewayAuthorizerConfig;
  aws_api_gateway_deployment: ApiGatewayDeploymentConfig;
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
  aws_cloudwatch_log_group: CloudwatchLogGroupConfig;
  aws_iam_role: IamRoleConfig;
  aws_iam_role_policy: IamRolePolicyConfig;
  aws_lambda_function: LambdaFunctionConfig;
  aws_lambda_permission: LambdaPermissionConfig;
}

export type ResourceType = keyof ResourceConfigs;

/** One resource of the module. Every string in `config` is a template (see template-text.ts). */
export type TerraformResource = {
  readonly [Type in ResourceType]: {
    readonly type: Type;
    readonly name: string;
    readonly config: ResourceConfigs[Type];
    /** What stands above it. */
    readonly comment?: string;
  };
}[ResourceType];

/** `config` without what every resource may have. */
export type ConfigOf<Type extends ResourceType> = ResourceConfigs[Type];

type Construct<Config> = new (scope: TerraformStack, id: string, config: Config) => TerraformElement;

const constructs: { readonly [Type in ResourceType]: Construct<ResourceConfigs[Type]> } = {
  aws_api_gateway_api_key: ApiGatewayApiKey,
  aws_api_gateway_authorizer: ApiGatewayAuthorizer,
  aws_api_gateway_deployment: ApiGatewayDeployment,
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
  aws_cloudwatch_log_group: CloudwatchLogGroup,
  aws_iam_role: IamRole,
  aws_iam_role_policy: IamRolePolicy,
  aws_lambda_function: LambdaFunction,
  aws_lambda_permission: LambdaPermission,
};

const dataConstructs = {
  aws_caller_identity: DataAwsCallerIdentity,
  aws_partition: DataAwsPartition,
  aws_region: DataAwsRegion,
};

export type DataType = keyof typeof dataConstructs;

/** Everything that a module consists of. */
export interface ModuleParts {
  readonly requiredVersion: string;
  /** Version range of hashicorp/aws. */
  readonly providerVersion: string;
  readonly variables: readonly { readonly name: string; readonly config: TerraformVariableConfig }[];
  readonly outputs: readonly { readonly name: string; readonly config: TerraformOutputConfig }[];
  readonly data: readonly { readonly type: DataType; readonly name: string }[];
  readonly resources: readonly TerraformResource[];
}

type ByName = { readonly [name: string]: TerraformBody };

/** A module in Terraform's JSON syntax. */
export interface SynthesizedModule {
  readonly terraform: TerraformBody;
  readonly variable: ByName;
  readonly output: ByName;
  readonly data: { readonly [type: string]: ByName };
  readonly resource: { readonly [type: string]: ByName };
}

/** Runs the parts through CDKTF, in memory: nothing is read, written or started. */
export function synthesize(parts: ModuleParts): SynthesizedModule {
  // An App would create its output folder. A stack gets along without one, and the type alone says otherwise.
  const stack = new TerraformStack(undefined as never, "module");
  // The backend that a stack adds by itself holds an absolute path; a module has none, so it is left out below.
  new LocalBackend(stack, { path: "terraform.tfstate" });
  for (const { name, config } of parts.variables) named(new TerraformVariable(stack, `variable.${name}`, config), name);
  for (const { name, config } of parts.outputs) named(new TerraformOutput(stack, `output.${name}`, config), name);
  for (const { type, name } of parts.data) named(new dataConstructs[type](stack, `data.${type}.${name}`), name);
  for (const resource of parts.resources) named(construct(stack, resource), resource.name);
  stack.prepareStack();
  const { variable, output, data, resource } = stack.toTerraform();
  return {
    terraform: {
      required_version: parts.requiredVersion,
      required_providers: { aws: { source: "hashicorp/aws", version: parts.providerVersion } },
    },
    variable: withoutMetadata(variable),
    output: withoutMetadata(output),
    data: mapValues(data, withoutMetadata),
    resource: mapValues(resource, withoutMetadata),
  };
}

/** Construct ids are unique over all types; names only within one. */
const named = (element: TerraformElement, name: string): void => element.overrideLogicalId(name);

function construct<Type extends ResourceType>(
  stack: TerraformStack,
  { type, name, config }: { readonly type: Type; readonly name: string; readonly config: ResourceConfigs[Type] },
): TerraformElement {
  return new constructs[type](stack, `${type}.${name}`, config);
}

function mapValues<Value, Result>(
  record: { readonly [key: string]: Value } | undefined,
  change: (value: Value) => Result,
): { readonly [key: string]: Result } {
  return Object.fromEntries(Object.entries(record ?? {}).map(([key, value]) => [key, change(value)]));
}

/** CDKTF keeps what it needs for its own commands under `//` in each body. */
const withoutMetadata = (bodies: ByName | undefined): ByName =>
  mapValues(bodies, ({ "//": _, ...body }): TerraformBody => body);
