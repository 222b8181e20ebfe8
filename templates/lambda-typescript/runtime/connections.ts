import type { Schema } from "./schema.js";
import { validate } from "./validate.js";

/** How messages reach the gateway: the AWS SDK in a function, whatever a test likes elsewhere. */
export interface ConnectionSender {
  /** Rejects with an error named `GoneException`, or with the status 410, when the connection is no more. */
  post(connectionId: string, data: string): Promise<void>;
  /** Closes the connection. */
  delete(connectionId: string): Promise<void>;
}

/** The open connections of the API. */
export interface Connections<Message> {
  /**
   * Sends a message to one connection.
   *
   * @returns false when the connection is no more: forget it
   * @throws TypeError when the message is none that the document describes
   */
  post(connectionId: string, message: Message): Promise<boolean>;
  /** Closes a connection; false when it is no more. */
  close(connectionId: string): Promise<boolean>;
}

/** @param schema what messages are checked against before they are sent; absent: they are sent as they are */
export function createConnections<Message>(sender: ConnectionSender, schema?: Schema): Connections<Message> {
  return {
    post: async (connectionId, message) => {
      const data = JSON.stringify(message);
      if (data === undefined) throw new TypeError("The message has no form in JSON.");
      // A copy is checked: validation takes out what only the other side may send.
      const [problem] = schema === undefined ? [] : validate(schema, JSON.parse(data));
      if (problem !== undefined)
        throw new TypeError(`The message is invalid: ${problem.pointer || "it"} ${problem.message}.`);
      return isReached(() => sender.post(connectionId, data));
    },
    close: (connectionId) => isReached(() => sender.delete(connectionId)),
  };
}

async function isReached(call: () => Promise<void>): Promise<boolean> {
  try {
    await call();
    return true;
  } catch (error) {
    if (isGone(error)) return false;
    throw error;
  }
}

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-how-to-call-websocket-api-connections.html */
function isGone(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === "GoneException") return true;
  const metadata = "$metadata" in error ? error.$metadata : undefined;
  return (
    typeof metadata === "object" && metadata !== null && "httpStatusCode" in metadata && metadata.httpStatusCode === 410
  );
}
