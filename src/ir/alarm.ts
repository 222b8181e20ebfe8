import type { DeployValue } from "./deploy-value.js";
import type { SourcePointer } from "./source.js";

/** What an alarm of a stage watches. `connections` are those of WebSocket APIs alone. */
export type StageMeasure =
  | "clientErrors"
  | "serverErrors"
  | "latency"
  | "integrationLatency"
  | "requests"
  | "connections";

/** What an alarm of a function watches. */
export type FunctionMeasure = "throttles" | "errors" | "duration";

/** Goes off when the measure is above the threshold. */
export interface Alarm<Measure extends string> {
  readonly measure: Measure;
  /** Percent of requests (errors of stages), milliseconds (latencies, durations), or how many in a period. */
  readonly threshold: number;
  /** `Average`, `p99`; of latencies and durations alone. */
  readonly statistic?: string;
  /** A multiple of 60. */
  readonly periodSeconds: number;
  /** Periods that are looked at. */
  readonly evaluationPeriods: number;
  /** How many of them have to be above the threshold. */
  readonly datapointsToAlarm: number;
  /** What a period without requests counts as. */
  readonly treatMissingData: "notBreaching" | "breaching" | "ignore" | "missing";
  readonly origin: SourcePointer;
}

/** The alarms of a stage, or of each function, and whom they tell. */
export interface Alarms<Measure extends string> {
  readonly alarms: readonly Alarm<Measure>[];
  /** ARNs, such as those of SNS topics. */
  readonly actions: readonly DeployValue[];
  readonly okActions: readonly DeployValue[];
  readonly origin: SourcePointer;
}
