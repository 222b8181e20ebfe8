import { describe, expect, it } from "vitest";
import { accessLogFormat, accessLogFormats } from "../../src/ir/access-log-format.js";
import { unknownLogVariables } from "../../src/ir/access-log-variables.js";

const protocols = ["rest", "http", "websocket"] as const;
const all = protocols.flatMap((protocol) => accessLogFormats.map((name) => [protocol, name] as const));

describe("formats of access logs", () => {
  it.each(all)(
    "of %s APIs: %s is one line, with the id of the request, of variables that they have",
    (protocol, name) => {
      const format = accessLogFormat(name, protocol);
      expect(format).toContain("$context.requestId");
      expect(format).not.toMatch(/[\r\n]/);
      expect(unknownLogVariables(format, protocol)).toEqual([]);
    },
  );

  it("are JSON where they are called so", () => {
    for (const protocol of protocols)
      expect(JSON.parse(accessLogFormat("json", protocol))).toMatchObject({ requestId: "$context.requestId" });
  });
});

describe("variables of access logs", () => {
  it.each([
    ["rest", "$context.routeKey $context.resourcePath", ["routeKey"]],
    ["http", "$context.routeKey $context.resourcePath", ["resourcePath"]],
    ["websocket", "$context.connectionId $context.httpMethod", ["httpMethod"]],
    ["rest", "$context.requestID", ["requestID"]],
    ["rest", "$context.authorizer.claims.sub,$context.identity.clientCert.validity.notAfter", []],
    ["rest", "$context.status.$context.status, $context.nothing $context.nothing", ["nothing"]],
  ] as const)("of %s APIs in %s", (protocol, format, unknown) => {
    expect(unknownLogVariables(format, protocol)).toEqual(unknown);
  });
});
