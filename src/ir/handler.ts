import type { DeployValue } from "./deploy-value.js";
import type { AuthorizerId, HandlerId, OperationId } from "./ids.js";
import type { SourcePointer } from "./source.js";

/** A Lambda function that the build makes. */
export interface Handler {
  readonly id: HandlerId;
  readonly purpose:
    | {
        readonly kind: "operations";
        readonly operations: readonly OperationId[];
        /** Whether other operations may come to it: true for the function of a tag or of the whole API. */
        readonly shared: boolean;
      }
    | { readonly kind: "authorizer"; readonly authorizer: AuthorizerId };
  readonly description: string;
  /** Lambda runtime identifier, `nodejs22.x`. */
  readonly runtime: string;
  readonly architecture: "arm64" | "x86_64";
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  readonly environment: readonly { readonly name: string; readonly value: DeployValue }[];
  readonly logRetentionDays: number;
  readonly tracing: boolean;
  readonly reservedConcurrency?: number;
  readonly origin: SourcePointer;
}
