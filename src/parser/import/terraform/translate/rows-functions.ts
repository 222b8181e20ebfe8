import { list, object, scalar } from "../evaluate/value.js";
import { type Arguments, block, blocks, type Conversion, document, type Row, same, tags } from "./row.js";

const tagged: Arguments = { tags: { to: "Tags", as: tags } };

/** A map of versions and weights as a list of pairs. */
const versionWeights: Conversion = (value) =>
  value.kind === "object"
    ? list(
        [...value.members].map(([version, weight]) =>
          object(
            [
              ["FunctionVersion", scalar(version, weight.at)],
              ["FunctionWeight", weight],
            ],
            weight.at,
          ),
        ),
        value.at,
      )
    : value;

export const functionRows: Readonly<Record<string, Row>> = {
  aws_lambda_function: {
    type: "AWS::Lambda::Function",
    arguments: {
      ...tagged,
      ...same("function_name", "role", "handler", "runtime", "memory_size", "timeout", "description", "package_type"),
      ...same("architectures", "layers", "reserved_concurrent_executions", "kms_key_arn", "code_signing_config_arn"),
      environment: { to: "Environment", as: block(same("variables")) },
      vpc_config: {
        to: "VpcConfig",
        as: block(same("subnet_ids", "security_group_ids", "ipv6_allowed_for_dual_stack")),
      },
      tracing_config: { to: "TracingConfig", as: block(same("mode")) },
      dead_letter_config: { to: "DeadLetterConfig", as: block(same("target_arn")) },
      ephemeral_storage: { to: "EphemeralStorage", as: block(same("size")) },
      file_system_config: { to: "FileSystemConfigs", as: blocks(same("arn", "local_mount_path")) },
      image_config: { to: "ImageConfig", as: block(same("command", "entry_point", "working_directory")) },
      logging_config: {
        to: "LoggingConfig",
        as: block(same("log_format", "application_log_level", "system_log_level", "log_group")),
      },
      snap_start: { to: "SnapStart", as: block(same("apply_on")) },
      // Tells Terraform that the code is another one.
      source_code_hash: null,
    },
  },
  aws_lambda_alias: {
    type: "AWS::Lambda::Alias",
    arguments: {
      ...same("name", "function_name", "function_version", "description"),
      routing_config: {
        to: "RoutingConfig",
        as: block({ additional_version_weights: { to: "AdditionalVersionWeights", as: versionWeights } }),
      },
    },
  },
  aws_lambda_permission: {
    type: "AWS::Lambda::Permission",
    arguments: {
      ...same("function_name", "action", "principal", "source_arn", "source_account", "event_source_token"),
      ...same("function_url_auth_type"),
      principal_org_id: "PrincipalOrgID",
      // A name without meaning, which CloudFormation gives by itself.
      statement_id: null,
      statement_id_prefix: null,
    },
  },
  aws_lambda_layer_version: {
    type: "AWS::Lambda::LayerVersion",
    arguments: {
      ...same("layer_name", "description", "compatible_runtimes", "compatible_architectures", "license_info"),
      source_code_hash: null,
    },
  },
  aws_iam_role: {
    type: "AWS::IAM::Role",
    arguments: {
      ...tagged,
      ...same("path", "description", "permissions_boundary", "max_session_duration", "managed_policy_arns"),
      name: "RoleName",
      name_prefix: null,
      assume_role_policy: { to: "AssumeRolePolicyDocument", as: document },
      inline_policy: {
        to: "Policies",
        as: blocks({ name: "PolicyName", policy: { to: "PolicyDocument", as: document } }),
      },
      force_detach_policies: null,
    },
  },
  aws_iam_policy: {
    type: "AWS::IAM::ManagedPolicy",
    arguments: {
      ...tagged,
      ...same("path", "description"),
      name: "ManagedPolicyName",
      name_prefix: null,
      policy: { to: "PolicyDocument", as: document },
    },
  },
  aws_cloudwatch_log_group: {
    type: "AWS::Logs::LogGroup",
    arguments: {
      ...tagged,
      ...same("retention_in_days", "kms_key_id", "log_group_class"),
      name: "LogGroupName",
      name_prefix: null,
      skip_destroy: null,
    },
  },
};
