import type { Break } from "./break.js";

/** HTTP and WebSocket APIs. */
export const routeBreaks: readonly Break[] = [
  {
    name: "a function gets events of the wrong format",
    fixture: "http-jwt",
    changes: {
      cloudformation: {
        resource: "ApiIntegration",
        find: /PayloadFormatVersion: "2\.0"/,
        put: 'PayloadFormatVersion: "1.0"',
      },
      terraform: {
        resource: "aws_apigatewayv2_integration.api",
        find: /payload_format_version( +)= "2\.0"/,
        put: 'payload_format_version = "1.0"',
      },
    },
    shows: [
      "integration of GET /orders/PayloadFormatVersion",
      "integration of GET /pets/PayloadFormatVersion",
      "integration of POST /pets/PayloadFormatVersion",
    ],
  },
  {
    name: "a token's audience is not looked at",
    fixture: "http-jwt",
    changes: {
      cloudformation: { resource: "DescribedAuthorizer", find: / +- warehouse\n/, put: "" },
      terraform: { resource: "aws_apigatewayv2_authorizer.described", find: /, "warehouse"/, put: "" },
    },
    shows: ["route-authorizer described/JwtConfiguration/Audience"],
  },
  {
    name: "a route asks for the wrong scopes",
    fixture: "http-jwt",
    changes: {
      cloudformation: { resource: "GetPetsRoute", find: /pets:write/, put: "pets:admin" },
      terraform: { resource: "aws_apigatewayv2_route.get_pets", find: /pets:write/, put: "pets:admin" },
    },
    shows: ["route GET /pets/AuthorizationScopes"],
  },
  {
    name: "a route is open to everybody",
    fixture: "http-jwt",
    changes: {
      cloudformation: {
        resource: "PostPetsRoute",
        find: /AuthorizationType: JWT\n +AuthorizerId: .*\n/,
        put: "AuthorizationType: NONE\n",
      },
      terraform: {
        resource: "aws_apigatewayv2_route.post_pets",
        find: / +authorizer_id .*\n([\s\S]*)"JWT"/,
        put: '  api_id = aws_apigatewayv2_api.api.id\n  authorization_type = "NONE"',
      },
    },
    shows: ["route POST /pets/AuthorizationType", "route POST /pets/AuthorizerId"],
  },
  {
    name: "a page's header is not allowed",
    fixture: "http-cors",
    changes: {
      cloudformation: { resource: "HttpApi", find: / +- content-type\n/, put: "" },
      terraform: { resource: "aws_apigatewayv2_api.api", find: /, "content-type"/, put: "" },
    },
    shows: ["http-api Pages of other origins/CorsConfiguration/AllowHeaders"],
  },
  {
    name: "a route has the stage's throttle",
    fixture: "http-stages",
    changes: {
      cloudformation: {
        resource: "DefaultStage",
        find: /RateLimit: 5\n +ThrottlingBurstLimit: 2\n/,
        put: "RateLimit: 100\n          ThrottlingBurstLimit: 50\n",
      },
      terraform: {
        resource: "aws_apigatewayv2_stage.default",
        find: /burst_limit( +)= 2\n +throttling_rate_limit( +)= 5\n/,
        put: "burst_limit = 50\n    throttling_rate_limit = 100\n",
      },
    },
    shows: [
      "route-stage $default/RouteSettings/POST /pets/ThrottlingBurstLimit",
      "route-stage $default/RouteSettings/POST /pets/ThrottlingRateLimit",
    ],
  },
  {
    name: "a stage of an HTTP API lost a variable",
    fixture: "http-stages",
    changes: {
      cloudformation: { resource: "DefaultStage", find: / +StageVariables:\n.*\n/, put: "" },
      terraform: { resource: "aws_apigatewayv2_stage.default", find: /\n +stage_variables = \{\n.*\n +\}\n/, put: "" },
    },
    shows: ["route-stage $default/StageVariables"],
  },
  {
    name: "messages are routed by the wrong member",
    fixture: "websocket-routes",
    changes: {
      cloudformation: { resource: "WebSocketApi", find: /\$request\.body\.action/, put: "$request.body.type" },
      terraform: { resource: "aws_apigatewayv2_api.api", find: /\$request\.body\.action/, put: "$request.body.type" },
    },
    shows: ["websocket-api Chat/RouteSelectionExpression"],
  },
  {
    name: "a message is not answered",
    fixture: "websocket-routes",
    changes: {
      cloudformation: { resource: "SayRoute", find: / +RouteResponseSelectionExpression: .*\n/, put: "" },
      terraform: {
        resource: "aws_apigatewayv2_route.say",
        find: / +route_response_selection_expression .*\n/,
        put: "",
      },
    },
    // Nobody asks for the responses of a route without one.
    shows: ["route say/RouteResponseSelectionExpression", "route-response of say $default: only in the plan"],
  },
  {
    name: "anybody may connect",
    fixture: "websocket-authorizer",
    changes: {
      cloudformation: {
        resource: "ConnectRoute",
        find: /AuthorizationType: CUSTOM\n +AuthorizerId: .*\n/,
        put: "AuthorizationType: NONE\n",
      },
      terraform: {
        resource: "aws_apigatewayv2_route.connect",
        find: / +authorizer_id .*\n([\s\S]*)"CUSTOM"/,
        put: '  api_id = aws_apigatewayv2_api.api.id\n  authorization_type = "NONE"',
      },
    },
    shows: ["route $connect/AuthorizationType", "route $connect/AuthorizerId"],
  },
];
