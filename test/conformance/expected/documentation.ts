import { canonicalJson } from "../account/canonical.js";
import { keyOf } from "../account/keys.js";
import type { ExpectationTable } from "./context.js";

export const expectedDocumentation: ExpectationTable<"documentation-part" | "documentation-version"> = {
  "documentation-part": ({ location: { type, path, method, statusCode, name }, properties }) => ({
    key: keyOf["documentation-part"]([type, path, method, statusCode, name]),
    members: {
      location: { type, path, method, statusCode, name },
      properties: canonicalJson(JSON.stringify(properties)),
    },
  }),
  "documentation-version": ({ version, description }) => ({
    key: keyOf["documentation-version"](version),
    members: { version, description },
  }),
};
