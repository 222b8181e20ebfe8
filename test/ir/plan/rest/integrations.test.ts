import { describe, expect, it } from "vitest";
import type { Operation } from "../../../../src/ir/api.js";
import { literal } from "../../../../src/ir/deploy-value.js";
import type { AwsIntegration, Integration, IntegrationResponse } from "../../../../src/ir/integration.js";
import {
  anObject,
  anOperation,
  aParameter,
  aResponse,
  aString,
  at,
  httpProxy,
  lambdaProxy,
  mockIntegration,
} from "../../../support/models.js";
import { lowered } from "../lowered.js";

const queue: AwsIntegration = {
  kind: "aws",
  httpMethod: "POST",
  uri: literal("arn:aws:apigateway:eu-central-1:sqs:path/123456789012/orders"),
  credentials: literal("arn:aws:iam::123456789012:role/orders"),
  cacheKeyParameters: [],
  requestParameters: [],
  requestTemplates: [],
  responses: [{ statusCode: "202", parameters: [], templates: [], origin: at() }],
  origin: at("/integration"),
};

const calling = (
  integration: Integration,
  members: Partial<Operation> = {},
  endpoint: "edge" | "regional" = "regional",
) => {
  const path = members.path?.text ?? "/it/{id}";
  return lowered({ gateway: { endpoint }, operations: [anOperation("it", "get", path, { ...members, integration })] });
};

const integrationOf = (integration: Integration) => calling(integration).plain("method:GET /it/{id}").integration;

describe("integrations", () => {
  it("call functions with POST, as proxies without templates and responses", () => {
    const exported = {
      ...lambdaProxy("it"),
      requestTemplates: [{ contentType: "application/json", template: literal("{}") }],
      responses: [{ statusCode: "200", parameters: [], templates: [], origin: at() }],
    };
    expect(calling(exported).plain("method:GET /it/{id}")).toEqual({
      kind: "method",
      key: "method:GET /it/{id}",
      dependsOn: [],
      api: "${rest-api:api.id}",
      resource: "${path:/it/{id}.id}",
      path: "/it/{id}",
      httpMethod: "GET",
      operationName: "it",
      authorizationType: "NONE",
      authorizationScopes: [],
      apiKeyRequired: false,
      requestParameters: [],
      requestModels: [],
      integration: {
        type: "AWS_PROXY",
        httpMethod: "POST",
        uri: "${function:it.invokeArn}",
        cacheKeyParameters: [],
        insecureSkipVerification: false,
        requestParameters: [],
        requestTemplates: [],
        responses: [],
      },
      responses: [],
    });
  });

  it("call functions through templates", () => {
    const { plain, found } = calling({ ...queue, kind: "lambda", proxy: false, target: lambdaProxy("it").target });
    expect(found).toEqual(["warning response-not-described"]);
    expect(plain("method:GET /it/{id}").integration).toMatchObject({
      type: "AWS",
      httpMethod: "POST",
      uri: "${function:it.invokeArn}",
    });
  });

  it("call servers, services, and nobody", () => {
    expect(
      integrationOf(httpProxy("https://example.com", { vpcLink: literal("link"), timeoutMs: 1000 })),
    ).toMatchObject({
      type: "HTTP_PROXY",
      httpMethod: "ANY",
      uri: "https://example.com",
      connection: { vpcLink: "link" },
      timeoutMs: 1000,
    });
    expect(integrationOf(queue)).toMatchObject({
      type: "AWS",
      httpMethod: "POST",
      credentials: "arn:aws:iam::123456789012:role/orders",
    });
    expect(integrationOf(mockIntegration())).toMatchObject({ type: "MOCK", responses: [{ statusCode: "200" }] });
  });

  it("refuse what was not read", () => {
    const { mock: _, ...base } = { ...mockIntegration(), mock: true };
    expect(calling({ ...base, kind: "unread", what: "An integration of type x" }).found).toEqual([
      "error integration-not-read",
    ]);
  });

  it.each([
    [httpProxy("ftp://example.com"), "error integration-uri-invalid"],
    [
      { ...queue, uri: literal("https://sqs.amazonaws.com") },
      "error integration-uri-invalid",
      "warning response-not-described",
    ],
    [httpProxy("https://example.com/{id}"), "warning integration-uri-variable-unmapped"],
    [mockIntegration({ responses: [] }), "warning integration-responses-missing"],
    [httpProxy("https://example.com", { timeoutMs: 49 }), "error limit-exceeded"],
    [httpProxy("https://example.com", { timeoutMs: 29_001 }), "warning limit-raisable"],
    [
      mockIntegration({ requestTemplates: [{ contentType: "application/json", template: literal("#if($x) a") }] }),
      "warning template-unbalanced",
    ],
    [
      mockIntegration({
        requestTemplates: [{ contentType: "application/json", template: literal("x".repeat(307_201)) }],
      }),
      "error limit-exceeded",
    ],
  ] satisfies readonly (readonly [Operation["integration"], ...string[]])[])(
    "report what cannot work: %#",
    (...[integration, ...codes]) => {
      expect(calling(integration).found).toEqual(codes);
    },
  );

  it("have a timeout that an edge-optimized API cannot raise", () => {
    expect(calling(httpProxy("https://example.com", { timeoutMs: 30_000 }), {}, "edge").found).toEqual([
      "error limit-exceeded",
    ]);
  });

  it("take addresses that only the deployment knows", () => {
    expect(calling(httpProxy("", { uri: { kind: "parameter", name: "Backend" } })).found).toEqual([]);
    expect(calling(httpProxy("https://${stageVariables.host}/")).found).toEqual(["warning stage-variable-undeclared"]);
  });
});

