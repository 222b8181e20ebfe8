import type { DiagnosticBag } from "../../ir/diagnostics.js";
import { keyPlaceOf } from "../document-node.js";
import type { LoadedSource } from "../front-end.js";

/** Reports documents beside the first one: a WebSocket API is read from one. */
export function refuseOtherDocuments({ requests }: LoadedSource, diagnostics: DiagnosticBag): void {
  for (const { at } of requests.slice(1)) {
    const problem = "lists a second document, and a WebSocket API is read from one";
    diagnostics.report("setting-invalid", at, { setting: "documents", problem });
  }
}

/** Reports that the settings ask for another type of API than the document describes. */
export function refuseOtherType({ settings }: LoadedSource, diagnostics: DiagnosticBag): void {
  const type = settings.values.api?.type;
  if (type === undefined || type === "websocket") return;
  const problem = `is '${type}', and an AsyncAPI document describes a WebSocket API`;
  diagnostics.report("setting-invalid", keyPlaceOf(settings.nodeAt(["api", "type"])), { setting: "api.type", problem });
}
