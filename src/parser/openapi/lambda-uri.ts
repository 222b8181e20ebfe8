import { type DeployValue, join, literal } from "../../ir/deploy-value.js";
import type { LambdaTarget } from "../../ir/integration.js";

/** Whether an integration URI calls a Lambda function, as far as the text before deployment shows it. */
export const isLambdaUri = (uri: DeployValue): boolean =>
  partsOf(uri).some((part) => /:lambda:path\//.test(textOf(part)));

/** A function by its ARN: one that the build makes where the ARN is of that. */
export function calledBy(functionArn: DeployValue, uri: DeployValue): LambdaTarget {
  return functionArn.kind === "handler" && functionArn.attribute === "arn"
    ? { kind: "handler", handler: functionArn.handler }
    : { kind: "external", uri, functionArn };
}

/**
 * Cuts the function's ARN out of `arn:{partition}:apigateway:{region}:lambda:path/2015-03-31/functions/{ARN}/invocations`.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html (uri)
 */
export function lambdaTarget(uri: DeployValue): LambdaTarget {
  const functionArn = cutFunctionArn(uri);
  return functionArn === undefined ? { kind: "external", uri } : calledBy(functionArn, uri);
}

function cutFunctionArn(uri: DeployValue): DeployValue | undefined {
  // Deploy-time parts are stood in for by a character that no URI holds, so that one expression can read the whole.
  const parts = partsOf(uri);
  const values = parts.filter((part) => part.kind !== "literal");
  const text = parts.map((part) => (part.kind === "literal" ? part.text : "\uFFFF")).join("");
  const start = /:lambda:path\/[0-9-]+\/functions\//.exec(text);
  const end = start === null ? -1 : text.lastIndexOf("/invocations");
  if (start === null || end === -1) return undefined;
  const from = start.index + start[0].length;
  const arn = text.slice(from, end);
  if (arn === "") return undefined;
  let index = text.slice(0, from).split("\uFFFF").length - 1;
  const pieces = arn.split(/(\uFFFF)/).map((piece) => (piece === "\uFFFF" ? values[index++] : literal(piece)));
  return join(pieces.filter((piece) => piece !== undefined));
}

const partsOf = (value: DeployValue): readonly DeployValue[] => (value.kind === "join" ? value.parts : [value]);
const textOf = (value: DeployValue): string => (value.kind === "literal" ? value.text : "");
