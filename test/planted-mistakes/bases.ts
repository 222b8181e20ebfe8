import type { Base } from "./mistake.js";

/** A REST API whose document says itself what each operation calls, with most of what the extensions can say. */
export const rest: Base = {
  "openapi.yaml": `openapi: 3.0.3
info: { title: Orders, version: 1.0.0 }
x-amazon-apigateway-request-validators:
  all: { validateRequestBody: true, validateRequestParameters: true }
x-amazon-apigateway-request-validator: all
x-amazon-apigateway-binary-media-types: [image/png]
x-amazon-apigateway-minimum-compression-size: 1024
x-amazon-apigateway-api-key-source: HEADER
x-amazon-apigateway-endpoint-configuration:
  types: [REGIONAL]
x-amazon-apigateway-policy:
  Version: "2012-10-17"
  Statement:
    - Effect: Allow
      Principal: "*"
      Action: execute-api:Invoke
      Resource: execute-api:/*
    - Effect: Deny
      Principal: { AWS: "*" }
      Action: [execute-api:Invoke]
      Resource: [execute-api:/*/GET/orders]
      Condition:
        NotIpAddress: { aws:SourceIp: [203.0.113.0/24] }
x-amazon-apigateway-gateway-responses:
  UNAUTHORIZED:
    statusCode: 401
    responseParameters:
      gatewayresponse.header.x-reason: "'unauthorized'"
    responseTemplates:
      application/json: '{"message": $context.error.messageString}'
paths:
  /orders:
    get:
      operationId: listOrders
      parameters:
        - { name: status, in: query, schema: { type: string } }
      security: [{ key: [] }]
      responses:
        "200": { description: Orders., headers: { x-total: { schema: { type: string } } } }
        "404": { description: Nothing. }
      x-amazon-apigateway-integration:
        type: http
        httpMethod: GET
        uri: https://orders.example.com/orders
        connectionType: VPC_LINK
        connectionId: \${OrdersLink}
        timeoutInMillis: 5000
        passthroughBehavior: never
        contentHandling: CONVERT_TO_TEXT
        requestParameters:
          integration.request.querystring.state: method.request.querystring.status
        requestTemplates:
          application/json: |
            #set($inputRoot = $input.path('$'))
            {
              "state": "$util.escapeJavaScript($input.params('status'))",
            #foreach($item in $inputRoot.items)
              "item$foreach.index": "$item.name"#if($foreach.hasNext),#end
            #end
            }
        responses:
          default:
            statusCode: "200"
            responseParameters:
              method.response.header.x-total: integration.response.header.x-count
          "4\\\\d{2}":
            statusCode: "404"
            responseTemplates:
              application/json: '{"error": "$input.path("$.error")"}'
    post:
      operationId: createOrder
      security: [{ token: [] }]
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [item]
              properties:
                item: { type: string, pattern: "^[a-z]+$", maxLength: 40 }
                count: { type: integer, minimum: 1 }
      responses:
        "202": { description: Accepted. }
      x-amazon-apigateway-integration:
        type: aws
        httpMethod: POST
        uri: arn:aws:apigateway:eu-central-1:sqs:path/123456789012/orders
        credentials: arn:aws:iam::123456789012:role/orders-queue
        requestParameters:
          integration.request.header.Content-Type: "'application/x-www-form-urlencoded'"
        requestTemplates:
          application/json: Action=SendMessage&MessageBody=$util.urlEncode($input.body)
        responses:
          default: { statusCode: "202" }
  /orders/{orderId}:
    get:
      operationId: getOrder
      parameters:
        - { name: orderId, in: path, required: true, schema: { type: string } }
      security: [{ request: [] }]
      responses:
        "200": { description: An order. }
      x-amazon-apigateway-integration:
        type: http_proxy
        httpMethod: GET
        uri: https://orders.example.com/orders/{orderId}
        requestParameters:
          integration.request.path.orderId: method.request.path.orderId
        cacheKeyParameters: [method.request.path.orderId]
    delete:
      operationId: deleteOrder
      parameters:
        - { name: orderId, in: path, required: true, schema: { type: string } }
      security: [{ pool: [orders/write] }]
      responses:
        "204": { description: Gone. }
      x-amazon-apigateway-integration:
        type: aws_proxy
        httpMethod: POST
        uri: arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-central-1:123456789012:function:orders/invocations
  /health:
    get:
      operationId: getHealth
      responses:
        "200": { description: Well. }
      x-amazon-apigateway-integration:
        type: mock
        requestTemplates:
          application/json: '{"statusCode": 200}'
        responses:
          default: { statusCode: "200" }
components:
  securitySchemes:
    key: { type: apiKey, in: header, name: x-api-key }
    token:
      type: apiKey
      in: header
      name: Authorization
      x-amazon-apigateway-authtype: custom
      x-amazon-apigateway-authorizer:
        type: token
        authorizerUri: arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-central-1:123456789012:function:token/invocations
        authorizerCredentials: arn:aws:iam::123456789012:role/authorizer
        identitySource: method.request.header.Authorization
        identityValidationExpression: "^Bearer .+$"
        authorizerResultTtlInSeconds: 300
    request:
      type: apiKey
      in: query
      name: signature
      x-amazon-apigateway-authtype: custom
      x-amazon-apigateway-authorizer:
        type: request
        authorizerUri: arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-central-1:123456789012:function:request/invocations
        authorizerCredentials: arn:aws:iam::123456789012:role/request-authorizer
        identitySource: method.request.querystring.signature, context.identity.sourceIp
        authorizerResultTtlInSeconds: 60
    pool:
      type: apiKey
      in: header
      name: Authorization
      x-amazon-apigateway-authtype: cognito_user_pools
      x-amazon-apigateway-authorizer:
        type: cognito_user_pools
        providerARNs: [arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_abc]
`,
  "gatewright.yaml": `api:
  tags: { team: orders }
stages:
  - name: live
    variables: { backend: orders.example.com }
    tracing: true
    throttle: { rate: 100, burst: 50 }
    logging: error
    accessLog: { retention: 30 }
    operations:
      listOrders: { throttle: { rate: 10, burst: 5 } }
apiKeys: [{ name: partner }]
usagePlans:
  - name: partners
    stages: [live]
    throttle: { rate: 10, burst: 5 }
    quota: { limit: 1000, period: month, offset: 2 }
    operations: { listOrders: { rate: 1, burst: 1 } }
    apiKeys: [partner]
diagnostics: { ignore: [logging-role-needed, scopes-not-enforced] }
`,
};

