import type { LoweringContext } from "./context.js";
import { accountKey, accountRoleKey } from "./keys.js";
import type { RoleResource } from "./model-functions.js";
import type { AccountResource } from "./model-observing.js";
import { attributeValue, joinValues, pseudoValue } from "./values.js";

/** The account's role for logs, where the build is asked to make it. */
export const lowerAccount = ({ api }: LoweringContext): readonly (RoleResource | AccountResource)[] =>
  api.account.cloudWatchRole
    ? [
        logRole(api.origin),
        {
          kind: "account",
          key: accountKey,
          origin: api.origin,
          dependsOn: [],
          cloudWatchRole: attributeValue(accountRoleKey, "arn"),
        },
      ]
    : [];

/**
 * The actions of the service's own managed policy, AmazonAPIGatewayPushToCloudWatchLogs, in this account and region
 * alone. One role serves all APIs of the region, so that no log group can be named.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html#set-up-access-logging-permissions
 */
const logRole = (origin: RoleResource["origin"]): RoleResource => ({
  kind: "role",
  key: accountRoleKey,
  origin,
  dependsOn: [],
  description: "Lets API Gateway write the logs of all APIs of the region.",
  trust: ["apigateway.amazonaws.com"],
  policies: [
    {
      name: "logs",
      statements: [
        {
          actions: [
            "logs:CreateLogGroup",
            "logs:CreateLogStream",
            "logs:DescribeLogGroups",
            "logs:DescribeLogStreams",
            "logs:FilterLogEvents",
            "logs:GetLogEvents",
            "logs:PutLogEvents",
          ],
          resources: [
            joinValues(
              "arn:",
              pseudoValue("partition"),
              ":logs:",
              pseudoValue("region"),
              ":",
              pseudoValue("account"),
              ":*",
            ),
          ],
        },
      ],
    },
  ],
});
