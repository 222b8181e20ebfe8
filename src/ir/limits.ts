import type { DiagnosticBag } from "./diagnostics.js";
import { cloudformationLimits } from "./limits/cloudformation.js";
import type { ServiceLimit } from "./limits/define.js";
import { domainsLimits } from "./limits/domains.js";
import { functionsLimits } from "./limits/functions.js";
import { gatewayLimits } from "./limits/gateway.js";
import { httpLimits } from "./limits/http.js";
import { websocketLimits } from "./limits/websocket.js";
import type { SourcePointer } from "./source.js";

/** Every limit that a build can check, by id; the README's table of limits is printed from it. */
export const limits = {
  ...gatewayLimits,
  ...httpLimits,
  ...websocketLimits,
  ...functionsLimits,
  ...domainsLimits,
  ...cloudformationLimits,
};

export type LimitId = keyof typeof limits;

const amount = (value: number, unit: string): string => (unit === "" ? String(value) : `${value} ${unit}`);

/**
 * Reports `actual` where it lies above the limit (below it for minimum limits): an error with the limit's way out, or a
 * warning where the service raises it on request.
 *
 * @param actual in the limit's own unit
 * @param subject what is measured, where the row's own words do not name it exactly enough
 * @param remedy the way out, where there is a nearer one than the row's
 */
export function reportLimit(
  id: LimitId,
  actual: number,
  at: SourcePointer | undefined,
  diagnostics: DiagnosticBag,
  subject?: string,
  remedy?: string,
): void {
  const limit: ServiceLimit = limits[id];
  const exceeded = id.endsWith("-minimum") ? actual < limit.value : actual > limit.value;
  if (!exceeded) return;
  diagnostics.report(
    limit.raisable ? "limit-raisable" : "limit-exceeded",
    at,
    {
      what: subject ?? limit.what,
      actual: amount(actual, limit.unit),
      limit: `${id.endsWith("-minimum") ? "at least" : "at most"} ${amount(limit.value, limit.unit)}`,
    },
    { help: remedy ?? limit.remedy },
  );
}
