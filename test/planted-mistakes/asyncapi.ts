import type { Edit, Mistake } from "./mistake.js";

const row = (name: string, code: Mistake["code"], ...edits: readonly Edit[]): Mistake => ({ name, edits, code });

/** An AsyncAPI document, and the settings that add to it. */
export const asyncapi: readonly Mistake[] = [
  row("a version that nobody reads", "version-unsupported", ["asyncapi: 3.0.0", "asyncapi: 1.2.0 # <-- here"]),
  row("a field that documents do not have", "field-unknown", ["channels:\n", "channel: {} # <-- here\nchannels:\n"]),
  row("a document without a title", "title-missing", [
    "info: { title: Chat, version: 1.0.0 }",
    "info: { version: 1.0.0 } # <-- here",
  ]),
  row("a server of another protocol", "asyncapi-without-websocket", [
    "  production:\n    host: chat.example.com\n    protocol: wss",
    "  production: # <-- here\n    host: chat.example.com\n    protocol: mqtt",
  ]),
  row("a scheme that the handshake cannot satisfy", "asyncapi-security-unsupported", [
    "    token: { type: httpApiKey, in: query, name: token }",
    "    token: { type: userPassword } # <-- here",
  ]),
  row("a scheme that nobody describes", "security-scheme-unknown", [
    "      - $ref: '#/components/securitySchemes/token'",
    "      - $ref: '#/components/securitySchemes/tokens' # <-- here",
  ]),
  row("parameters of a channel", "asyncapi-channel-parameters", [
    "    address: /\n",
    "    address: /{room}\n    parameters: # <-- here\n      room: {}\n",
  ]),
  row("an action that there is not", "value-invalid", ["    action: receive", "    action: reply # <-- here"]),
  row("an operation without its channel", "field-missing", [
    "  say:\n    action: receive\n    channel: { $ref: '#/channels/chat' }",
    "  say:\n    action: receive # <-- here",
  ]),
  row("a channel that there is not", "reference-unresolved", [
    "    action: send\n    channel: { $ref: '#/channels/chat' }",
    "    action: send\n    channel: { $ref: '#/channels/talk' } # <-- here",
  ]),
  row("a message that there is not", "reference-unresolved", [
    "    messages: [{ $ref: '#/channels/chat/messages/say' }]",
    "    messages: [{ $ref: '#/channels/chat/messages/shout' }] # <-- here",
  ]),
  row("a message that is no JSON", "message-not-json", [
    "    Say:\n      contentType: application/json",
    "    Say:\n      contentType: image/png # <-- here",
  ]),
  row(
    "a message that does not reach its route",
    "route-unreached",
    ["      contentType: application/json", "      contentType: application/json # <-- here"],
    ["          action: { const: say }\n", ""],
    ["        required: [action, text]", "        required: [text]"],
  ),
  row("a type that there is not", "value-invalid", [
    "          text: { type: string, maxLength: 500 }",
    "          text: { type: text, maxLength: 500 } # <-- here",
  ]),
  row("a handshake of another method", "construct-not-read", [
    "      ws:\n        query:",
    "      ws:\n        method: POST # <-- here\n        query:",
  ]),
  row("a binding of another protocol", "construct-not-read", [
    "    bindings:\n      ws:",
    "    bindings:\n      kafka: {} # <-- here\n      ws:",
  ]),
  row("a reply of a client", "construct-not-read", [
    "    action: send\n",
    "    action: send\n    reply: {} # <-- here\n",
  ]),
  row("an integration that no route can have", "extension-not-read", [
    "    address: /\n",
    "    address: /\n    x-amazon-apigateway-integration: { type: mock } # <-- here\n",
  ]),
  row("a route's key that begins with a dollar sign", "route-key-invalid", [
    "    leave: {}",
    "    $leave: {} # <-- here",
  ]),
  row("a setting that routes do not have", "setting-unknown", [
    "    leave: {}",
    "    leave: { path: /leave } # <-- here",
  ]),
  row("a message of the settings that the document does not have", "reference-unresolved", [
    "    leave: {}",
    `    leave: { message: "#/components/schemas/Leave" } # <-- here`,
  ]),
  row("another type of API", "setting-invalid", ["functions:\n", "api: { type: rest } # <-- here\nfunctions:\n"]),
  row("a second document", "setting-invalid", [
    "functions:\n",
    "documents: [{ path: asyncapi.yaml }, { path: second.yaml }] # <-- here\nfunctions:\n",
  ]),
  row("CORS", "setting-not-for-api-type", ["diagnostics:", `cors: { origins: ["*"] } # <-- here\ndiagnostics:`]),
];
