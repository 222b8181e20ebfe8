import type { Mistake } from "./mistake.js";

/** The resource policy of a REST API. */
export const restPolicies: readonly Mistake[] = [
  {
    name: "a version of the policy that there is not",
    edits: [[`Version: "2012-10-17"`, `Version: "2012-10-18" # <-- here`]],
    code: "resource-policy-invalid",
  },
  {
    name: "a policy without statements",
    edits: [["  Statement:\n", "  Statements: # <-- here\n"]],
    code: "resource-policy-invalid",
  },
  {
    name: "an effect in lower case",
    edits: [["Effect: Deny", "Effect: deny # <-- here"]],
    code: "resource-policy-invalid",
  },
  {
    name: "a statement without a principal",
    edits: [[`    - Effect: Allow\n      Principal: "*"\n`, "    - Effect: Allow # <-- here\n"]],
    code: "resource-policy-invalid",
  },
  {
    name: "a statement with a principal and its contrary",
    edits: [[`      Principal: "*"\n`, `      Principal: "*"\n      NotPrincipal: { AWS: "*" } # <-- here\n`]],
    code: "resource-policy-invalid",
  },
  {
    name: "a principal that is neither an account nor an ARN",
    edits: [[`Principal: { AWS: "*" }`, `Principal: { AWS: everybody } # <-- here`]],
    code: "resource-policy-invalid",
  },
  {
    name: "a kind of principal that there is not",
    edits: [[`Principal: { AWS: "*" }`, `Principal: { Aws: "*" } # <-- here`]],
    code: "resource-policy-invalid",
  },
  {
    name: "an action of another service",
    edits: [["Action: [execute-api:Invoke]", "Action: [lambda:InvokeFunction] # <-- here"]],
    code: "resource-policy-invalid",
  },
  {
    name: "an action that there is not",
    edits: [["Action: execute-api:Invoke", "Action: execute-api:Call # <-- here"]],
    code: "resource-policy-invalid",
  },
  {
    name: "a resource of another service",
    edits: [["Resource: execute-api:/*\n", "Resource: arn:aws:s3:::orders/* # <-- here\n"]],
    code: "resource-policy-invalid",
  },
  {
    name: "a resource whose method is in lower case",
    edits: [["execute-api:/*/GET/orders]", "execute-api:/*/get/orders] # <-- here"]],
    code: "resource-policy-invalid",
  },
  {
    name: "an operator that IAM does not have",
    edits: [["NotIpAddress: {", "NotInIpAddress: { # <-- here\n          "]],
    code: "resource-policy-invalid",
  },
  {
    name: "a range of addresses that is none",
    edits: [["203.0.113.0/24] }", "203.0.113.0/33] } # <-- here"]],
    code: "resource-policy-invalid",
  },
  {
    name: "a host in place of a range of addresses",
    edits: [["203.0.113.0/24] }", "office.example.com] } # <-- here"]],
    code: "resource-policy-invalid",
  },
  {
    name: "a key that nothing sets",
    edits: [["{ aws:SourceIp: [", "{ aws:SourceIps: [ # <-- here\n          "]],
    code: "policy-condition-key-unknown",
  },
  {
    name: "a key without the service that sets it",
    edits: [["{ aws:SourceIp: [", "{ SourceIp: [ # <-- here\n          "]],
    code: "resource-policy-invalid",
  },
  {
    name: "a member that statements do not have",
    edits: [["    - Effect: Allow\n", "    - Effect: Allow\n      Actions: [execute-api:Invoke] # <-- here\n"]],
    code: "resource-policy-invalid",
  },
];

const tokenUri =
  "arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-central-1:123456789012:function:token/invocations";

