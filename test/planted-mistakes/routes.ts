import type { Edit, Mistake } from "./mistake.js";

const row = (name: string, code: Mistake["code"], ...edits: readonly Edit[]): Mistake => ({ name, edits, code });

const lambdaUri =
  "arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-central-1:123456789012:function:orders/invocations";

/** Routes, integrations, authorizers and stages of an HTTP API. */
export const http: readonly Mistake[] = [
  row("a JWT authorizer without an issuer", "jwt-authorizer-invalid", [
    "        jwtConfiguration:\n          issuer: https://id.example.com\n          audience: [orders]\n",
    "        jwtConfiguration: # <-- here\n          audience: [orders]\n",
  ]),
  row("a JWT authorizer without an audience", "jwt-authorizer-invalid", [
    "        jwtConfiguration:\n          issuer: https://id.example.com\n          audience: [orders]\n",
    "        jwtConfiguration: # <-- here\n          issuer: https://id.example.com\n",
  ]),
  row("an issuer without encryption", "jwt-authorizer-invalid", [
    "issuer: https://id.example.com\n",
    "issuer: http://id.example.com # <-- here\n",
  ]),
  row("an identity source in the words of REST APIs", "route-identity-source", [
    "identitySource: $request.header.X-Token",
    "identitySource: method.request.header.X-Token # <-- here",
  ]),
  row("a token in the body", "route-identity-source", [
    "identitySource: $request.header.Authorization",
    "identitySource: $request.body.token # <-- here",
  ]),
  row("a TOKEN authorizer", "setting-not-for-api-type", [
    "        type: request\n",
    "        type: token # <-- here\n",
  ]),
  row("simple responses in the older format", "simple-responses-format", [
    `        authorizerPayloadFormatVersion: "2.0"\n        enableSimpleResponses: true\n`,
    `        authorizerPayloadFormatVersion: "1.0"\n        enableSimpleResponses: true # <-- here\n`,
  ]),
  row("answers that are kept for too long", "limit-exceeded", [
    "authorizerResultTtlInSeconds: 60",
    "authorizerResultTtlInSeconds: 3601 # <-- here",
  ]),
  row(
    "an authorizer without a payload format",
    "authorizer-payload-format-missing",
    ["        type: request\n", "        type: request # <-- here\n"],
    [`        authorizerPayloadFormatVersion: "2.0"\n`, ""],
  ),
  row(
    "a function without a payload format",
    "payload-format-missing",
    [
      "        type: aws_proxy\n        httpMethod: POST\n",
      "        type: aws_proxy # <-- here\n        httpMethod: POST\n",
    ],
    [`${lambdaUri}\n        payloadFormatVersion: "2.0"\n`, `${lambdaUri}\n`],
  ),
  row("a payload format that there is not", "value-invalid", [
    `${lambdaUri}\n        payloadFormatVersion: "2.0"\n`,
    `${lambdaUri}\n        payloadFormatVersion: "3.0" # <-- here\n`,
  ]),
  row("the newer payload format for a server", "payload-format-lambda-only", [
    `        payloadFormatVersion: "1.0"\n        timeoutInMillis: 5000\n`,
    `        payloadFormatVersion: "2.0" # <-- here\n        timeoutInMillis: 5000\n`,
  ]),
  row("a timeout beyond the most", "limit-exceeded", ["timeoutInMillis: 5000", "timeoutInMillis: 30001 # <-- here"]),
  row("a timeout below the least", "limit-exceeded", ["timeoutInMillis: 5000", "timeoutInMillis: 49 # <-- here"]),
  row("an integration that is no proxy", "setting-not-for-api-type", [
    "        type: http_proxy\n",
    "        type: http # <-- here\n",
  ]),
  row("a mock", "setting-not-for-api-type", ["        type: http_proxy\n", "        type: mock # <-- here\n"]),
  row("an address that is none", "integration-uri-invalid", [
    "uri: https://orders.example.com/orders\n",
    "uri: orders.example.com # <-- here\n",
  ]),
  row("an address with white space", "integration-uri-invalid", [
    "uri: https://orders.example.com/orders\n",
    "uri: https://orders example.com # <-- here\n",
  ]),
  row("a mapping in the words of REST APIs", "http-mapping-invalid", [
    "overwrite:header.x-caller: $context.authorizer.claims.sub",
    "integration.request.header.x-caller: context.authorizer.claims.sub # <-- here",
  ]),
  row("a change that there is not", "http-mapping-invalid", [
    "append:querystring.source: api",
    "add:querystring.source: api # <-- here",
  ]),
  row("a header that the service keeps to itself", "http-mapping-invalid", [
    "overwrite:header.x-caller: $context",
    "overwrite:header.host: $request # <-- here\n          overwrite:header.authorization: $context",
  ]),
  row("a place that requests do not have", "http-mapping-invalid", [
    "append:querystring.source: api",
    "append:querystring.source: $request.cookie.source # <-- here",
  ]),
  row("answers of a status that there is not", "http-mapping-invalid", [
    `          "200":\n            remove:header.x-internal`,
    `          "100": # <-- here\n            remove:header.x-internal`,
  ]),
  row("an answer's query string", "http-mapping-invalid", [
    "remove:header.x-internal: \"''\"",
    "remove:querystring.internal: \"''\" # <-- here",
  ]),
  row("an action that HTTP APIs do not know", "service-action-unknown", [
    "integrationSubtype: SQS-SendMessage",
    "integrationSubtype: SQS-SendMessages # <-- here",
  ]),
  row("a parameter that the action does not have", "service-action-invalid", [
    "          MessageBody: $request.body\n",
    "          MessageBody: $request.body\n          Body: $request.body # <-- here\n",
  ]),
  row(
    "an action without a parameter that it needs",
    "service-action-invalid",
    [
      "        type: aws_proxy\n        integrationSubtype",
      "        type: aws_proxy # <-- here\n        integrationSubtype",
    ],
    ["          MessageBody: $request.body\n", ""],
  ),
  row(
    "an action without a role",
    "service-action-invalid",
    [
      "        type: aws_proxy\n        integrationSubtype",
      "        type: aws_proxy # <-- here\n        integrationSubtype",
    ],
    ["        credentials: arn:aws:iam::123456789012:role/orders-queue\n", ""],
  ),
  row("a resource policy", "setting-not-for-api-type", [
    "paths:\n",
    "x-amazon-apigateway-policy: { Statement: [] } # <-- here\npaths:\n",
  ]),
  row("gateway responses", "setting-not-for-api-type", [
    "paths:\n",
    "x-amazon-apigateway-gateway-responses: { DEFAULT_4XX: {} } # <-- here\npaths:\n",
  ]),
  row("an edge-optimized endpoint", "setting-not-for-api-type", [
    "api: { type: http }",
    "api: { type: http, endpoint: edge } # <-- here",
  ]),
  row("a cache", "setting-not-for-api-type", [
    "    throttle: { rate: 100, burst: 50 }\n",
    "    throttle: { rate: 100, burst: 50 }\n    cache: { size: 0.5 } # <-- here\n",
  ]),
  row("tracing", "setting-not-for-api-type", [
    "    throttle: { rate: 100, burst: 50 }\n",
    "    throttle: { rate: 100, burst: 50 }\n    tracing: true # <-- here\n",
  ]),
  row("usage plans", "setting-not-for-api-type", [
    "diagnostics:",
    "usagePlans: [{ name: a }] # <-- here\ndiagnostics:",
  ]),
  row("credentials from everywhere", "cors-credentials-any-origin", [
    "  origins: [https://app.example.com]",
    `  origins: ["*"]\n  credentials: true # <-- here`,
  ]),
  row("route settings of an operation that there is not", "setting-operation-unknown", [
    "      listOrders: { throttle: { rate: 10, burst: 5 } }",
    "      listOrder: { throttle: { rate: 10, burst: 5 } } # <-- here",
  ]),
  row("a default route with a method", "default-route-method", [
    "  /orders/{orderId}:\n    get:\n",
    "  /$default:\n    get: # <-- here\n",
  ]),
];

