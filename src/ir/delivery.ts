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
}

/** `settings` is the stage's default (every method), `operations` what differs. */
export interface Stage {
  readonly name: StageName;
  readonly description?: string;
  readonly variables: readonly { readonly name: string; readonly value: DeployValue }[];
  readonly settings: MethodSettings;
  readonly operations: readonly { readonly operation: OperationId; readonly settings: MethodSettings }[];
  /** X-Ray. */
  readonly tracing: boolean;
  readonly accessLog?: AccessLog;
  readonly origin: SourcePointer;
}

export interface AccessLog {
  /** The gateway's `$context` variables; one line. */
  readonly format: string;
  readonly retentionDays: number;
}

export interface Cors {
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
