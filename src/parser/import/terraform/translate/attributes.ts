import type { SourcePointer } from "../../../../ir/source.js";
import { assumedValue, list, object, opaque, type Value } from "../evaluate/value.js";
import type { ResourceInstance } from "../module/evaluated.js";
import { composed, invokeArn } from "./arns.js";
import { pascalCase } from "./row.js";
import { cloudControlType } from "./rows-cloud-control.js";

/**
 * What an attribute of the provider's is in CloudFormation's words: `ref` for `Ref`, another text for `Fn::GetAtt`, or a
 * value made of such.
 */
type Attribute = string | ((instance: ResourceInstance, at: SourcePointer) => Value | undefined);

export const ref = "ref";

const reference = (instance: ResourceInstance, at: SourcePointer, attribute?: string, name = "id"): Value => ({
  kind: "reference",
  resource: instance.address,
  ...(attribute === undefined ? {} : { attribute }),
  text: `${instance.address}.${name}`,
  at,
});

/** A text in which `{id}` is the resource itself and other words are its arguments. */
const text =
  (pattern: string): Attribute =>
  (instance, at) => {
    const values: Record<string, Value> = { id: reference(instance, at) };
    for (const [, word = ""] of pattern.matchAll(/\{(\w+)\}/g)) {
      const argument = word === "id" ? undefined : instance.argument(word);
      if (argument !== undefined) values[word] = argument;
    }
    const complete = [...pattern.matchAll(/\{(\w+)\}/g)].every(
      ([, word = ""]) => word in values || /^(partition|region|account|urlSuffix)$/.test(word),
    );
    return complete ? composed(pattern, values, at) : undefined;
  };

const executionArn = text("arn:{partition}:execute-api:{region}:{account}:{id}");

/** The full path of a resource, as far as the parts are known. */
const resourcePath: Attribute = (instance, at) => {
  const [parent, part] = [instance.argument("parent_id"), instance.argument("path_part")];
  if (parent?.kind !== "reference" || part === undefined) return undefined;
  if (parent.attribute === "RootResourceId") return composed("/{part}", { part }, at);
  return undefined;
};

const domainConfiguration: Attribute = (instance, at) => {
  const given = assumedValue(instance.argument("domain_name_configuration") ?? list([], at));
  const first = given.kind === "list" ? given.items[0] : given;
  const members = first?.kind === "object" ? [...first.members] : [];
  const known = [
    ...members,
    ["target_domain_name", reference(instance, at, "RegionalDomainName")],
    ["hosted_zone_id", reference(instance, at, "RegionalHostedZoneId")],
  ] as const;
  return list([object(known, at)], at);
};

/** What proves that a domain is one's own; the values of the record come from the certificate once it exists. */
const validationOptions: Attribute = (instance, at) => {
  const others = instance.argument("subject_alternative_names");
  const names = [instance.argument("domain_name"), ...(others?.kind === "list" ? others.items : [])].filter(
    (each) => each !== undefined,
  );
  const later = (name: string) => [name, opaque(`${instance.address}.domain_validation_options.${name}`, at)] as const;
  return list(
    names.map((name) =>
      object(
        [
          ["domain_name", name],
          later("resource_record_name"),
          later("resource_record_type"),
          later("resource_record_value"),
        ],
        at,
      ),
    ),
    at,
  );
};

/** The version that `publish` makes is a resource of its own in CloudFormation. */
export const publishedVersion = (address: string): string => `${address}.version`;

const version =
  (attribute?: string): Attribute =>
  ({ address }, at) => ({
    kind: "reference",
    resource: publishedVersion(address),
    ...(attribute === undefined ? {} : { attribute }),
    text: `${address}.${attribute === undefined ? "qualified_arn" : "version"}`,
    at,
  });

