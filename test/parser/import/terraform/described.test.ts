import { describe, expect, it } from "vitest";
import { createMemoryHost } from "../../../../src/host/memory-host.js";
import { DiagnosticBag } from "../../../../src/ir/diagnostics.js";
import { openFiles } from "../../../../src/parser/import/source-files.js";
import { readDescription } from "../../../../src/parser/import/terraform/described/read-description.js";
import { propertiesOf } from "./read-files.js";

async function read(description: object) {
  const diagnostics = new DiagnosticBag();
  const text = JSON.stringify(description);
  const files = openFiles("/project", createMemoryHost({ "/project/state.json": text }));
  const file = await files.load("state.json", undefined, diagnostics);
  const entry = { kind: "file" as const, name: "state.json", text, file };
  const graph = await readDescription({ entry, files, parameters: new Map() }, diagnostics);
  return { graph, found: diagnostics.items.map(({ code, message }) => `${code}: ${message}`) };
}

const resource = (type: string, name: string, values: object, prefix = "") => ({
  address: `${prefix}${type}.${name}`,
  mode: "managed",
  type,
  name,
  values,
});

const executionArn = "arn:aws:execute-api:eu-west-1:123456789012:abc123def4";
const functionArn = "arn:aws:lambda:eu-west-1:123456789012:function:list";

const stateResources = [
  resource("aws_api_gateway_rest_api", "api", {
    id: "abc123def4",
    arn: "arn:aws:apigateway:eu-west-1::/restapis/abc123def4",
    name: "pets",
    description: "",
    body: null,
    policy: `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"execute-api:Invoke","Resource":"${executionArn}/*"}]}`,
    binary_media_types: [],
    root_resource_id: "root123456",
    execution_arn: executionArn,
    endpoint_configuration: [{ types: ["REGIONAL"], vpc_endpoint_ids: [] }],
    tags: null,
    tags_all: {},
  }),
  resource("aws_api_gateway_resource", "pets", {
    id: "res1234567",
    parent_id: "root123456",
    path: "/pets",
    path_part: "pets",
    rest_api_id: "abc123def4",
  }),
  resource("aws_api_gateway_method", "list", {
    id: "agm-abc123def4-res1234567-GET",
    rest_api_id: "abc123def4",
    resource_id: "res1234567",
    http_method: "GET",
    authorization: "NONE",
    authorizer_id: "",
    request_parameters: {},
  }),
  resource("aws_api_gateway_integration", "list", {
    id: "agi-abc123def4-res1234567-GET",
    rest_api_id: "abc123def4",
    resource_id: "res1234567",
    http_method: "GET",
    type: "AWS_PROXY",
    integration_http_method: "POST",
    uri: `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${functionArn}/invocations`,
    cache_namespace: "res1234567",
    timeout_milliseconds: 29000,
  }),
  resource("aws_lambda_function", "list", {
    id: "list",
    arn: functionArn,
    function_name: "list",
    invoke_arn: `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${functionArn}/invocations`,
    version: "$LATEST",
    role: "arn:aws:iam::123456789012:role/pets",
  }),
  resource("aws_lambda_permission", "list", {
    id: "list",
    statement_id: "list",
    action: "lambda:InvokeFunction",
    function_name: "list",
    principal: "apigateway.amazonaws.com",
    source_arn: `${executionArn}/*/GET/pets`,
  }),
];

