import { type DeployValue, join, literal } from "../../ir/deploy-value.js";
import type { LambdaTarget } from "../../ir/integration.js";
import { calledBy } from "./lambda-uri.js";

/** A function by its ARN, and its invocation URI. */
export function functionByArn(functionArn: DeployValue): LambdaTarget {
  const uri = join([
    literal("arn:"),
    { kind: "pseudo", name: "partition" },
    literal(":apigateway:"),
    { kind: "pseudo", name: "region" },
    literal(":lambda:path/2015-03-31/functions/"),
    functionArn,
    literal("/invocations"),
  ]);
  return calledBy(functionArn, uri);
}
