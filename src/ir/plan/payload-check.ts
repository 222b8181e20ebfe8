import type { MediaType, Operation } from "../api.js";
import { reportLimit } from "../limits.js";
import type { LoweringContext } from "./context.js";
import { createLeastBytes } from "./least-bytes.js";
import type { Route } from "./routes.js";

/** Reports bodies that are too large even at their smallest; how large others get, only the deployed API knows. */
export function checkPayloads(
  routes: readonly (Pick<Route, "operation"> & { readonly httpMethod?: string })[],
  { api, schemas, diagnostics }: LoweringContext,
): void {
  const isCached = api.stages.some(({ cache }) => cache !== undefined);
  const leastBytes = createLeastBytes(schemas);
  const least = ({ schema }: MediaType): number => leastBytes(schema);
  for (const { operation, httpMethod } of routes) {
    for (const media of operation.body?.content ?? [])
      reportLimit("payload", least(media), media.origin, diagnostics, `A body of ${name(operation)} at its smallest`);
    for (const { content } of operation.responses)
      for (const media of content) {
        const subject = `A response of ${name(operation)} at its smallest`;
        reportLimit("payload", least(media), media.origin, diagnostics, subject);
        if (isCached && httpMethod === "GET")
          reportLimit("cached-response", least(media), media.origin, diagnostics, subject);
      }
  }
}

const name = ({ id }: Operation): string => `the operation '${id}'`;
