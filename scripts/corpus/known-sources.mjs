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
];

/** @returns the values to give, by parameter */
export const parametersFor = (path) => givenParameters.find(([part]) => path.includes(part))?.[1] ?? {};

/** @returns what is wrong with the source itself; undefined for nothing that is known */
export const faultOf = (path) => faults.find(([known]) => known === path)?.[1];
