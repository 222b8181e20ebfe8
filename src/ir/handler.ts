import type { DeployValue } from "./deploy-value.js";
import type { AuthorizerId, HandlerId, OperationId } from "./ids.js";
import type { FunctionRole, RoleStatement } from "./role.js";
import type { SourcePointer } from "./source.js";

/** A Lambda function that the build makes. What is absent is not asked for. */
export interface Handler {
  readonly id: HandlerId;
  readonly purpose:
    | {
        readonly kind: "operations";
        readonly operations: readonly OperationId[];
        /** Whether other operations may come to it: true for the function of a tag, of the whole API, or with a name. */
        readonly shared: boolean;
        /** What settings and document call it by, where they say themselves which operations it serves. */
        readonly named?: string;
      }
    | { readonly kind: "authorizer"; readonly authorizer: AuthorizerId };
  /** Its name in AWS; made of the deployment's prefix and `id` when absent. */
  readonly name?: DeployValue;
  /** Empty for none. */
  readonly description: string;
  /** Whether emitters write its code; false where the code is the user's own. */
  readonly generated: boolean;
  /** Where Lambda enters the code, `app.lambda_handler`; as emitters write it when absent. */
  readonly entryPoint?: string;
  /** Lambda runtime identifier, `nodejs22.x`. */
  readonly runtime: string;
  readonly architecture: "arm64" | "x86_64";
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  readonly environment: readonly { readonly name: string; readonly value: DeployValue }[];
  readonly logRetentionDays: number | "forever";
  /** As the build makes it when absent: `/aws/lambda/` and the function's name. */
  readonly logGroup?: FunctionLogGroup;
  readonly tracing: boolean;
  readonly reservedConcurrency?: number;
  /** Where the code is; the archive named after the function below ArtifactBucket and ArtifactPrefix when absent. */
  readonly code?: FunctionCode;
  /** ARNs of layer versions, the first one below the others. */
  readonly layers?: readonly DeployValue[];
  readonly vpc?: FunctionNetwork;
  readonly logging?: FunctionLogging;
  /** Size of `/tmp`, 512-10240. */
  readonly ephemeralStorageMb?: number;
  /** A share of EFS in the function's file system. */
  readonly fileSystem?: { readonly accessPointArn: DeployValue; readonly mountPath: string };
  /** Whether versions start from a snapshot of the initialised environment. */
  readonly snapStart?: boolean;
  /** ARN of the KMS key that encrypts the environment. */
  readonly environmentKey?: DeployValue;
  readonly role?: FunctionRole;
  /** What the function's code may do beside writing its logs. */
  readonly policies?: readonly RoleStatement[];
  /** Where events go that an asynchronous invocation gave up on. */
  readonly deadLetter?: { readonly kind: "queue" | "topic"; readonly arn: DeployValue };
  readonly resourceTags?: readonly { readonly key: string; readonly value: string }[];
  /** What of the API may call it, as ends of ARNs behind the API's id, or `*` for every API; just what does call it when absent. */
  readonly callableFrom?: readonly DeployValue[];
  /** The aliases that the gateway calls the function through; by its own name when absent. */
  readonly alias?: HandlerAlias;
  readonly origin: SourcePointer;
}

export type FunctionCode =
  /** An archive in S3. What is absent is as it is without the setting. */
  | {
      readonly kind: "archive";
      readonly bucket?: DeployValue;
      readonly key?: DeployValue;
      /** Version of the object. */
      readonly version?: DeployValue;
    }
  /** An archive beside the generated template or module, seen from there. */
  | { readonly kind: "local"; readonly path: string }
  /** A container image in ECR. What is absent is as the image has it. */
  | {
      readonly kind: "image";
      readonly uri: DeployValue;
      readonly command?: readonly string[];
      readonly entryPoint?: readonly string[];
      readonly workingDirectory?: string;
    }
  /** The source itself, one file; 4 MB at most. */
  | { readonly kind: "inline"; readonly text: string };

export interface FunctionLogGroup {
  /** Whether the build makes it; Lambda does at the first invocation when nobody else has. */
  readonly create: boolean;
  /** `/aws/lambda/` and the function's name when absent. */
  readonly name?: DeployValue;
  /** ARN of the KMS key that it is encrypted with. */
  readonly key?: DeployValue;
}

export interface FunctionNetwork {
  readonly subnetIds: readonly DeployValue[];
  readonly securityGroupIds: readonly DeployValue[];
  readonly ipv6: boolean;
}

export interface FunctionLogging {
  readonly format: "Text" | "JSON";
  /** Of the function's own messages; only with JSON. */
  readonly applicationLevel?: "TRACE" | "DEBUG" | "INFO" | "WARN" | "ERROR" | "FATAL";
  /** Of Lambda's messages; only with JSON. */
  readonly systemLevel?: "DEBUG" | "INFO" | "WARN";
}

export interface HandlerAlias {
  /** One alias in every stage, or the one that a variable of the stage names. */
  readonly selection:
    | { readonly kind: "name"; readonly name: string }
    | { readonly kind: "stageVariable"; readonly variable: string };
  /** Distinct names, in the order of the stages. */
  readonly aliases: readonly FunctionAlias[];
}

export interface FunctionAlias {
  readonly name: string;
  readonly version: AliasVersion;
  /** A second version that gets a share of the calls. */
  readonly canary?: {
    readonly version: AliasVersion;
    /** 0-1. */
    readonly weight: number;
  };
  readonly provisionedConcurrency?: number;
}

/** The version that the deployment publishes, or a number that it is given. */
export type AliasVersion = { readonly kind: "published" } | { readonly kind: "given"; readonly number: DeployValue };
