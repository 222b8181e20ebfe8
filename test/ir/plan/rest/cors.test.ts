import { describe, expect, it } from "vitest";
import type { Cors } from "../../../../src/ir/delivery.js";
import { literal } from "../../../../src/ir/deploy-value.js";
import { type ApiMembers, anOperation, at, mockIntegration } from "../../../support/models.js";
import { lowered } from "../lowered.js";

const one: Cors = {
  origins: ["https://app.example.com"],
  headers: ["Content-Type", "Authorization"],
  exposedHeaders: ["X-Next"],
  credentials: false,
  maxAgeSeconds: 600,
  origin: at("/cors"),
};
const two: Cors = { ...one, origins: ["https://a.example.com", "https://b.example.com"] };
const operations = [
  anOperation("listPets", "get", "/pets"),
  anOperation("createPet", "post", "/pets"),
  anOperation("getToy", "get", "/pets/{petId}/toys"),
];

const withCors = (cors: Cors, members: ApiMembers = {}) => lowered({ operations, cors, ...members });

describe("preflights", () => {
  it("answer for each path that has methods", () => {
    const { of, plain } = withCors(one);
    const keys = of("method").map(({ key }) => key);
    expect(keys.filter((key) => key.startsWith("method:OPTIONS "))).toEqual([
      "method:OPTIONS /pets",
      "method:OPTIONS /pets/{petId}/toys",
    ]);
    const headers = {
      "Access-Control-Allow-Methods": "'GET,OPTIONS,POST'",
      "Access-Control-Allow-Headers": "'Content-Type,Authorization'",
      "Access-Control-Max-Age": "'600'",
      "Access-Control-Allow-Origin": "'https://app.example.com'",
      Vary: "'Origin'",
    };
    expect(plain("method:OPTIONS /pets")).toMatchObject({
      httpMethod: "OPTIONS",
      authorizationType: "NONE",
      integration: {
        type: "MOCK",
        requestTemplates: [{ contentType: "application/json", template: '{"statusCode": 204}' }],
        responses: [
          {
            statusCode: "204",
            parameters: Object.entries(headers).map(([name, from]) => ({ to: `method.response.header.${name}`, from })),
            templates: [],
          },
        ],
      },
      responses: [
        {
          statusCode: "204",
          parameters: Object.keys(headers)
            .sort()
            .map((name) => ({ name: `method.response.header.${name}`, required: false })),
        },
      ],
    });
    expect(plain("method:OPTIONS /pets")).not.toHaveProperty("operationName");
  });

  it("answer at the root as well", () => {
    const { of } = withCors(one, { operations: [anOperation("root", "get", "/")] });
    expect(of("method").find(({ key }) => key === "method:OPTIONS /")).toMatchObject({
      path: "/",
      resource: { of: "rest-api:api", name: "rootResourceId" },
    });
  });

  it("leave a path its own OPTIONS", () => {
    const { of } = withCors(one, { operations: [...operations, anOperation("ask", "options", "/pets")] });
    const own = of("method").filter(({ key }) => key === "method:OPTIONS /pets");
    expect(own.map(({ operationName }) => operationName)).toEqual(["ask"]);
  });

  it("allow every method where one operation has them all", () => {
    const { plain } = withCors(one, { operations: [anOperation("all", "any", "/{proxy+}")] });
    expect(JSON.stringify(plain("method:OPTIONS /{proxy+}"))).toContain("'DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT'");
  });

  it("stay text where bodies are binary", () => {
    const { plain } = withCors(one, { gateway: { binaryMediaTypes: ["*/*"] } });
    expect(plain("method:OPTIONS /pets").integration).toMatchObject({ contentHandling: "CONVERT_TO_TEXT" });
  });

  it("answer several origins with the one that asks", () => {
    const { of } = withCors(two);
    const [response] = of("method").find(({ key }) => key === "method:OPTIONS /pets")?.integration.responses ?? [];
    expect(response?.templates[0]?.template).toEqual({
      kind: "literal",
      text: `#set($origin = $input.params().header.get("Origin"))
#if(!$origin || $origin == "")
#set($origin = $input.params().header.get("origin"))
#end
#if($origin == "https://a.example.com" || $origin == "https://b.example.com")
#set($context.responseOverride.header.Access-Control-Allow-Origin = $origin)
#end
`,
    });
  });
});

