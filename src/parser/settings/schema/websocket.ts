import { z } from "zod";
import { operationFunction } from "./functions.js";
import { validation } from "./operations.js";
import { throttle } from "./values.js";

const schemaPointer = z
  .string()
  .regex(/^#\//, "has to point into the document: `#/components/schemas/Name`")
  .describe("Where the document describes what the message holds: `#/components/schemas/Name`.");

const message = z.union([
  schemaPointer,
  z.strictObject({
    schema: schemaPointer,
    name: z.string().min(1).optional().describe("Name of the message's type. Default: the schema's."),
    description: z.string().optional().describe("Text for people."),
  }),
]);

const connectParameter = z.strictObject({
  in: z.enum(["query", "header"]).describe("Where the handshake carries it."),
  name: z.string().min(1).describe("As clients send it."),
  required: z
    .boolean()
    .optional()
    .describe("Whether the gateway refuses a handshake without it, where it checks parameters. Default: false."),
  description: z.string().optional().describe("Text for people."),
});

const route = z.strictObject({
  operationName: z
    .string()
    .min(1)
    .max(64)
    .optional()
    .describe("Name that the service shows for the route. Default: the operationId of an AsyncAPI document."),
  parameters: z
    .array(connectParameter)
    .optional()
    .describe("What the handshake brings with it; of `$connect` alone. Default: the AsyncAPI document's."),
  message: message.optional().describe("What clients send. Default: any text."),
  reply: message
    .optional()
    .describe("What the function's result is sent back as, on the connection. Default: clients get no answer."),
  description: z.string().optional().describe("Text for people."),
  security: z
    .array(z.record(z.string(), z.array(z.string())))
    .optional()
    .describe("As `security` of an OpenAPI operation; of `$connect` alone. Default: the document's."),
  validation: validation
    .optional()
    .describe(
      "What the gateway checks before it calls the function: `body` the message, `parameters` those of `$connect`. Default: the setting `validation`.",
    ),
  modelSelectionExpression: z
    .string()
    .optional()
    .describe("What of a message tells by which of `models` it is checked, such as `$request.body.version`."),
  models: z
    .record(z.string(), schemaPointer)
    .optional()
    .describe("Schemas by what `modelSelectionExpression` gives, or `$default`. Default: that of `message`."),
  function: operationFunction
    .optional()
    .describe("Settings of the route's function (`functions.per: operation`), or which one serves it."),
  integration: z
    .record(z.string(), z.unknown())
    .optional()
    .describe(
      "What the route calls in place of a function of the build, as `x-amazon-apigateway-integration` has it; templates are keyed by what `templateSelectionExpression` gives, responses by `default` or a pattern.",
    ),
  throttle: throttle.optional().describe("Messages over this are refused, in every stage that says nothing else."),
});

export const webSocket = z.strictObject({
  routeSelectionExpression: z
    .string()
    .optional()
    .describe("What of a message tells its route. Default: `$request.body.action`."),
  apiKeySelectionExpression: z
    .enum(["$request.header.x-api-key", "$context.authorizer.usageIdentifierKey"])
    .optional()
    .describe("Where API keys come from. Default: `$request.header.x-api-key`."),
  connections: z
    .array(z.enum(["post", "get", "delete"]))
    .optional()
    .describe(
      "What the functions of routes may do with connections: post messages to them, get their state, delete (close) them. Default: post.",
    ),
  routes: z
    .record(z.string().min(1), route)
    .optional()
    .describe(
      "Routes by key: `$connect`, `$disconnect`, `$default`, or what the route selection expression gives. Of an AsyncAPI document, they are laid over the document's own.",
    ),
  sends: z
    .record(z.string().min(1), message)
    .optional()
    .describe("Messages that the server sends by itself, by name; handlers get a typed function for each."),
});

/** `x-gatewright` on an operation of an AsyncAPI document. */
export const asyncOperationSettings = z.strictObject({
  routeKey: z
    .string()
    .min(1)
    .optional()
    .describe("The operation's route. Default: what the messages fix for the route selection expression."),
  validation: route.shape.validation,
  function: route.shape.function,
  throttle: route.shape.throttle,
});

export type AsyncOperationSettings = z.infer<typeof asyncOperationSettings>;
export type ConnectParameterSetting = z.infer<typeof connectParameter>;
export type WebSocketSettings = z.infer<typeof webSocket>;
export type RouteSettings = z.infer<typeof route>;
export type MessageSetting = z.infer<typeof message>;
