import { describe, expect, it } from "vitest";
import type { Operation, RestGateway } from "../../../../src/ir/api.js";
import { literal } from "../../../../src/ir/deploy-value.js";
import type { Integration } from "../../../../src/ir/integration.js";
import { type ApiMembers, anOperation, at, httpProxy, lambdaProxy, mockIntegration } from "../../../support/models.js";
import { lowered } from "../lowered.js";

const positional = ({ gateway, ...members }: ApiMembers) =>
  lowered({ ...members, gateway: { ...(gateway as Partial<RestGateway>), pathVariables: "positional" } });

const calling = (path: string, integration: Integration) =>
  positional({ operations: [anOperation("it", "get", path, { integration })] });

const answering = (template: string) => ({
  statusCode: "200",
  parameters: [],
  templates: [{ contentType: "application/json", template: literal(template) }],
  origin: at("/response"),
});

describe("positional path variables", () => {
  const operations: readonly Operation[] = [
    anOperation("getRepo", "get", "/repos/{owner}/{repo}"),
    anOperation("useTemplate", "post", "/repos/{templateOwner}/{templateRepo}/generate"),
    anOperation("compare", "get", "/repos/{owner}/{repo}/compare/{base}...{head}"),
    anOperation("getFile", "get", "/files/{path+}"),
  ];

  it("are named after nothing but their place", () => {
    const { found, of } = positional({ operations });
    expect(found).toEqual([]);
    expect(of("path").map(({ path }) => path)).toEqual([
      "/repos",
      "/repos/{variable2}",
      "/repos/{variable2}/{variable3}",
      "/repos/{variable2}/{variable3}/generate",
      "/repos/{variable2}/{variable3}/compare",
      "/repos/{variable2}/{variable3}/compare/{variable5}",
      "/files",
      "/files/{variable2+}",
    ]);
    expect(of("method").map(({ key, path }) => `${key} ${path}`)).toEqual([
      "method:GET /repos/{variable2}/{variable3} /repos/{variable2}/{variable3}",
      "method:POST /repos/{variable2}/{variable3}/generate /repos/{variable2}/{variable3}/generate",
      "method:GET /repos/{variable2}/{variable3}/compare/{variable5} /repos/{variable2}/{variable3}/compare/{variable5}",
      "method:GET /files/{variable2+} /files/{variable2+}",
    ]);
  });

  it("keep every name when operations are added, removed and turned round", () => {
    const keys = new Set(positional({ operations }).keys);
    expect(new Set(positional({ operations: [...operations].reverse() }).keys)).toEqual(keys);
    for (const operation of operations)
      for (const key of positional({ operations: [operation] }).keys.filter((each) => !each.startsWith("permission:")))
        expect(keys).toContain(key);
  });

  it("stand in an imported document as they stand in resources", () => {
    const integration = httpProxy("https://example.com/{repo}", {
      requestParameters: [{ to: "integration.request.path.repo", from: literal("method.request.path.repo") }],
      cacheKeyParameters: ["method.request.path.repo"],
    });
    const { found, plain } = positional({
      gateway: { definition: "body" },
      operations: [anOperation("getRepo", "get", "/repos/{repo}", { integration }), ...operations.slice(1, 2)],
    });
    expect(found).toEqual([]);
    expect(plain("rest-api:api").body).toMatchObject({
      paths: {
        "/repos/{variable2}": {
          get: {
            parameters: [{ name: "variable2", in: "path", required: true, schema: { type: "string" } }],
            "x-amazon-apigateway-integration": {
              uri: "https://example.com/{repo}",
              cacheKeyParameters: ["method.request.path.variable2"],
              requestParameters: { "integration.request.path.repo": "method.request.path.variable2" },
            },
          },
        },
        "/repos/{variable2}/{variable3}/generate": {},
      },
    });
  });

  it("hold in mappings and cache keys", () => {
    const { found, plain } = calling(
      "/pets/{petId}/toys/{toyId}",
      httpProxy("https://example.com/{pet}", {
        requestParameters: [
          { to: "integration.request.path.pet", from: literal("method.request.path.petId") },
          { to: "integration.request.header.X-Toy", from: literal("method.request.path.toyId") },
          { to: "integration.request.header.X-Query", from: literal("method.request.querystring.petId") },
          { to: "integration.request.header.X-Place", from: literal("method.request.path.variable4") },
        ],
        cacheKeyParameters: ["method.request.path.toyId", "method.request.header.toyId"],
      }),
    );
    expect(found).toEqual(["warning parameter-not-declared"]);
    expect(plain("method:GET /pets/{variable2}/toys/{variable4}")).toMatchObject({
      requestParameters: [
        { name: "method.request.header.toyId", required: false },
        { name: "method.request.path.variable2", required: true },
        { name: "method.request.path.variable4", required: true },
        { name: "method.request.querystring.petId", required: false },
      ],
      integration: {
        uri: "https://example.com/{pet}",
        cacheKeyParameters: ["method.request.header.toyId", "method.request.path.variable4"],
        requestParameters: [
          { to: "integration.request.path.pet", from: "method.request.path.variable2" },
          { to: "integration.request.header.X-Toy", from: "method.request.path.variable4" },
          { to: "integration.request.header.X-Query", from: "method.request.querystring.petId" },
          { to: "integration.request.header.X-Place", from: "method.request.path.variable4" },
        ],
      },
    });
  });

  it("take names and characters that the gateway would refuse", () => {
    for (const path of ["/{id}/copies/{id}", "/{pet id}", "/{a}{b}", "/caf\u00e9-{id}"])
      expect(positional({ operations: [anOperation("it", "get", path)] }).found, path).toEqual([]);
  });

  it.each([
    ["/{path+}/versions", "path-variable-greedy-inside"],
    ["/caf\u00e9/{id}", "path-character-unsupported"],
  ])("do not help %s", (path, code) => {
    expect(positional({ operations: [anOperation("it", "get", path)] }).found).toEqual([`error ${code}`]);
  });

  it("leave a greedy variable beside a plain one to be refused", () => {
    const { found } = positional({
      operations: [anOperation("one", "get", "/files/{id}"), anOperation("two", "get", "/files/{path+}")],
    });
    expect(found).toEqual(["error path-variables-differ"]);
  });

  it("make one route of two patterns for a segment", () => {
    const { diagnostics } = positional({
      operations: [anOperation("one", "get", "/compare/{both}"), anOperation("two", "get", "/compare/{base}...{head}")],
    });
    expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
      [
        "route-duplicate",
        "The operations 'two' and 'one' are the same route (GET /compare/{variable2}); API Gateway calls one of them.",
      ],
    ]);
  });
});

