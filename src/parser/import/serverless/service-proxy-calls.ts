import type { JsonValue } from "../../../ir/json.js";
import { allOf } from "./service.js";
import type { SettingsNode } from "./settings-node.js";
import { joined, sub } from "./template-builder.js";

type Values = Readonly<Record<string, JsonValue>>;

/** How the gateway calls a service by itself, as the plugin has it. */
export interface ProxyCall {
  readonly uri: JsonValue;
  readonly method: string;
  readonly parameters: Values;
  /** By type of content. */
  readonly templates: Values;
  readonly passthrough: string | undefined;
  /** Statuses of the method, and what of the service's statuses makes them. */
  readonly patterns: readonly (readonly [status: string, pattern: string])[];
  /** Headers of a success, and what of the service's response they are. */
  readonly headers: Values;
  /** What the role may do that the plugin makes. */
  readonly statement: JsonValue;
}

/** Undefined where the settings do not say what is called. */
type Call = (settings: SettingsNode) => ProxyCall | undefined;

const statuses = [200, 400, 500].map((status) => [String(status), String(status)] as const);
const classes = [400, 500, 200].map((status) => [String(status), `${String(status).charAt(0)}\\d{2}`] as const);
const formType = "application/x-www-form-urlencoded";

const forBothTypes = (template: JsonValue): Values => ({ "application/json": template, [formType]: template });
/** In the shape that the plugin gives it: a service may put another in its place among its resources. */
const uriOf = (path: string, values?: Values): JsonValue =>
  sub(`arn:\${AWS::Partition}:apigateway:\${AWS::Region}:${path}`, values);
const grant = (action: string, resource: string, name: JsonValue): JsonValue => ({
  Effect: "Allow",
  Action: [action],
  Resource: [sub(`arn:\${AWS::Partition}:${resource}\${Name}`, { Name: name })],
});

/** A part of the request, or the text itself. */
function partOf(value: JsonValue | undefined, otherwise: string): string {
  const { pathParam, queryStringParam, bodyParam } = allOf(value);
  if (pathParam !== undefined) return `$input.params().path.${String(pathParam)}`;
  if (queryStringParam !== undefined) return `$input.params().querystring.${String(queryStringParam)}`;
  if (bodyParam !== undefined) return `$util.parseJson($input.body).${String(bodyParam)}`;
  return value === undefined ? otherwise : String(value);
}

const sqs: Call = (settings) => {
  const queue = settings.json("queueName");
  if (queue === undefined) return undefined;
  const own = allOf(settings.object("request")?.json("template"));
  const given = allOf(settings.json("requestParameters"));
  const isOwn = Object.keys(own).length > 0;
  const inQuery = ([name]: readonly [string, JsonValue]): boolean =>
    name.startsWith("integration.request.querystring.");
  return {
    uri: uriOf("sqs:path//${AWS::AccountId}/${queueName}", { queueName: queue }),
    method: "POST",
    // A template takes the place of the query that makes a message of the body.
    parameters: isOwn
      ? {
          "integration.request.header.Content-Type": `'${formType}'`,
          ...Object.fromEntries(Object.entries(given).filter((each) => !inQuery(each))),
        }
      : {
          "integration.request.querystring.Action": "'SendMessage'",
          "integration.request.querystring.MessageBody": "method.request.body",
          ...given,
        },
    templates: isOwn
      ? { "application/json": "Action=SendMessage&MessageBody=$util.urlEncode($input.body)", ...own }
      : { "application/json": "{statusCode:200}" },
    passthrough: isOwn ? "NEVER" : undefined,
    patterns: statuses,
    headers: {},
    statement: grant("sqs:SendMessage", "sqs:${AWS::Region}:${AWS::AccountId}:", queue),
  };
};

const sns: Call = (settings) => {
  const topic = settings.json("topicName");
  if (topic === undefined) return undefined;
  const arn = sub("arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:${Name}", { Name: topic });
  const message = "Action=Publish&Message=$util.urlEncode($input.body)&TopicArn=$util.urlEncode('";
  return {
    uri: uriOf("sns:path//"),
    method: "POST",
    parameters: { "integration.request.header.Content-Type": `'${formType}'` },
    templates: { ...forBothTypes(joined(message, arn, "')")), ...allOf(settings.object("request")?.json("template")) },
    passthrough: "NEVER",
    patterns: statuses,
    headers: {},
    statement: grant("sns:Publish", "sns:${AWS::Region}:${AWS::AccountId}:", topic),
  };
};

