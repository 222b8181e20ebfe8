import {
  ApiGatewayManagementApiClient,
  DeleteConnectionCommand,
  PostToConnectionCommand,
} from "@aws-sdk/client-apigatewaymanagementapi";
import type { ConnectionSender } from "./connections.js";

declare const process: { readonly env: { readonly [name: string]: string | undefined } };

/** Where the stages of the API take messages; the build sets it for the functions of routes. */
const endpointVariable = "WEBSOCKET_CALLBACK_ENDPOINT";

/** One client for each address: it keeps its connections while the function is warm. */
const senders = new Map<string, ConnectionSender>();

/**
 * The sender for a stage of the API.
 *
 * @param domainName of the event; it is taken where the API has no address of its own
 */
export function awsSender(stage: string, domainName?: string): ConnectionSender {
  const base =
    (process.env[endpointVariable] || undefined) ?? (domainName === undefined ? undefined : `https://${domainName}`);
  if (base === undefined) throw new Error(`The environment variable ${endpointVariable} is not set.`);
  const endpoint = `${base}/${stage}`;
  const known = senders.get(endpoint);
  if (known !== undefined) return known;
  const client = new ApiGatewayManagementApiClient({ endpoint });
  const sender: ConnectionSender = {
    post: async (connectionId, data) => {
      await client.send(new PostToConnectionCommand({ ConnectionId: connectionId, Data: data }));
    },
    delete: async (connectionId) => {
      await client.send(new DeleteConnectionCommand({ ConnectionId: connectionId }));
    },
  };
  senders.set(endpoint, sender);
  return sender;
}
