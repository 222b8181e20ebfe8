import type { LambdaTarget } from "../integration.js";
import type { LoweringContext } from "./context.js";
import { calledFunction } from "./function-aliases.js";
import { functionAliasKey, functionKey } from "./keys.js";
import type { PlanValue } from "./model-base.js";
import { attributeValue, joinValues, planValue, pseudoValue } from "./values.js";

/** The URI that invokes a function: its own, that of its alias, or that of the alias which a variable of the stage names. */
export function functionUri(
  { target }: { readonly target: LambdaTarget },
  { handlers }: Pick<LoweringContext, "handlers">,
): PlanValue {
  if (target.kind === "external") return planValue(target.uri);
  const handler = handlers.get(target.handler);
  const selection = handler?.alias?.selection;
  if (handler === undefined || selection === undefined) return attributeValue(functionKey(target.handler), "invokeArn");
  if (selection.kind === "name") return attributeValue(functionAliasKey(handler.id, selection.name), "invokeArn");
  return joinValues(
    "arn:",
    pseudoValue("partition"),
    ":apigateway:",
    pseudoValue("region"),
    ":lambda:path/2015-03-31/functions/",
    calledFunction(handler),
    "/invocations",
  );
}
