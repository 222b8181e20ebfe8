import type { RaiseContext } from "../context.js";
import { raiseApiSettings } from "./api-settings.js";

/** Writes the document and settings of a REST API, one concern of the service after the other. */
export function raiseRestApi(context: RaiseContext): void {
  raiseApiSettings(context);
}
