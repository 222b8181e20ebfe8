import type { SourcePointer } from "../../../../ir/source.js";
import { joinText } from "../evaluate/text.js";
import { isNull, list, object, opaque, scalar, type Value } from "../evaluate/value.js";
import type { EvaluatedArgument, EvaluatedResource, ResourceInstance } from "../module/evaluated.js";
import { readResourceAttribute, referableAttributes } from "../translate/attributes.js";
import { isComputed } from "./computed.js";
import { isUnset, withoutUnset } from "./defaults.js";
import type { DescribedResource } from "./described-resources.js";

/**
 * A state holds identifiers where a configuration refers to resources. Those of resources that it describes become
 * references again, so that the API comes out as it was written and not as it happens to be called.
 */
export function referTo(resources: readonly DescribedResource[]): readonly EvaluatedResource[] {
  const index = indexOf(resources);
  const instances = new Map(resources.map((each) => [each.address, instanceOf(each)]));
  return resources.map((resource) => ({
    address: resource.address,
    type: resource.type,
    arguments: [...knownArguments(resource, index), ...unknownArguments(resource, instances)],
    meta: [],
    at: resource.at,
    ...physicalIdOf(resource),
  }));
}

const instanceOf = ({ address, type, values }: DescribedResource): ResourceInstance => ({
  address,
  type,
  argument: (name) => {
    const value = values.get(name)?.value;
    return value === undefined || isNull(value) ? undefined : value;
  },
});

function physicalIdOf({ values }: DescribedResource): { physicalId?: string } {
  const id = values.get("id")?.value;
  return id?.kind === "scalar" && typeof id.value === "string" ? { physicalId: id.value } : {};
}

interface IdentifierIndex {
  /** Identifiers by the resource's type and text. */
  readonly exact: ReadonlyMap<string, readonly Referable[]>;
  /** ARNs and URLs, the longest first: they occur within texts. */
  readonly parts: readonly (readonly [text: string, referable: Referable])[];
}

interface Referable {
  readonly resource: DescribedResource;
  readonly attribute: string;
  value(at: SourcePointer): Value;
}

function indexOf(resources: readonly DescribedResource[]): IdentifierIndex {
  const exact = new Map<string, Referable[]>();
  const parts: (readonly [string, Referable])[] = [];
  for (const resource of resources) {
    const instance = instanceOf(resource);
    for (const attribute of referableAttributes(resource.type)) {
      const value = resource.values.get(attribute)?.value;
      const text = value?.kind === "scalar" && typeof value.value === "string" ? value.value : "";
      if (text === "") continue;
      const referable = {
        resource,
        attribute,
        value: (at: SourcePointer) => readResourceAttribute(instance, attribute, at) ?? scalar(text, at),
      };
      exact.set(text, [...(exact.get(text) ?? []), referable]);
      if (/^(arn:|https:\/\/)/.test(text)) parts.push([text, referable]);
    }
  }
  return { exact, parts: parts.sort(([a], [b]) => b.length - a.length) };
}

const knownArguments = (resource: DescribedResource, index: IdentifierIndex): readonly EvaluatedArgument[] =>
  [...resource.values].flatMap(([name, { value, at }]) => {
    const { type, values } = resource;
    const isDefault =
      isUnset(type, name, value, (other) => values.get(other)?.value) ||
      isComputed(type, name) ||
      isOwnNamespace(resource, name, value);
    const given = withoutUnset(value, `${type}.${name}`);
    return isDefault ? [] : [{ name, value: referring(given, name, resource, index), at }];
  });

/** The namespace of the cache is the resource's id unless somebody says otherwise. */
const isOwnNamespace = ({ values }: DescribedResource, name: string, value: Value): boolean => {
  const own = values.get("resource_id")?.value;
  return name === "cache_namespace" && value.kind === "scalar" && own?.kind === "scalar" && own.value === value.value;
};

function referring(value: Value, name: string, own: DescribedResource, index: IdentifierIndex): Value {
  switch (value.kind) {
    case "list":
      return list(
        value.items.map((each) => referring(each, name, own, index)),
        value.at,
      );
    case "object":
      return object(
        [...value.members].map(([key, each]) => [key, referring(each, key, own, index)] as const),
        value.at,
      );
    case "scalar":
      return typeof value.value === "string" ? referringText(value.value, value, name, own, index) : value;
    default:
      return value;
  }
}