describe("integration responses", () => {
  const answering = (...responses: readonly Partial<IntegrationResponse>[]) =>
    calling(
      mockIntegration({
        responses: responses.map((each) => ({
          statusCode: "200",
          parameters: [],
          templates: [],
          origin: at(),
          ...each,
        })),
      }),
    );

  it("declare what they use in the method's responses, beside what the document describes", () => {
    const header = {
      name: "x-next",
      required: false,
      deprecated: false,
      schema: aString(),
      explode: false,
      examples: [],
      origin: at(),
    };
    const responses = [
      { ...aResponse("200"), headers: [header] },
      aResponse("404"),
      aResponse("4XX"),
      aResponse("default"),
    ];
    const parameters = [{ to: "method.response.header.X-Next", from: literal("'a'") }];
    const response = { statusCode: "200", parameters, templates: [], origin: at() };
    const { plain } = calling(
      mockIntegration({ responses: [response, { ...response, statusCode: "500", selectionPattern: "5.." }] }),
      { responses },
    );
    const declared = [{ name: "method.response.header.X-Next", required: false }];
    expect(plain("method:GET /it/{id}").responses).toEqual([
      { statusCode: "200", parameters: declared, models: [] },
      { statusCode: "404", parameters: [], models: [] },
      { statusCode: "500", parameters: declared, models: [] },
    ]);
  });

  it.each([
    ["a status twice", [{}, { selectionPattern: "5.." }]],
    ["two defaults", [{}, { statusCode: "500" }]],
    ["one pattern twice", [{ selectionPattern: "x" }, { selectionPattern: "x", statusCode: "500" }]],
    ["no status", [{ statusCode: "default" }]],
  ])("refuse %s", (_, responses) => {
    expect(answering(...responses).found).toContain("error integration-response-invalid");
  });
});

