import { type DeployValue, join, literal } from "../../ir/deploy-value.js";
import type { LambdaTarget } from "../../ir/integration.js";

/** The invocation URI of a function that exists. */
export function externalFunction(functionArn: DeployValue): Extract<LambdaTarget, { readonly kind: "external" }> {
  const uri = join([
    literal("arn:"),
    { kind: "pseudo", name: "partition" },
    literal(":apigateway:"),
    { kind: "pseudo", name: "region" },
    literal(":lambda:path/2015-03-31/functions/"),
    functionArn,
    literal("/invocations"),
  ]);
  return { kind: "external", uri, functionArn };
}
