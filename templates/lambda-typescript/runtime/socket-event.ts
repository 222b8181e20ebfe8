/**
 * What the gateway calls the function of a WebSocket API's route with, as far as it is read or useful.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-integration-requests.html
 */
export interface SocketEvent {
  readonly requestContext: SocketRequestContext;
  /** The message; absent when a connection opens or closes. */
  readonly body?: string | null;
  readonly isBase64Encoded: boolean;
  /** Of the handshake: on `$connect` alone. */
  readonly headers?: Values | null;
  readonly multiValueHeaders?: MultiValues | null;
  readonly queryStringParameters?: Values | null;
  readonly multiValueQueryStringParameters?: MultiValues | null;
  readonly stageVariables?: Values | null;
}

interface Values {
  readonly [name: string]: string | undefined;
}
interface MultiValues {
  readonly [name: string]: readonly string[] | undefined;
}

export interface SocketRequestContext {
  readonly routeKey: string;
  readonly eventType: "CONNECT" | "MESSAGE" | "DISCONNECT";
  readonly connectionId: string;
  /** Milliseconds since 1970. */
  readonly connectedAt?: number;
  readonly requestTimeEpoch?: number;
  readonly messageId?: string | null;
  readonly requestId: string;
  readonly extendedRequestId?: string;
  readonly apiId: string;
  readonly domainName: string;
  readonly stage: string;
  readonly identity: {
    readonly sourceIp: string;
    readonly userAgent?: string | null;
    readonly [name: string]: unknown;
  };
  /** What the authorizer of `$connect` returned, in every later event of the connection too. */
  readonly authorizer?: { readonly [name: string]: unknown } | null;
  /** Why the connection was closed: on `$disconnect` alone. */
  readonly disconnectStatusCode?: number;
  readonly disconnectReason?: string | null;
}

/** What a function answers. The body goes to the client where the route has a reply; a status refuses a handshake. */
export interface SocketResult {
  readonly statusCode: number;
  /** Of the answer to a handshake. */
  readonly headers?: { readonly [name: string]: string };
  readonly body?: string;
}
