import type { ApiModel, Operation } from "../../ir/api.js";
import type { DiagnosticBag } from "../../ir/diagnostics.js";
import { bodyKind } from "../../ir/media-type.js";
import type { Schema } from "../../ir/schema.js";
import { isCallable } from "./client-model.js";
import { sentBody } from "./content.js";

/** Reports what the document describes and a client on `fetch` cannot do. */
export function reportOmissions({ operations }: ApiModel, diagnostics: DiagnosticBag): void {
  for (const operation of operations) {
    const { id, body, method, origin } = operation;
    if (!isCallable(operation)) {
      const reason = method === "any" ? "it answers every HTTP method" : `\`fetch\` refuses ${method.toUpperCase()}`;
      diagnostics.report("client-method-missing", origin, { operation: id, reason });
      continue;
    }
    if (body === undefined) continue;
    if (sentBody(operation) === undefined && body.content.some(({ schema }) => !isEmpty(schema))) {
      diagnostics.report("client-body-missing", body.origin, { operation: id, method: method.toUpperCase() });
    }
    reportPartHeaders(operation, diagnostics);
  }
}

/** A closed object without properties: nothing is lost with it. */
const isEmpty = (schema: Schema): boolean =>
  schema.kind === "object" && schema.properties.length === 0 && schema.additional === "forbidden";

/** `FormData` has no room for the headers of a part. */
function reportPartHeaders({ id, body }: Operation, diagnostics: DiagnosticBag): void {
  for (const media of body?.content ?? []) {
    if (bodyKind(media.type) !== "multipart") continue;
    for (const { property, headers } of media.encoding) {
      if (headers.length === 0) continue;
      diagnostics.report("client-part-headers", media.origin, { operation: id, property });
    }
  }
}