const tables: Readonly<Record<string, Readonly<Record<string, Attribute>>>> = {
  aws_api_gateway_rest_api: {
    id: ref,
    root_resource_id: "RootResourceId",
    execution_arn: executionArn,
    arn: text("arn:{partition}:apigateway:{region}::/restapis/{id}"),
  },
  aws_api_gateway_resource: { id: ref, path: resourcePath },
  aws_api_gateway_deployment: {
    id: ref,
    execution_arn: text("arn:{partition}:execute-api:{region}:{account}:{rest_api_id}/{stage_name}"),
    invoke_url: text("https://{rest_api_id}.execute-api.{region}.{urlSuffix}/{stage_name}"),
  },
  aws_api_gateway_stage: {
    id: ref,
    stage_name: ref,
    arn: text("arn:{partition}:apigateway:{region}::/restapis/{rest_api_id}/stages/{id}"),
    execution_arn: text("arn:{partition}:execute-api:{region}:{account}:{rest_api_id}/{id}"),
    invoke_url: text("https://{rest_api_id}.execute-api.{region}.{urlSuffix}/{id}"),
  },
  aws_api_gateway_authorizer: { id: ref },
  aws_api_gateway_model: { id: ref, name: ref },
  aws_api_gateway_request_validator: { id: ref },
  aws_api_gateway_api_key: { id: ref },
  aws_api_gateway_usage_plan: { id: ref },
  aws_api_gateway_vpc_link: { id: ref },
  aws_api_gateway_client_certificate: { id: ref },
  aws_api_gateway_documentation_version: { version: ref },
  aws_api_gateway_domain_name: {
    id: ref,
    domain_name: ref,
    arn: "DomainNameArn",
    domain_name_id: "DomainNameId",
    regional_domain_name: "RegionalDomainName",
    regional_zone_id: "RegionalHostedZoneId",
    cloudfront_domain_name: "DistributionDomainName",
    cloudfront_zone_id: "DistributionHostedZoneId",
  },
  aws_apigatewayv2_api: {
    id: ref,
    api_endpoint: "ApiEndpoint",
    execution_arn: executionArn,
    arn: text("arn:{partition}:apigateway:{region}::/apis/{id}"),
  },
  aws_apigatewayv2_route: { id: ref },
  aws_apigatewayv2_integration: { id: ref },
  aws_apigatewayv2_authorizer: { id: ref },
  aws_apigatewayv2_model: { id: ref },
  aws_apigatewayv2_deployment: { id: ref },
  aws_apigatewayv2_vpc_link: { id: ref, arn: text("arn:{partition}:apigateway:{region}::/vpclinks/{id}") },
  aws_apigatewayv2_stage: {
    id: ref,
    name: ref,
    arn: text("arn:{partition}:apigateway:{region}::/apis/{api_id}/stages/{id}"),
    execution_arn: text("arn:{partition}:execute-api:{region}:{account}:{api_id}/{id}"),
    invoke_url: text("https://{api_id}.execute-api.{region}.{urlSuffix}/{id}"),
  },
  aws_apigatewayv2_domain_name: { id: ref, domain_name: ref, domain_name_configuration: domainConfiguration },
  aws_lambda_function: {
    id: ref,
    function_name: ref,
    arn: "Arn",
    invoke_arn: (instance, at) => invokeArn(reference(instance, at, "Arn", "arn"), at),
    version: version("Version"),
    qualified_arn: version(),
    qualified_invoke_arn: (instance, at) => invokeArn(version_(instance, at), at),
  },
  aws_lambda_alias: {
    id: ref,
    arn: ref,
    invoke_arn: (instance, at) => invokeArn(reference(instance, at, undefined, "arn"), at),
  },
  aws_lambda_layer_version: { id: ref, arn: ref, layer_arn: "LayerVersionArn" },
  aws_iam_role: { id: ref, name: ref, arn: "Arn", unique_id: "RoleId" },
  aws_iam_policy: { id: ref, arn: ref },
  aws_cloudwatch_log_group: { id: ref, name: ref, arn: "Arn" },
  aws_cloudwatch_metric_alarm: { id: ref, arn: "Arn" },
  aws_acm_certificate: { id: ref, arn: ref, domain_validation_options: validationOptions },
  aws_acm_certificate_validation: {
    id: (instance) => instance.argument("certificate_arn"),
    certificate_arn: (instance) => instance.argument("certificate_arn"),
  },
  aws_wafv2_web_acl: { id: "Id", arn: "Arn" },
  aws_wafv2_ip_set: { id: "Id", arn: "Arn" },
  aws_cloudfront_distribution: {
    id: ref,
    domain_name: "DomainName",
    hosted_zone_id: () => undefined,
    arn: text("arn:{partition}:cloudfront::{account}:distribution/{id}"),
  },
  aws_cloudfront_cache_policy: { id: ref },
  aws_cloudfront_origin_request_policy: { id: ref },
  aws_route53_record: { fqdn: (instance) => instance.argument("name") },
  aws_dynamodb_table: { id: ref, name: ref, arn: "Arn", stream_arn: "StreamArn" },
  aws_sqs_queue: { id: ref, url: ref, name: "QueueName", arn: "Arn" },
  aws_sns_topic: { id: ref, arn: ref, name: "TopicName" },
  aws_s3_bucket: {
    id: ref,
    bucket: ref,
    arn: "Arn",
    bucket_domain_name: "DomainName",
    bucket_regional_domain_name: "RegionalDomainName",
  },
  aws_sfn_state_machine: { id: ref, arn: ref, name: "Name" },
  aws_cognito_user_pool: { id: ref, arn: "Arn", endpoint: "ProviderName" },
  aws_cognito_user_pool_client: { id: ref },
  aws_kinesis_stream: { id: ref, name: ref, arn: "Arn" },
  aws_kinesis_firehose_delivery_stream: { name: ref, arn: "Arn" },
  aws_cloudwatch_event_bus: { id: ref, name: ref, arn: "Arn" },
  aws_kms_key: { id: ref, key_id: ref, arn: "Arn" },
  aws_lb: { id: ref, arn: ref, dns_name: "DNSName" },
  aws_alb: { id: ref, arn: ref, dns_name: "DNSName" },
  aws_lb_listener: { id: ref, arn: ref },
  aws_vpc: { id: ref },
  aws_subnet: { id: ref },
  aws_security_group: { id: ref },
  aws_vpc_endpoint: { id: ref },
  aws_service_discovery_service: { id: ref, arn: "Arn" },
  aws_secretsmanager_secret: { id: ref, arn: ref },
  aws_wafregional_web_acl: { id: ref, arn: "Arn" },
};

