import type { ClientModel } from "./client-model.js";
import type { Results } from "./results.js";

/** Modules that every client carries; they are shipped as they are tested. */
const core = [
  "authentication",
  "bind",
  "body",
  "call",
  "connection",
  "deadline",
  "environment",
  "errors",
  "gateway-fault",
  "index",
  "media-type",
  "method",
  "operation",
  "parameters",
  "rate-limit",
  "request",
  "response",
  "retry",
  "send",
  "status",
];

/** What a client has beyond the core, as its document asks for it. */
export interface ClientFeatures {
  readonly pages: boolean;
  readonly streams: boolean;
  /** AWS Signature Version 4. */
  readonly signature: boolean;
  /** Sources of tokens: OAuth 2.0, user pools. */
  readonly tokens: boolean;
}

export function clientFeatures({ api, operations }: ClientModel): ClientFeatures {
  const has = (...kinds: readonly Results["kind"][]): boolean =>
    operations.some(({ results }) => kinds.includes(results.kind));
  const kinds = new Set(
    api.securitySchemes.map(({ credential }) =>
      credential.kind === "http" && credential.scheme === "bearer" ? "bearer" : credential.kind,
    ),
  );
  return {
    pages: has("pages"),
    streams: has("events", "lines"),
    signature: kinds.has("sigv4"),
    tokens: kinds.has("oauth2") || kinds.has("openIdConnect") || kinds.has("bearer"),
  };
}

/** Whether the package has an entry of its own for what makes credentials. */
export const hasAuth = ({ signature, tokens }: ClientFeatures): boolean => signature || tokens;

/** Names of the modules below `src/runtime`, sorted. */
export function runtimeModules({ pages, streams, signature, tokens }: ClientFeatures): readonly string[] {
  return [
    ...core,
    ...(pages ? ["pagination"] : []),
    ...(streams ? ["event-stream", "stream"] : []),
    ...(signature ? ["signature"] : []),
    ...(tokens ? ["cognito", "oauth", "token-source"] : []),
  ].sort();
}
