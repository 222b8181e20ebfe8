import type { LambdaIntegration, PayloadFormatVersion } from "../../integration.js";
import type { HttpContext } from "../context.js";

/** Undefined where neither the document nor the settings name one. */
export const payloadFormatOf = (
  { payloadFormatVersion }: LambdaIntegration,
  { api }: HttpContext,
): PayloadFormatVersion | undefined => payloadFormatVersion ?? api.gateway.payloadFormatVersion;
