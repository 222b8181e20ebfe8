import type { DeployTree, DeployValue } from "./deploy-value.js";
import type { SourcePointer } from "./source.js";

/** What settings say of an IAM role that the build makes. */
export interface RoleProperties {
  /** Made by the deployment when absent. */
  readonly name?: DeployValue;
  /** Empty for none. When absent, the role of one function says whose it is. */
  readonly description?: string;
  /** Begins and ends with a slash. */
  readonly path?: string;
  /** ARN of a managed policy. */
  readonly permissionsBoundary?: DeployValue;
  /** Lambda when absent. */
  readonly trust?: RoleTrust;
  /** ARNs. */
  readonly managedPolicies?: readonly DeployValue[];
  /** IAM documents by name. All that the role may do by itself: with them the build adds nothing. */
  readonly inlinePolicies?: readonly { readonly name: string; readonly document: DeployTree }[];
}

/** Who may take a role. */
export type RoleTrust =
  /** `lambda.amazonaws.com` and the like; at least one. */
  | { readonly kind: "services"; readonly services: readonly string[] }
  /** An IAM document. */
  | { readonly kind: "document"; readonly document: DeployTree };

/** The role of a function. */
export interface FunctionRole extends RoleProperties {
  /** A role that exists; the build makes none. */
  readonly arn?: DeployValue;
  /** `Role.id`, in place of a role of its own. */
  readonly shared?: string;
}

/** A role that the settings name: functions work with it, or integrations call with it. It may do what is said here alone. */
export interface Role extends RoleProperties {
  /** Its name in the settings; unique. */
  readonly id: string;
  readonly origin: SourcePointer;
}

/** One of the rights of a role. */
export interface RoleStatement {
  /** Allow when absent. */
  readonly effect?: "Deny";
  readonly actions: readonly string[];
  readonly resources: readonly DeployValue[];
  /** IAM condition block. */
  readonly condition?: DeployTree;
  readonly origin: SourcePointer;
}
