import type { FunctionLogging } from "../handler.js";
import type { PlanKey, PlanResourceBase, PlanTree, PlanValue } from "./model-base.js";

export interface FunctionResource extends PlanResourceBase<"function"> {
  readonly name: PlanValue;
  /** Absent for none. */
  readonly description?: PlanValue;
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
  /** As Lambda chooses it when absent. */
  readonly logGroup?: PlanValue;
  readonly logging?: FunctionLogging;
  readonly layers?: readonly PlanValue[];
  readonly vpc?: {
    readonly subnetIds: readonly PlanValue[];
    readonly securityGroupIds: readonly PlanValue[];
    readonly ipv6: boolean;
  };
  readonly ephemeralStorageMb?: number;
  readonly fileSystem?: { readonly accessPoint: PlanValue; readonly mountPath: string };
  readonly snapStart?: boolean;
  /** ARN of a queue or topic. */
  readonly deadLetter?: PlanValue;
  readonly tags?: readonly { readonly key: string; readonly value: string }[];
  /** True: each change of the function becomes a version. */
  readonly publishes?: boolean;
  /** Policies of its role that Lambda looks for while it makes the function; some targets make them apart from the role. */
  readonly awaits?: {
    readonly role: PlanKey;
    readonly policies: readonly string[];
    /** ARNs. */
    readonly managedPolicies?: readonly PlanValue[];
  };
}

export type PlanCode =
  | { readonly kind: "archive"; readonly bucket: PlanValue; readonly key: PlanValue; readonly version?: PlanValue }
  /** Beside the template or module. */
  | { readonly kind: "local"; readonly path: string }
  | {
      readonly kind: "image";
      readonly uri: PlanValue;
      readonly command?: readonly string[];
      readonly entryPoint?: readonly string[];
      readonly workingDirectory?: string;
    }
  /** The text of one file, which Lambda takes for `fileName`; `archive` is where it goes on targets that take no text. */
  | {
      readonly kind: "inline";
      readonly text: string;
      readonly fileName: string;
      readonly archive: { readonly bucket: PlanValue; readonly key: PlanValue };
    };

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
  /** Absent where every API of the account may call it. */
  readonly sourceArn?: PlanValue;
}

export interface RoleResource extends PlanResourceBase<"role"> {
  /** Absent for none. */
  readonly description?: string;
  /** Who may take it: `lambda.amazonaws.com`, `apigateway.amazonaws.com`; or what an IAM document says. */
  readonly trust: readonly string[] | { readonly document: PlanTree };
  readonly policies: readonly RolePolicy[];
  /** ARNs. */
  readonly managedPolicies?: readonly PlanValue[];
  /** Made by the target when absent. */
  readonly name?: PlanValue;
  readonly path?: string;
  /** ARN of a managed policy. */
  readonly permissionsBoundary?: PlanValue;
  readonly tags?: readonly { readonly key: string; readonly value: string }[];
}

/** A policy of the role's own: statements, or a whole IAM document. */
export type RolePolicy = {
  readonly name: string;
} & ({ readonly statements: readonly PolicyStatement[] } | { readonly document: PlanTree });

export interface PolicyStatement {
  /** Allow when absent. */
  readonly effect?: "Deny";
  readonly actions: readonly string[];
  readonly resources: readonly PlanValue[];
  readonly condition?: PlanTree;
}

export interface LogGroupResource extends PlanResourceBase<"log-group"> {
  readonly name: PlanValue;
  /** For ever when absent. */
  readonly retentionDays?: number;
  /** ARN of the key that it is encrypted with; the service's own when absent. */
  readonly kmsKey?: PlanValue;
}
