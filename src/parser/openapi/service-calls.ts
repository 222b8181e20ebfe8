import type { PathTemplate } from "../../ir/api.js";
import type { DeployValue } from "../../ir/deploy-value.js";
import { literal } from "../../ir/deploy-value.js";
import type { JsonValue } from "../../ir/json.js";
import type {
  AppConfigCall,
  BackendCall,
  DynamoDbCall,
  EventBridgeCall,
  KinesisCall,
  MockAnswer,
  NamedSource,
  S3Call,
  ShortForm,
  SnsCall,
  SqsCall,
  StepFunctionsCall,
  ValueSource,
} from "../../ir/short-form.js";
import { type DocumentNode, isRecord, member, members } from "../document-node.js";
import { type ReadContext, readBoolean, readNumber, readString } from "../read-context.js";
import { readDeployValue } from "./deploy-values.js";
import { pathVariables } from "./path-template.js";
import { readNamedSources, readSourceTemplate, readValueSource } from "./value-sources.js";

/** What reads the members of a short form. */
type Fields = ReturnType<typeof createFields>;

export function createFields(context: ReadContext, node: DocumentNode, path: PathTemplate) {
  const lastVariable = pathVariables(path).at(-1);
  const value = (key: string): DeployValue | undefined => {
    const child = member(node, key);
    return child === undefined ? undefined : readDeployValue(context, child, "template");
  };
  const source = (key: string): ValueSource | undefined => {
    const child = member(node, key);
    return child === undefined ? undefined : readValueSource(context, child);
  };
  return {
    context,
    node,
    text: (key: string): string | undefined => readString(context, node, key),
    number: (key: string): number | undefined => readNumber(context, node, key),
    flag: (key: string, otherwise: boolean): boolean => readBoolean(context, node, key) ?? otherwise,
    action: <Action extends string>(): Action => (readString(context, node, "action") ?? "") as Action,
    value: (key: string): DeployValue => value(key) ?? { kind: "literal", text: "" },
    optionalValue: value,
    source,
    named: (key: string) => {
      const child = member(node, key);
      return child === undefined ? [] : readNamedSources(context, members(child));
    },
    pathVariables: pathVariables(path),
    lastVariable: (): ValueSource | undefined =>
      lastVariable === undefined ? undefined : { kind: "path", name: lastVariable },
  };
}

const body: ValueSource = { kind: "body", path: [] };

/** An object without its undefined members. */
const defined = <Item extends object>(item: Item): { [Key in keyof Item]: Exclude<Item[Key], undefined> } =>
  Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined)) as never;

export function readForm(fields: Fields, setting: ShortForm["setting"]): ShortForm {
  switch (setting) {
    case "dynamodb":
      return readDynamoDb(fields);
    case "sqs":
      return readSqs(fields);
    case "sns":
      return readSns(fields);
    case "s3":
      return readS3(fields);
    case "kinesis":
      return readKinesis(fields);
    case "stepFunctions":
      return readStepFunctions(fields);
    case "eventBridge":
      return readEventBridge(fields);
    case "appConfig":
      return readAppConfig(fields);
    case "http":
      return readBackend(fields);
    case "mock":
      return readMock(fields);
  }
}

/** A string names the one attribute of the key; the last path variable fills it. */
function readKey({ context, node, pathVariables: names, lastVariable }: Fields): readonly NamedSource[] {
  const key = member(node, "key");
  if (key === undefined) return names.map((name) => ({ name, source: { kind: "path", name } }));
  if (isRecord(key.value)) return readNamedSources(context, members(key));
  const source = lastVariable();
  return source === undefined ? [] : [{ name: String(key.value), source }];
}

const readDynamoDb = (fields: Fields): DynamoDbCall =>
  defined({
    setting: "dynamodb" as const,
    action: fields.action<DynamoDbCall["action"]>(),
    table: fields.value("table"),
    index: fields.optionalValue("index"),
    key: readKey(fields),
    attributes: fields.named("attributes"),
    condition: fields.text("condition"),
    keyCondition: fields.text("keyCondition"),
    filter: fields.text("filter"),
    update: fields.text("update"),
    projection: fields.text("projection"),
    values: fields.named("values"),
    limit: fields.source("limit"),
    nextToken: fields.source("nextToken"),
    order: fields.text("order") === "descending" ? ("descending" as const) : ("ascending" as const),
    consistentRead: fields.flag("consistentRead", false),
    kmsKey: fields.optionalValue("kmsKey"),
  });

