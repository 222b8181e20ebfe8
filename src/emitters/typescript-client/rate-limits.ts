import type { JsonValue } from "../../ir/json.js";
import type { Throttle } from "../../ir/throttling.js";
import { memberLiteral } from "../typescript/literal.js";
import type { ClientModel } from "./client-model.js";

/** Limits of an API as literals: of all operations together, and of single ones by their method. */
interface KnownLimits {
  readonly all: Throttle | undefined;
  readonly operations: readonly (readonly [method: string, throttle: Throttle])[];
}

/** What the gateway lets through on the first stage; a usage plan that stands alone counts too. */
function knownLimits({ api, operations }: ClientModel): KnownLimits {
  const [stage] = api.stages;
  const [plan, ...otherPlans] = api.usagePlans;
  const ofPlan = otherPlans.length === 0 ? plan : undefined;
  const planned = ofPlan?.stages.find((each) => each.stage === stage?.name)?.operations;
  return {
    all: smaller(stage?.settings.throttle, ofPlan?.throttle),
    operations: operations.flatMap(({ operation, names }) => {
      const own = stage?.operations.find((each) => each.operation === operation.id)?.settings.throttle;
      const throttle = smaller(own, planned?.find((each) => each.operation === operation.id)?.throttle);
      return throttle === undefined ? [] : [[names.method, throttle] as const];
    }),
  };
}

/** Whether the API says what it lets through. */
export function hasRateLimits(model: ClientModel): boolean {
  const { all, operations } = knownLimits(model);
  return all !== undefined || operations.length > 0;
}

/** The constant `rateLimits`, for `rateLimit` to begin with. */
export function rateLimitsValue(model: ClientModel): string {
  const { all, operations } = knownLimits(model);
  const ofAll = all === undefined ? "" : `  ${memberLiteral("all", throttleValue(all))},\n`;
  const lines = operations.map(([name, throttle]) => `    ${memberLiteral(name, throttleValue(throttle))},\n`);
  const ofOperations = lines.length === 0 ? "" : `  operations: {\n${lines.join("")}  },\n`;
  return `/** What the API lets through, to begin with: \`middleware: [rateLimit(rateLimits)]\`. */
export const rateLimits: RateLimits = {\n${ofAll}${ofOperations}};\n`;
}

const throttleValue = ({ ratePerSecond, burst }: Throttle): JsonValue => ({ ratePerSecond, burst });

const smaller = (one: Throttle | undefined, other: Throttle | undefined): Throttle | undefined =>
  one === undefined || other === undefined
    ? (one ?? other)
    : {
        ratePerSecond: Math.min(one.ratePerSecond, other.ratePerSecond),
        burst: Math.min(one.burst, other.burst),
      };
