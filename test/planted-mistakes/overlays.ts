import type { Edit, Mistake } from "./mistake.js";

const row = (name: string, code: Mistake["code"], ...edits: readonly Edit[]): Mistake => ({ name, edits, code });

const lastAction = "              identitySource: method.request.header.Authorization\n";
/** An action behind all others. */
const action = (...lines: readonly string[]): Edit => [
  lastAction,
  `${lastAction}${lines.map((line) => `${line}\n`).join("")}`,
];

/** Overlays that cannot be applied, or change nothing. */
const mistakesOfActions: readonly Mistake[] = [
  row(
    "an overlay without its version",
    "overlay-invalid",
    ["overlay: 1.0.0\n", ""],
    [
      "info: { title: What the gateway adds, version: 1.0.0 }",
      "info: { title: What the gateway adds, version: 1.0.0 } # <-- here",
    ],
  ),
  row("an overlay of a version that nobody reads", "overlay-invalid", ["overlay: 1.0.0", "overlay: 2.0.0 # <-- here"]),
  row("an overlay that there is not", "file-unreadable", [
    "overlays: [edge.overlay.yaml]",
    "overlays: [edge.overlay.yml] # <-- here",
  ]),
  row("an overlay that is no YAML", "syntax", [
    "    remove: true\n  - target: $.paths['/orders'].get.parameters[",
    "\tremove: true # <-- here\n  - target: $.paths['/orders'].get.parameters[",
  ]),
  row("a field that overlays do not have", "field-unknown", [
    "actions:\n",
    "extend: openapi.yaml # <-- here\nactions:\n",
  ]),
  row(
    "a field that actions do not have",
    "field-unknown",
    action("  - target: $.info", "    merge: {} # <-- here", "    update: { description: All. }"),
  ),
  row("an action that is none", "overlay-invalid", action("  - remove everything # <-- here")),
  row("an action without a target", "overlay-invalid", action("  - update: { title: Orders } # <-- here")),
  row("an action that does nothing", "overlay-invalid", action("  - target: $.info # <-- here")),
  row("a target that is no JSONPath", "overlay-invalid", [
    "  - target: $.paths['/internal']",
    "  - target: $.paths['/internal' # <-- here",
  ]),
  row("a target that begins nowhere", "overlay-invalid", [
    "  - target: $.paths['/internal']",
    "  - target: paths['/internal'] # <-- here",
  ]),
  row("a JSON pointer for a target", "overlay-invalid", [
    "  - target: $.paths['/internal']",
    "  - target: '#/paths/~1internal' # <-- here",
  ]),
  row("a target that the document does not have", "overlay-target-unmatched", [
    "  - target: $.paths['/internal']",
    "  - target: $.paths['/inside'] # <-- here",
  ]),
  row(
    "a target that an earlier action removes",
    "overlay-target-unmatched",
    action("  - target: $.paths['/internal'].get # <-- here", "    update: { deprecated: true }"),
  ),
  row("a filter that nothing meets", "overlay-target-unmatched", [
    "[?@.name == 'debug']",
    "[?@.name == 'trace'] # <-- here",
  ]),
  row(
    "an object for a list",
    "overlay-invalid",
    action("  - target: $.paths['/orders'].get", "    update:", "      tags: { name: orders } # <-- here"),
  ),
  row("a list for an object", "overlay-invalid", action("  - target: $.info", "    update: [title] # <-- here")),
  row(
    "a plain value for an object",
    "overlay-invalid",
    action("  - target: $", "    update:", "      info: Orders # <-- here"),
  ),
  row("the whole document removed", "overlay-invalid", action("  - target: $ # <-- here", "    remove: true")),
  row("a source that there is not", "overlay-invalid", action("  - target: $.info # <-- here", "    copy: $.infos")),
];

