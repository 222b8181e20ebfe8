import type { MediaType, Operation } from "../../ir/api.js";
import type { DiagnosticBag } from "../../ir/diagnostics.js";
import type { SchemasById } from "../schemas/schema-graph.js";
import { bodyKind, isOpaque } from "./media.js";

/** Reports bodies that are described in detail and yet handed over as they are: XML, for one. */
export function reportOpaqueBodies(operation: Operation, byId: SchemasById, diagnostics: DiagnosticBag): void {
  const report = (media: MediaType, what: "request" | "response"): void => {
    const kind = bodyKind(media, byId);
    if (!isOpaque(media, kind, byId)) return;
    const form = kind === "text" ? "text" : "bytes";
    diagnostics.report("body-opaque", media.origin, { what, type: media.type, operation: operation.id, form });
  };
  for (const media of operation.body?.content ?? []) report(media, "request");
  for (const { content } of operation.responses) for (const media of content) report(media, "response");
}
