import { type Break, whole } from "./break.js";

/** Methods, authorizers, models and what the gateway does with requests. */
export const restBreaks: readonly Break[] = [
  {
    name: "a method lost its authorizer",
    fixture: "rest-lambda-authorizers",
    changes: {
      cloudformation: {
        resource: "GetByTokenMethod",
        find: /AuthorizationType: CUSTOM\n +AuthorizerId: .*\n/,
        put: "AuthorizationType: NONE\n",
      },
      terraform: {
        resource: "aws_api_gateway_method.get_by_token",
        find: /"CUSTOM"\n +authorizer_id .*\n/,
        put: '"NONE"\n',
      },
    },
    shows: ["method GET /by-token/authorizationType", "method GET /by-token/authorizerId"],
  },
  {
    name: "a method has the authorizer of another one",
    fixture: "rest-lambda-authorizers",
    changes: {
      cloudformation: { resource: "GetByRequestMethod", find: /!Ref RequestAuthorizer/, put: "!Ref TokenAuthorizer" },
      terraform: {
        resource: "aws_api_gateway_method.get_by_request",
        find: /authorizer\.request/,
        put: "authorizer.token",
      },
    },
    shows: ["method GET /by-request/authorizerId"],
  },
  {
    name: "an authorizer's answers are kept too long",
    fixture: "rest-lambda-authorizers",
    changes: {
      cloudformation: { resource: "RequestAuthorizer", find: /InSeconds: 60/, put: "InSeconds: 600" },
      terraform: { resource: "aws_api_gateway_authorizer.request", find: /in_seconds = 60/, put: "in_seconds = 600" },
    },
    shows: ["authorizer request/authorizerResultTtlInSeconds"],
  },
  {
    name: "an authorizer reads the wrong header",
    fixture: "rest-lambda-authorizers",
    changes: {
      cloudformation: { resource: "TokenAuthorizer", find: /header\.Authorization/, put: "header.Cookie" },
      terraform: { resource: "aws_api_gateway_authorizer.token", find: /header\.Authorization/, put: "header.Cookie" },
    },
    shows: ["authorizer token/identitySource"],
  },
  {
    name: "an API key is not asked for",
    fixture: "terraform-rest",
    changes: {
      cloudformation: { resource: "PostPetsMethod", find: /ApiKeyRequired: true/, put: "ApiKeyRequired: false" },
      terraform: { resource: "aws_api_gateway_method.post_pets", find: / +api_key_required .*\n/, put: "" },
    },
    shows: ["method POST /pets/apiKeyRequired"],
  },
  {
    name: "a body is not validated",
    fixture: "terraform-rest",
    changes: {
      cloudformation: { resource: "PostPetsMethod", find: / +RequestValidatorId: .*\n/, put: "" },
      terraform: { resource: "aws_api_gateway_method.post_pets", find: / +request_validator_id .*\n/, put: "" },
    },
    shows: ["method POST /pets/requestValidatorId"],
  },
  {
    name: "a validator looks at the wrong part of requests",
    fixture: "terraform-rest",
    changes: {
      cloudformation: { resource: "BodyRequestValidator", find: /RequestBody: true/, put: "RequestBody: false" },
      terraform: { resource: "aws_api_gateway_request_validator.body", find: /body( +)= true/, put: "body = false" },
    },
    shows: ["request-validator body/validateRequestBody"],
  },
  {
    name: "a body lost its model",
    fixture: "terraform-rest",
    changes: {
      cloudformation: { resource: "PostPetsMethod", find: / +RequestModels:\n.*\n/, put: "" },
      terraform: { resource: "aws_api_gateway_method.post_pets", find: /\n +request_models = \{\n.*\n +\}\n/, put: "" },
    },
    shows: ["method POST /pets/requestModels"],
  },
  {
    name: "a required parameter is optional",
    fixture: "terraform-rest",
    changes: {
      cloudformation: { resource: "GetPetsMethod", find: /querystring\.limit: true/, put: "querystring.limit: false" },
      terraform: {
        resource: "aws_api_gateway_method.get_pets",
        find: /querystring\.limit" = true/,
        put: 'querystring.limit" = false',
      },
    },
    shows: ["method GET /pets/requestParameters/method.request.querystring.limit"],
  },
  {
    name: "a path hangs from the wrong parent",
    fixture: "terraform-rest",
    changes: {
      cloudformation: {
        resource: "PetsPetIdResource",
        find: /!Ref PetsResource/,
        put: "!GetAtt RestApi.RootResourceId",
      },
      terraform: {
        resource: "aws_api_gateway_resource.pets_pet_id",
        find: /aws_api_gateway_resource\.pets\.id/,
        put: "aws_api_gateway_rest_api.api.root_resource_id",
      },
    },
    shows: [
      "path /pets/{petId}: only in the plan",
      "path /{petId}: only in the account",
      "method GET /pets/{petId}: only in the plan",
      "method GET /{petId}: only in the account",
    ],
  },
  {
    name: "a mapping template is lost",
    fixture: "rest-sqs",
    changes: {
      cloudformation: { resource: "PostOrdersMethod", find: / +RequestTemplates:\n.*\n/, put: "" },
      terraform: {
        resource: "aws_api_gateway_integration.post_orders",
        find: /\n +request_templates = \{\n.*\n +\}\n/,
        put: "",
      },
    },
    shows: ["method POST /orders/methodIntegration/requestTemplates"],
  },
  {
    name: "a status is mapped from the wrong answers",
    fixture: "rest-sqs",
    changes: {
      cloudformation: {
        resource: "PostOrdersMethod",
        find: /SelectionPattern: .*/,
        put: 'SelectionPattern: "2\\\\d{2}"',
      },
      terraform: { resource: "aws_api_gateway_integration_response.post_orders_500", find: /\[45\]/, put: "2" },
    },
    shows: ["method POST /orders/methodIntegration/integrationResponses/500/selectionPattern"],
  },
  {
    name: "an integration waits as long as it likes",
    fixture: "rest-sqs",
    changes: {
      cloudformation: { resource: "PostOrdersMethod", find: / +TimeoutInMillis: .*\n/, put: "" },
      terraform: { resource: "aws_api_gateway_integration.post_orders", find: / +timeout_milliseconds .*\n/, put: "" },
    },
    shows: ["method POST /orders/methodIntegration/timeoutInMillis"],
  },
  {
    name: "an integration calls with the role of another one",
    fixture: "rest-sqs",
    changes: {
      cloudformation: {
        resource: "PostOrdersMethod",
        find: /IntegrationPostOrdersRole/,
        put: "IntegrationPutOrdersRole",
      },
      terraform: {
        resource: "aws_api_gateway_integration.post_orders",
        find: /integration_post_orders\.arn/,
        put: "integration_put_orders.arn",
      },
    },
    shows: ["method POST /orders/methodIntegration/credentials"],
  },
  {
    name: "a body goes through that should not",
    fixture: "rest-sqs",
    changes: {
      cloudformation: { resource: "PostOrdersMethod", find: / +PassthroughBehavior: NEVER\n/, put: "" },
      terraform: { resource: "aws_api_gateway_integration.post_orders", find: / +passthrough_behavior .*\n/, put: "" },
    },
    shows: ["method POST /orders/methodIntegration/passthroughBehavior"],
  },
  {
    name: "a preflight's answer lost a header",
    fixture: "rest-cors",
    changes: {
      cloudformation: {
        resource: "OptionsItemsMethod",
        find: / +method\.response\.header\.Access-Control-Allow-Headers: "'.*\n/,
        put: "",
      },
      terraform: {
        resource: "aws_api_gateway_integration_response.options_items_204",
        find: / +"method\.response\.header\.Access-Control-Allow-Headers" .*\n/,
        put: "",
      },
    },
    shows: [
      "method OPTIONS /items/methodIntegration/integrationResponses/204/responseParameters/method.response.header.Access-Control-Allow-Headers",
    ],
  },
  {
    name: "the gateway's own answers lost the origin",
    fixture: "rest-cors",
    changes: {
      cloudformation: {
        resource: "Default4XxGatewayResponse",
        find: / +gatewayresponse\.header\.Access-Control-Allow-Origin: .*\n/,
        put: "",
      },
      terraform: {
        resource: "aws_api_gateway_gateway_response.default_4xx",
        find: / +"gatewayresponse\.header\.Access-Control-Allow-Origin" .*\n/,
        put: "",
      },
    },
    shows: ["gateway-response DEFAULT_4XX/responseParameters/gatewayresponse.header.Access-Control-Allow-Origin"],
  },
  {
    name: "scopes are not asked for",
    fixture: "rest-cognito",
    changes: {
      cloudformation: { resource: "PostNotesMethod", find: / +- notes\/write\n/, put: "" },
      terraform: { resource: "aws_api_gateway_method.post_notes", find: /, "notes\/write"/, put: "" },
    },
    shows: ["method POST /notes/authorizationScopes"],
  },
  {
    name: "binary media types are lost",
    fixture: "rest-api-settings",
    changes: {
      cloudformation: { resource: "RestApi", find: / +BinaryMediaTypes:\n.*\n/, put: "" },
      terraform: { resource: "aws_api_gateway_rest_api.api", find: / +binary_media_types .*\n/, put: "" },
    },
    shows: ["rest-api Settings of the API/binaryMediaTypes"],
  },
  {
    name: "the policy lets everybody in",
    fixture: "rest-api-settings",
    changes: {
      cloudformation: { resource: "RestApi", find: /AWS: arn:.*/, put: 'AWS: "*"' },
      terraform: { resource: "aws_api_gateway_rest_api.api", find: /AWS = ".*"/, put: 'AWS = "*"' },
    },
    shows: ["rest-api Settings of the API/policy"],
  },
  {
    name: "an integration goes through the network's door no more",
    fixture: "rest-vpc-link",
    changes: {
      cloudformation: { resource: "GetItemsItemIdMethod", find: / +ConnectionType: .*\n +ConnectionId: .*\n/, put: "" },
      terraform: {
        resource: "aws_api_gateway_integration.get_items_item_id",
        find: / +connection_id .*\n +connection_type .*\n/,
        put: "",
      },
    },
    shows: [
      "method GET /items/{itemId}/methodIntegration/connectionId",
      "method GET /items/{itemId}/methodIntegration/connectionType",
    ],
  },
  {
    name: "a permission is forgotten",
    fixture: "rest-lambda-authorizers",
    changes: {
      cloudformation: { resource: "ApiGetByTokenPermission", find: whole, put: "" },
      terraform: { resource: "aws_lambda_permission.api_get_by_token", find: whole, put: "" },
    },
    shows: [
      "permission <slug>-api arn:aws:execute-api:eu-central-1:111122223333:@rest-api Lambda authorizers/*/GET/by-token: only in the plan",
    ],
  },
];
