import { propertyOf, type RaiseContext } from "./context.js";

/**
 * What is set once for the account and region: the role with which the gateway writes its logs.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-account.html
 */
export function raiseAccount(context: RaiseContext): void {
  for (const account of context.ofType("AWS::ApiGateway::Account")) {
    if (context.claims.claimOf(account) !== undefined) continue;
    const role = context.target(propertyOf(account, "CloudWatchRoleArn"));
    if (role?.type !== "AWS::IAM::Role" || !JSON.stringify(role.properties).includes("apigateway.amazonaws.com"))
      continue;
    const fields = context.own(account);
    fields.ignore("CloudWatchRoleArn");
    context.own(role).ignore(...role.properties.map(({ name }) => name));
    context.claims.annotateResource(
      role,
      "approximated",
      "the build makes a role that may write the gateway's logs, and no more",
    );
    context.settings.put(["account", "cloudWatchRole"], true, account.nodes[0]?.at);
  }
}
