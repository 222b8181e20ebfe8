import { admission, breaking, harmless, inPlace, limits, type MemberRule, narrowed, opened } from "./rule.js";

const integrationRules: readonly MemberRule[] = [
  { at: "integration.timeoutMs", what: "the integration's timeout in milliseconds", risks: limits },
  {
    at: "integration.insecureSkipVerification",
    what: "trust in backend certificates that nobody signed",
    risks: { raised: opened, lowered: narrowed },
  },
  { at: "integration.serverNameToVerify", risks: { added: narrowed, removed: opened, changed: inPlace } },
  ...admission("integration.grants.*", "what the gateway may do for it").map(
    (rule): MemberRule => ({ ...rule, risks: { added: opened, removed: narrowed } }),
  ),
  // What is answered is decided here wherever the answer does not come from the backend as it is.
  { at: "integration.responses.*", risks: { changed: inPlace } },
  { at: "integration.payloadFormatVersion", what: "the shape of the function's event", risks: inPlace },
];

/** What an operation has beside parameters, body, responses and security. */
export const operationRules: readonly MemberRule[] = [
  ...integrationRules,
  { at: "client.**", risks: harmless },
  { at: "tags.**", risks: harmless },
  { at: "servers.**", risks: harmless },
  { at: "validator.**", risks: inPlace },
  { at: "**", risks: inPlace },
];

/** What a WebSocket route has beside messages, parameters and security. */
export const routeRules: readonly MemberRule[] = [
  ...integrationRules,
  { at: "modelSelectionExpression", risks: breaking },
  { at: "tags.**", risks: harmless },
  { at: "validation.*", risks: { raised: narrowed, lowered: opened } },
  { at: "**", risks: inPlace },
];
