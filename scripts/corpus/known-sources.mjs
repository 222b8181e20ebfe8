// What a run has to know of single sources: values that whoever deploys them has to give, and faults that are theirs.

const guide = "awsdocs__aws-cloudformation-user-guide/doc_source/aws-resource-apigateway-";

/**
 * Values of parameters without a default on which it depends what is made: a type of documentation part, of gateway
 * response. By a part of the source's path.
 */
const givenParameters = [
  [`${guide}documentationpart`, { type: "API", property: '{"description":"Pets"}' }],
  [`${guide}documentationversion`, { type: "API" }],
  [`${guide}gatewayresponse.md.5`, { responseType: "ACCESS_DENIED", statusCode: "403" }],
  [`${guide}gatewayresponse.md.6`, { responseType: "ACCESS_DENIED", statusCode: "403" }],
];

/**
 * Sources that the service would refuse as they stand, or that lack a file of theirs in the corpus: by the whole of their
 * path, each with the reason. They are counted apart, and nothing that is wrong with them counts against the compiler.
 */
const faults = [
  ...["documentationversion.md.3.json", "documentationversion.md.4.yaml"].map((file) => [
    `iac-cfn/${guide}${file}`,
    "writes a documentation part's 'Properties' as 'Property', which CloudFormation refuses",
  ]),
  [
    "iac-cfn/aws-cloudformation__aws-cloudformation-templates/RainModules/rest-api.yml",
    "a module whose methods are in other modules: by itself it deploys an API without methods, which API Gateway refuses",
  ],
  [
    "iac-sam/fugue__regula/rego/tests/rules/cfn/api_gateway/inputs/invalid_classic_custom_domain_name_sam_infra.yaml",
    "deploys a REST API without methods, which API Gateway refuses",
  ],
  [
    "iac-sam/fugue__regula/rego/tests/rules/cfn/api_gateway/inputs/valid_classic_custom_domain_name_sam_infra.yaml",
    "deploys a REST API without methods, which API Gateway refuses",
  ],
  [
    "iac-sam/fugue__regula/rego/tests/rules/cfn/api_gateway/inputs/invalid_v2_custom_domain_name_sam_infra.yaml",
    "a domain of an HTTP API with TLS 1.0, which API Gateway refuses",
  ],
  [
    "iac-sam/aws-samples__serverless-coffee/01-appCore/template.yaml",
    "both definitions are in files that the corpus does not have",
  ],
  [
    "iac-sam/aws-samples__serverless-coffee/00-baseCore/output.yaml",
    "both definitions are in a bucket, which the corpus does not have",
  ],
  [
    "iac-sam/awslabs__realworld-serverless-application/backend/sam/app/api.template.yaml",
    "the definition is in a file that the corpus does not have",
  ],
  ...[
    "R2M2-Innovations__jash-terraform/api-gateway",
    "ministryofjustice__opg-data-deputy-reporting/infrastructure/environment",
    "ministryofjustice__opg-data-lpa-store/terraform/environment/region",
  ].map((folder) => [`iac-terraform/${folder}`, "the definition is in a file that the corpus does not have"]),
  ...[
    "aws-samples__serverless-patterns/apigw-openapi-lambda-dynamodb-xray-terraform/infra/restapi",
    "nationalarchives__tdr-terraform-modules/apigateway",
    "nationalarchives__tdr-terraform-modules/apigatewayv2",
  ].map((folder) => [
    `iac-terraform/${folder}`,
    "a module whose caller gives the definition, and is not in the corpus",
  ]),
  [
    "iac-terraform/hashicorp__terraform-provider-awscc/examples/resources/awscc_apigateway_base_path_mapping_v2",
    "gives a domain of the second kind 'regional_certificate_arn', an argument that the provider does not have",
  ],
  [
    "iac-terraform/terraform-providers__terraform-provider-aws/website/docs/r/api_gateway_integration.html.markdown.d",
    "keys its cache by a variable that the path does not have, which API Gateway refuses",
  ],
  ...[
    ["aws-samples__aws-sam-terraform-examples/zip_based_lambda_functions/api-lambda-dynamodb-example", "python3.8"],
    ["aws-samples__serverless-patterns/apigw-lambda-qldb-terraform", "nodejs16.x"],
    ["prannoymulmi__aws-localstack/terraform", "nodejs18.x"],
    ["turbot__steampipe-plugin-aws/aws-test/tests/aws_api_gatewayv2_integration", "python3.7"],
    ["terraform-providers__terraform-provider-aws/examples/api-gateway-websocket-chat-app", "nodejs12.x"],
  ].map(([folder, runtime]) => [
    `iac-terraform/${folder}`,
    `has functions with ${runtime}, with which Lambda makes none any more`,
  ]),
  [
    "iac-serverless/serverless__serverless/docs/providers/aws/events/http-api.md.7.yml",
    "names an authorizer that it does not define, which the framework refuses",
  ],
  ...["http-api.md.9.yml", "websocket.md.6.yml", "websocket.md.8.yml"].map((file) => [
    `iac-serverless/serverless__serverless/docs/providers/aws/events/${file}`,
    "the account in the ARN of its authorizer has ten or eleven digits, which Lambda refuses",
  ]),
  [
    "iac-serverless/dherault__serverless-offline/tests/manual/nodejs/serverless.yml",
    "names a load balancer as an authorizer's function, and an authorizer of an API that does not exist yet",
  ],
];

/** @returns the values to give, by parameter */
export const parametersFor = (path) => givenParameters.find(([part]) => path.includes(part))?.[1] ?? {};

/** @returns what is wrong with the source itself; undefined for nothing that is known */
export const faultOf = (path) => faults.find(([known]) => known === path)?.[1];