function version_({ address }: ResourceInstance, at: SourcePointer): Value {
  return { kind: "reference", resource: publishedVersion(address), text: `${address}.qualified_arn`, at };
}

/** The attributes by which others refer to a resource of a type. */
export const referableAttributes = (type: string): readonly string[] =>
  Object.hasOwn(tables, type) ? Object.keys(tables[type] ?? {}) : [];

/** An attribute of a resource; an argument of that name otherwise. Undefined for what only the deployment tells. */
export function readResourceAttribute(instance: ResourceInstance, name: string, at: SourcePointer): Value | undefined {
  const table = Object.hasOwn(tables, instance.type) ? tables[instance.type] : undefined;
  const attribute = table !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;
  if (typeof attribute === "function") {
    const value = attribute(instance, at);
    if (value !== undefined) return value;
  }
  if (typeof attribute === "string") return reference(instance, at, attribute === ref ? undefined : attribute, name);
  const argument = instance.argument(name);
  if (argument !== undefined) return argument;
  const cloudControl = cloudControlType(instance.type);
  // Its own identifier is what `Ref` gives; the rest are attributes by their names.
  if (cloudControl !== undefined)
    return reference(instance, at, isOwnId(cloudControl, name) ? undefined : pascalCase(name), name);
  if (table === undefined && name === "id") return reference(instance, at, undefined, name);
  if (table === undefined && name === "arn") return reference(instance, at, "Arn", name);
  return undefined;
}

const isOwnId = (type: string, name: string): boolean =>
  name === "id" ||
  pascalCase(name) === `${type.split("::").at(-1)}Id` ||
  (name === "rest_api_id" && type.endsWith("RestApi"));

/** An output of a module that is not part of the source, of those that wrap a function above all. */
export function readModuleOutput(address: string, name: string, at: SourcePointer): Value {
  const output = (each: string): Value => ({
    kind: "reference",
    resource: address,
    attribute: each,
    text: `${address}.${each}`,
    at,
  });
  const wrapped = /^(.*?)invoke_arn$/.exec(name);
  return wrapped === null ? output(name) : invokeArn(output(`${wrapped[1]}arn`), at);
}
