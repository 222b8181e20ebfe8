import type { DeployTree, DeployValue } from "./deploy-value.js";
import type { OperationId } from "./ids.js";
import type { SourcePointer } from "./source.js";

/** Who gets in; each list that is not empty has to let a caller through. */
export interface AccessRule {
  /** Addresses and ranges of addresses in CIDR notation. */
  readonly allowIps: readonly DeployValue[];
  readonly denyIps: readonly DeployValue[];
  /** One of both lists is enough. */
  readonly allowVpcEndpoints: readonly DeployValue[];
  readonly allowVpcs: readonly DeployValue[];
  /** One of both lists is enough; calls have to be signed. */
  readonly allowAccounts: readonly DeployValue[];
  /** ARNs of users and roles. */
  readonly allowPrincipals: readonly DeployValue[];
}

/** A resource policy in few words; `expandAccess` makes statements of it. */
export interface Access extends AccessRule {
  /** What has to hold besides, of callers of one operation. */
  readonly operations: readonly { readonly operation: OperationId; readonly rule: AccessRule }[];
  /** In IAM's own words. */
  readonly statements: readonly DeployTree[];
  readonly origin: SourcePointer;
}