/** Authorizers of a REST API, and what operations demand. */
export const restAuthorizers: readonly Mistake[] = [
  {
    name: "a TOKEN authorizer without a function",
    edits: [
      [
        "      x-amazon-apigateway-authorizer:\n        type: token\n",
        "      x-amazon-apigateway-authorizer:\n        type: token # <-- here\n",
      ],
      [`        authorizerUri: ${tokenUri}\n`, ""],
    ],
    code: "field-missing",
  },
  {
    name: "a function that is called by its own ARN",
    edits: [
      [
        `authorizerUri: ${tokenUri}`,
        "authorizerUri: arn:aws:lambda:eu-central-1:123456789012:function:token # <-- here",
      ],
    ],
    code: "arn-invalid",
  },
  {
    name: "an authorizer's credentials that are no role",
    edits: [
      [
        "authorizerCredentials: arn:aws:iam::123456789012:role/authorizer",
        "authorizerCredentials: arn:aws:iam::123456789012:user/authorizer # <-- here",
      ],
    ],
    code: "arn-invalid",
  },
  {
    name: "a TOKEN authorizer that reads a query parameter",
    edits: [
      [
        "identitySource: method.request.header.Authorization",
        "identitySource: method.request.querystring.token # <-- here",
      ],
    ],
    code: "authorizer-identity-source",
  },
  {
    name: "a TOKEN authorizer that reads two headers",
    edits: [
      [
        "identitySource: method.request.header.Authorization",
        "identitySource: method.request.header.Authorization, method.request.header.X-Tenant # <-- here",
      ],
    ],
    code: "authorizer-identity-source",
  },
  {
    name: "an identity source in the words of HTTP APIs",
    edits: [
      [
        "identitySource: method.request.querystring.signature, context.identity.sourceIp",
        "identitySource: $request.querystring.signature # <-- here",
      ],
    ],
    code: "authorizer-identity-source",
  },
  {
    name: "a REQUEST authorizer that keeps answers for everybody",
    edits: [
      ["        identitySource: method.request.querystring.signature, context.identity.sourceIp\n", ""],
      [
        "      x-amazon-apigateway-authorizer:\n        type: request\n",
        "      x-amazon-apigateway-authorizer: # <-- here\n        type: request\n",
      ],
    ],
    code: "authorizer-identity-source",
  },
  {
    name: "a validation expression that is no regular expression",
    edits: [[`identityValidationExpression: "^Bearer .+$"`, `identityValidationExpression: "^(Bearer .+$" # <-- here`]],
    code: "identity-validation-invalid",
  },
  {
    name: "a validation expression of a REQUEST authorizer",
    edits: [
      [
        "        authorizerResultTtlInSeconds: 60\n",
        `        authorizerResultTtlInSeconds: 60\n        identityValidationExpression: "^.+$" # <-- here\n`,
      ],
    ],
    code: "identity-validation-invalid",
  },
  {
    name: "answers that are kept for too long",
    edits: [["authorizerResultTtlInSeconds: 300", "authorizerResultTtlInSeconds: 3601 # <-- here"]],
    code: "limit-exceeded",
  },
  {
    name: "answers that are kept for less than no time",
    edits: [["authorizerResultTtlInSeconds: 300", "authorizerResultTtlInSeconds: -1 # <-- here"]],
    code: "value-ignored",
  },
  {
    name: "a type of authorizer that there is not",
    edits: [["        type: token\n", "        type: bearer # <-- here\n"]],
    code: "value-invalid",
  },
  {
    name: "a JWT authorizer",
    edits: [
      [
        "      x-amazon-apigateway-authorizer:\n        type: token\n",
        "      x-amazon-apigateway-authorizer: # <-- here\n        type: jwt\n",
      ],
    ],
    code: "construct-not-read",
  },
  {
    name: "a field that authorizers do not have",
    edits: [["        type: token\n", "        type: token\n        authorizerUrl: x # <-- here\n"]],
    code: "construct-not-read",
  },
  {
    name: "a Cognito authorizer without user pools",
    edits: [
      ["        type: cognito_user_pools\n", "        type: cognito_user_pools # <-- here\n"],
      ["        providerARNs: [arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_abc]\n", ""],
    ],
    code: "authorizer-without-user-pool",
  },
  {
    name: "a user pool's id in place of its ARN",
    edits: [
      [
        "providerARNs: [arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_abc]",
        "providerARNs: [eu-central-1_abc] # <-- here",
      ],
    ],
    code: "authorizer-user-pool-invalid",
  },
  {
    name: "a security scheme that nobody describes",
    edits: [["security: [{ pool: [orders/write] }]", "security: [{ pools: [orders/write] }] # <-- here"]],
    code: "security-scheme-unknown",
  },
  {
    name: "two authorizers at one method",
    edits: [
      ["    post:\n", "    post: # <-- here\n"],
      ["security: [{ token: [] }]", "security: [{ token: [], pool: [] }]"],
    ],
    code: "security-combination",
  },
  {
    name: "a choice between two authorizers",
    edits: [
      ["    post:\n", "    post: # <-- here\n"],
      ["security: [{ token: [] }]", "security: [{ token: [] }, { pool: [] }]"],
    ],
    code: "security-alternatives",
  },
  {
    name: "credentials that may be left out",
    edits: [
      ["    post:\n", "    post: # <-- here\n"],
      ["security: [{ token: [] }]", "security: [{ token: [] }, {}]"],
    ],
    code: "security-optional",
  },
  {
    name: "an authorization type that there is not",
    edits: [
      [
        "      operationId: getHealth\n",
        "      operationId: getHealth\n      x-amazon-apigateway-auth: { type: aws-iam } # <-- here\n",
      ],
    ],
    code: "value-invalid",
  },
  {
    name: "a place that no API key can have",
    edits: [
      [
        "key: { type: apiKey, in: header, name: x-api-key }",
        "key: { type: apiKey, in: body, name: x-api-key } # <-- here",
      ],
    ],
    code: "value-invalid",
  },
  {
    name: "a type of security scheme that there is not",
    edits: [
      [
        "key: { type: apiKey, in: header, name: x-api-key }",
        "key: { type: apikey, in: header, name: x-api-key } # <-- here",
      ],
    ],
    code: "value-invalid",
  },
];

