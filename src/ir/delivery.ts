import type { Alarms, StageMeasure } from "./alarm.js";
import type { DeployValue } from "./deploy-value.js";
import type { OperationId, StageName } from "./ids.js";
import type { SourcePointer } from "./source.js";
import type { Throttle } from "./throttling.js";

export type LoggingLevel = "OFF" | "ERROR" | "INFO";

/** What may differ for one method of a stage; absent members follow the stage. */
export interface MethodSettings {
  readonly throttle?: Throttle;
  /** Execution logs; the account needs a CloudWatch role for them. */
  readonly logging?: LoggingLevel;
  /** Bodies in the execution log: secrets too. */
  readonly dataTrace?: boolean;
  readonly metrics?: boolean;
  /** Needs a cache cluster on the stage. */
  readonly cache?: MethodCache;
}

/** How responses are cached; absent members follow the stage. */
export interface MethodCache {
  /** On a stage: every GET method. */
  readonly enabled?: boolean;
  /** Seconds, 0-3600; the service's default is 300. */
  readonly ttl?: number;
  readonly encrypted?: boolean;
}

/** `settings` is the stage's default (every method), `operations` what differs. */
export interface Stage {
  readonly name: StageName;
  readonly description?: string;
  readonly variables: readonly StageVariable[];
  readonly settings: MethodSettings;
  readonly operations: readonly { readonly operation: OperationId; readonly settings: MethodSettings }[];
  /** X-Ray. */
  readonly tracing: boolean;
  readonly accessLog?: AccessLog;
  /** Days that execution logs are kept, in a group that the build makes; the service's own group keeps them for ever. */
  readonly executionLogRetentionDays?: number | "forever";
  /** REST only. */
  readonly cache?: StageCache;
  /** Fingerprint of the deployment that the stage stays on; absent: the newest. REST only. */
  readonly deployment?: string;
  /** REST only. */
  readonly canary?: Canary;
  readonly alarms?: Alarms<StageMeasure>;
  /** Beside the API's, or in their places. */
  readonly resourceTags: readonly { readonly key: string; readonly value: string }[];
  /** What the gateway shows to backends that ask for a certificate; the text describes it. */
  readonly clientCertificate?: { readonly description: string };
  /** HTTP and WebSocket APIs: each change is deployed to the stage by itself. */
  readonly autoDeploy?: boolean;
  readonly origin: SourcePointer;
}

export interface StageVariable {
  readonly name: string;
  readonly value: DeployValue;
}

/** https://docs.aws.amazon.com/apigateway/latest/api/API_CreateStage.html#apigw-CreateStage-request-cacheClusterSize */
export const cacheSizes = [0.5, 1.6, 6.1, 13.5, 28.4, 58.2, 118, 237] as const;

/** The cluster is paid by the hour, whether it is used or not. */
export interface StageCache {
  /** Gigabytes. */
  readonly size: (typeof cacheSizes)[number];
  /** Requests with `Cache-Control: max-age=0`. */
  readonly invalidation: CacheInvalidation;
}

export interface CacheInvalidation {
  /** Whether a caller needs the permission `execute-api:InvalidateCache`. */
  readonly authorized: boolean;
  /** What a caller without it gets: 403, or a response from the cache, with a Warning header or without. */
  readonly unauthorized: "fail" | "succeed-with-header" | "succeed-without-header";
}

/** A part of the requests goes to the newest deployment, while the stage stays on the deployment that it names. */
export interface Canary {
  /** 0-100. */
  readonly percent: number;
  readonly useStageCache: boolean;
  /** In place of the stage's, or beside them. */
  readonly variables: readonly StageVariable[];
}

export interface AccessLog {
  /** The gateway's `$context` variables; one line. */
  readonly format: string;
  readonly destination: AccessLogDestination;
}

export type AccessLogDestination =
  /** A log group that the build makes. */
  | { readonly kind: "group"; readonly retentionDays: number | "forever"; readonly kmsKey?: DeployValue }
  /** ARN of a log group that is there already. */
  | { readonly kind: "existing-group"; readonly arn: DeployValue }
  /** ARN of a delivery stream whose name begins with `amazon-apigateway-`. */
  | { readonly kind: "firehose"; readonly arn: DeployValue };

export interface Cors {
  /** HTTP APIs only; the methods of the API's operations when absent. */
  readonly methods?: readonly string[];
  /** Origins with scheme, or `*` alone. */
  readonly origins: readonly string[];
  readonly headers: readonly string[];
  readonly exposedHeaders: readonly string[];
  readonly credentials: boolean;
  readonly maxAgeSeconds?: number;
  readonly origin: SourcePointer;
}

/** What the gateway answers when it refuses or fails by itself, by response type (`DEFAULT_4XX`, `UNAUTHORIZED`, ...). */
export interface GatewayResponse {
  readonly type: string;
  readonly statusCode?: string;
  /** `gatewayresponse.header.*` and so on, from `'literal'`, `context.*`, `method.request.*`. */
  readonly parameters: readonly { readonly to: string; readonly from: DeployValue }[];
  readonly templates: readonly { readonly contentType: string; readonly template: DeployValue }[];
  readonly origin: SourcePointer;
}
