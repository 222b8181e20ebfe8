import { knownText } from "../evaluate/text.js";
import { list, object, scalar, type Value } from "../evaluate/value.js";
import type { EvaluatedArgument, EvaluatedResource } from "../module/evaluated.js";
import { composed } from "./arns.js";
import { publishedVersion } from "./attributes.js";
import { type Draft, type DraftProperty, nodeOf, translateArguments } from "./draft.js";
import type { Row } from "./row.js";
import { cloudControlArguments, cloudControlType } from "./rows-cloud-control.js";
import { domainRows } from "./rows-domains.js";
import { edgeRows } from "./rows-edge.js";
import { functionRows } from "./rows-functions.js";
import { observingRows } from "./rows-observing.js";
import { otherRows } from "./rows-others.js";
import { restRows } from "./rows-rest.js";
import { routeRows } from "./rows-v2.js";

const rows: ReadonlyMap<string, Row> = new Map<string, Row>(
  [otherRows, restRows, routeRows, functionRows, observingRows, domainRows, edgeRows].flatMap((each) =>
    Object.entries(each),
  ),
);

/** Arguments that every resource may have and that say nothing of it. */
const ofTerraform = new Set(["timeouts", "tags_all", "id", "arn", "region"]);

/** One resource of the provider's as the resources that CloudFormation has for it: one, as a rule. */
export function makeDrafts(resource: EvaluatedResource): readonly Draft[] {
  const row = rows.get(resource.type);
  const given = resource.arguments.filter((each) => !ofTerraform.has(each.name));
  const special = Object.hasOwn(specials, resource.type) ? specials[resource.type] : undefined;
  const cloudControl = cloudControlType(resource.type);
  if (cloudControl !== undefined)
    return [draftOf(resource, cloudControl, translateArguments(cloudControlArguments(given), {}))];
  if (row === undefined) return [draftOf(resource, resource.type, translateArguments(given, {}))];
  if (special === undefined) return [draftOf(resource, row.type, translateArguments(given, row.arguments))];
  return special(resource, row, given);
}

type Special = (resource: EvaluatedResource, row: Row, given: readonly EvaluatedArgument[]) => readonly Draft[];

const draftOf = (resource: EvaluatedResource, type: string, properties: DraftProperty[]): Draft => ({
  id: resource.address,
  type,
  properties,
  nodes: [nodeOf(resource)],
  attributes: attributesOf(resource),
  ...(resource.physicalId === undefined ? {} : { physicalId: resource.physicalId }),
});

/** What Terraform minds that CloudFormation has a word for. */
function attributesOf({ meta, arguments: given }: EvaluatedResource): DraftProperty[] {
  // From its sixth version on the provider may be told of each resource where it lies: as a rule, where all the others do.
  const elsewhere = given.filter(({ name, value }) => name === "region" && value.kind !== "pseudo");
  return [...meta, ...elsewhere].flatMap(({ name, value, at }): readonly DraftProperty[] => {
    if (name === "region") return [{ name, value, at }];
    if (name === "depends_on") return [{ name: "DependsOn", value: addresses(value), at, sourceName: name }];
    const lifecycle = value.kind === "list" ? value.items[0] : value;
    const kept =
      name === "lifecycle" && lifecycle?.kind === "object" ? lifecycle.members.get("prevent_destroy") : undefined;
    return kept !== undefined && knownText(kept) === "true"
      ? [{ name: "DeletionPolicy", value: scalar("Retain", at), at, sourceName: name }]
      : [];
  });
}

const addresses = (value: Value): Value =>
  value.kind === "list"
    ? list(
        value.items.map((each) => ("text" in each ? scalar(each.text, each.at) : each)),
        value.at,
      )
    : value;

const withNames = (given: readonly EvaluatedArgument[], names: readonly string[]) => ({
  own: given.filter((each) => names.includes(each.name)),
  others: given.filter((each) => !names.includes(each.name)),
});

/** Arguments that one property of CloudFormation holds together. */
function gathered(name: string, own: readonly EvaluatedArgument[], table: Row["arguments"]): readonly DraftProperty[] {
  const [first] = own;
  if (first === undefined) return [];
  const members = translateArguments(own, table);
  return [
    {
      name,
      value: object(
        members.map((each) => [each.name, each.value] as const),
        first.at,
      ),
      at: first.at,
      sourceName: first.name,
    },
  ];
}

const codeArguments = {
  s3_bucket: "S3Bucket",
  s3_key: "S3Key",
  s3_object_version: "S3ObjectVersion",
  image_uri: "ImageUri",
};

