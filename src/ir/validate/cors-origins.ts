import { placeWithin } from "../source.js";
import type { Rule } from "./rule.js";

/** Scheme, host and port: https://www.rfc-editor.org/rfc/rfc6454#section-7. It also has to be safe inside a template. */
const origin = /^[a-z][a-z0-9+.-]*:\/\/(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;

/** Of HTTP APIs: every origin of a scheme. https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html */
const everyOfScheme = /^https?:\/\/\*$/;

/** Allowed origins are what browsers send as `Origin`, or every one. */
export const corsOrigins: Rule = ({ cors, gateway }, diagnostics) => {
  if (cors === undefined) return;
  for (const [index, each] of cors.origins.entries()) {
    const report = (value: string, problem: string): void =>
      diagnostics.report("cors-invalid", placeWithin(cors.origin, ["origins", index]), {
        what: "the origin",
        value,
        problem,
      });
    if (each === "*") {
      if (cors.origins.length > 1) report(each, "it stands beside other origins");
    } else if (gateway.protocol === "http" && everyOfScheme.test(each)) continue;
    else if (/^[^*]+\*|^\*./.test(each)) report(each, "an origin has no wildcard");
    else if (origin.test(each.replace(/\/$/, "")) && each.endsWith("/")) report(each, "an origin ends without a slash");
    else if (!origin.test(each)) report(each, "it is no scheme with a host");
  }
};