/** A REST API of a plain document: what is deployed comes from the settings. */
export const functions: Base = {
  "openapi.yaml": `openapi: 3.1.0
info: { title: Pets, version: 1.0.0 }
paths:
  /pets:
    get:
      operationId: listPets
      tags: [pets]
      parameters:
        - { name: limit, in: query, schema: { type: integer } }
      responses:
        "200": { description: Pets. }
    post:
      operationId: createPet
      tags: [pets]
      security: [{ bearer: [] }]
      requestBody:
        required: true
        content:
          application/json:
            schema: { $ref: "#/components/schemas/Pet" }
      responses:
        "201": { description: A pet. }
  /pets/{petId}:
    get:
      operationId: getPet
      parameters:
        - { name: petId, in: path, required: true, schema: { type: string } }
      responses:
        "200": { description: A pet. }
components:
  securitySchemes:
    bearer: { type: http, scheme: bearer }
  schemas:
    Pet:
      type: object
      required: [name]
      properties:
        name: { type: string, minLength: 1 }
        age: { type: integer, minimum: 0 }
`,
  "gatewright.yaml": `api:
  endpoint: regional
  definition: resources
functions:
  runtime: nodejs22.x
  memory: 256
  timeout: 10
  environment: { TABLE: pets }
cors:
  origins: [https://app.example.com]
  headers: [Content-Type]
  maxAge: 600
authorizers:
  bearer:
    type: lambda
    mode: token
    identitySources: [method.request.header.Authorization]
    ttl: 0
stages:
  - name: live
    operations:
      listPets: { metrics: true }
operations:
  getPet: { validation: none }
parameters: {}
overrides:
  cloudformation: {}
  terraform: {}
diagnostics: { ignore: [] }
`,
};

