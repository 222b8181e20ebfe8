import type { Rule } from "./rule.js";

/** `token` of https://www.rfc-editor.org/rfc/rfc9110#section-5.6.2, without the quote that ends a text of the gateway. */
const headerName = /^[A-Za-z0-9!#$%&*+.^_`|~-]+$/;

/** Headers that CORS allows or exposes are names of headers. */
export const corsHeaders: Rule = ({ cors }, diagnostics) => {
  if (cors === undefined) return;
  for (const value of [...cors.headers, ...cors.exposedHeaders])
    if (!headerName.test(value))
      diagnostics.report("cors-invalid", cors.origin, {
        what: "the header",
        value,
        problem: "it is no name of a header",
      });
};
