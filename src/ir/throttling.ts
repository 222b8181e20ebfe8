import type { DeployValue } from "./deploy-value.js";
import type { OperationId, StageName } from "./ids.js";
import type { SourcePointer } from "./source.js";

/** Token bucket: `ratePerSecond` refills it, `burst` is its size in requests. */
export interface Throttle {
  readonly ratePerSecond: number;
  readonly burst: number;
}

export interface Quota {
  readonly limit: number;
  readonly period: "day" | "week" | "month";
  /** Day on which a period starts: of a week 0 (Sunday) to 6, of a month 0 to 27. */
  readonly offset?: number;
}

export interface UsagePlan {
  readonly name: string;
  readonly description?: string;
  readonly throttle?: Throttle;
  readonly quota?: Quota;
  readonly stages: readonly {
    readonly stage: StageName;
    readonly operations: readonly { readonly operation: OperationId; readonly throttle: Throttle }[];
  }[];
  /** Names in `ApiModel.apiKeys`. */
  readonly apiKeys: readonly string[];
  /** Of the product in the AWS Marketplace that the plan sells. */
  readonly productCode?: string;
  /** Ids of keys that are there already. */
  readonly existingApiKeys: readonly DeployValue[];
  readonly origin: SourcePointer;
}

/** The service makes the value unless a secret deploy parameter brings it; it never stands in the output. */
export interface ApiKey {
  readonly name: string;
  readonly description?: string;
  readonly enabled: boolean;
  readonly value?: DeployValue;
  readonly origin: SourcePointer;
}