describe("what cannot be renamed", () => {
  it("is a part of a segment in a mapping or a cache key", () => {
    const { diagnostics } = calling(
      "/compare/{base}...{head}",
      httpProxy("https://example.com/{base}", {
        requestParameters: [{ to: "integration.request.path.base", from: literal("method.request.path.base") }],
        cacheKeyParameters: ["method.request.path.head"],
      }),
    );
    expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
      [
        "path-variable-renamed",
        "The mapping to 'integration.request.path.base' of operation 'it' reads the path variable 'base', which is a part of 'variable2' for the gateway with 'api.pathVariables: positional'.",
      ],
      [
        "path-variable-renamed",
        "The cache key of operation 'it' reads the path variable 'head', which is a part of 'variable2' for the gateway with 'api.pathVariables: positional'.",
      ],
    ]);
  });

  it.each([
    "$input.params('petId')",
    '{"id": "$!{input.params( "petId" )}"}',
    "$input.params().path.petId",
    '$input.params().path.get("petId")',
    "$input.params().get('path').get('petId')",
    '#set($all = $input.params())$all.path["petId"]',
  ])("is a name in a template: %s", (template) => {
    const { diagnostics } = calling("/pets/{petId}", mockIntegration({ responses: [answering(template)] }));
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]).toMatchObject({
      code: "path-variable-renamed",
      at: { pointer: "/response" },
      message:
        "A mapping template of operation 'it' reads the path variable 'petId', which is called 'variable2' for the gateway with 'api.pathVariables: positional'.",
    });
    const requestTemplates = [{ contentType: "application/json", template: literal(template) }];
    expect(calling("/pets/{petId}", mockIntegration({ requestTemplates })).found).toEqual([
      "error path-variable-renamed",
    ]);
  });

  it.each([
    '{"petId": "$input.params(\'variable2\')"}',
    "$input.params().path.variable2",
    '$input.params().path.get("variable2") $input.params().header.get("petId")',
    "$input.path('$.petId') $input.params('petIds')",
    "$context.path.petId",
  ])("is nothing else in a template: %s", (template) => {
    expect(calling("/pets/{petId}", mockIntegration({ responses: [answering(template)] })).found).toEqual([]);
  });

  it("does not stand in the templates that a proxy has no use for", () => {
    const requestTemplates = [{ contentType: "application/json", template: literal("$input.params('petId')") }];
    expect(calling("/pets/{petId}", { ...lambdaProxy("it"), requestTemplates }).found).toEqual([
      "warning proxy-fields-ignored",
    ]);
  });

  it("is mentioned where a template hands on everything", () => {
    const template = "#foreach($name in $input.params().path.keySet())$name#end";
    const { diagnostics } = calling("/pets/{petId}/{toyId}", mockIntegration({ responses: [answering(template)] }));
    expect(diagnostics.map(({ severity, message }) => [severity, message])).toEqual([
      [
        "warning",
        "A mapping template of operation 'it' hands on all parameters; path variables are called 'variable2' (petId), 'variable3' (toyId) there with 'api.pathVariables: positional'.",
      ],
    ]);
    expect(calling("/pets", mockIntegration({ responses: [answering(template)] })).found).toEqual([]);
  });

  it("is a name in a gateway response, which answers for every path", () => {
    const response = (text: string): ApiMembers => ({
      operations: [anOperation("it", "get", "/pets/{petId}")],
      gatewayResponses: [
        {
          type: "DEFAULT_4XX",
          parameters: [{ to: "gatewayresponse.header.X-Pet", from: literal(text) }],
          templates: [],
          origin: at(),
        },
      ],
    });
    expect(positional(response("method.request.path.petId")).found).toEqual(["error path-variable-renamed"]);
    expect(positional(response("method.request.path.variable2")).found).toEqual([]);
    expect(lowered(response("method.request.path.petId")).found).toEqual([]);
  });
});