describe("gateway responses", () => {
  const headersOf = (result: ReturnType<typeof lowered>, type: string) => {
    const response = result.of("gateway-response").find(({ responseType }) => responseType === type);
    return response?.parameters.map(({ to, from }) => [
      to.replace("gatewayresponse.header.", ""),
      from.kind === "literal" ? from.text : from,
    ]);
  };

  it("can be read by browsers", () => {
    const result = withCors(one);
    expect(result.of("gateway-response").map(({ key }) => key)).toEqual([
      "gateway-response:DEFAULT_4XX",
      "gateway-response:DEFAULT_5XX",
    ]);
    expect(headersOf(result, "DEFAULT_4XX")).toEqual([
      ["Access-Control-Allow-Origin", "'https://app.example.com'"],
      ["Access-Control-Expose-Headers", "'X-Next'"],
      ["Vary", "'Origin'"],
    ]);
  });

  it("are none without CORS", () => {
    expect(lowered({ operations }).of("gateway-response")).toEqual([]);
  });

  it("let any of several origins read the gateway's errors, but not with credentials", () => {
    const result = withCors(two);
    expect(headersOf(result, "DEFAULT_5XX")?.[0]).toEqual(["Access-Control-Allow-Origin", "'*'"]);
    expect(result.found).toEqual([]);
    const withCredentials = withCors({ ...two, credentials: true });
    expect(headersOf(withCredentials, "DEFAULT_5XX")?.slice(0, 2)).toEqual([
      ["Access-Control-Allow-Credentials", "'true'"],
      ["Access-Control-Allow-Origin", "'https://a.example.com'"],
    ]);
    expect(withCredentials.found).toEqual(["warning cors-origin-single"]);
  });

  it("keep what the document says, and get what it does not say", () => {
    const response = (type: string, header: string) => ({
      type,
      parameters: [{ to: `gatewayresponse.header.${header}`, from: literal("'mine'") }],
      templates: [],
      origin: at(),
    });
    const result = withCors(one, {
      gatewayResponses: [response("DEFAULT_4XX", "access-control-allow-origin"), response("UNAUTHORIZED", "X-Mine")],
    });
    expect(headersOf(result, "DEFAULT_4XX")).toEqual([["access-control-allow-origin", "'mine'"]]);
    expect(headersOf(result, "UNAUTHORIZED")?.map(([name]) => name)).toEqual([
      "Access-Control-Allow-Origin",
      "Access-Control-Expose-Headers",
      "Vary",
      "X-Mine",
    ]);
  });

  it.each([
    [{ type: "TEAPOT" }],
    [{ type: "THROTTLED", statusCode: "4XX" }],
    [{ type: "THROTTLED", parameters: [{ to: "method.response.header.X", from: literal("'1'") }] }],
    [{ type: "THROTTLED", parameters: [{ to: "gatewayresponse.header.X", from: literal("*") }] }],
  ])("are checked: %j", (members) => {
    const { found } = lowered({
      operations,
      gatewayResponses: [{ parameters: [], templates: [], origin: at(), ...members }],
    });
    expect(found).toEqual(["error gateway-response-invalid"]);
  });
});

describe("integrations that are no proxies", () => {
  const answering = (cors: Cors, parameters: readonly { to: string; from: ReturnType<typeof literal> }[] = []) =>
    withCors(cors, {
      operations: [
        anOperation("it", "get", "/it", {
          integration: mockIntegration({ responses: [{ statusCode: "200", parameters, templates: [], origin: at() }] }),
        }),
      ],
    });

  it("get the headers, declared as well", () => {
    const { plain, found } = answering(one);
    expect(found).toEqual([]);
    const names = ["Access-Control-Allow-Origin", "Access-Control-Expose-Headers", "Vary"].map(
      (name) => `method.response.header.${name}`,
    );
    const method = plain("method:GET /it") as {
      integration: { responses: { parameters: { to: string }[] }[] };
      responses: unknown;
    };
    expect(method.integration.responses[0]?.parameters.map(({ to }) => to)).toEqual(names);
    expect(method.responses).toEqual([
      { statusCode: "200", parameters: names.map((name) => ({ name, required: false })), models: [] },
    ]);
  });

  it("cannot tell several origins apart", () => {
    expect(answering(two).found).toEqual(["warning cors-origin-single"]);
    const own = [{ to: "method.response.header.access-control-allow-origin", from: literal("'*'") }];
    expect(answering(two, own).found).toEqual([]);
  });
});
