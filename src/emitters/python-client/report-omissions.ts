import type { ApiModel } from "../../ir/api.js";
import type { DiagnosticBag } from "../../ir/diagnostics.js";
import { bodyKind } from "../../ir/media-type.js";
import { isCallable } from "./client-model.js";

/** Reports what the document describes and the client cannot do. */
export function reportOmissions({ operations }: ApiModel, diagnostics: DiagnosticBag): void {
  for (const operation of operations) {
    const { id, body, origin } = operation;
    if (!isCallable(operation)) {
      diagnostics.report("client-method-missing", origin, { operation: id, reason: "it answers every HTTP method" });
      continue;
    }
    for (const media of body?.content ?? []) {
      if (bodyKind(media.type) !== "multipart") continue;
      for (const { property, headers } of media.encoding) {
        if (headers.length > 0) diagnostics.report("client-part-headers", media.origin, { operation: id, property });
      }
    }
  }
}