/** Code beside the configuration stands in a template as its path, as `aws cloudformation package` reads it. */
const code =
  (property: string): Special =>
  (resource, row, given) => {
    const { own, others } = withNames(given, [...Object.keys(codeArguments), "filename", "publish"]);
    const file = own.find((each) => each.name === "filename");
    const publishes = own.find((each) => each.name === "publish");
    const parts = own.filter((each) => each.name in codeArguments);
    const draft = draftOf(resource, row.type, [
      ...translateArguments(others, row.arguments),
      ...(file === undefined ? [] : [{ name: property, value: file.value, at: file.at, sourceName: "filename" }]),
      ...gathered(property, parts, codeArguments),
    ]);
    if (publishes === undefined || knownText(publishes.value) !== "true") return [draft];
    const called: Value = { kind: "reference", resource: resource.address, text: resource.address, at: publishes.at };
    const version: Draft = {
      id: publishedVersion(resource.address),
      type: "AWS::Lambda::Version",
      properties: [{ name: "FunctionName", value: called, at: publishes.at, sourceName: "publish" }],
      nodes: [nodeOf(resource)],
      attributes: [],
    };
    return [draft, version];
  };

/** Before stages were resources of their own, a deployment made the one that it named. */
const deployment: Special = (resource, row, given) => {
  const { own, others } = withNames(given, ["stage_name", "stage_description", "variables", "canary_settings"]);
  const name = own.find((each) => each.name === "stage_name");
  const draft = draftOf(resource, row.type, translateArguments(name === undefined ? given : others, row.arguments));
  if (name === undefined) return [draft];
  const api = draft.properties.find((each) => each.name === "RestApiId");
  const deployed: Value = { kind: "reference", resource: resource.address, text: resource.address, at: name.at };
  const stage: Draft = {
    id: `${resource.address}.stage`,
    type: "AWS::ApiGateway::Stage",
    properties: [
      ...(api === undefined ? [] : [api]),
      { name: "DeploymentId", value: deployed, at: name.at, sourceName: "stage_name" },
      ...translateArguments(own, { stage_name: "StageName", stage_description: "Description", variables: "Variables" }),
    ],
    nodes: [nodeOf(resource)],
    attributes: [],
  };
  return [draft, stage];
};

/** Private domains have types of their own in CloudFormation. */
const domainName: Special = (resource, row, given) => {
  const draft = draftOf(resource, row.type, translateArguments(given, row.arguments));
  const endpoint = draft.properties.find((each) => each.name === "EndpointConfiguration")?.value;
  const types = endpoint?.kind === "object" ? endpoint.members.get("Types") : undefined;
  const isPrivate = types?.kind === "list" && types.items.some((each) => knownText(each) === "PRIVATE");
  return [isPrivate ? { ...draft, type: "AWS::ApiGateway::DomainNameV2" } : draft];
};

/** A mapping of a private domain, which is told from others of its name by an id, names it by its ARN. */
const basePathMapping: Special = (resource, row, given) => {
  const [name, id] = ["domain_name", "domain_name_id"].map((each) => given.find((argument) => argument.name === each));
  if (name === undefined || id === undefined)
    return [draftOf(resource, row.type, translateArguments(given, row.arguments))];
  const { others } = withNames(given, ["domain_name", "domain_name_id"]);
  const arn: Value =
    id.value.kind === "reference"
      ? { ...id.value, attribute: "DomainNameArn" }
      : composed(
          "arn:{partition}:apigateway:{region}:{account}:/domainnames/{name}+{id}",
          { name: name.value, id: id.value },
          id.at,
        );
  const properties: DraftProperty[] = [
    { name: "DomainNameArn", value: arn, at: id.at, sourceName: "domain_name_id" },
    ...translateArguments(others, row.arguments),
  ];
  return [draftOf(resource, "AWS::ApiGateway::BasePathMappingV2", properties)];
};

/** What CloudFormation keeps within one property. */
const within =
  (property: string): Special =>
  (resource, row, given) => {
    const { own, others } = withNames(given, ["tags"]);
    return [
      draftOf(resource, row.type, [
        ...gathered(property, others, row.arguments),
        ...translateArguments(own, row.arguments),
      ]),
    ];
  };

const specials: Readonly<Record<string, Special>> = {
  aws_lambda_function: code("Code"),
  aws_lambda_layer_version: code("Content"),
  aws_api_gateway_deployment: deployment,
  aws_api_gateway_domain_name: domainName,
  aws_api_gateway_base_path_mapping: basePathMapping,
  aws_cloudfront_distribution: within("DistributionConfig"),
  aws_cloudfront_cache_policy: within("CachePolicyConfig"),
  aws_cloudfront_origin_request_policy: within("OriginRequestPolicyConfig"),
};
