import type { Base } from "./mistake.js";

/** A plain document, and an overlay that makes an API of it: what it calls, who may call it, and an operation more. */
export const overlaid: Base = {
  "openapi.yaml": `openapi: 3.0.3
info: { title: Orders, version: 1.0.0 }
paths:
  /orders:
    get:
      operationId: listOrders
      tags: [orders]
      parameters:
        - { name: debug, in: query, schema: { type: boolean } }
        - { name: status, in: query, schema: { type: string } }
      responses: { "200": { description: Orders. } }
      x-amazon-apigateway-integration:
        type: http_proxy
        httpMethod: GET
        uri: https://staging.example.com/orders
  /internal:
    get:
      operationId: inspect
      responses: { "200": { description: Insides. } }
`,
  "gatewright.yaml": `overlays: [edge.overlay.yaml]
stages:
  - name: live
diagnostics: { ignore: [] }
`,
  "edge.overlay.yaml": `overlay: 1.0.0
info: { title: What the gateway adds, version: 1.0.0 }
actions:
  - target: $.paths['/internal']
    remove: true
  - target: $.paths['/orders'].get.parameters[?@.name == 'debug']
    remove: true
  - target: $.paths['/orders'].get.parameters
    update: { name: page, in: query, schema: { type: integer } }
  - target: $.paths['/orders'].get['x-amazon-apigateway-integration']
    update:
      uri: https://orders.example.com/orders
      timeoutInMillis: 5000
  - target: $.paths
    update:
      /orders/{orderId}:
        get:
          operationId: getOrder
          parameters:
            - { name: orderId, in: path, required: true, schema: { type: string } }
          security: [{ token: [] }]
          responses: { "200": { description: An order. } }
          x-amazon-apigateway-integration:
            type: http
            httpMethod: GET
            uri: https://orders.example.com/orders/{orderId}
            requestParameters:
              integration.request.path.orderId: method.request.path.orderId
            requestTemplates:
              application/json: '{"order": "$input.params("orderId")"}'
            responses: { default: { statusCode: "200" } }
  - target: $
    update:
      components:
        securitySchemes:
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
`,
};

/** Two documents behind one API, which both have names of their own. */
export const merged: Base = {
  "openapi.yaml": `openapi: 3.0.3
info: { title: Shop, version: 1.0.0 }
x-amazon-apigateway-gateway-responses:
  UNAUTHORIZED: { statusCode: "401" }
paths:
  /pets/{petId}:
    get:
      operationId: getPet
      parameters:
        - { name: petId, in: path, required: true, schema: { type: string } }
      responses: { "200": { description: A pet. } }
`,
  "gatewright.yaml": `api: { basePath: ignore }
documents:
  - path: openapi.yaml
  - path: orders.yaml
    prefix: /shop
stages:
  - name: live
operations:
  getOrder: { function: { memory: 256 } }
diagnostics: { ignore: [] }
`,
  "orders.yaml": `openapi: 3.1.0
info: { title: Orders, version: 1.0.0 }
paths:
  /orders:
    get:
      operationId: listOrders
      responses: { "200": { description: Orders. } }
    post:
      operationId: createOrder
      requestBody:
        required: true
        content:
          application/json:
            schema: { $ref: "#/components/schemas/Order" }
      responses: { "201": { description: An order. } }
  /orders/{orderId}:
    get:
      operationId: getOrder
      parameters:
        - { name: orderId, in: path, required: true, schema: { type: string } }
      responses: { "200": { description: An order. } }
components:
  schemas:
    Order:
      type: object
      required: [item]
      properties:
        item: { type: string }
`,
};

/** A document whose server has a path that counts. */
export const based: Base = {
  "openapi.yaml": `openapi: 3.0.3
info: { title: Notes, version: 1.0.0 }
servers:
  - url: https://{host}/v1/notes
    variables:
      host: { default: api.example.com }
paths:
  /{noteId}:
    get:
      operationId: getNote
      parameters:
        - { name: noteId, in: path, required: true, schema: { type: string } }
      responses: { "200": { description: A note. } }
`,
  "gatewright.yaml": `api:
  basePath: prepend
stages:
  - name: live
diagnostics: { ignore: [] }
`,
};

/** A WebSocket API that an AsyncAPI document describes. */
export const asyncapi: Base = {
  "asyncapi.yaml": `asyncapi: 3.0.0
info: { title: Chat, version: 1.0.0 }
servers:
  production:
    host: chat.example.com
    protocol: wss
    security:
      - $ref: '#/components/securitySchemes/token'
channels:
  chat:
    address: /
    messages:
      say: { $ref: '#/components/messages/Say' }
      said: { $ref: '#/components/messages/Said' }
    bindings:
      ws:
        query:
          type: object
          properties:
            room: { type: string, maxLength: 20 }
operations:
  say:
    action: receive
    channel: { $ref: '#/channels/chat' }
    messages: [{ $ref: '#/channels/chat/messages/say' }]
    reply:
      messages: [{ $ref: '#/channels/chat/messages/said' }]
  tell:
    action: send
    channel: { $ref: '#/channels/chat' }
    messages: [{ $ref: '#/channels/chat/messages/said' }]
components:
  messages:
    Say:
      contentType: application/json
      payload:
        type: object
        properties:
          action: { const: say }
          text: { type: string, maxLength: 500 }
        required: [action, text]
    Said:
      payload:
        type: object
        properties:
          text: { type: string }
  securitySchemes:
    token: { type: httpApiKey, in: query, name: token }
`,
  "gatewright.yaml": `functions:
  per: api
websocket:
  routes:
    leave: {}
stages:
  - name: live
diagnostics: { ignore: [] }
`,
};