describe("a state", () => {
  it("gives identifiers back as the references that they stand for, and keeps them", async () => {
    const { graph, found } = await read({
      format_version: "1.0",
      terraform_version: "1.9.8",
      values: {
        outputs: { url: { value: "https://x", sensitive: false } },
        root_module: {
          resources: stateResources.slice(0, 4),
          child_modules: [
            {
              address: "module.f",
              resources: stateResources.slice(4).map((each) => ({ ...each, address: `module.f.${each.address}` })),
            },
          ],
        },
      },
    });
    expect(found).toEqual([]);
    if (graph === undefined) throw new Error("nothing was read");
    expect(propertiesOf(graph, "aws_api_gateway_rest_api.api")).toEqual({
      Name: "pets",
      Policy: {
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: "*", Action: "execute-api:Invoke", Resource: `${executionArn}/*` }],
      },
      EndpointConfiguration: { Types: ["REGIONAL"] },
    });
    expect(propertiesOf(graph, "aws_api_gateway_resource.pets")).toEqual({
      ParentId: "<aws_api_gateway_rest_api.api#RootResourceId>",
      PathPart: "pets",
      RestApiId: "<aws_api_gateway_rest_api.api>",
    });
    expect(propertiesOf(graph, "aws_api_gateway_method.list")).toEqual({
      RestApiId: "<aws_api_gateway_rest_api.api>",
      ResourceId: "<aws_api_gateway_resource.pets>",
      HttpMethod: "GET",
      AuthorizationType: "NONE",
      Integration: {
        Type: "AWS_PROXY",
        IntegrationHttpMethod: "POST",
        Uri: "arn:<pseudo partition>:apigateway:<pseudo region>:lambda:path/2015-03-31/functions/<module.f.aws_lambda_function.list#Arn>/invocations",
        TimeoutInMillis: 29000,
      },
    });
    expect(propertiesOf(graph, "module.f.aws_lambda_permission.list")).toEqual({
      Action: "lambda:InvokeFunction",
      FunctionName: "<module.f.aws_lambda_function.list>",
      Principal: "apigateway.amazonaws.com",
      SourceArn:
        "arn:<pseudo partition>:execute-api:<pseudo region>:<pseudo account>:<aws_api_gateway_rest_api.api>/*/GET/pets",
    });
    const method = graph.resources.find(({ id }) => id === "aws_api_gateway_method.list");
    expect(method?.physicalId).toBe("agm-abc123def4-res1234567-GET");
    expect(method?.nodes.map(({ address, physicalId }) => [address, physicalId])).toEqual([
      ["aws_api_gateway_method.list", "agm-abc123def4-res1234567-GET"],
      ["aws_api_gateway_integration.list", "agi-abc123def4-res1234567-GET"],
    ]);
    expect(graph.outputs.map(({ name }) => name)).toEqual(["url"]);
  });

  it("leaves out what nobody has set, and a state has of its own accord", async () => {
    const authorizer = (name: string, type: string) =>
      resource("aws_apigatewayv2_authorizer", name, {
        id: name,
        name,
        authorizer_type: type,
        authorizer_result_ttl_in_seconds: 0,
        enable_simple_responses: false,
      });
    const stage = (name: string, rate: number) =>
      resource("aws_apigatewayv2_stage", name, {
        id: name,
        name,
        default_route_settings: [
          { logging_level: "", data_trace_enabled: false, throttling_burst_limit: 0, throttling_rate_limit: rate },
        ],
      });
    const part = resource("aws_api_gateway_documentation_part", "part", {
      id: "part",
      location: [{ type: "API", path: "", method: "", status_code: "", name: "" }],
      properties: "{}",
    });
    const resources = [
      authorizer("tokens", "JWT"),
      authorizer("function", "REQUEST"),
      stage("open", 0),
      stage("throttled", 5),
      part,
    ];
    const { graph } = await read({ format_version: "1.0", values: { root_module: { resources } } });
    if (graph === undefined) throw new Error("no graph");
    const textOf = (id: string): string => JSON.stringify(propertiesOf(graph, id));
    expect(textOf("aws_apigatewayv2_authorizer.tokens")).not.toMatch(/ResultTtl|SimpleResponses/);
    expect(textOf("aws_apigatewayv2_authorizer.function")).toMatch(/ResultTtl.*SimpleResponses/);
    expect(textOf("aws_apigatewayv2_stage.open")).not.toMatch(/Throttling|LoggingLevel/);
    expect(textOf("aws_apigatewayv2_stage.throttled")).toMatch(/Throttling.*Throttling/);
    expect(textOf("aws_api_gateway_documentation_part.part")).toContain("API");
    expect(textOf("aws_api_gateway_documentation_part.part")).not.toContain('""');
  });
});

describe("a plan", () => {
  it("takes from the configuration what is not known yet", async () => {
    const { graph, found } = await read({
      format_version: "1.2",
      terraform_version: "1.9.8",
      planned_values: {
        root_module: {
          resources: [
            resource("aws_api_gateway_rest_api", "api", { name: "pets" }),
            resource("aws_api_gateway_resource", "pets", { path_part: "pets" }),
          ],
        },
      },
      configuration: {
        root_module: {
          resources: [
            {
              address: "aws_api_gateway_resource.pets",
              expressions: {
                rest_api_id: { references: ["aws_api_gateway_rest_api.api.id", "aws_api_gateway_rest_api.api"] },
                parent_id: {
                  references: ["aws_api_gateway_rest_api.api.root_resource_id", "aws_api_gateway_rest_api.api"],
                },
                path_part: { constant_value: "pets" },
              },
            },
          ],
        },
      },
    });
    expect(found).toEqual([]);
    if (graph === undefined) throw new Error("nothing was read");
    expect(propertiesOf(graph, "aws_api_gateway_resource.pets")).toEqual({
      PathPart: "pets",
      RestApiId: "<aws_api_gateway_rest_api.api>",
      ParentId: "<aws_api_gateway_rest_api.api#RootResourceId>",
    });
  });
});

describe("other JSON", () => {
  it.each([
    [{ terraform_version: "1.9.8", version: 4, resources: [] }, "it is a state file as Terraform keeps it for itself"],
    [{ terraform_version: "1.9.8", format_version: "2.0" }, "its format has version 2.0"],
    [{ terraform_version: "1.9.8" }, "it has no `format_version`"],
    [
      { terraform_version: "1.9.8", format_version: "1.0" },
      "it holds neither `values` nor `planned_values`; the state may be empty",
    ],
  ])("is refused with the reason", async (description, detail) => {
    const { found } = await read(description);
    expect(found).toEqual([
      `${"terraform-json-unknown"}: This is not what \`terraform show -json\` prints: ${detail}.`,
    ]);
  });
});
