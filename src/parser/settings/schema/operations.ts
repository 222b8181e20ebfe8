import { z } from "zod";
import { clientHints } from "./client-hints.js";
import { operationFunction } from "./functions.js";
import { operationMethodSettings } from "./method-settings.js";
import { shortForms } from "./services.js";

export const validation = z.enum(["none", "parameters", "body", "all"]);

export const operationSettings = z.strictObject({
  validation: validation.optional().describe("What the gateway checks before it calls the function."),
  function: operationFunction
    .optional()
    .describe(
      "Settings of the operation's function (`functions.per: operation`), as under `functions`; or `arn` of one that exists.",
    ),
  invocation: z
    .enum(["response", "event"])
    .optional()
    .describe(
      "Whether the gateway waits for the function's response, or hands the request over as an event and answers 202 itself (REST). Default: response.",
    ),
  authorization: z
    .strictObject({
      groups: z.array(z.string().min(1)).min(1).describe("A caller has to be in one of them."),
    })
    .optional()
    .describe("Who may call, beside the scopes of the document's `security`: checked by authorizer and handler."),
  client: clientHints.optional().describe("What generated clients should know of the operation."),
  ...operationMethodSettings,
  ...shortForms,
});

export type OperationSettings = z.infer<typeof operationSettings>;
