import type { Operation } from "../../api.js";
import { compareText } from "../../compare.js";
import { isMappableName, responseHeaderOf } from "../mapping.js";
import type { PlanIntegration, PlanMethodResponse } from "../model-rest.js";

/**
 * The responses that a method declares: what its integration's responses need, and what the document describes.
 *
 * A proxy needs none (the backend's response goes out as it is) and gets none: without models they would say nothing, and
 * a resource that does nothing costs a reader's time. A range or `default` has no counterpart in the service; clients and
 * handlers know of them. The service's own "500" appears nowhere unless the document describes it.
 */
export function lowerMethodResponses(
  operation: Operation,
  integration: PlanIntegration,
): readonly PlanMethodResponse[] {
  if (integration.type === "AWS_PROXY" || integration.type === "HTTP_PROXY") return [];
  // Header names are compared without case; the spelling of a mapping wins, since it has to match.
  const responses = new Map<string, Map<string, string>>();
  const headersOf = (status: string): Map<string, string> => {
    const headers = responses.get(status) ?? new Map<string, string>();
    responses.set(status, headers);
    return headers;
  };
  for (const { status, headers } of operation.responses) {
    if (!/^[1-5]\d\d$/.test(status)) continue;
    const declared = headersOf(status);
    for (const { name } of headers) if (isMappableName(name)) declared.set(name.toLowerCase(), name);
  }
  for (const { statusCode, parameters } of integration.responses) {
    const declared = headersOf(statusCode);
    for (const { to } of parameters) {
      const name = responseHeaderOf(to);
      if (name !== undefined) declared.set(name.toLowerCase(), name);
    }
  }
  return [...responses]
    .sort(([one], [other]) => compareText(one, other))
    .map(([statusCode, headers]) => methodResponse(statusCode, [...headers.values()]));
}

/** A method response with these headers. */
export const methodResponse = (statusCode: string, headers: readonly string[]): PlanMethodResponse => ({
  statusCode,
  parameters: [...headers]
    .sort(compareText)
    .map((header) => ({ name: `method.response.header.${header}`, required: false })),
  models: [],
});
