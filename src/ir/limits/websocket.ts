import { defineLimits } from "./define.js";

const webSocketQuotas =
  "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-execution-service-websocket-limits-table.html";

/** WebSocket APIs. */
export const websocketLimits = defineLimits({
  "websocket-routes": {
    what: "Routes of the WebSocket API",
    value: 300,
    unit: "",
    raisable: true,
    remedy:
      "Ask for a higher quota of 'Routes per WebSocket API' in the Service Quotas console before deploying, let `$default` and its handler tell messages apart, or split the API.",
    source: webSocketQuotas,
  },
  "websocket-integrations": {
    what: "Integrations of the WebSocket API",
    value: 300,
    unit: "",
    raisable: true,
    remedy:
      "Ask AWS Support for a higher quota before deploying, or let `$default` and its handler tell messages apart.",
    source: webSocketQuotas,
  },
  "websocket-authorizers": {
    what: "Authorizers of the WebSocket API",
    value: 10,
    unit: "",
    raisable: true,
    remedy: "Ask AWS Support for a higher quota before deploying; `$connect` uses one of them.",
    source: webSocketQuotas,
  },
  "websocket-stages": {
    what: "Stages of the WebSocket API",
    value: 10,
    unit: "",
    raisable: true,
    remedy:
      "Ask for a higher quota of 'Stages per API' in the Service Quotas console before deploying, or deploy the API once per environment with one stage each.",
    source: webSocketQuotas,
  },
  "websocket-integration-timeout": {
    what: "The integration's timeout",
    value: 29_000,
    unit: "ms",
    raisable: false,
    remedy: "Set the timeout to 29000 ms or less; send the result to the connection when longer work is done.",
    source: webSocketQuotas,
  },
  "websocket-message": {
    what: "The message",
    value: 131_072,
    unit: "bytes",
    raisable: false,
    remedy:
      "The gateway closes the connection with code 1009 (frames of more than 32 KB have to be split before that). Send large content through S3, and its address in the message.",
    source: webSocketQuotas,
  },
  "websocket-idle": {
    what: "The time that a connection may be idle",
    value: 600,
    unit: "s",
    raisable: false,
    remedy: "Let clients send a message at least every ten minutes, and open a new connection every two hours.",
    unchecked: "Only the running API knows how long clients are silent.",
    source: webSocketQuotas,
  },
});
