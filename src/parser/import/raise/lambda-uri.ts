import { joinOf, scalar } from "../build-value.js";
import type { SourceValue } from "../source-value.js";
import type { Claims } from "./claims.js";

/**
 * Cuts the function's ARN out of `arn:{partition}:apigateway:{region}:lambda:path/2015-03-31/functions/{ARN}/invocations`.
 * Undefined for the address of anything else.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html (uri)
 */
export function functionArnOf(uri: SourceValue): SourceValue | undefined {
  // Terraform's `invoke_arn` is this address as an attribute.
  if (uri.kind === "reference" && uri.attribute === "InvokeArn") return { ...uri, attribute: "Arn" };
  const parts = uri.kind === "join" ? uri.parts : [uri];
  // What is not known is stood in for by a character that no address holds, so that one expression can read the whole.
  const text = parts.map((part) => (part.kind === "scalar" ? String(part.value) : "\uFFFF")).join("");
  const match = /:lambda:path\/[0-9-]+\/functions\/(.+)\/invocations$/s.exec(text);
  const arn = match?.[1];
  if (match === null || arn === undefined) return undefined;
  // A function of a region that is known has to be called there, wherever the API is deployed.
  const isElsewhere = /^arn:[^:]+:apigateway:[a-z0-9-]+:/.test(text) && !arn.includes("\uFFFF");
  if (isElsewhere) return undefined;
  const from = match.index + match[0].length - "/invocations".length - arn.length;
  const unknown = parts.filter((part) => part.kind !== "scalar");
  let index = text.slice(0, from).split("\uFFFF").length - 1;
  const pieces = arn.split(/(\uFFFF)/).map((piece) => {
    if (piece !== "\uFFFF") return scalar(piece, uri.at);
    index += 1;
    return unknown[index - 1] ?? scalar("", uri.at);
  });
  return joinOf(pieces, uri.at);
}

/** Takes the address of a function that is called by its ARN from now on: the build writes the address around it. */
export function takeInvocation({ claims }: { readonly claims: Claims }, uri: SourceValue): void {
  const [first] = uri.kind === "join" ? uri.parts : [uri];
  const [, partition] = (first?.kind === "scalar" && /^arn:([a-z-]+):apigateway:/.exec(String(first.value))) || [];
  if (partition === undefined) claims.takeAll(uri);
  else claims.annotate(uri, "approximated", `the build asks the deployment for the partition, which '${partition}' is`);
}