/** Mistakes in what an overlay brings: they stand in the overlay. */
const mistakesBrought: readonly Mistake[] = [
  row("a value of one field that an overlay replaces", "limit-raisable", [
    "      timeoutInMillis: 5000",
    "      timeoutInMillis: 60000 # <-- here",
  ]),
  row("an address that an overlay replaces", "integration-uri-invalid", [
    "      uri: https://orders.example.com/orders\n",
    "      uri: orders.example.com/orders # <-- here\n",
  ]),
  row("a field that integrations do not have", "construct-not-read", [
    "      timeoutInMillis: 5000",
    "      timeout: 5000 # <-- here",
  ]),
  row("a parameter in a list that an overlay adds to", "value-invalid", [
    "    update: { name: page, in: query, schema: { type: integer } }",
    "    update: { name: page, in: quary, schema: { type: integer } } # <-- here",
  ]),
  row("a type that there is not", "value-invalid", [
    "    update: { name: page, in: query, schema: { type: integer } }",
    "    update: { name: page, in: query, schema: { type: int } } # <-- here",
  ]),
  row("a parameter that the document has", "parameter-duplicate", [
    "    update: { name: page, in: query, schema: { type: integer } }",
    "    update: { name: status, in: query, schema: { type: integer } } # <-- here",
  ]),
  row("an operationId that the document has", "operation-id-duplicate", [
    "          operationId: getOrder",
    "          operationId: listOrders # <-- here",
  ]),
  row("a method that the gateway does not have", "method-unsupported", [
    "        get:\n          operationId: getOrder",
    "        trace: # <-- here\n          operationId: getOrder",
  ]),
  row("a path without its slash", "path-invalid", ["      /orders/{orderId}:", "      orders/{orderId}: # <-- here"]),
  row("a path parameter that is not in the path", "path-parameter-unused", [
    "            - { name: orderId, in: path, required: true, schema: { type: string } }",
    "            - { name: orderId, in: path, required: true, schema: { type: string } }\n            - { name: id, in: path, required: true, schema: { type: string } } # <-- here",
  ]),
  row("a scheme that nobody describes", "security-scheme-unknown", [
    "          security: [{ token: [] }]",
    "          security: [{ tokens: [] }] # <-- here",
  ]),
  row("a reference to nothing", "reference-unresolved", [
    `          responses: { "200": { description: An order. } }`,
    `          responses: { "200": { $ref: "#/components/responses/Order" } } # <-- here`,
  ]),
  row("a mapping from nothing", "mapping-invalid", [
    "integration.request.path.orderId: method.request.path.orderId",
    "integration.request.path.orderId: request.path.orderId # <-- here",
  ]),
  row("a template that does not end", "template-invalid", [
    `              application/json: '{"order": "$input.params("orderId")"}'`,
    `              application/json: '{"order": "$input.params("orderId}' # <-- here`,
  ]),
  row("a status of three letters", "integration-response-invalid", [
    `            responses: { default: { statusCode: "200" } }`,
    `            responses: { default: { statusCode: "2OO" } } # <-- here`,
  ]),
  row("an authorizer that is no function", "arn-invalid", [
    "              authorizerUri: arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-central-1:123456789012:function:token/invocations",
    "              authorizerUri: arn:aws:lambda:eu-central-1:123456789012:function:token # <-- here",
  ]),
  row("a token in the query string", "authorizer-identity-source", [
    "              identitySource: method.request.header.Authorization",
    "              identitySource: method.request.querystring.token # <-- here",
  ]),
  row("an extension at the wrong place", "extension-not-read", [
    "      /orders/{orderId}:\n",
    "      /orders/{orderId}:\n        x-amazon-apigateway-integration: { type: mock } # <-- here\n",
  ]),
  row(
    "settings that run code",
    "setting-outside-file",
    action("  - target: $", "    update:", "      x-gatewright: { emit: { mine: { module: ./mine.mjs } } } # <-- here"),
  ),
  row("a key that stands twice", "key-duplicate", [
    "          operationId: getOrder\n",
    "          operationId: getOrder\n          operationId: getAnOrder # <-- here\n",
  ]),
];

export const overlaid: readonly Mistake[] = [
  ...mistakesOfActions,
  ...mistakesBrought,
  // What an overlay leaves of a list still stands where the document has it.
  row("a parameter behind one that an overlay removes", "value-invalid", [
    "        - { name: status, in: query, schema: { type: string } }",
    "        - { name: status, in: query, schema: { type: text } } # <-- here",
  ]),
  row("a field beside those that an overlay replaces", "value-invalid", [
    "        httpMethod: GET\n        uri: https://staging.example.com/orders",
    "        httpMethod: FETCH # <-- here\n        uri: https://staging.example.com/orders",
  ]),
];