/** Arguments that name a resource by its identifier, and the types of resources that they mean. */
const identifiers: readonly (readonly [argument: RegExp, types: RegExp])[] = [
  [/^rest_api_id$/, /^aws_api_gateway_rest_api$/],
  [/^api_id$/, /^aws_(api_gateway_rest_api|apigatewayv2_api)$/],
  [/^(resource_id|parent_id)$/, /^aws_api_gateway_(resource|rest_api)$/],
  [/^authorizer_id$/, /authorizer$/],
  [/^deployment_id$/, /deployment$/],
  [/^(request_validator_id)$/, /^aws_api_gateway_request_validator$/],
  [/^(client_certificate_id)$/, /^aws_api_gateway_client_certificate$/],
  [/^usage_plan_id$/, /^aws_api_gateway_usage_plan$/],
  [/^key_id$/, /^aws_api_gateway_api_key$/],
  [/^connection_id$/, /vpc_link$/],
  [/^(integration_id|target)$/, /^aws_apigatewayv2_integration$/],
  [/^route_id$/, /^aws_apigatewayv2_route$/],
  [/^(stage_name|stage)$/, /^aws_(api_gateway|apigatewayv2)_stage$/],
  [/^(domain_name)$/, /^aws_(api_gateway|apigatewayv2)_domain_name$/],
  [/^(function_name)$/, /^aws_lambda_function$/],
  [/^function_version$/, /^aws_lambda_function$/],
  [/^role$/, /^aws_iam_role$/],
  [/^(web_acl_id|cache_policy_id|origin_request_policy_id)$/, /^aws_(wafv2|cloudfront)_/],
  [/^log_group$/, /^aws_cloudwatch_log_group$/],
];

function referringText(
  text: string,
  value: Value,
  name: string,
  own: DescribedResource,
  index: IdentifierIndex,
): Value {
  const row = identifiers.find(([argument]) => argument.test(name));
  const id = text.replace(/^integrations\//, "");
  if (row !== undefined) {
    const candidates = (index.exact.get(id) ?? []).filter(
      ({ resource, attribute }) => row[1].test(resource.type) && resource !== own && fits(name, attribute),
    );
    const found = candidates.find(({ resource }) => isOfSameApi(resource, own)) ?? candidates[0];
    if (found !== undefined)
      return id === text
        ? found.value(value.at)
        : joinText([scalar("integrations/", value.at), found.value(value.at)], value.at);
  }
  return text.includes("arn:") || text.includes("https://") ? replaceParts(text, value, own, index) : value;
}

const fits = (argument: string, attribute: string): boolean => {
  if (argument === "function_version") return attribute === "version";
  if (argument === "parent_id" || argument === "resource_id")
    return attribute === "id" || attribute === "root_resource_id";
  return attribute !== "version" && attribute !== "root_resource_id";
};

/** Stages of several APIs have the same name. */
function isOfSameApi(one: DescribedResource, other: DescribedResource): boolean {
  const api = (each: DescribedResource): unknown => {
    const value = (each.values.get("rest_api_id") ?? each.values.get("api_id"))?.value;
    return value?.kind === "scalar" ? value.value : undefined;
  };
  return api(one) !== undefined && api(one) === api(other);
}

function replaceParts(text: string, value: Value, own: DescribedResource, { parts }: IdentifierIndex): Value {
  for (const [part, { resource, value: refer }] of parts) {
    const at = resource === own ? -1 : text.indexOf(part);
    // An ARN that goes on with a letter is another one that begins alike.
    if (at === -1 || /^[\w-]/.test(text.slice(at + part.length))) continue;
    const rest = (piece: string): Value =>
      replaceParts(piece, { ...value, kind: "scalar", value: piece } as Value, own, { exact: new Map(), parts });
    return joinText([rest(text.slice(0, at)), refer(value.at), rest(text.slice(at + part.length))], value.at);
  }
  return value;
}

/** What a plan does not know yet is what the configuration refers to, where that is one attribute of one resource. */
function unknownArguments(
  resource: DescribedResource,
  instances: ReadonlyMap<string, ResourceInstance>,
): readonly EvaluatedArgument[] {
  return [...resource.unknown].flatMap(([name, references]): readonly EvaluatedArgument[] => {
    const known = resource.values.get(name);
    if (known !== undefined && !isNull(known.value)) return [];
    const { at } = resource;
    // Each reference is followed by those to what it goes through.
    const own = references.filter((each, index) => index === 0 || !references[index - 1]?.startsWith(`${each}.`));
    const [only] = own;
    const [, address, attribute] = /^([\w-]+\.[\w-]+(?:\[[^\]]*\])?)\.(\w+)$/.exec(only ?? "") ?? [];
    if (
      own.length !== 1 ||
      address === undefined ||
      attribute === undefined ||
      /^(each|count|var|local|module|data)\./.test(address)
    ) {
      return references.some((each) => each.startsWith("var.")) && own.length === 1
        ? []
        : [{ name, value: opaque(own.join(" "), at), at }];
    }
    const instance = instances.get(`${resource.module}${address}`);
    const value = instance === undefined ? undefined : readResourceAttribute(instance, attribute, at);
    return [{ name, value: value ?? opaque(`${resource.module}${address}.${attribute}`, at), at }];
  });
}
