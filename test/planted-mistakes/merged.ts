import type { Edit, Mistake } from "./mistake.js";

const row = (name: string, code: Mistake["code"], ...edits: readonly Edit[]): Mistake => ({ name, edits, code });

/** Several documents behind one API. */
export const merged: readonly Mistake[] = [
  row("a document that there is not", "file-unreadable", ["  - path: orders.yaml", "  - path: order.yaml # <-- here"]),
  row("a document without its path", "setting-invalid", [
    "  - path: openapi.yaml",
    "  - { prefix: /pets } # <-- here\n  - path: openapi.yaml",
  ]),
  row("a prefix without its slash", "setting-invalid", ["    prefix: /shop", "    prefix: shop # <-- here"]),
  row("a prefix that ends in a slash", "setting-invalid", ["    prefix: /shop", "    prefix: /shop/ # <-- here"]),
  row("a prefix with a variable", "setting-invalid", ["    prefix: /shop", "    prefix: /{shop} # <-- here"]),
  row("a setting that documents do not have", "setting-unknown", [
    "    prefix: /shop",
    "    basePath: /shop # <-- here",
  ]),
  row(
    "a route that both have",
    "route-shared",
    ["  /orders/{orderId}:\n    get:", "  /pets/{orderId}:\n    get: # <-- here"],
    ["    prefix: /shop\n", ""],
  ),
  row(
    "a route that both have by their prefixes",
    "route-shared",
    ["  - path: openapi.yaml", "  - { path: openapi.yaml, prefix: /a }"],
    ["    prefix: /shop", "    prefix: /a/pets"],
    ["  /orders/{orderId}:\n    get:", "  /{orderId}:\n    get: # <-- here"],
  ),
  row("a name of an operation that both have", "operation-id-settled", [
    "      operationId: listOrders",
    "      operationId: getPet # <-- here",
  ]),
  row("a gateway response that both have", "gateway-response-shared", [
    "info: { title: Orders, version: 1.0.0 }",
    `info: { title: Orders, version: 1.0.0 }\nx-amazon-apigateway-gateway-responses: { UNAUTHORIZED: { statusCode: "403" } } # <-- here`,
  ]),
  row("an extension for the whole API in a document behind the first", "extension-not-read", [
    "info: { title: Orders, version: 1.0.0 }",
    "info: { title: Orders, version: 1.0.0 }\nx-amazon-apigateway-api-key-source: HEADER # <-- here",
  ]),
  row("settings in a document behind the first", "construct-not-read", [
    "info: { title: Orders, version: 1.0.0 }",
    "info: { title: Orders, version: 1.0.0 }\nx-gatewright: { stages: [{ name: live }] } # <-- here",
  ]),
  row("servers of a document behind the first", "construct-not-read", [
    "info: { title: Orders, version: 1.0.0 }",
    "info: { title: Orders, version: 1.0.0 }\nservers: [{ url: https://orders.example.com }] # <-- here",
  ]),
  row("a document of another version", "version-unsupported", ["openapi: 3.1.0", "openapi: 4.0.0 # <-- here"]),
  row("a document of another kind", "version-unsupported", ["openapi: 3.1.0", "asyncapi: 3.0.0 # <-- here"]),
  row("a reference to what the other document has", "reference-unresolved", [
    `            schema: { $ref: "#/components/schemas/Order" }`,
    `            schema: { $ref: "#/components/schemas/Pet" } # <-- here`,
  ]),
  row("a variable that the other document calls otherwise", "path-variables-differ", [
    "  /orders/{orderId}:",
    "  /orders/{orderId}/items/{item}:\n    get:\n      operationId: getItem\n      parameters:\n        - { name: orderId, in: path, required: true, schema: { type: string } }\n        - { name: item, in: path, required: true, schema: { type: string } }\n      responses: { default: { description: An item. } }\n  /orders/{id}: # <-- here",
  ]),
  row("settings of an operation by the name that it had", "setting-operation-unknown", [
    "  getOrder: {",
    "  getOrders: { # <-- here\n   ",
  ]),
  row("an overlay of a document that selects nothing", "file-unreadable", [
    "    prefix: /shop",
    "    prefix: /shop\n    overlays: [shop.overlay.yaml] # <-- here",
  ]),
  row("a type that there is not, in a document behind the first", "value-invalid", [
    "        item: { type: string }\n",
    "        item: { type: text } # <-- here\n",
  ]),
];

/** A base path that counts. */
export const based: readonly Mistake[] = [
  row("a way to count that there is not", "setting-invalid", ["  basePath: prepend", "  basePath: prefix # <-- here"]),
  row(
    "a base path that there is not",
    "base-path-missing",
    ["  basePath: prepend", "  basePath: prepend # <-- here"],
    ["https://{host}/v1/notes", "https://{host}/"],
  ),
  row(
    "a variable of the base path without a value",
    "base-path-missing",
    ["  basePath: prepend", "  basePath: prepend # <-- here"],
    [
      "  - url: https://{host}/v1/notes\n    variables:\n",
      "  - url: https://{host}/{version}\n    variables:\n      version: { enum: [v1, v2] }\n",
    ],
  ),
  row(
    "a base path with characters that paths do not have",
    "path-character-unsupported",
    ["https://{host}/v1/notes", "https://{host}/v1/my notes"],
    ["  /{noteId}:", "  /{noteId}: # <-- here"],
  ),
  row(
    "no servers at all",
    "base-path-missing",
    ["servers:\n  - url: https://{host}/v1/notes\n    variables:\n      host: { default: api.example.com }\n", ""],
    ["  basePath: prepend", "  basePath: prepend # <-- here"],
  ),
];