/** What a document says of the API as a whole. */
export const restApi: readonly Mistake[] = [
  {
    name: "a validator that nobody defines",
    edits: [["x-amazon-apigateway-request-validator: all", "x-amazon-apigateway-request-validator: full # <-- here"]],
    code: "setting-name-unknown",
  },
  {
    name: "a validator that validates nothing",
    edits: [["  all: { validateRequestBody: true, validateRequestParameters: true }", "  all: {} # <-- here"]],
    code: "validator-without-checks",
  },
  {
    name: "a field that validators do not have",
    edits: [
      [
        "{ validateRequestBody: true, validateRequestParameters: true }",
        "{ validateRequestBody: true, validateParameters: true } # <-- here",
      ],
    ],
    code: "construct-not-read",
  },
  {
    name: "a source of API keys that there is not",
    edits: [["x-amazon-apigateway-api-key-source: HEADER", "x-amazon-apigateway-api-key-source: QUERY # <-- here"]],
    code: "value-invalid",
  },
  {
    name: "a binary media type that is none",
    edits: [
      [
        "x-amazon-apigateway-binary-media-types: [image/png]",
        "x-amazon-apigateway-binary-media-types: [png] # <-- here",
      ],
    ],
    code: "media-type-invalid",
  },
  {
    name: "a binary media type in the service's own escapes",
    edits: [
      [
        "x-amazon-apigateway-binary-media-types: [image/png]",
        "x-amazon-apigateway-binary-media-types: [image~1png] # <-- here",
      ],
    ],
    code: "media-type-invalid",
  },
  {
    name: "a compression size beyond the payload",
    edits: [["minimum-compression-size: 1024", "minimum-compression-size: 10485761 # <-- here"]],
    code: "limit-exceeded",
  },
  {
    name: "a compression size below nothing",
    edits: [["minimum-compression-size: 1024", "minimum-compression-size: -1 # <-- here"]],
    code: "value-invalid",
  },
  {
    name: "an endpoint that there is not",
    edits: [["  types: [REGIONAL]", "  types: [LOCAL] # <-- here"]],
    code: "value-invalid",
  },
  {
    name: "a field that endpoints do not have",
    edits: [["  types: [REGIONAL]", "  types: [REGIONAL]\n  vpcEndpoints: [] # <-- here"]],
    code: "construct-not-read",
  },
  {
    name: "an extension that there is not",
    edits: [
      [
        "x-amazon-apigateway-request-validator: all",
        "x-amazon-apigateway-request-validator: all\nx-amazon-apigateway-throttling: {} # <-- here",
      ],
    ],
    code: "extension-not-read",
  },
  {
    name: "a gateway response that there is not",
    edits: [["  UNAUTHORIZED:\n", "  UNAUTHORISED: # <-- here\n"]],
    code: "gateway-response-invalid",
  },
  {
    name: "a gateway response with a status that is none",
    edits: [["    statusCode: 401\n", "    statusCode: 4001 # <-- here\n"]],
    code: "gateway-response-invalid",
  },
  {
    name: "a gateway response that sets no header",
    edits: [["gatewayresponse.header.x-reason:", "method.response.header.x-reason: # <-- here\n       "]],
    code: "gateway-response-invalid",
  },
  {
    name: "a gateway response with a text without single quotes",
    edits: [[`"'unauthorized'"`, "unauthorized # <-- here"]],
    code: "gateway-response-invalid",
  },
  {
    name: "a field that gateway responses do not have",
    edits: [["    statusCode: 401\n", "    statusCode: 401\n    responseModels: {} # <-- here\n"]],
    code: "construct-not-read",
  },
  {
    name: "sibling variables of two names",
    edits: [["  /health:\n", "  /orders/{id}/items: # <-- here\n"]],
    code: "path-variables-differ",
  },
  {
    name: "a greedy variable inside a path",
    edits: [["  /health:\n", "  /files/{path+}/meta: # <-- here\n"]],
    code: "path-variable-greedy-inside",
  },
  {
    name: "a variable that occurs twice",
    edits: [["  /health:\n", "  /health/{a}/{a}: # <-- here\n"]],
    code: "path-variable-repeated",
  },
  {
    name: "a variable beside text",
    edits: [["  /health:\n", "  /health/{a}.json: # <-- here\n"]],
    code: "path-segment-mixed",
  },
  {
    name: "a character that paths cannot hold",
    edits: [["  /health:\n", "  /health check: # <-- here\n"]],
    code: "path-character-unsupported",
  },
  {
    name: "a path that does not begin with a slash",
    edits: [["  /health:\n", "  health: # <-- here\n"]],
    code: "path-invalid",
  },
  {
    name: "a brace that is not closed",
    edits: [["  /health:\n", "  /health/{a: # <-- here\n"]],
    code: "path-invalid",
  },
  {
    name: "one route under two names of its variable",
    edits: [["  /health:\n", "  /orders/{order}: # <-- here\n"]],
    code: "path-duplicate",
  },
  {
    name: "a path that the service keeps for itself",
    edits: [["  /health:\n", "  /ping: # <-- here\n"]],
    code: "path-reserved",
  },
  {
    name: "a method that the gateway does not have",
    edits: [["  /health:\n    get:\n", "  /health:\n    trace: # <-- here\n"]],
    code: "method-unsupported",
  },
  {
    name: "a parameter of a path that lacks it",
    edits: [
      [
        "      operationId: getHealth\n",
        "      operationId: getHealth\n      parameters:\n        - { name: id, in: path, required: true, schema: { type: string } } # <-- here\n",
      ],
    ],
    code: "path-parameter-unused",
  },
  {
    name: "a variable that no parameter describes",
    edits: [["  /health:\n    get:\n", "  /health/{part}:\n    get: # <-- here\n"]],
    code: "path-parameter-unbound",
  },
  {
    name: "a parameter that is described twice",
    edits: [
      [
        "        - { name: status, in: query, schema: { type: string } }\n",
        "        - { name: status, in: query, schema: { type: string } }\n        - { name: status, in: query, schema: { type: string } } # <-- here\n",
      ],
    ],
    code: "parameter-duplicate",
  },
  {
    name: "an operationId that is used twice",
    edits: [["operationId: getHealth", "operationId: getOrder # <-- here"]],
    code: "operation-id-duplicate",
  },
  {
    name: "a required cookie, which the gateway cannot check",
    edits: [
      [
        "{ name: status, in: query, schema: { type: string } }",
        "{ name: status, in: cookie, required: true, schema: { type: string } } # <-- here",
      ],
    ],
    code: "parameter-not-validated",
  },
];

