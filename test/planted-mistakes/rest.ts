import type { Mistake } from "./mistake.js";

/** Integrations, mappings, templates and responses of a REST API. */
export const restIntegrations: readonly Mistake[] = [
  {
    name: "a timeout below the least",
    edits: [["timeoutInMillis: 5000", "timeoutInMillis: 49 # <-- here"]],
    code: "limit-exceeded",
  },
  {
    name: "a timeout beyond the quota",
    edits: [["timeoutInMillis: 5000", "timeoutInMillis: 30000 # <-- here"]],
    code: "limit-raisable",
  },
  {
    name: "a timeout beyond the quota of an edge-optimized API",
    edits: [
      ["types: [REGIONAL]", "types: [EDGE]"],
      ["timeoutInMillis: 5000", "timeoutInMillis: 30000 # <-- here"],
    ],
    code: "limit-exceeded",
  },
  {
    name: "a timeout that is no number",
    edits: [["timeoutInMillis: 5000", "timeoutInMillis: soon # <-- here"]],
    code: "value-invalid",
  },
  {
    name: "a method that HTTP does not have",
    edits: [
      [
        "httpMethod: GET\n        uri: https://orders.example.com/orders\n",
        "httpMethod: FETCH # <-- here\n        uri: https://orders.example.com/orders\n",
      ],
    ],
    code: "value-invalid",
  },
  {
    name: "a backend without a method",
    edits: [["        type: http\n        httpMethod: GET\n", "        type: http # <-- here\n"]],
    code: "field-missing",
  },
  {
    name: "a VPC link without its id",
    edits: [
      [
        "        connectionType: VPC_LINK\n        connectionId: ${OrdersLink}\n",
        "        connectionType: VPC_LINK # <-- here\n",
      ],
    ],
    code: "connection-invalid",
  },
  {
    name: "a VPC link's id without its type",
    edits: [
      [
        "        connectionType: VPC_LINK\n        connectionId: ${OrdersLink}\n",
        "        connectionId: link # <-- here\n",
      ],
    ],
    code: "connection-invalid",
  },
  {
    name: "a type of connection that there is not",
    edits: [["connectionType: VPC_LINK", "connectionType: VPC # <-- here"]],
    code: "value-invalid",
  },
  {
    name: "a mock behind a VPC link",
    edits: [
      [
        "        type: mock\n",
        "        type: mock\n        connectionType: VPC_LINK # <-- here\n        connectionId: link\n",
      ],
    ],
    code: "connection-invalid",
  },
  {
    name: "a passthrough behaviour that there is not",
    edits: [["passthroughBehavior: never", "passthroughBehavior: sometimes # <-- here"]],
    code: "value-invalid",
  },
  {
    name: "a conversion that there is not",
    edits: [["contentHandling: CONVERT_TO_TEXT", "contentHandling: CONVERT_TO_STRING # <-- here"]],
    code: "value-invalid",
  },
  {
    name: "a type of integration that there is not",
    edits: [["        type: mock\n", "        type: mocked # <-- here\n"]],
    code: "integration-not-read",
  },
  {
    name: "an integration without an address",
    edits: [
      ["        uri: https://orders.example.com/orders\n", ""],
      ["        type: http\n", "        type: http # <-- here\n"],
    ],
    code: "integration-not-read",
  },
  {
    name: "a field that integrations do not have",
    edits: [["        type: mock\n", "        type: mock\n        requestTemplate: {} # <-- here\n"]],
    code: "construct-not-read",
  },
  {
    name: "an address without a scheme",
    edits: [["uri: https://orders.example.com/orders\n", "uri: orders.example.com/orders # <-- here\n"]],
    code: "integration-uri-invalid",
  },
  {
    name: "an address with white space",
    edits: [["uri: https://orders.example.com/orders\n", "uri: https://orders example.com/orders # <-- here\n"]],
    code: "integration-uri-invalid",
  },
  {
    name: "an address of a scheme that the gateway does not speak",
    edits: [["uri: https://orders.example.com/orders\n", "uri: ftp://orders.example.com/orders # <-- here\n"]],
    code: "integration-uri-invalid",
  },
  {
    name: "a variable of the address that nothing fills",
    edits: [
      ["uri: https://orders.example.com/orders/{orderId}", "uri: https://orders.example.com/orders/{id} # <-- here"],
    ],
    code: "integration-uri-variable-unmapped",
  },
  {
    name: "a service's address that is none",
    edits: [
      [
        "uri: arn:aws:apigateway:eu-central-1:sqs:path/123456789012/orders",
        "uri: arn:aws:sqs:eu-central-1:123456789012:orders # <-- here",
      ],
    ],
    code: "integration-uri-invalid",
  },
  {
    name: "a function called by its own ARN",
    edits: [
      [
        "uri: arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-central-1:123456789012:function:orders/invocations",
        "uri: arn:aws:lambda:eu-central-1:123456789012:function:orders # <-- here",
      ],
    ],
    code: "arn-invalid",
  },
  {
    name: "a function called with GET",
    edits: [
      [
        "        type: aws_proxy\n        httpMethod: POST\n",
        "        type: aws_proxy\n        httpMethod: GET # <-- here\n",
      ],
    ],
    code: "function-method-not-post",
  },
  {
    name: "credentials that are no role",
    edits: [["credentials: arn:aws:iam::123456789012:role/orders-queue", "credentials: orders-queue # <-- here"]],
    code: "arn-invalid",
  },
  {
    name: "a request mapping to no parameter",
    edits: [
      ["integration.request.querystring.state: method", "integration.request.query.state: method"],
      ["request.querystring.status\n", "request.querystring.status # <-- here\n"],
    ],
    code: "mapping-invalid",
  },
  {
    name: "a request mapping from no parameter",
    edits: [["method.request.querystring.status\n", "method.request.query.status # <-- here\n"]],
    code: "mapping-invalid",
  },
  {
    name: "a text without its single quotes",
    edits: [[`"'application/x-www-form-urlencoded'"`, "application/x-www-form-urlencoded # <-- here"]],
    code: "mapping-invalid",
  },
  {
    name: "a mapping from a path variable that the path lacks",
    edits: [["path.orderId: method.request.path.orderId", "path.orderId: method.request.path.id # <-- here"]],
    code: "mapping-invalid",
  },
  {
    name: "a cache key of a path variable that the path lacks",
    edits: [
      ["cacheKeyParameters: [method.request.path.orderId]", "cacheKeyParameters: [method.request.path.id] # <-- here"],
    ],
    code: "mapping-invalid",
  },
  {
    name: "a cache key that is no parameter",
    edits: [["cacheKeyParameters: [method.request.path.orderId]", "cacheKeyParameters: [orderId] # <-- here"]],
    code: "mapping-invalid",
  },
  {
    name: "a mapping from a parameter that nobody declares",
    edits: [["state: method.request.querystring.status\n", "state: method.request.querystring.state # <-- here\n"]],
    code: "parameter-not-declared",
  },
  {
    name: "a response mapping to no header",
    edits: [
      ["method.response.header.x-total: integration", "method.response.body.x-total: integration"],
      ["response.header.x-count\n", "response.header.x-count # <-- here\n"],
    ],
    code: "mapping-invalid",
  },
  {
    name: "a response mapping from the request",
    edits: [["integration.response.header.x-count\n", "method.request.header.x-count # <-- here\n"]],
    code: "mapping-invalid",
  },
  {
    name: "a header that the operation does not describe",
    edits: [
      [
        "method.response.header.x-total: integration.response.header.x-count\n",
        "method.response.header.x-count: integration.response.header.x-count # <-- here\n",
      ],
    ],
    code: "response-not-described",
  },
  {
    name: "a status that the operation does not describe",
    edits: [[`            statusCode: "404"\n`, `            statusCode: "409" # <-- here\n`]],
    code: "response-not-described",
  },
  {
    name: "a status that is none",
    edits: [[`            statusCode: "404"\n`, `            statusCode: "4040" # <-- here\n`]],
    code: "integration-response-invalid",
  },
  {
    name: "one status for two patterns",
    edits: [[`            statusCode: "404"\n`, `            statusCode: "200" # <-- here\n`]],
    code: "integration-response-invalid",
  },
  {
    name: "a response without a status",
    edits: [
      [
        `            statusCode: "200"\n            responseParameters:\n`,
        `            responseParameters: # <-- here\n`,
      ],
    ],
    code: "field-missing",
  },
  {
    name: "a pattern that is no regular expression",
    edits: [[`          "4\\\\d{2}":\n`, `          "4(\\\\d{2}": # <-- here\n`]],
    code: "selection-pattern-invalid",
  },
  {
    name: "a pattern that repeats nothing",
    edits: [[`          "4\\\\d{2}":\n`, `          "*error*": # <-- here\n`]],
    code: "selection-pattern-invalid",
  },
  {
    name: "an integration without responses",
    edits: [
      ["        type: mock\n", "        type: mock # <-- here\n"],
      [`        responses:\n          default: { statusCode: "200" }\n`, ""],
    ],
    code: "integration-responses-missing",
  },
];

