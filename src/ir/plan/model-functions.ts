import type { PlanResourceBase, PlanValue } from "./model-base.js";

export interface FunctionResource extends PlanResourceBase<"function"> {
  readonly name: PlanValue;
  readonly description: string;
  /** The only operation that it ever serves. */
  readonly operation?: string;
  readonly runtime: string;
  readonly architecture: "arm64" | "x86_64";
  /** `file.export` inside the archive. */
  readonly entryPoint: string;
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  readonly environment: readonly { readonly name: string; readonly value: PlanValue }[];
  readonly role: PlanValue;
  /** The archive in S3. */
  readonly code: { readonly bucket: PlanValue; readonly key: PlanValue };
  readonly tracing: boolean;
  readonly reservedConcurrency?: number;
  readonly logGroup: PlanValue;
}

export interface PermissionResource extends PlanResourceBase<"permission"> {
  /** A function's name or ARN. */
  readonly function: PlanValue;
  /** `apigateway.amazonaws.com`. */
  readonly principal: string;
  readonly sourceArn: PlanValue;
}

export interface RoleResource extends PlanResourceBase<"role"> {
  readonly description: string;
  /** `lambda.amazonaws.com`, `apigateway.amazonaws.com`. */
  readonly service: string;
  readonly policies: readonly { readonly name: string; readonly statements: readonly PolicyStatement[] }[];
}

export interface PolicyStatement {
  readonly actions: readonly string[];
  readonly resources: readonly PlanValue[];
}

export interface LogGroupResource extends PlanResourceBase<"log-group"> {
  readonly name: PlanValue;
  readonly retentionDays: number;
  /** ARN of the key that it is encrypted with; the service's own when absent. */
  readonly kmsKey?: PlanValue;
}
