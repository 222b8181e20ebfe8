import type { JsonValue } from "../../ir/json.js";
import type { Throttle } from "../../ir/throttling.js";
import { docComment, memberLiteral } from "../typescript/literal.js";
import type { ClientModel } from "./client-model.js";

/** What the gateway lets through on the first stage, for `rateLimit` to begin with; a usage plan that stands alone counts too. */
export function rateLimitsValue({ api, operations }: ClientModel): string {
  const [stage] = api.stages;
  const [plan, ...otherPlans] = api.usagePlans;
  const ofPlan = otherPlans.length === 0 ? plan : undefined;
  const all = smaller(stage?.settings.throttle, ofPlan?.throttle);
  const ofOperations: [string, JsonValue][] = [];
  for (const { operation, names } of operations) {
    const own = stage?.operations.find((each) => each.operation === operation.id)?.settings.throttle;
    const planned = ofPlan?.stages
      .find((each) => each.stage === stage?.name)
      ?.operations.find((each) => each.operation === operation.id)?.throttle;
    const throttle = smaller(own, planned);
    if (throttle !== undefined) ofOperations.push([names.method, throttleValue(throttle)]);
  }
  const members = [
    ...(all === undefined ? [] : [`  ${memberLiteral("all", throttleValue(all))},\n`]),
    ...(ofOperations.length === 0
      ? []
      : [
          `  operations: {\n${ofOperations.map(([name, value]) => `    ${memberLiteral(name, value)},\n`).join("")}  },\n`,
        ]),
  ];
  const text =
    members.length === 0
      ? "The API says nothing of its limits; those of its account hold."
      : "What the API lets through, to begin with: `middleware: [rateLimit(rateLimits)]`.";
  return `${docComment([text], "")}export const rateLimits: RateLimits = ${members.length === 0 ? "{}" : `{\n${members.join("")}}`};\n`;
}

const throttleValue = ({ ratePerSecond, burst }: Throttle): JsonValue => ({ ratePerSecond, burst });

const smaller = (one: Throttle | undefined, other: Throttle | undefined): Throttle | undefined =>
  one === undefined || other === undefined
    ? (one ?? other)
    : {
        ratePerSecond: Math.min(one.ratePerSecond, other.ratePerSecond),
        burst: Math.min(one.burst, other.burst),
      };
