import { placeWithin } from "../source.js";
import type { Rule } from "./rule.js";

/**
 * https://fetch.spec.whatwg.org/#cors-protocol-and-credentials: `*` stands for no origin where credentials are sent. The
 * `https://*` of HTTP APIs is answered with the caller's own origin: every page could call with the user's cookies.
 */
export const corsCredentials: Rule = ({ cors }, diagnostics) => {
  if (cors?.credentials !== true) return;
  const at = placeWithin(cors.origin, ["credentials"], "key");
  if (cors.origins.includes("*")) diagnostics.report("cors-credentials-any-origin", at, {});
  const broad = cors.origins.find((each) => each.endsWith("://*"));
  if (broad !== undefined) diagnostics.report("cors-credentials-every-page", at, { origin: broad });
};