/** An HTTP API whose document says itself what each operation calls. */
export const http: Base = {
  "openapi.yaml": `openapi: 3.0.3
info: { title: Orders, version: 1.0.0 }
paths:
  /orders:
    get:
      operationId: listOrders
      security: [{ jwt: [orders/read] }]
      responses:
        "200": { description: Orders. }
      x-amazon-apigateway-integration:
        type: http_proxy
        httpMethod: GET
        uri: https://orders.example.com/orders
        payloadFormatVersion: "1.0"
        timeoutInMillis: 5000
        requestParameters:
          overwrite:header.x-caller: $context.authorizer.claims.sub
          append:querystring.source: api
        responseParameters:
          "200":
            remove:header.x-internal: "''"
    post:
      operationId: createOrder
      security: [{ keeper: [] }]
      responses:
        "202": { description: Accepted. }
      x-amazon-apigateway-integration:
        type: aws_proxy
        integrationSubtype: SQS-SendMessage
        payloadFormatVersion: "1.0"
        credentials: arn:aws:iam::123456789012:role/orders-queue
        requestParameters:
          QueueUrl: https://sqs.eu-central-1.amazonaws.com/123456789012/orders
          MessageBody: $request.body
  /orders/{orderId}:
    get:
      operationId: getOrder
      parameters:
        - { name: orderId, in: path, required: true, schema: { type: string } }
      responses:
        "200": { description: An order. }
      x-amazon-apigateway-integration:
        type: aws_proxy
        httpMethod: POST
        uri: arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-central-1:123456789012:function:orders/invocations
        payloadFormatVersion: "2.0"
components:
  securitySchemes:
    jwt:
      type: oauth2
      flows:
        clientCredentials:
          tokenUrl: https://id.example.com/token
          scopes: { orders/read: Reads orders. }
      x-amazon-apigateway-authorizer:
        type: jwt
        identitySource: $request.header.Authorization
        jwtConfiguration:
          issuer: https://id.example.com
          audience: [orders]
    keeper:
      type: apiKey
      in: header
      name: X-Token
      x-amazon-apigateway-authorizer:
        type: request
        identitySource: $request.header.X-Token
        authorizerUri: arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-central-1:123456789012:function:keeper/invocations
        authorizerPayloadFormatVersion: "2.0"
        enableSimpleResponses: true
        authorizerResultTtlInSeconds: 60
`,
  "gatewright.yaml": `api: { type: http }
stages:
  - name: $default
    throttle: { rate: 100, burst: 50 }
    operations:
      listOrders: { throttle: { rate: 10, burst: 5 } }
cors:
  origins: [https://app.example.com]
diagnostics: { ignore: [] }
`,
};

/** A WebSocket API, whose routes stand in the settings. */
export const websocket: Base = {
  "openapi.yaml": `openapi: 3.1.0
info: { title: Chat, version: 1.0.0 }
paths: {}
components:
  securitySchemes:
    token: { type: http, scheme: bearer }
  schemas:
    Say:
      type: object
      required: [action, text]
      properties:
        action: { const: say }
        text: { type: string, maxLength: 500 }
    Receipt:
      type: object
      required: [id]
      properties:
        id: { type: string }
`,
  "gatewright.yaml": `api: { type: websocket }
functions: { per: api }
authorizers:
  token:
    type: lambda
    mode: request
    identitySources: [route.request.querystring.token]
websocket:
  routeSelectionExpression: $request.body.action
  routes:
    $connect:
      security: [{ token: [] }]
    $default: {}
    say:
      message: "#/components/schemas/Say"
      reply: "#/components/schemas/Receipt"
    forward:
      integration:
        type: http
        httpMethod: POST
        uri: https://chat.example.com/messages
        timeoutInMillis: 5000
        requestParameters:
          integration.request.header.x-connection: context.connectionId
        requestTemplates:
          $default: |
            {
            #if($input.path('$.urgent'))
              "urgent": true
            #end
            }
stages:
  - name: live
    throttle: { rate: 100, burst: 50 }
diagnostics: { ignore: [] }
`,
};
