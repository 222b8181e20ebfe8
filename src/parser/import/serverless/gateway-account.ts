import type { Service } from "./service.js";
import type { SettingsNode } from "./settings-node.js";
import { attribute, sub } from "./template-builder.js";

/**
 * The role with which the gateway writes its logs: the framework sees to it that the account and region have one, unless it
 * is told of one, or to leave it alone.
 * https://www.serverless.com/framework/docs/providers/aws/events/apigateway#logs
 *
 * @param logs what `provider.logs` says of this kind of API, where it is more than `true`
 */
export function addAccount(service: Service, kind: "restApi" | "websocket", logs: SettingsNode | undefined): void {
  const { template, from } = service;
  if (logs?.boolean("roleManagedExternally") === true) return;
  const given = logs?.json("role");
  if (given !== undefined) {
    const how = "the account and region have to have this role already: a build makes one of its own, or none";
    service.lose(from, `logs.${kind}.role`, how, "approximated");
    return;
  }
  const role = "ApiGatewayCloudWatchRole";
  template.add(
    role,
    "AWS::IAM::Role",
    {
      AssumeRolePolicyDocument: {
        Version: "2012-10-17",
        Statement: [
          { Effect: "Allow", Principal: { Service: ["apigateway.amazonaws.com"] }, Action: ["sts:AssumeRole"] },
        ],
      },
      ManagedPolicyArns: [
        sub("arn:${AWS::Partition}:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs"),
      ],
    },
    from,
  );
  template.add("ApiGatewayAccount", "AWS::ApiGateway::Account", { CloudWatchRoleArn: attribute(role, "Arn") }, from);
}
