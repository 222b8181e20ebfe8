import type { Handler } from "../../handler.js";
import type { WebSocketContext } from "../context.js";
import type { FunctionGrants } from "../function-grants.js";
import { webSocketApiKey } from "../keys.js";
import type { PlanValue } from "../model-base.js";
import type { PolicyStatement } from "../model-functions.js";
import { attributeValue, joinValues, pseudoValue } from "../values.js";

/** Name of the environment variable that tells a function where the API's stages take messages to connections. */
export const callbackVariable = "WEBSOCKET_CALLBACK_ENDPOINT";

/**
 * What the functions of routes need to reach connections: the permission, for this API's stages alone, and the address.
 * One that serves custom domains only has no address of its own.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-control-access-iam.html
 */
export function connectionGrants({ api }: WebSocketContext): FunctionGrants {
  const { connectionActions, disableExecuteApiEndpoint } = api.gateway;
  const statement: PolicyStatement = {
    actions: ["execute-api:ManageConnections"],
    resources: api.stages.flatMap(({ name }) =>
      connectionActions.map((action) =>
        joinValues(attributeValue(webSocketApiKey, "executionArn"), `/${name}/${action}/@connections/*`),
      ),
    ),
  };
  const isServing = ({ purpose }: Handler): boolean => purpose.kind === "operations" && connectionActions.length > 0;
  return {
    policiesOf: (handler) => (isServing(handler) ? [{ name: "connections", statements: [statement] }] : []),
    environmentOf: (handler) =>
      isServing(handler) && !disableExecuteApiEndpoint ? [{ name: callbackVariable, value: callbackEndpoint() }] : [],
  };
}

/** `https://{api}.execute-api.{region}.{suffix}`, to which a stage is added. */
export const callbackEndpoint = (): PlanValue => joinValues("https://", host());

/** `{api}.execute-api.{region}.{suffix}` */
export const host = (): PlanValue =>
  joinValues(
    attributeValue(webSocketApiKey, "id"),
    ".execute-api.",
    pseudoValue("region"),
    ".",
    pseudoValue("urlSuffix"),
  );
