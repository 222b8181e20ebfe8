import type { LogGroupResource } from "./model-functions.js";

/** How long a log group keeps events. */
export const retention = (days: number | "forever"): Pick<LogGroupResource, "retentionDays"> =>
  days === "forever" ? {} : { retentionDays: days };