const readSqs = (fields: Fields): SqsCall =>
  defined({
    setting: "sqs" as const,
    action: fields.action<SqsCall["action"]>(),
    queue: fields.value("queue"),
    message: fields.source("message") ?? body,
    messageGroupId: fields.source("messageGroupId"),
    deduplicationId: fields.source("deduplicationId"),
    attributes: fields.named("attributes"),
    delaySeconds: fields.number("delay"),
    receiptHandle: fields.source("receiptHandle"),
    maxMessages: fields.source("maxMessages"),
    waitSeconds: fields.number("wait"),
    kmsKey: fields.optionalValue("kmsKey"),
  });

const readSns = (fields: Fields): SnsCall =>
  defined({
    setting: "sns" as const,
    action: "Publish" as const,
    topic: fields.value("topic"),
    message: fields.source("message") ?? body,
    subject: fields.source("subject"),
    messageGroupId: fields.source("messageGroupId"),
    deduplicationId: fields.source("deduplicationId"),
    attributes: fields.named("attributes"),
    kmsKey: fields.optionalValue("kmsKey"),
  });

function readS3(fields: Fields): S3Call {
  const { context, node, lastVariable } = fields;
  const action = fields.action<S3Call["action"]>();
  const key = member(node, "key");
  const last = action === "ListObjects" ? undefined : lastVariable();
  return defined({
    setting: "s3" as const,
    action,
    bucket: fields.value("bucket"),
    key: key === undefined ? (last === undefined ? [] : [last]) : readSourceTemplate(context, key),
    kmsKey: fields.optionalValue("kmsKey"),
  });
}

const readKinesis = (fields: Fields): KinesisCall =>
  defined({
    setting: "kinesis" as const,
    action: fields.action<KinesisCall["action"]>(),
    stream: fields.value("stream"),
    data: fields.source("data") ?? body,
    partitionKey: fields.source("partitionKey") ?? { kind: "context" as const, name: "requestId" },
    kmsKey: fields.optionalValue("kmsKey"),
  });

function readStepFunctions(fields: Fields): StepFunctionsCall {
  const action = fields.action<StepFunctionsCall["action"]>();
  const isStart = action === "StartExecution" || action === "StartSyncExecution";
  return defined({
    setting: "stepFunctions" as const,
    action,
    stateMachine: fields.value("stateMachine"),
    input: fields.source("input") ?? body,
    execution: fields.source("execution") ?? (isStart ? undefined : fields.lastVariable()),
    kmsKey: fields.optionalValue("kmsKey"),
  });
}

const readEventBridge = (fields: Fields): EventBridgeCall =>
  defined({
    setting: "eventBridge" as const,
    action: "PutEvents" as const,
    bus: fields.optionalValue("bus") ?? literal("default"),
    source: fields.source("source") ?? body,
    detailType: fields.source("detailType") ?? body,
    detail: fields.source("detail") ?? body,
    kmsKey: fields.optionalValue("kmsKey"),
  });

const readAppConfig = (fields: Fields): AppConfigCall =>
  defined({
    setting: "appConfig" as const,
    action: "GetConfiguration" as const,
    application: fields.value("application"),
    environment: fields.value("environment"),
    configuration: fields.value("configuration"),
    clientId: fields.source("clientId") ?? { kind: "context" as const, name: "requestId" },
    kmsKey: fields.optionalValue("kmsKey"),
  });

function readBackend(fields: Fields): BackendCall {
  const { context, node } = fields;
  const link = member(node, "vpcLink");
  return defined({
    setting: "http" as const,
    url: fields.value("url"),
    method: fields.text("method"),
    proxy: fields.flag("proxy", true),
    vpcLink:
      link === undefined
        ? undefined
        : readDeployValue(context, { ...link, value: `\${vpcLinks.${String(link.value)}}` }, "template"),
    headers: fields.named("headers"),
    query: fields.named("query"),
    insecureSkipVerification: fields.flag("insecureSkipVerification", false),
  });
}

const readMock = ({ node, text }: Fields): MockAnswer =>
  defined({
    setting: "mock" as const,
    status: text("status"),
    example: text("example"),
    body: member(node, "body")?.value as JsonValue | undefined,
  });
