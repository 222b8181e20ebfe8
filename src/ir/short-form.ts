import type { DeployValue } from "./deploy-value.js";
import type { JsonValue } from "./json.js";

/** Where a value of a call comes from. */
export type ValueSource =
  /** A parameter of the request, by its name in the document; a variable of the gateway's `$context`; a stage variable. */
  | { readonly kind: "path" | "query" | "header" | "context" | "stageVariable"; readonly name: string }
  /** A member of the JSON body, by the names that lead to it; the whole body when there are none. */
  | { readonly kind: "body"; readonly path: readonly string[] }
  /** Text unless it says otherwise. */
  | { readonly kind: "constant"; readonly value: DeployValue; readonly type?: "number" | "boolean" };

export interface NamedSource {
  readonly name: string;
  readonly source: ValueSource;
}

/**
 * What an operation calls, in the words of the settings. `expandShortForms` makes an ordinary integration of it: plan and
 * printers never meet one.
 */
export type ShortForm =
  | DynamoDbCall
  | SqsCall
  | SnsCall
  | S3Call
  | KinesisCall
  | StepFunctionsCall
  | EventBridgeCall
  | AppConfigCall
  | BackendCall
  | MockAnswer;

interface ServiceCall {
  /** ARN of the customer managed key that the service encrypts with; the role may use it then. */
  readonly kmsKey?: DeployValue;
}

export interface DynamoDbCall extends ServiceCall {
  readonly setting: "dynamodb";
  readonly action: "PutItem" | "GetItem" | "UpdateItem" | "DeleteItem" | "Query" | "Scan";
  /** Name or ARN. */
  readonly table: DeployValue;
  /** Name of a secondary index, for Query and Scan. */
  readonly index?: DeployValue;
  /** The attributes of the key; for Query those that have to be equal. */
  readonly key: readonly NamedSource[];
  /** Attributes that are written beside those of the body. */
  readonly attributes: readonly NamedSource[];
  /** Expressions in DynamoDB's own language; `#name` stands for the attribute `name`, `:name` for one of `values`. */
  readonly condition?: string;
  readonly keyCondition?: string;
  readonly filter?: string;
  readonly update?: string;
  readonly projection?: string;
  readonly values: readonly NamedSource[];
  readonly limit?: ValueSource;
  /** The token of the next page, as an answer before gave it. */
  readonly nextToken?: ValueSource;
  readonly order: "ascending" | "descending";
  readonly consistentRead: boolean;
}

export interface SqsCall extends ServiceCall {
  readonly setting: "sqs";
  readonly action: "SendMessage" | "ReceiveMessage" | "DeleteMessage" | "PurgeQueue";
  /** Name or ARN. */
  readonly queue: DeployValue;
  readonly message: ValueSource;
  /** FIFO queues only. */
  readonly messageGroupId?: ValueSource;
  readonly deduplicationId?: ValueSource;
  /** Of the type String. */
  readonly attributes: readonly NamedSource[];
  readonly delaySeconds?: number;
  /** DeleteMessage. */
  readonly receiptHandle?: ValueSource;
  /** ReceiveMessage. */
  readonly maxMessages?: ValueSource;
  readonly waitSeconds?: number;
}

export interface SnsCall extends ServiceCall {
  readonly setting: "sns";
  readonly action: "Publish";
  /** Name or ARN. */
  readonly topic: DeployValue;
  readonly message: ValueSource;
  readonly subject?: ValueSource;
  /** FIFO topics only. */
  readonly messageGroupId?: ValueSource;
  readonly deduplicationId?: ValueSource;
  /** Of the type String. */
  readonly attributes: readonly NamedSource[];
}

export interface S3Call extends ServiceCall {
  readonly setting: "s3";
  readonly action: "GetObject" | "PutObject" | "DeleteObject" | "ListObjects";
  readonly bucket: DeployValue;
  /** Text and sources in turn: `pets/`, the path variable `petId`, `.json`. Of ListObjects it is the prefix. */
  readonly key: readonly ValueSource[];
}

export interface KinesisCall extends ServiceCall {
  readonly setting: "kinesis";
  readonly action: "PutRecord" | "PutRecords";
  /** Name or ARN. */
  readonly stream: DeployValue;
  /** PutRecords: a list in the body. */
  readonly data: ValueSource;
  /** PutRecords: a member of each record where it comes from the body. */
  readonly partitionKey: ValueSource;
}

export interface StepFunctionsCall extends ServiceCall {
  readonly setting: "stepFunctions";
  readonly action: "StartExecution" | "StartSyncExecution" | "StopExecution" | "DescribeExecution";
  /** Name or ARN. */
  readonly stateMachine: DeployValue;
  readonly input: ValueSource;
  /** Name of the execution; the service makes one where a start has none. */
  readonly execution?: ValueSource;
}

export interface EventBridgeCall extends ServiceCall {
  readonly setting: "eventBridge";
  readonly action: "PutEvents";
  /** Name or ARN. */
  readonly bus: DeployValue;
  readonly source: ValueSource;
  readonly detailType: ValueSource;
  readonly detail: ValueSource;
}

/** HTTP APIs only. */
export interface AppConfigCall extends ServiceCall {
  readonly setting: "appConfig";
  readonly action: "GetConfiguration";
  readonly application: DeployValue;
  readonly environment: DeployValue;
  readonly configuration: DeployValue;
  readonly clientId: ValueSource;
}

/** A server of HTTP. */
export interface BackendCall {
  readonly setting: "http";
  /** May hold `{pathVariable}` and `${stageVariables.name}`. */
  readonly url: DeployValue;
  /** Upper case; the operation's own when absent. */
  readonly method?: string;
  readonly proxy: boolean;
  readonly vpcLink?: DeployValue;
  readonly headers: readonly NamedSource[];
  readonly query: readonly NamedSource[];
  readonly insecureSkipVerification: boolean;
}

export interface MockAnswer {
  readonly setting: "mock";
  /** The operation's first success status when absent. */
  readonly status?: string;
  /** Name of the example; the first when absent. */
  readonly example?: string;
  /** Takes the place of the document's examples. */
  readonly body?: JsonValue;
}
