import type { RaiseContext } from "../context.js";
import type { MethodDraft } from "./method-draft.js";
import type { RestModels } from "./models.js";

/** https://www.rfc-editor.org/rfc/rfc9110#name-status-codes */
const reasons: Readonly<Record<string, string>> = {
  200: "OK",
  201: "Created",
  202: "Accepted",
  204: "No content",
  301: "Moved permanently",
  302: "Found",
  303: "See other",
  304: "Not modified",
  400: "Bad request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not found",
  405: "Method not allowed",
  409: "Conflict",
  410: "Gone",
  413: "Content too large",
  415: "Unsupported media type",
  422: "Unprocessable content",
  429: "Too many requests",
  500: "Internal server error",
  501: "Not implemented",
  502: "Bad gateway",
  503: "Service unavailable",
  504: "Gateway timeout",
};

const reasonOf = (status: string): string =>
  (Object.hasOwn(reasons, status) ? reasons[status] : undefined) ?? `Status ${status}`;

/** What the method declares of its responses. OpenAPI wants at least one, and a description of each. */
export function raiseMethodResponses(
  { document, values }: RaiseContext,
  { fields, at }: MethodDraft,
  models: RestModels,
): void {
  const responses = [...at, "responses"];
  for (const response of fields.objects("MethodResponses")) {
    const status = response.text("StatusCode");
    if (status === undefined) continue;
    const path = [...responses, status];
    document.put([...path, "description"], reasonOf(status), response.value("StatusCode"));
    for (const [key, value] of response.members("ResponseParameters")) {
      const name = key.replace(/^method\.response\.header\./, "");
      const required = values.known(value)?.toLowerCase() === "true";
      document.put(
        [...path, "headers", name],
        { ...(required ? { required } : {}), schema: { type: "string" } },
        value,
      );
    }
    for (const [contentType, model] of response.members("ResponseModels")) {
      const schema = models.referTo(model);
      if (schema !== undefined) document.put([...path, "content", contentType, "schema"], schema, model);
    }
  }
  if (document.get(responses) === undefined)
    document.put([...responses, "default", "description"], "What the backend answers.");
}
