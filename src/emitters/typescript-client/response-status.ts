import type { Operation, Response } from "../../ir/api.js";

/** What a response's status makes of it: `default` is for both where no success is described. */
export type Outcome = "success" | "failure" | "both";

export interface RatedResponse {
  readonly response: Response;
  readonly outcome: Outcome;
  /** The type of its status: a number, or the runtime's name for a range; undefined for `default`. */
  readonly statusType: string | undefined;
  readonly isRange: boolean;
}

/** Names of the runtime's types for ranges. */
const ranges: ReadonlyMap<string, string> = new Map([
  ["1XX", "InformationStatus"],
  ["2XX", "SuccessStatus"],
  ["3XX", "RedirectStatus"],
  ["4XX", "ClientErrorStatus"],
  ["5XX", "ServerErrorStatus"],
]);

/** The responses of an operation with what their statuses mean. What is neither code nor range stands for all others. */
export function rateResponses(operation: Operation): readonly RatedResponse[] {
  const rated = operation.responses.map((response) => {
    const range = ranges.get(response.status.toUpperCase());
    const statusType = range ?? (/^[1-9]\d\d$/.test(response.status) ? response.status : undefined);
    return { response, statusType, isRange: range !== undefined };
  });
  const isSuccess = ({ response, statusType }: (typeof rated)[number]): boolean =>
    statusType !== undefined && response.status.startsWith("2");
  const others: Outcome = rated.some(isSuccess) ? "failure" : "both";
  return rated.map((each) => {
    const outcome = each.statusType === undefined ? others : isSuccess(each) ? "success" : "failure";
    return { ...each, outcome };
  });
}

/** The codes that a response stands for: a range and `default` leave out those that have a response of their own. */
export function statusOf(
  { response, statusType, isRange }: RatedResponse,
  outcome: "success" | "failure",
  all: readonly RatedResponse[],
): string {
  if (statusType !== undefined && !isRange) return statusType;
  const others = all.filter(
    (other) =>
      other.outcome === outcome &&
      other.statusType !== undefined &&
      (statusType === undefined || (!other.isRange && other.response.status[0] === response.status[0])),
  );
  const base = statusType ?? (outcome === "success" ? "SuccessStatus" : "FailureStatus");
  return others.length === 0 ? base : `Exclude<${base}, ${others.map((other) => other.statusType).join(" | ")}>`;
}