const kinesis: Call = (settings) => {
  const stream = settings.json("streamName");
  if (stream === undefined) return undefined;
  const action = settings.text("action") ?? "PutRecord";
  const key = partOf(settings.json("partitionKey"), "$context.requestId");
  const record = `"Data":"$util.base64Encode($input.body)","PartitionKey":"${key}"}`;
  const records = [
    `"Records":[#foreach($record in $input.path('$.records'))`,
    `{"Data":"$util.base64Encode($record.data)","PartitionKey":"$record.partition-key"}`,
    "#if($foreach.hasNext),#end#end]}",
  ];
  const template = joined('{"StreamName":"', stream, '",', ...(action === "PutRecords" ? records : [record]));
  return {
    uri: uriOf(`kinesis:action/${action}`),
    method: "POST",
    parameters: allOf(settings.json("requestParameters")),
    templates: { ...forBothTypes(template), ...allOf(settings.object("request")?.json("template")) },
    passthrough: "NEVER",
    patterns: statuses,
    headers: {},
    statement: grant(`kinesis:${action}`, "kinesis:${AWS::Region}:${AWS::AccountId}:stream/", stream),
  };
};

const eventbridge: Call = (settings) => {
  const bus = settings.json("eventBusName");
  if (bus === undefined) return undefined;
  const { bodyParam } = allOf(settings.json("detail"));
  const detail = bodyParam === undefined ? "$input.body" : partOf({ bodyParam }, "");
  const type = partOf(settings.json("detailType"), "$context.requestId");
  const entry = `{"Entries":[{"Detail":"$util.escapeJavaScript(${detail})","DetailType":"${type}","EventBusName":"`;
  return {
    uri: uriOf("events:action/PutEvents"),
    method: "POST",
    parameters: {
      "integration.request.header.X-Amz-Target": "'AWSEvents.PutEvents'",
      "integration.request.header.Content-Type": "'application/x-amz-json-1.1'",
    },
    templates: {
      ...forBothTypes(joined(entry, bus, `","Source":"${partOf(settings.json("source"), "")}"}]}`)),
      ...allOf(settings.object("request")?.json("template")),
    },
    passthrough: "NEVER",
    patterns: statuses,
    headers: {},
    statement: grant("events:PutEvents", "events:${AWS::Region}:${AWS::AccountId}:event-bus/", bus),
  };
};

interface ObjectAction {
  readonly method: string;
  readonly parameters: Values;
  readonly headers: readonly string[];
}

const objectActions: Readonly<Record<string, ObjectAction>> = {
  GetObject: { method: "GET", parameters: {}, headers: ["Content-Type"] },
  PutObject: {
    method: "PUT",
    parameters: {
      "integration.request.header.x-amz-acl": "'authenticated-read'",
      "integration.request.header.Content-Type": "method.request.header.Content-Type",
    },
    headers: ["Content-Type", "Content-Length"],
  },
  DeleteObject: { method: "DELETE", parameters: {}, headers: ["Content-Type", "Date"] },
};

const s3: Call = (settings) => {
  const bucket = settings.json("bucket");
  const name = settings.text("action") ?? "";
  const action = Object.hasOwn(objectActions, name) ? objectActions[name] : undefined;
  if (bucket === undefined || action === undefined) return undefined;
  const key = settings.json("key");
  const { pathParam, queryStringParam } = allOf(key);
  const prefix = settings.text("objectPrefix");
  const path = settings.text("pathOverride") ?? (prefix === undefined ? "{object}" : "{objectPrefix}/{object}");
  const object =
    pathParam !== undefined
      ? `method.request.path.${String(pathParam)}`
      : queryStringParam !== undefined
        ? `method.request.querystring.${String(queryStringParam)}`
        : `'${String(key)}'`;
  return {
    uri: uriOf(`s3:path/{bucket}/${path}`),
    method: action.method,
    parameters: {
      ...action.parameters,
      "integration.request.path.bucket": joined("'", bucket, "'"),
      ...(prefix === undefined ? {} : { "integration.request.path.objectPrefix": `'${prefix}'` }),
      ...(key === undefined ? {} : { "integration.request.path.object": object }),
      ...allOf(settings.json("requestParameters")),
    },
    templates: {},
    passthrough: "WHEN_NO_MATCH",
    patterns: classes,
    headers: Object.fromEntries(action.headers.map((each) => [each, `integration.response.header.${each}`])),
    statement: {
      Effect: "Allow",
      Action: `s3:${name}*`,
      Resource: sub("arn:${AWS::Partition}:s3:::${Name}/*", { Name: bucket }),
    },
  };
};

/** By the names that the plugin gives services. Those of DynamoDB make templates of their own for every action. */
export const proxyCalls: Readonly<Record<string, Call>> = { sqs, sns, kinesis, eventbridge, s3 };
