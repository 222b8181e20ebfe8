import type { Handler } from "../handler.js";
import type { PlanValue } from "./model-base.js";
import { joinValues, parameterValue, planValue } from "./values.js";

/** The name that the settings give, or one that the deployment prefixes, so that one account holds several deployments. */
export const functionName = ({ id, name }: Pick<Handler, "id" | "name">): PlanValue =>
  name === undefined ? joinValues(parameterValue("NamePrefix"), `-${id}`) : planValue(name);

/** Lambda's own choice, unless the settings say otherwise. */
export const logGroupName = (handler: Pick<Handler, "id" | "name" | "logGroup">): PlanValue =>
  handler.logGroup?.name === undefined
    ? joinValues("/aws/lambda/", functionName(handler))
    : planValue(handler.logGroup.name);
