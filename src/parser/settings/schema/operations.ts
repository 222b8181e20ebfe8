import { z } from "zod";
import { functionSettings } from "./functions.js";
import { operationMethodSettings } from "./method-settings.js";

export const validation = z.enum(["none", "parameters", "body", "all"]);

export const operationSettings = z.strictObject({
  validation: validation.optional().describe("What the gateway checks before it calls the function."),
  function: functionSettings.optional().describe("Settings of the operation's function (`functions.per: operation`)."),
  ...operationMethodSettings,
});

export type OperationSettings = z.infer<typeof operationSettings>;
