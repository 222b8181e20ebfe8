import type { GatewayProtocol } from "./api.js";

/** Formats with a name of their own. */
export const accessLogFormats = ["json", "clf", "xml", "csv"] as const;
export type AccessLogFormatName = (typeof accessLogFormats)[number];

/** One JSON object a line, with what an inquiry begins with. */
const jsonFields: Readonly<Record<GatewayProtocol, Readonly<Record<string, string>>>> = {
  rest: {
    requestId: "requestId",
    time: "requestTime",
    method: "httpMethod",
    path: "resourcePath",
    status: "status",
    error: "error.message",
    integrationStatus: "integrationStatus",
    latency: "responseLatency",
    sourceIp: "identity.sourceIp",
  },
  http: {
    requestId: "requestId",
    time: "requestTime",
    method: "httpMethod",
    route: "routeKey",
    status: "status",
    error: "error.message",
    integrationError: "integrationErrorMessage",
    integrationStatus: "integrationStatus",
    latency: "responseLatency",
    sourceIp: "identity.sourceIp",
  },
  websocket: {
    requestId: "requestId",
    time: "requestTime",
    event: "eventType",
    route: "routeKey",
    connectionId: "connectionId",
    status: "status",
    error: "error.message",
    integrationError: "integration.error",
    integrationStatus: "integration.status",
    integrationLatency: "integrationLatency",
    sourceIp: "identity.sourceIp",
  },
};

/** What the Common Log Format calls the request line, and the size of the answer, as far as each type of API tells. */
const requestLine: Readonly<Record<GatewayProtocol, readonly string[]>> = {
  rest: ["httpMethod", "resourcePath", "protocol"],
  http: ["httpMethod", "routeKey", "protocol"],
  websocket: ["eventType", "routeKey", "connectionId"],
};

const variable = (name: string): string => `$context.${name}`;

/** The fields of the console's own examples, in their order. */
const listed = (protocol: GatewayProtocol): readonly string[] => [
  "identity.sourceIp",
  "identity.caller",
  "identity.user",
  "requestTime",
  ...requestLine[protocol],
  "status",
  ...(protocol === "websocket" ? [] : ["responseLength"]),
  "requestId",
  "extendedRequestId",
];

const formatters: Readonly<Record<AccessLogFormatName, (protocol: GatewayProtocol) => string>> = {
  json: (protocol) =>
    JSON.stringify(
      Object.fromEntries(Object.entries(jsonFields[protocol]).map(([field, name]) => [field, variable(name)])),
    ),
  clf: (protocol) =>
    [
      ...["identity.sourceIp", "identity.caller", "identity.user"].map(variable),
      `[${variable("requestTime")}]`,
      `"${requestLine[protocol].map(variable).join(" ")}"`,
      variable("status"),
      ...(protocol === "websocket" ? [] : [variable("responseLength")]),
      ...["requestId", "extendedRequestId"].map(variable),
    ].join(" "),
  xml: (protocol) => {
    const element = (name: string): string => {
      const tag = name.slice(name.lastIndexOf(".") + 1);
      return `<${tag}>${variable(name)}</${tag}>`;
    };
    const children = listed(protocol).filter((name) => name !== "requestId");
    return `<request id="${variable("requestId")}">${children.map(element).join("")}</request>`;
  },
  csv: (protocol) => listed(protocol).map(variable).join(","),
};

/**
 * The format of a name, in the variables of a type of API. The examples of the console, but for `json`:
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-access-logging.html#apigateway-cloudwatch-log-formats
 */
export const accessLogFormat = (name: AccessLogFormatName, protocol: GatewayProtocol): string =>
  formatters[name](protocol);