/** Schemas, which become models in JSON Schema draft 4. */
export const restModels: readonly Mistake[] = [
  {
    name: "a pattern of a schema that is no regular expression",
    edits: [[`pattern: "^[a-z]+$", maxLength: 40 }`, `pattern: "^[a-z+$", maxLength: 40 } # <-- here`]],
    code: "pattern-invalid",
  },
  {
    name: "a pattern that models do not enforce",
    edits: [[`pattern: "^[a-z]+$", maxLength: 40 }`, `pattern: "^\\\\p{Lu}+$", maxLength: 40 } # <-- here`]],
    code: "model-keyword-not-enforced",
  },
  {
    name: "a type that JSON Schema does not have",
    edits: [["count: { type: integer, minimum: 1 }", "count: { type: int, minimum: 1 } # <-- here"]],
    code: "value-invalid",
  },
  {
    name: "a limit that is no number",
    edits: [["count: { type: integer, minimum: 1 }", "count: { type: integer, minimum: one } # <-- here"]],
    code: "value-invalid",
  },
  {
    name: "a length below nothing",
    edits: [["maxLength: 40 }", "maxLength: -1 } # <-- here"]],
    code: "value-ignored",
  },
  {
    name: "a requirement in the words of draft 3",
    edits: [["count: { type: integer, minimum: 1 }", "count: { type: integer, required: true } # <-- here"]],
    code: "value-ignored",
  },
  {
    name: "limits that no value meets",
    edits: [["count: { type: integer, minimum: 1 }", "count: { type: integer, minimum: 5, maximum: 1 } # <-- here"]],
    code: "schema-unsatisfiable",
  },
  {
    name: "an enumeration of nothing",
    edits: [["count: { type: integer, minimum: 1 }", "count: { type: integer, enum: [] } # <-- here"]],
    code: "value-invalid",
  },
  {
    name: "a reference to nothing",
    edits: [["count: { type: integer, minimum: 1 }", `count: { $ref: "#/components/schemas/Count" } # <-- here`]],
    code: "reference-unresolved",
  },
];
