import type { Operation } from "../../ir/api.js";

/**
 * How much there is to an operation that an example would have to explain: the one that costs least is shown. Best is one
 * that reads something, without anything to fill in.
 */
export function shownCost(operation: Operation): number {
  const required = operation.parameters.filter((parameter) => parameter.required).length;
  const hasResult = operation.responses.some(({ status, content }) => status.startsWith("2") && content.length > 0);
  return (
    required * 10 +
    (operation.method === "get" ? 0 : 100) +
    (operation.body?.required === true && operation.method !== "get" ? 50 : 0) +
    (hasResult ? 0 : 40) +
    (operation.deprecated ? 1000 : 0)
  );
}
