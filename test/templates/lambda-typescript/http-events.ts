import type { HttpApiEvent } from "../../../templates/lambda-typescript/runtime/http-event.js";

type Members = Partial<Omit<HttpApiEvent, "requestContext">> & {
  readonly authorizer?: HttpApiEvent["requestContext"]["authorizer"];
  readonly stage?: string;
};

/** An event as an HTTP API sends it in payload format 2.0, with the members that a test is about. */
export function anHttpApiEvent(routeKey: string, path: string, members: Members = {}): HttpApiEvent {
  const { authorizer, stage = "$default", ...others } = members;
  const [method = "GET"] = routeKey.split(" ");
  const rawPath = stage === "$default" ? path : `/${stage}${path}`;
  return {
    version: "2.0",
    routeKey,
    rawPath,
    rawQueryString: "",
    headers: {},
    requestContext: {
      accountId: "123456789012",
      apiId: "a1b2c3d4e5",
      ...(authorizer === undefined ? {} : { authorizer }),
      domainName: "a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com",
      domainPrefix: "a1b2c3d4e5",
      http: {
        method: method === "ANY" || method === "$default" ? "GET" : method,
        path: rawPath,
        protocol: "HTTP/1.1",
        sourceIp: "203.0.113.7",
        userAgent: "curl/8.5.0",
      },
      requestId: "JKJaXmPLvHcESHA=",
      routeKey,
      stage,
      time: "12/Mar/2020:19:03:58 +0000",
      timeEpoch: 1583348638390,
    },
    isBase64Encoded: false,
    ...others,
  };
}