describe("mappings", () => {
  const mapping = (to: string, from: string, members: Partial<Operation> = {}) =>
    calling(httpProxy("https://example.com", { requestParameters: [{ to, from: literal(from) }] }), members);

  it("declare the parameters that they use", () => {
    const { plain, found } = calling(
      httpProxy("https://example.com/{id}", {
        requestParameters: [
          { to: "integration.request.path.id", from: literal("method.request.path.id") },
          { to: "integration.request.header.X-Trace", from: literal("method.request.header.X-Trace") },
          { to: "integration.request.querystring.q", from: literal("method.request.multivaluequerystring.q") },
          { to: "integration.request.header.X-Fixed", from: literal("'fixed'") },
          { to: "integration.request.header.X-Stage", from: literal("stageVariables.name") },
          { to: "integration.request.header.X-Ip", from: literal("context.identity.sourceIp") },
          { to: "integration.request.header.X-Body", from: literal("method.request.body.pets[0].name") },
        ],
        cacheKeyParameters: ["method.request.querystring.page"],
      }),
      { parameters: [aParameter("header", "x-trace"), aParameter("query", "q"), aParameter("query", "page")] },
    );
    expect(found).toEqual(["warning stage-variable-undeclared"]);
    expect(plain("method:GET /it/{id}").requestParameters).toEqual([
      { name: "method.request.header.X-Trace", required: false },
      { name: "method.request.path.id", required: true },
      { name: "method.request.querystring.page", required: false },
      { name: "method.request.querystring.q", required: false },
    ]);
  });

  it.each([
    ["integration.request.header.X", "fixed"],
    ["integration.request.header.X", "'it's'"],
    ["integration.request.header.X", "integration.response.header.X"],
    ["method.request.header.X", "method.request.header.X"],
    ["integration.request.path.x", "method.request.path.other"],
  ])("refuse %s from %s", (to, from) => {
    expect(mapping(to, from, { parameters: [aParameter("header", "X")] }).found).toEqual(["error mapping-invalid"]);
  });

  it("name parameters that the operation has", () => {
    expect(mapping("integration.request.header.X", "method.request.querystring.x").diagnostics).toMatchObject([
      {
        code: "parameter-not-declared",
        at: { pointer: "/requestParameters/integration.request.header.X" },
      },
    ]);
  });

  it("trust what only the deployment knows", () => {
    const from = { kind: "join", parts: [literal("'"), { kind: "parameter", name: "Secret" }, literal("'")] } as const;
    const { found, plan } = calling(
      httpProxy("https://example.com", { requestParameters: [{ to: "integration.request.header.X", from }] }),
    );
    expect(found).toEqual([]);
    expect(plan.resources.length).toBeGreaterThan(0);
  });
});

describe("required parameters", () => {
  const validated = (parameters: Operation["parameters"], name?: string) =>
    lowered({
      operations: [
        anOperation("it", "get", "/it", {
          parameters,
          validation: { parameters: true, body: false, ...(name === undefined ? {} : { name }) },
        }),
      ],
    });

  it("are declared and validated", () => {
    const { plain, of } = validated([
      aParameter("query", "limit", { required: true }),
      aParameter("query", "page"),
      aParameter("header", "X-Id", { required: true }),
    ]);
    expect(plain("method:GET /it")).toMatchObject({
      validator: "${request-validator:parameters.id}",
      requestParameters: [
        { name: "method.request.header.X-Id", required: true },
        { name: "method.request.querystring.limit", required: true },
      ],
    });
    expect(of("request-validator").map(({ name, body, parameters }) => ({ name, body, parameters }))).toEqual([
      { name: "parameters", body: false, parameters: true },
    ]);
  });

  it("need no validator where there are none, unless the document names one", () => {
    expect(validated([aParameter("query", "page")]).of("request-validator")).toEqual([]);
    expect(
      validated([], "strict")
        .of("request-validator")
        .map(({ key }) => key),
    ).toEqual(["request-validator:strict"]);
  });

  it.each([
    ["a cookie", aParameter("cookie", "session", { required: true })],
    [
      "an object that spreads",
      aParameter("query", "filter", { required: true, style: "deepObject", schema: anObject({}) }),
    ],
    ["a name in brackets", aParameter("query", "ids[]", { required: true })],
  ])("are left to the handler: %s", (_, parameter) => {
    const { found, plain } = validated([parameter]);
    expect(found).toEqual(["warning parameter-not-validated"]);
    expect(plain("method:GET /it").requestParameters).toEqual([]);
  });

  it("share validators by what they check; names of the document come first", () => {
    const both = [aParameter("query", "limit", { required: true })];
    const operation = (id: string, name?: string) =>
      anOperation(id, "get", `/${id}`, {
        parameters: both,
        validation: { parameters: true, body: name !== undefined, ...(name === undefined ? {} : { name }) },
      });
    const { of } = lowered({ operations: [operation("a"), operation("b"), operation("c", "parameters")] });
    expect(of("request-validator").map(({ name, body }) => [name, body])).toEqual([
      ["parameters", true],
      ["parameters-default", false],
    ]);
  });
});
