import { describe, expect, it } from "vitest";
import { readModel } from "../support/read-document.js";

const head = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\nx-gatewright: {api: {type: http}";
const document = (scheme: string, settings = ""): string =>
  `${head}${settings}}\ncomponents: {securitySchemes: {s: {${scheme}}}}\npaths: {/a: {get: {operationId: a, security: [{s: []}], responses: {'200': {description: ok}}}}}`;
const authorizerOf = async (scheme: string, settings = "") =>
  (await readModel(document(scheme, settings))).authorizers[0];

describe("authorizers of HTTP APIs", () => {
  it("verify the tokens of an OpenID Connect provider, for an audience that the deployment names", async () => {
    const api = await readModel(
      document("type: openIdConnect, openIdConnectUrl: 'https://id.example.com/a/.well-known/openid-configuration'"),
    );
    expect(api.authorizers[0]).toMatchObject({
      kind: "jwt",
      issuer: { text: "https://id.example.com/a" },
      audience: [{ kind: "parameter", name: "SAudience" }],
      identitySource: "$request.header.Authorization",
    });
    expect(api.handlers.map(({ purpose }) => purpose.kind)).toEqual(["operations"]);
  });

  it.each([
    ["type: http, scheme: bearer", "$request.header.Authorization"],
    ["type: apiKey, in: header, name: X-Api-Key", "$request.header.X-Api-Key"],
    ["type: apiKey, in: query, name: key", "$request.querystring.key"],
    ["type: apiKey, in: cookie, name: session", "$request.header.Cookie"],
  ])("are functions of the build for other credentials (%s)", async (scheme, source) => {
    expect(await authorizerOf(scheme)).toMatchObject({
      kind: "lambda",
      mode: "request",
      identitySources: [source],
      ttlSeconds: 0,
      payloadFormatVersion: "2.0",
      simpleResponses: true,
    });
  });

  it("keep a function's answer for one route only", async () => {
    expect(
      await authorizerOf("type: http, scheme: bearer", ", authorizers: {s: {type: lambda, ttl: 60}}"),
    ).toMatchObject({ identitySources: ["$request.header.Authorization", "$context.routeKey"], ttlSeconds: 60 });
  });

  it.each([
    [
      "arn:aws-cn:cognito-idp:cn-north-1:123456789012:userpool/cn-north-1_a",
      [{ text: "https://cognito-idp.cn-north-1.amazonaws.com.cn/cn-north-1_a" }],
    ],
    [
      "arn:aws:cognito-idp:${Region}:${AWS::AccountId}:userpool/${Pool}",
      [{ text: "https://cognito-idp." }, { name: "Region" }, { text: ".amazonaws.com/" }, { name: "Pool" }],
    ],
    [
      "arn:${AWS::Partition}:cognito-idp:eu-central-1:1:userpool/eu_${Pool}",
      [{ text: "https://cognito-idp.eu-central-1." }, { name: "urlSuffix" }, { text: "/eu_" }, { name: "Pool" }],
    ],
  ])("verify the tokens of a user pool (%s)", async (arn, parts) => {
    const settings = `, authorizers: {s: {type: cognito, userPoolArns: ['${arn}'], clientIds: [web]}}`;
    const authorizer = await authorizerOf("type: http, scheme: bearer", settings);
    const issuer = authorizer?.kind === "jwt" ? authorizer.issuer : undefined;
    expect(issuer?.kind === "join" ? issuer.parts : [issuer]).toMatchObject(parts);
  });

  it("are what the service's own extension says", async () => {
    const extension =
      "x-amazon-apigateway-authorizer: {type: jwt, identitySource: '$request.querystring.t', jwtConfiguration: {issuer: '${Issuer}', audience: [a, '${B}']}}";
    expect(await authorizerOf(`type: oauth2, flows: {}, ${extension}`)).toMatchObject({
      kind: "jwt",
      issuer: { kind: "parameter", name: "Issuer" },
      audience: [{ text: "a" }, { kind: "parameter", name: "B" }],
      identitySource: "$request.querystring.t",
    });
  });
});
