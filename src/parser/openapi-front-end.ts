import type { DiagnosticBag } from "../ir/diagnostics.js";
import type { FrontEndRequest, FrontEndResult } from "./front-end.js";

/** Reads an OpenAPI or Swagger document with its settings into the model. */
export async function readOpenApi(request: FrontEndRequest, diagnostics: DiagnosticBag): Promise<FrontEndResult> {
  diagnostics.report("file-unreadable", undefined, { file: request.entry, detail: "reading is not built yet" });
  return { api: undefined, settings: { emit: undefined, ignoredDiagnostics: [] }, sources: new Map() };
}