const template = (before: string, after: string, code: Mistake["code"], name: string): Mistake => ({
  name,
  edits: [[before, after]],
  code,
});

/** Mapping templates: the line is that of the text, not that of the field. */
export const restTemplates: readonly Mistake[] = [
  template(
    "            #foreach($item in $inputRoot.items)\n",
    "            #foreach($item of $inputRoot.items) # <-- here\n",
    "template-invalid",
    "a loop without its 'in'",
  ),
  {
    name: "a loop that does not end, with the line of its beginning",
    edits: [
      [
        "            #foreach($item in $inputRoot.items)\n",
        "            #foreach($item in $inputRoot.items) # <-- here\n",
      ],
      ["            #end\n            }", "            }"],
    ],
    code: "template-unbalanced",
  },
  template(
    "            #end\n            }",
    "            #end\n            #end # <-- here\n            }",
    "template-unbalanced",
    "an end of nothing",
  ),
  template(
    "#set($inputRoot = $input.path('$'))",
    "#set($inputRoot = $input.path('$') # <-- here",
    "template-invalid",
    "an assignment without its bracket",
  ),
  template(
    "#set($inputRoot = $input.path('$'))",
    "#set(inputRoot = $input.path('$')) # <-- here",
    "template-invalid",
    "an assignment to no variable",
  ),
  template(
    "#set($inputRoot = $input.path('$'))",
    "#set($inputRoot $input.path('$')) # <-- here",
    "template-invalid",
    "an assignment without its sign",
  ),
  template(
    "#set($inputRoot = $input.path('$'))",
    "#set($inputRoot = $input.path('$)) # <-- here",
    "template-invalid",
    "a text without its closing quote",
  ),
  template(
    "$util.escapeJavaScript($input.params('status'))\",",
    "$util.escapeJavaScript($input.params('status')\", # <-- here",
    "template-invalid",
    "a call without its bracket",
  ),
  template(
    "$util.escapeJavaScript($input.params('status'))\",",
    "${util.escapeJavaScript($input.params('status'))\", # <-- here",
    "template-invalid",
    "a reference without its brace",
  ),
  template(
    "#if($foreach.hasNext),#end",
    "#iff($foreach.hasNext),#end # <-- here",
    "template-invalid",
    "an unknown directive",
  ),
  template(
    "#if($foreach.hasNext),#end",
    "#if $foreach.hasNext ,#end # <-- here",
    "template-invalid",
    "a condition without brackets",
  ),
  template(
    "#if($foreach.hasNext),#end",
    "#if($foreach.hasNext == ),#end # <-- here",
    "template-invalid",
    "a comparison with nothing",
  ),
  template(
    "#if($foreach.hasNext),#end",
    "#if($foreach.hasNext)#else#else,#end # <-- here",
    "template-unbalanced",
    "two times 'else'",
  ),
  template(
    `'{"error": "$input.path("$.error")"}'`,
    `'{"error": "$input.path("$.error"}' # <-- here`,
    "template-invalid",
    "a call without its bracket, in a response",
  ),
  template(
    `application/json: '{"statusCode": 200}'`,
    `application/json: '#if($a){"statusCode": 200}' # <-- here`,
    "template-unbalanced",
    "a condition that does not end, in one line",
  ),
];
