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
  "malformed",
  "media-type",
  "multipart",
  "multipart-form",
  "operation",
  "parameters",
  "platform",
  "request",
  "response",
  "route",
  "schema",
  "shape",
  "status",
  "text-value",
  "types",
  "validate",
] as const;

const authorizerModules = ["authorizer", "authorizer-event", "policy"] as const;

/** The modules that generated code runs on, as name and text. */
export function runtimeFiles({
  hasAuthorizers,
  verifiesTokens,
}: {
  readonly hasAuthorizers: boolean;
  readonly verifiesTokens: boolean;
}): readonly (readonly [name: string, text: string])[] {
  const names = [
    ...requestModules,
    ...(hasAuthorizers ? authorizerModules : []),
    ...(verifiesTokens ? (["token"] as const) : []),
  ];
  return names.map((name) => [
    `${name}.ts`,
    `${generatedLine}\n${templateText(`lambda-typescript/runtime/${name}.ts`)}`,
  ]);
}
