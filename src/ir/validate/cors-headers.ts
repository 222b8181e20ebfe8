import { placeWithin } from "../source.js";
import type { Rule } from "./rule.js";

/** `token` of https://www.rfc-editor.org/rfc/rfc9110#section-5.6.2, without the quote that ends a text of the gateway. */
const headerName = /^[A-Za-z0-9!#$%&*+.^_`|~-]+$/;

/** Headers that CORS allows or exposes are names of headers. */
export const corsHeaders: Rule = ({ cors }, diagnostics) => {
  if (cors === undefined) return;
  for (const key of ["headers", "exposedHeaders"] as const)
    for (const [index, value] of cors[key].entries())
      if (!headerName.test(value))
        diagnostics.report("cors-invalid", placeWithin(cors.origin, [key, index]), {
          what: "the header",
          value,
          problem: "it is no name of a header",
        });
};
