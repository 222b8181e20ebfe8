import type { Handler } from "../handler.js";
import { joinValues, parameterValue } from "./values.js";

/** Names are the deployment's to prefix, so that one account holds several deployments. */
export const functionName = ({ id }: Pick<Handler, "id">) => joinValues(parameterValue("NamePrefix"), `-${id}`);
