import { describe, expect, it } from "vitest";
import { propertiesOf, readFiles } from "./read-files.js";

const api = `resource "aws_api_gateway_rest_api" "api" {\n  name = "pets"\n}\n`;

describe("a configuration", () => {
  it("says where everything stands", async () => {
    const { graph, sources } = await readFiles({ "main.tf": api });
    const [resource] = graph.resources;
    expect(resource?.nodes).toEqual([
      {
        address: "aws_api_gateway_rest_api.api",
        type: "aws_api_gateway_rest_api",
        at: { file: "main.tf", pointer: "", offset: 0 },
      },
    ]);
    const [name] = resource?.properties ?? [];
    expect(name).toMatchObject({ name: "Name", sourceName: "name", at: { offset: 46 } });
    expect(sources.get("main.tf")?.locate(name?.value.at ?? { file: "", pointer: "" as never }).start).toMatchObject({
      line: 2,
      column: 11,
    });
  });

  it("gathers what the provider has resources of their own for", async () => {
    const { graph, found } = await readFiles({
      "main.tf": `${api}
resource "aws_api_gateway_resource" "pets" {
  rest_api_id = aws_api_gateway_rest_api.api.id
  parent_id   = aws_api_gateway_rest_api.api.root_resource_id
  path_part   = "pets"
}
resource "aws_api_gateway_method" "list" {
  rest_api_id   = aws_api_gateway_rest_api.api.id
  resource_id   = aws_api_gateway_resource.pets.id
  http_method   = "GET"
  authorization = "NONE"
  request_parameters = { "method.request.querystring.limit" = true }
}
resource "aws_api_gateway_integration" "list" {
  rest_api_id = aws_api_gateway_rest_api.api.id
  resource_id = aws_api_gateway_method.list.resource_id
  http_method = aws_api_gateway_method.list.http_method
  type        = "AWS_PROXY"
  integration_http_method = "POST"
  uri         = aws_lambda_function.list.invoke_arn
  new_argument = "unheard of"
}
resource "aws_api_gateway_method_response" "ok" {
  rest_api_id = aws_api_gateway_rest_api.api.id
  resource_id = aws_api_gateway_resource.pets.id
  http_method = aws_api_gateway_method.list.http_method
  status_code = "200"
}
resource "aws_api_gateway_integration_response" "ok" {
  rest_api_id = aws_api_gateway_rest_api.api.id
  resource_id = aws_api_gateway_resource.pets.id
  http_method = aws_api_gateway_integration.list.http_method
  status_code = aws_api_gateway_method_response.ok.status_code
}
resource "aws_api_gateway_deployment" "it" {
  rest_api_id = aws_api_gateway_rest_api.api.id
  triggers    = { redeployment = sha1(jsonencode(aws_api_gateway_integration.list)) }
  lifecycle { create_before_destroy = true }
}
resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.api.id
  deployment_id = aws_api_gateway_deployment.it.id
  stage_name    = "prod"
  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.access.arn
    format          = "$context.requestId"
  }
}
resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = aws_api_gateway_rest_api.api.id
  stage_name  = aws_api_gateway_stage.prod.stage_name
  method_path = "*/*"
  settings {
    metrics_enabled        = true
    throttling_burst_limit = -1
  }
}
resource "aws_api_gateway_method_settings" "list" {
  rest_api_id = aws_api_gateway_rest_api.api.id
  stage_name  = "prod"
  method_path = "pets/GET"
  settings { logging_level = "INFO" }
}
resource "aws_cloudwatch_log_group" "access" { name = "access" }
resource "aws_iam_role" "list" {
  assume_role_policy = data.aws_iam_policy_document.trust.json
}
resource "aws_iam_role_policy" "list" {
  name   = "read"
  role   = aws_iam_role.list.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "dynamodb:Query", Resource = aws_dynamodb_table.pets.arn }] })
}
resource "aws_iam_role_policy_attachment" "list" {
  role       = aws_iam_role.list.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}
data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.current.account_id]
    }
  }
}
data "aws_caller_identity" "current" {}
resource "aws_dynamodb_table" "pets" { name = "pets" }
resource "aws_lambda_function" "list" {
  function_name = "list"
  filename      = "\${path.module}/list.zip"
  role          = aws_iam_role.list.arn
  publish       = true
  environment { variables = { TABLE = aws_dynamodb_table.pets.name } }
}
resource "aws_lambda_alias" "live" {
  name             = "live"
  function_name    = aws_lambda_function.list.function_name
  function_version = aws_lambda_function.list.version
}
resource "aws_lambda_permission" "live" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.list.function_name
  qualifier     = aws_lambda_alias.live.name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "\${aws_api_gateway_rest_api.api.execution_arn}/*/GET/pets"
}
`,
    });
    expect(found).toEqual([]);
    expect(graph.resources.map(({ id, type, nodes }) => [id, type, nodes.length])).toEqual([
      ["aws_api_gateway_rest_api.api", "AWS::ApiGateway::RestApi", 1],
      ["aws_api_gateway_resource.pets", "AWS::ApiGateway::Resource", 1],
      ["aws_api_gateway_method.list", "AWS::ApiGateway::Method", 4],
      ["aws_api_gateway_deployment.it", "AWS::ApiGateway::Deployment", 1],
      ["aws_api_gateway_stage.prod", "AWS::ApiGateway::Stage", 3],
      ["aws_cloudwatch_log_group.access", "AWS::Logs::LogGroup", 1],
      ["aws_iam_role.list", "AWS::IAM::Role", 3],
      ["aws_dynamodb_table.pets", "AWS::DynamoDB::Table", 1],
      ["aws_lambda_function.list", "AWS::Lambda::Function", 1],
      ["aws_lambda_function.list.version", "AWS::Lambda::Version", 1],
      ["aws_lambda_alias.live", "AWS::Lambda::Alias", 1],
      ["aws_lambda_permission.live", "AWS::Lambda::Permission", 1],
    ]);
    expect(propertiesOf(graph, "aws_api_gateway_method.list")).toEqual({
      RestApiId: "<aws_api_gateway_rest_api.api>",
      ResourceId: "<aws_api_gateway_resource.pets>",
      HttpMethod: "GET",
      AuthorizationType: "NONE",
      RequestParameters: { "method.request.querystring.limit": true },
      Integration: {
        Type: "AWS_PROXY",
        IntegrationHttpMethod: "POST",
        Uri: "arn:<pseudo partition>:apigateway:<pseudo region>:lambda:path/2015-03-31/functions/<aws_lambda_function.list#Arn>/invocations",
        new_argument: "unheard of",
        IntegrationResponses: [{ StatusCode: "200" }],
      },
      MethodResponses: [{ StatusCode: "200" }],
    });
    expect(propertiesOf(graph, "aws_api_gateway_stage.prod")).toMatchObject({
      StageName: "prod",
      DeploymentId: "<aws_api_gateway_deployment.it>",
      AccessLogSetting: { DestinationArn: "<aws_cloudwatch_log_group.access#Arn>", Format: "$context.requestId" },
      MethodSettings: [
        { ResourcePath: "/*", HttpMethod: "*", MetricsEnabled: true },
        { ResourcePath: "/~1pets", HttpMethod: "GET", LoggingLevel: "INFO" },
      ],
    });
    expect(propertiesOf(graph, "aws_iam_role.list")).toEqual({
      AssumeRolePolicyDocument: {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Action: ["sts:AssumeRole"],
            Principal: { Service: "lambda.amazonaws.com" },
            Condition: { StringEquals: { "aws:SourceAccount": "<pseudo account>" } },
          },
        ],
      },
      Policies: [
        {
          PolicyName: "read",
          PolicyDocument: {
            Version: "2012-10-17",
            Statement: [{ Effect: "Allow", Action: "dynamodb:Query", Resource: "<aws_dynamodb_table.pets#Arn>" }],
          },
        },
      ],
      ManagedPolicyArns: ["arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"],
    });
    expect(propertiesOf(graph, "aws_lambda_function.list")).toMatchObject({
      FunctionName: "list",
      Code: "./list.zip",
      Role: "<aws_iam_role.list#Arn>",
      Environment: { Variables: { TABLE: "<aws_dynamodb_table.pets>" } },
    });
    expect(propertiesOf(graph, "aws_lambda_alias.live")).toMatchObject({
      FunctionVersion: "<aws_lambda_function.list.version#Version>",
    });
    expect(propertiesOf(graph, "aws_lambda_permission.live")).toMatchObject({
      FunctionName: "<aws_lambda_alias.live>",
      SourceArn:
        "arn:<pseudo partition>:execute-api:<pseudo region>:<pseudo account>:<aws_api_gateway_rest_api.api>/*/GET/pets",
    });
  });

  it("repeats blocks, and calls modules", async () => {
    const { graph, found } = await readFiles({
      "main.tf": `
variable "stages" { default = { dev = "d", prod = "p" } }
variable "extra" { default = true }
variable "unknown" {}
module "api" {
  source   = "./modules/api"
  for_each = var.stages
  name     = "pets-\${each.key}"
  paths    = ["a", "b"]
}
resource "aws_api_gateway_api_key" "extra" {
  count = var.extra ? 1 : 0
  name  = "key-\${count.index}"
  description = module.api["dev"].name
}
resource "aws_api_gateway_api_key" "none" {
  count = var.extra ? 0 : 1
  name  = "none"
}
resource "aws_api_gateway_api_key" "perhaps" {
  count = var.unknown
  name  = "perhaps"
}
resource "aws_lambda_function" "out" {
  environment { variables = { ID = aws_api_gateway_api_key.extra[0].id, ALL = join(",", module.api["prod"].ids) } }
}
`,
      "modules/api/main.tf": `
variable "name" {}
variable "paths" { type = list(string) }
variable "suffix" { default = "!" }
resource "aws_api_gateway_rest_api" "it" { name = "\${var.name}\${var.suffix}" }
resource "aws_api_gateway_resource" "each" {
  for_each    = toset(var.paths)
  rest_api_id = aws_api_gateway_rest_api.it.id
  parent_id   = aws_api_gateway_rest_api.it.root_resource_id
  path_part   = each.value
}
output "name" { value = aws_api_gateway_rest_api.it.name }
output "ids" { value = [for each in aws_api_gateway_resource.each : each.id] }
`,
    });
    expect(found).toEqual([
      "terraform-repetition-unknown: How many there are of 'aws_api_gateway_api_key.perhaps' is not known from the configuration alone; it is read as one.",
    ]);
    expect(graph.resources.map(({ id }) => id)).toEqual([
      "aws_api_gateway_api_key.extra[0]",
      "aws_api_gateway_api_key.perhaps",
      "aws_lambda_function.out",
      'module.api["dev"].aws_api_gateway_rest_api.it',
      'module.api["dev"].aws_api_gateway_resource.each["a"]',
      'module.api["dev"].aws_api_gateway_resource.each["b"]',
      'module.api["prod"].aws_api_gateway_rest_api.it',
      'module.api["prod"].aws_api_gateway_resource.each["a"]',
      'module.api["prod"].aws_api_gateway_resource.each["b"]',
    ]);
    expect(propertiesOf(graph, "aws_api_gateway_api_key.extra[0]")).toEqual({
      Name: "key-0",
      Description: "pets-dev!",
    });
    expect(propertiesOf(graph, "aws_lambda_function.out")).toEqual({
      Environment: {
        Variables: {
          ID: "<aws_api_gateway_api_key.extra[0]>",
          ALL: '<module.api["prod"].aws_api_gateway_resource.each["a"]>,<module.api["prod"].aws_api_gateway_resource.each["b"]>',
        },
      },
    });
    expect(graph.notes.map(({ node, how }) => `${node}: ${how}`)).toEqual([
      "aws_api_gateway_api_key.extra: taken for granted that the variable 'extra' is 'true'",
      "aws_api_gateway_api_key.none: taken for granted that the variable 'extra' is 'true'",
    ]);
  });

  it("takes variables from files and from the user", async () => {
    const text = `
variable "name" {
  description = "What it is called"
  sensitive   = true
}
variable "list" { type = list(string) }
variable "object" { type = object({ a = string }) }
variable "unset" { default = null }
resource "aws_lambda_function" "it" {
  function_name = var.name
  description   = var.unset
  layers        = var.list
  handler       = var.object.a
  timeout       = var.object.a == "x" ? 1 : 2
}
`;
    const files = {
      "main.tf": text,
      "terraform.tfvars": `name = "from file"\nlist = ["a"]\n`,
      "more.auto.tfvars.json": `{"object": {"a": "x"}}`,
    };
    const { graph, found } = await readFiles(files);
    expect(found).toEqual([]);
    expect(graph.parameters.map(({ at: _, ...each }) => each)).toEqual([
      { name: "name", secret: true, description: "What it is called", default: "from file" },
      { name: "list", secret: false, list: true, default: "a" },
    ]);
    expect(propertiesOf(graph, "aws_lambda_function.it")).toEqual({
      FunctionName: "<parameter name>",
      Layers: "<parameter list>",
      Handler: "x",
      Timeout: 1,
    });
    const given = await readFiles(files, { given: { name: "mine", list: `["b", "c"]`, object: `{ a = "y" }` } });
    expect(given.graph.parameters).toEqual([]);
    expect(propertiesOf(given.graph, "aws_lambda_function.it")).toEqual({
      FunctionName: "mine",
      Layers: ["b", "c"],
      Handler: "y",
      Timeout: 2,
    });
  });

  it("reads a definition with its places, whatever it is written as", async () => {
    const { graph, found } = await readFiles({
      "main.tf": `
resource "aws_api_gateway_rest_api" "heredoc" {
  body = <<-EOT
    openapi: "3.0.1"
    info: { title: "\${var.title}", version: "1" }
    paths:
      /pets:
        get:
          x-amazon-apigateway-integration:
            uri: arn:\${aws_lambda_function.f.invoke_arn}
  EOT
}
resource "aws_api_gateway_rest_api" "file" { body = templatefile("api.json", { arn = aws_lambda_function.f.arn }) }
resource "aws_api_gateway_rest_api" "value" { body = jsonencode({ openapi = "3.0.1", info = { title = var.title } }) }
resource "aws_lambda_function" "f" {}
variable "title" {}
`,
      "api.json": `{"openapi": "3.0.1", "uri": "\${arn}/x", "deep": [{"a": true}]}`,
    });
    expect(found).toEqual([]);
    expect(propertiesOf(graph, "aws_api_gateway_rest_api.heredoc").Body).toEqual({
      openapi: "3.0.1",
      info: { title: "<parameter title>", version: "1" },
      paths: {
        "/pets": {
          get: {
            "x-amazon-apigateway-integration": {
              uri: "arn:arn:<pseudo partition>:apigateway:<pseudo region>:lambda:path/2015-03-31/functions/<aws_lambda_function.f#Arn>/invocations",
            },
          },
        },
      },
    });
    expect(propertiesOf(graph, "aws_api_gateway_rest_api.file").Body).toEqual({
      openapi: "3.0.1",
      uri: "<aws_lambda_function.f#Arn>/x",
      deep: [{ a: true }],
    });
    const body = graph.resources.find(({ id }) => id.endsWith(".file"))?.properties[0]?.value;
    const deep = body?.kind === "object" ? body.members.find(([key]) => key === "deep")?.[1] : undefined;
    expect(deep?.at).toMatchObject({ file: "api.json", offset: 48 });
    expect(propertiesOf(graph, "aws_api_gateway_rest_api.value").Body).toEqual({
      openapi: "3.0.1",
      info: { title: "<parameter title>" },
    });
  });

  it("reads the JSON syntax as the native one", async () => {
    const { graph, found } = await readFiles({
      "main.tf.json": JSON.stringify({
        "//": "a comment",
        variable: { stage: { default: "prod" } },
        locals: { name: 'pets-${upper("a")}' },
        resource: {
          aws_api_gateway_rest_api: { api: { name: "${local.name}", endpoint_configuration: { types: ["REGIONAL"] } } },
          aws_api_gateway_stage: [
            {
              prod: {
                rest_api_id: "${aws_api_gateway_rest_api.api.id}",
                stage_name: "${var.stage}",
                variables: { literal: "$${x}\\n", path: "C:\\temp" },
                depends_on: ["aws_api_gateway_rest_api.api"],
              },
            },
          ],
        },
      }),
    });
    expect(found).toEqual([]);
    expect(propertiesOf(graph, "aws_api_gateway_rest_api.api")).toEqual({
      Name: "pets-A",
      EndpointConfiguration: { Types: ["REGIONAL"] },
    });
    expect(propertiesOf(graph, "aws_api_gateway_stage.prod")).toEqual({
      RestApiId: "<aws_api_gateway_rest_api.api>",
      StageName: "<parameter stage>",
      Variables: { literal: "${x}\\n", path: "C:\\temp" },
    });
  });
});
