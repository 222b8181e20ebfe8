import type { PlanResourceBase, PlanTree, PlanValue } from "./model-base.js";

/** What the service keeps once for an account and region. */
export interface AccountResource extends PlanResourceBase<"account"> {
  /** ARN of the role with which logs are written. */
  readonly cloudWatchRole: PlanValue;
}

/** One metric of CloudWatch. */
export interface PlanMetric {
  /** `AWS/ApiGateway`. */
  readonly namespace: string;
  readonly name: string;
  /** `Sum`, `Average`, or a percentile such as `p99`. */
  readonly statistic: string;
  readonly dimensions: readonly { readonly name: string; readonly value: PlanValue }[];
}

/** A metric, or what is worked out of several, each of which has an id of its own. */
export type PlanMeasure =
  | { readonly kind: "metric"; readonly metric: PlanMetric }
  | {
      readonly kind: "expression";
      /** `100 * errors / requests`. */
      readonly expression: string;
      readonly label: string;
      readonly metrics: readonly { readonly id: string; readonly metric: PlanMetric }[];
    };

/** Goes off when the measure is above the threshold. */
export interface AlarmResource extends PlanResourceBase<"alarm"> {
  readonly name: PlanValue;
  readonly description: string;
  readonly measure: PlanMeasure;
  readonly threshold: number;
  readonly periodSeconds: number;
  /** Periods that are looked at. */
  readonly evaluationPeriods: number;
  /** How many of them have to be above the threshold. */
  readonly datapointsToAlarm: number;
  readonly treatMissingData: "notBreaching" | "breaching" | "ignore" | "missing";
  /** ARNs of what is told. */
  readonly alarmActions: readonly PlanValue[];
  readonly okActions: readonly PlanValue[];
  readonly tags: readonly { readonly key: string; readonly value: string }[];
}

export interface DashboardResource extends PlanResourceBase<"dashboard"> {
  readonly name: PlanValue;
  /** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html */
  readonly body: PlanTree;
}
