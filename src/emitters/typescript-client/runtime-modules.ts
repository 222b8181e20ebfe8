import type { ApiModel } from "../../ir/api.js";
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
  "media-range",
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
  "styles",
];

/** What makes credentials. */
export interface AuthFeatures {
  /** AWS Signature Version 4. */
  readonly signature: boolean;
  /** Sources of tokens: OAuth 2.0, user pools. */
  readonly tokens: boolean;
}

/** What a client has beyond the core, as its document asks for it. */
export interface ClientFeatures extends AuthFeatures {
  readonly pages: boolean;
  readonly streams: boolean;
}

export function authFeatures({ securitySchemes }: ApiModel): AuthFeatures {
  const kinds = new Set(
    securitySchemes.map(({ credential }) =>
      credential.kind === "http" && credential.scheme === "bearer" ? "bearer" : credential.kind,
    ),
  );
  return {
    signature: kinds.has("sigv4"),
    tokens: kinds.has("oauth2") || kinds.has("openIdConnect") || kinds.has("bearer"),
  };
}

export function clientFeatures({ api, operations }: ClientModel): ClientFeatures {
  const has = (...kinds: readonly Results["kind"][]): boolean =>
    operations.some(({ results }) => kinds.includes(results.kind));
  return { ...authFeatures(api), pages: has("pages"), streams: has("events", "lines") };
}

/** Whether the package has an entry of its own for what makes credentials. */
export const hasAuth = ({ signature, tokens }: AuthFeatures): boolean => signature || tokens;

export const authRuntime = ({ signature, tokens }: AuthFeatures): readonly string[] => [
  ...(signature ? ["signature"] : []),
  ...(tokens ? ["cognito", "oauth", "token-source"] : []),
];

/** Names of the modules below `src/runtime`, sorted. */
export const runtimeModules = (features: ClientFeatures, converts: boolean): readonly string[] =>
  [
    ...core,
    ...(converts ? ["conversion"] : []),
    ...(features.pages ? ["pagination"] : []),
    ...(features.streams ? ["event-stream", "stream"] : []),
    ...authRuntime(features),
  ].sort();
