import type { LambdaContext, ProxyEvent } from "../../../templates/lambda-typescript/runtime/event.js";

/** An event as a REST API sends it, with the members that a test is about. */
export function anEvent(httpMethod: string, resource: string, members: Partial<ProxyEvent> = {}): ProxyEvent {
  const path = members.path ?? resource;
  return {
    resource,
    path,
    httpMethod,
    headers: null,
    multiValueHeaders: null,
    queryStringParameters: null,
    multiValueQueryStringParameters: null,
    pathParameters: null,
    stageVariables: null,
    requestContext: {
      accountId: "123456789012",
      apiId: "a1b2c3d4e5",
      domainName: "a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com",
      extendedRequestId: "JJbxmCFgFiAFqAA=",
      httpMethod,
      identity: { sourceIp: "203.0.113.7", userAgent: "curl/8.5.0", apiKey: null, caller: null, userArn: null },
      path: `/live${path}`,
      protocol: "HTTP/1.1",
      requestId: "c6af9ac6-7b61-11e6-9a41-93e8deadbeef",
      requestTimeEpoch: 1583349317135,
      resourceId: "abc123",
      resourcePath: resource,
      stage: "live",
    },
    body: null,
    isBase64Encoded: false,
    ...members,
  };
}

/** The query part of an event from a query string, decoded and doubled as the gateway does it. */
export function aQuery(text: string): Pick<ProxyEvent, "queryStringParameters" | "multiValueQueryStringParameters"> {
  const values = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(text)) values.set(name, [...(values.get(name) ?? []), value]);
  return {
    queryStringParameters: Object.fromEntries([...values].map(([name, all]) => [name, all.at(-1)])),
    multiValueQueryStringParameters: Object.fromEntries(values),
  };
}

/** The headers of an event, doubled as the gateway does it. */
export const someHeaders = (
  headers: Readonly<Record<string, string>>,
): Pick<ProxyEvent, "headers" | "multiValueHeaders"> => ({
  headers,
  multiValueHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
});

/** A JSON body. */
export const aJsonBody = (value: unknown): Partial<ProxyEvent> => ({
  ...someHeaders({ "Content-Type": "application/json" }),
  body: JSON.stringify(value),
});

export const aLambdaContext = (): LambdaContext => ({
  functionName: "pets-getPet",
  functionVersion: "$LATEST",
  invokedFunctionArn: "arn:aws:lambda:eu-central-1:123456789012:function:pets-getPet",
  memoryLimitInMB: "256",
  awsRequestId: "5b441b59-a550-4a5f-9c8a-0d5a0c5f5a5a",
  logGroupName: "/aws/lambda/pets-getPet",
  logStreamName: "2024/01/01/[$LATEST]0123456789abcdef",
  getRemainingTimeInMillis: () => 29_000,
});
