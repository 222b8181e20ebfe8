import type { PlanTree } from "./model-base.js";
import { treeObject } from "./values.js";

/**
 * What is private answers nobody until a policy lets its VPC endpoints in. The denial stands beside the permission because
 * an IAM policy of the same account would otherwise be enough for methods with AWS_IAM.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-examples.html
 */
export function vpcEndpointPolicy(vpcEndpointIds: readonly PlanTree[]): PlanTree {
  const statement = (effect: string, condition: PlanTree | undefined): PlanTree =>
    treeObject([
      ["Effect", effect],
      ["Principal", "*"],
      ["Action", "execute-api:Invoke"],
      ["Resource", "execute-api:/*"],
      ["Condition", condition],
    ]);
  const elsewhere = treeObject([["StringNotEquals", treeObject([["aws:SourceVpce", [...vpcEndpointIds]]])]]);
  return treeObject([
    ["Version", "2012-10-17"],
    ["Statement", [statement("Deny", elsewhere), statement("Allow", undefined)]],
  ]);
}