/** Routes, messages and integrations of a WebSocket API. */
export const websocket: readonly Mistake[] = [
  row(
    "an expression that selects no route",
    "route-selection-invalid",
    ["openapi: 3.1.0", "openapi: 3.1.0 # <-- here"],
    ["routeSelectionExpression: $request.body.action", "routeSelectionExpression: action"],
  ),
  row("a key that the service keeps for itself", "route-key-invalid", [
    "    $default: {}\n",
    "    $default: {}\n    $message: {} # <-- here\n",
  ]),
  row(
    "a route that no message selects",
    "route-unreached",
    ["        action: { const: say }", "        action: { const: tell }"],
    [`message: "#/components/schemas/Say"`, `message: "#/components/schemas/Say" # <-- here`],
  ),
  row("a message of the handshake", "route-without-messages", [
    "    $connect:\n",
    `    $connect:\n      message: "#/components/schemas/Say" # <-- here\n`,
  ]),
  row("an answer to the handshake", "route-reply-unheard", [
    "    $connect:\n",
    `    $connect:\n      reply: "#/components/schemas/Receipt" # <-- here\n`,
  ]),
  row(
    "credentials of a message",
    "route-security-not-on-connect",
    ["    $connect:\n      security: [{ token: [] }]\n", "    $connect: {}\n"],
    ["    say:\n", "    say:\n      security: [{ token: [] }] # <-- here\n"],
  ),
  row("an identity source in the words of HTTP APIs", "connect-identity-source", [
    "    identitySources: [route.request.querystring.token]",
    "    identitySources: [$request.querystring.token] # <-- here",
  ]),
  row("a TOKEN authorizer", "setting-not-for-api-type", ["    mode: request\n", "    mode: token # <-- here\n"]),
  row("answers that are kept", "setting-not-for-api-type", [
    "    mode: request\n",
    "    mode: request\n    ttl: 60 # <-- here\n",
  ]),
  row("a message that nobody describes", "reference-unresolved", [
    `message: "#/components/schemas/Say"`,
    `message: "#/components/schemas/Tell" # <-- here`,
  ]),
  row("a timeout beyond the most", "limit-exceeded", ["timeoutInMillis: 5000", "timeoutInMillis: 29001 # <-- here"]),
  row("an address that is none", "route-uri-invalid", [
    "uri: https://chat.example.com/messages",
    "uri: chat.example.com # <-- here",
  ]),
  row("a mapping in the words of REST APIs", "route-mapping-invalid", [
    "x-connection: context.connectionId",
    "x-connection: method.request.header.x # <-- here",
  ]),
  row("a text without its single quotes", "route-mapping-invalid", [
    "x-connection: context.connectionId",
    "x-connection: connection # <-- here",
  ]),
  row(
    "a condition that does not end",
    "template-unbalanced",
    ["            #if($input.path('$.urgent'))\n", "            #if($input.path('$.urgent')) # <-- here\n"],
    ["            #end\n", ""],
  ),
  row("a condition without its bracket", "template-invalid", [
    "            #if($input.path('$.urgent'))\n",
    "            #if($input.path('$.urgent') # <-- here\n",
  ]),
  row("templates that nothing selects", "template-selection-missing", [
    "        requestTemplates:\n          $default: |",
    "        requestTemplates: # <-- here\n          v1: |",
  ]),
  row("paths", "paths-not-routed", [
    "paths: {}",
    'paths:\n  /rooms: # <-- here\n    get: { responses: { "200": { description: Rooms. } } }',
  ]),
  row("CORS", "setting-not-for-api-type", ["diagnostics:", `cors: { origins: ["*"] } # <-- here\ndiagnostics:`]),
  row("tracing", "setting-not-for-api-type", ["  - name: live\n", "  - name: live\n    tracing: true # <-- here\n"]),
  row("an endpoint", "setting-not-for-api-type", [
    "api: { type: websocket }",
    "api: { type: websocket, endpoint: edge } # <-- here",
  ]),
  row("a variable of the access log that WebSocket APIs do not have", "access-log-variable-unknown", [
    "  - name: live\n",
    `  - name: live\n    accessLog: { format: "$context.requestId $context.resourcePath" } # <-- here\n`,
  ]),
];
