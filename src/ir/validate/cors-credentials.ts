import { placeWithin } from "../source.js";
import type { Rule } from "./rule.js";

/** https://fetch.spec.whatwg.org/#cors-protocol-and-credentials: `*` stands for no origin where credentials are sent. */
export const corsCredentials: Rule = ({ cors }, diagnostics) => {
  if (cors?.credentials === true && cors.origins.includes("*"))
    diagnostics.report("cors-credentials-any-origin", placeWithin(cors.origin, ["credentials"], "key"), {});
};
