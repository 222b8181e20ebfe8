import { STATUS_CODES } from "node:http";
import type { RaiseContext } from "../context.js";
import type { MethodDraft } from "./methods.js";
import type { RestModels } from "./models.js";

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
    document.put([...path, "description"], STATUS_CODES[status] ?? `Status ${status}`, response.value("StatusCode"));
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
