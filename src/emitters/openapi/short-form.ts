import type { DeployValue } from "../../ir/deploy-value.js";
import type { ShortFormIntegration } from "../../ir/integration.js";
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
import { settingText } from "./deploy-text.js";
import { as, asUnless, derived, type ExportContext, type Fragment, type Rows, setting, write } from "./rows.js";

const prefixes = {
  path: "path",
  query: "query",
  header: "header",
  context: "context",
  stageVariable: "stageVariables",
};

function sourceText(source: ValueSource, context: ExportContext): JsonValue {
  if (source.kind === "body") return ["body", ...source.path].join(".");
  if (source.kind !== "constant") return `${prefixes[source.kind]}.${source.name}`;
  const text = settingText(source.value, context);
  if (source.type === "number") return Number(text);
  return source.type === "boolean" ? text === "true" : `'${String(text)}'`;
}

const source =
  (key: string) =>
  (value: ValueSource, _: unknown, context: ExportContext): Fragment => ({ [key]: sourceText(value, context) });

const sources =
  (key: string) =>
  (list: readonly NamedSource[], _: unknown, context: ExportContext): Fragment =>
    list.length === 0
      ? {}
      : { [key]: Object.fromEntries(list.map((each) => [each.name, sourceText(each.source, context)])) };

const value =
  (key: string) =>
  (each: DeployValue, _: unknown, context: ExportContext): Fragment => ({ [key]: settingText(each, context) });

const kmsKey = value("kmsKey");
const action = as("action");

const dynamodb: Rows<DynamoDbCall> = {
  setting: derived,
  action,
  table: value("table"),
  index: value("index"),
  key: (list, _, context) => ({
    key: Object.fromEntries(list.map((each) => [each.name, sourceText(each.source, context)])),
  }),
  attributes: sources("attributes"),
  condition: as("condition"),
  keyCondition: as("keyCondition"),
  filter: as("filter"),
  update: as("update"),
  projection: as("projection"),
  values: sources("values"),
  limit: source("limit"),
  nextToken: source("nextToken"),
  order: asUnless("order", "ascending"),
  consistentRead: asUnless("consistentRead", false),
  kmsKey,
};

const sqs: Rows<SqsCall> = {
  setting: derived,
  action,
  queue: value("queue"),
  message: source("message"),
  messageGroupId: source("messageGroupId"),
  deduplicationId: source("deduplicationId"),
  attributes: sources("attributes"),
  delaySeconds: as("delay"),
  receiptHandle: source("receiptHandle"),
  maxMessages: source("maxMessages"),
  waitSeconds: as("wait"),
  kmsKey,
};

const sns: Rows<SnsCall> = {
  setting: derived,
  action,
  topic: value("topic"),
  message: source("message"),
  subject: source("subject"),
  messageGroupId: source("messageGroupId"),
  deduplicationId: source("deduplicationId"),
  attributes: sources("attributes"),
  kmsKey,
};

const s3: Rows<S3Call> = {
  setting: derived,
  action,
  bucket: value("bucket"),
  key: (parts, _, context) =>
    parts.length === 0
      ? {}
      : {
          key: parts
            .map((part) =>
              part.kind === "constant" ? settingText(part.value, context) : `{${sourceText(part, context)}}`,
            )
            .join(""),
        },
  kmsKey,
};

const kinesis: Rows<KinesisCall> = {
  setting: derived,
  action,
  stream: value("stream"),
  data: source("data"),
  partitionKey: source("partitionKey"),
  kmsKey,
};

const stepFunctions: Rows<StepFunctionsCall> = {
  setting: derived,
  action,
  stateMachine: value("stateMachine"),
  input: source("input"),
  execution: source("execution"),
  kmsKey,
};

const eventBridge: Rows<EventBridgeCall> = {
  setting: derived,
  action,
  bus: value("bus"),
  source: source("source"),
  detailType: source("detailType"),
  detail: source("detail"),
  kmsKey,
};

const appConfig: Rows<AppConfigCall> = {
  setting: derived,
  action,
  application: value("application"),
  environment: value("environment"),
  configuration: value("configuration"),
  clientId: source("clientId"),
  kmsKey,
};

const http: Rows<BackendCall> = {
  setting: derived,
  url: value("url"),
  method: as("method"),
  proxy: asUnless("proxy", true),
  vpcLink: (link) => (link.kind === "vpcLink" ? { vpcLink: link.name } : {}),
  headers: sources("headers"),
  query: sources("query"),
  insecureSkipVerification: asUnless("insecureSkipVerification", false),
};

const mock: Rows<MockAnswer> = {
  setting: derived,
  status: as("status"),
  example: as("example"),
  body: (body) => ({ body }),
};

const tables: { readonly [Name in ShortForm["setting"]]: Rows<Extract<ShortForm, { readonly setting: Name }>> } = {
  dynamodb,
  sqs,
  sns,
  s3,
  kinesis,
  stepFunctions,
  eventBridge,
  appConfig,
  http,
  mock,
};

/** What an operation calls, in the words of the settings: `x-gatewright` of the operation. */
export function writeShortForm(
  { form, timeoutMs, credentials }: ShortFormIntegration,
  context: ExportContext,
): Fragment {
  const written = write(tables[form.setting] as Rows<ShortForm>, form, context);
  return setting({
    [form.setting]: {
      ...written,
      ...(timeoutMs === undefined ? {} : { timeout: timeoutMs }),
      ...(credentials === undefined ? {} : { credentials: settingText(credentials, context) }),
    },
  });
}
