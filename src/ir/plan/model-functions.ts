import type { FunctionLogging } from "../handler.js";
import type { PlanKey, PlanResourceBase, PlanTree, PlanValue } from "./model-base.js";

export interface FunctionResource extends PlanResourceBase<"function"> {
  readonly name: PlanValue;
  readonly description: PlanValue;
  /** The only operation that it ever serves. */
  readonly operation?: string;
  /** Undefined for an image, as is `entryPoint`. */
  readonly runtime?: string;
  readonly architecture: "arm64" | "x86_64";
  /** `file.export` inside the archive. */
  readonly entryPoint?: string;
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  readonly environment: readonly { readonly name: string; readonly value: PlanValue }[];
  readonly environmentKey?: PlanValue;
  readonly role: PlanValue;
  readonly code: PlanCode;
  readonly tracing: boolean;
  readonly reservedConcurrency?: number;
  readonly logGroup: PlanValue;
  readonly logging?: FunctionLogging;
  readonly layers?: readonly PlanValue[];
  readonly vpc?: {
    readonly subnetIds: readonly PlanValue[];
    readonly securityGroupIds: readonly PlanValue[];
    readonly ipv6: boolean;
  };
  readonly ephemeralStorageMb?: number;
  /** ARN of a queue or topic. */
  readonly deadLetter?: PlanValue;
  readonly tags?: readonly { readonly key: string; readonly value: string }[];
  /** True: each change of the function becomes a version. */
  readonly publishes?: boolean;
  /** Policies of its role that Lambda looks for while it makes the function; some targets make them apart from the role. */
  readonly awaits?: { readonly role: PlanKey; readonly policies: readonly string[] };
}

export type PlanCode =
  | { readonly kind: "archive"; readonly bucket: PlanValue; readonly key: PlanValue; readonly version?: PlanValue }
  /** Beside the template or module. */
  | { readonly kind: "local"; readonly path: string }
  | { readonly kind: "image"; readonly uri: PlanValue };

/** What the function is at this deployment; never changed, only followed by another one. */
export interface FunctionVersionResource extends PlanResourceBase<"function-version"> {
  /** The function's name. */
  readonly function: PlanValue;
  /** Differs whenever code or configuration do. */
  readonly description: PlanValue;
}

export interface FunctionAliasResource extends PlanResourceBase<"function-alias"> {
  /** The function's name. */
  readonly function: PlanValue;
  readonly name: string;
  /** A number. */
  readonly version: PlanValue;
  /** `weight` is the share of the calls, 0-1. */
  readonly canary?: { readonly version: PlanValue; readonly weight: number };
  readonly provisionedConcurrency?: number;
}

export interface PermissionResource extends PlanResourceBase<"permission"> {
  /** A function's name or ARN, or an alias's ARN. */
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
  /** Made by the target when absent. */
  readonly name?: PlanValue;
  readonly path?: string;
  /** ARN of a managed policy. */
  readonly permissionsBoundary?: PlanValue;
  readonly tags?: readonly { readonly key: string; readonly value: string }[];
}

export interface PolicyStatement {
  /** Allow when absent. */
  readonly effect?: "Deny";
  readonly actions: readonly string[];
  readonly resources: readonly PlanValue[];
  readonly condition?: PlanTree;
}

export interface LogGroupResource extends PlanResourceBase<"log-group"> {
  readonly name: PlanValue;
  readonly retentionDays: number;
  /** ARN of the key that it is encrypted with; the service's own when absent. */
  readonly kmsKey?: PlanValue;
}
