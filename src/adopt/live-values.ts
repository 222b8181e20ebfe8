import type { JsonValue } from "../ir/json.js";
import { knownText } from "../parser/import/build-value.js";
import type { ResourceGraph, SourceResource } from "../parser/import/resource-graph.js";
import type { SourceValue } from "../parser/import/source-value.js";
import type { LiveDescription, LiveStack } from "./live-description.js";
import { plainName } from "./plain-name.js";

/** The texts that values of a source have where it is deployed; undefined for one that nothing tells. */
export type LiveValues = (value: SourceValue) => string | undefined;

export function openLiveValues({ resources, parameters, outputs }: ResourceGraph, live: LiveDescription): LiveValues {
  const byId = new Map(resources.map((resource) => [resource.id, resource]));
  const defaults = new Map(parameters.map((parameter) => [parameter.name, parameter.default]));
  const shown = new Map(
    outputs.flatMap(({ name, value }): readonly (readonly [string, string])[] => {
      const text = live.outputs.get(name);
      return value.kind !== "reference" || text === undefined ? [] : [[nameOf(value), text]];
    }),
  );
  const textOf: LiveValues = (value) => {
    switch (value.kind) {
      case "scalar":
        return value.value === null ? undefined : String(value.value);
      case "parameter":
        return live.parameters.get(value.name) ?? defaults.get(value.name);
      case "pseudo":
        return value.name === "urlSuffix" ? undefined : live.stack?.[value.name];
      case "join": {
        const texts = value.parts.map(textOf);
        return texts.every((text) => text !== undefined) ? texts.join("") : undefined;
      }
      case "reference":
        return shown.get(nameOf(value)) ?? referred(value, byId.get(value.resource), live);
      case "opaque":
        return live.exports.get(importedName(value.text) ?? "");
      default:
        return undefined;
    }
  };
  return textOf;
}

/** The name in `{"Fn::ImportValue":"shared-link"}`; undefined where the deployment has a say in it, and for all else. */
function importedName(text: string): string | undefined {
  const [, name] = /^\{"Fn::ImportValue":("(?:[^"\\]|\\.)*")\}$/.exec(text) ?? [];
  return name === undefined ? undefined : String(JSON.parse(name));
}

type Reference = Extract<SourceValue, { readonly kind: "reference" }>;

const nameOf = ({ resource, attribute }: Reference): string => `${resource} ${attribute ?? ""}`;

function referred(
  { resource: id, attribute }: Reference,
  resource: SourceResource | undefined,
  { ids, attributes, stack }: LiveDescription,
): string | undefined {
  const physicalId = ids.get(id) ?? resource?.physicalId;
  const state = attributes.get(id);
  if (state !== undefined) return attribute === undefined ? physicalId : attributeIn(state, attribute);
  if (attribute === undefined || physicalId === undefined) return physicalId;
  if (attribute.endsWith("Arn") && physicalId.startsWith("arn:")) return physicalId;
  const rule = resource && attributeRules[`${resource.type}.${attribute}`];
  return resource && rule && stack && rule(physicalId, stack, resource);
}

/** `TopicArn` of a template is `arn` in a state, or `topic_arn`. */
function attributeIn(state: Readonly<Record<string, JsonValue>>, attribute: string): string | undefined {
  const wanted = plainName(attribute);
  const keys = Object.keys(state);
  const key =
    keys.find((each) => plainName(each) === wanted) ?? keys.find((each) => each === "arn" && /Arn$/.test(attribute));
  const text = key === undefined ? undefined : state[key];
  return typeof text === "string" ? text : undefined;
}

const arn =
  (service: string, path: string) =>
  (id: string, { partition, region, account }: LiveStack): string =>
    `arn:${partition}:${service}:${region}:${account}:${path}${id}`;

type AttributeRule = (physicalId: string, stack: LiveStack, resource: SourceResource) => string | undefined;

/**
 * Attributes that a template's `Ref` does not return but that follow from it.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
const attributeRules: Readonly<Record<string, AttributeRule>> = {
  "AWS::Cognito::UserPool.Arn": arn("cognito-idp", "userpool/"),
  "AWS::Cognito::UserPool.ProviderName": (id, { region }) => `cognito-idp.${region}.amazonaws.com/${id}`,
  "AWS::Cognito::UserPool.ProviderURL": (id, { region }) => `https://cognito-idp.${region}.amazonaws.com/${id}`,
  "AWS::DynamoDB::Table.Arn": arn("dynamodb", "table/"),
  "AWS::DynamoDB::GlobalTable.Arn": arn("dynamodb", "table/"),
  "AWS::Events::EventBus.Arn": arn("events", "event-bus/"),
  "AWS::Kinesis::Stream.Arn": arn("kinesis", "stream/"),
  "AWS::IAM::Role.Arn": (name, { partition, account }, { properties }) => {
    const path = properties.find((property) => property.name === "Path")?.value;
    const known = path === undefined ? "/" : knownText(path);
    return known === undefined ? undefined : `arn:${partition}:iam::${account}:role${known}${name}`;
  },
  "AWS::KinesisFirehose::DeliveryStream.Arn": arn("firehose", "deliverystream/"),
  "AWS::KMS::Key.Arn": arn("kms", "key/"),
  "AWS::Lambda::Function.Arn": arn("lambda", "function:"),
  "AWS::Logs::LogGroup.Arn": (id, stack) => `${arn("logs", "log-group:")(id, stack)}:*`,
  "AWS::S3::Bucket.Arn": (id, { partition }) => `arn:${partition}:s3:::${id}`,
  "AWS::Serverless::SimpleTable.Arn": arn("dynamodb", "table/"),
  "AWS::SNS::Topic.TopicName": (id) => id.slice(id.lastIndexOf(":") + 1),
  "AWS::SQS::Queue.Arn": (url, stack) => arn("sqs", "")(queueName(url), stack),
  "AWS::SQS::Queue.QueueName": queueName,
  "AWS::SQS::Queue.QueueUrl": (url) => url,
  "AWS::StepFunctions::StateMachine.Name": (id) => id.slice(id.lastIndexOf(":") + 1),
  "AWS::WAFv2::WebACL.Arn": webAclArn,
};

/** CloudFormation calls a web ACL `name|id|scope`. */
function webAclArn(physicalId: string, stack: LiveStack): string | undefined {
  const [name, id, scope] = physicalId.split("|");
  return scope === "REGIONAL" ? arn("wafv2", "regional/webacl/")(`${name}/${id}`, stack) : undefined;
}

/** `https://sqs.eu-west-1.amazonaws.com/111122223333/pets` */
function queueName(url: string): string {
  return url.slice(url.lastIndexOf("/") + 1);
}
