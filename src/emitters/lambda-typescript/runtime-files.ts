import { templateText } from "../template.js";
import { generatedLine } from "./header.js";

const requestModules = [
  "authorization",
  "body",
  "canonical",
  "cors",
  "deep-object",
  "errors",
  "event",
  "form",
  "formats",
  "handler",
  "http-event",
  "log",
  "malformed",
  "media-type",
  "middleware",
  "multipart",
  "multipart-form",
  "operation",
  "parameters",
  "platform",
  "request",
  "response",
  "route",
  "rules",
  "run-through",
  "schema",
  "shape",
  "status",
  "testing",
  "testing-context",
  "text-value",
  "types",
  "validate",
] as const;

/** What functions of a WebSocket API's routes run on. */
const routeModules = [
  "aws-connections",
  "canonical",
  "connections",
  "errors",
  "event",
  "formats",
  "log",
  "operation",
  "platform",
  "rules",
  "run-through",
  "schema",
  "socket-event",
  "socket-handler",
  "socket-middleware",
  "socket-request",
  "socket-route",
  "socket-testing",
  "socket-types",
  "status",
  "testing-context",
  "types",
  "validate",
] as const;

const authorizerModules = [
  "authorizer",
  "authorizer-event",
  "errors",
  "http-authorizer",
  "http-event",
  "log",
  "policy",
] as const;

/** The modules that generated code runs on, as name and text. */
export function runtimeFiles({
  serves,
  hasAuthorizers,
  verifiesTokens,
}: {
  readonly serves: "operations" | "routes";
  readonly hasAuthorizers: boolean;
  readonly verifiesTokens: boolean;
}): readonly (readonly [name: string, text: string])[] {
  const names = new Set<string>([
    ...(serves === "routes" ? routeModules : requestModules),
    // Authorizers know operations and routes alike by their paths.
    ...(hasAuthorizers ? [...authorizerModules, "route"] : []),
    ...(verifiesTokens ? ["token"] : []),
  ]);
  return [...names].map((name) => [
    `${name}.ts`,
    `${generatedLine}\n${templateText(`lambda-typescript/runtime/${name}.ts`)}`,
  ]);
}
