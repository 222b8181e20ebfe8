import { type DeployValue, join, literal } from "../deploy-value.js";

/** A template, URI or ARN of text and values. */
export const text = (...parts: readonly (string | DeployValue)[]): DeployValue =>
  join(parts.map((part) => (typeof part === "string" ? literal(part) : part)));

export const partition: DeployValue = { kind: "pseudo", name: "partition" };
export const region: DeployValue = { kind: "pseudo", name: "region" };
export const account: DeployValue = { kind: "pseudo", name: "account" };

/**
 * Whether a value is an ARN: it begins with `arn:`, or it is a deploy parameter whose name ends in `Arn`. Anything else is
 * a name in the API's own account and region.
 */
export function isArn(value: DeployValue): boolean {
  if (value.kind === "literal") return value.text.startsWith("arn:");
  if (value.kind === "parameter") return /arn$/i.test(value.name);
  const [first] = value.kind === "join" ? value.parts : [];
  return first !== undefined && first.kind === "literal" && first.text.startsWith("arn:");
}

/** `arn:{partition}:{service}:{region}:{account}:{resource}`; the value itself where it is an ARN. */
export const arnOf = (value: DeployValue, service: string, ...beforeName: readonly string[]): DeployValue =>
  isArn(value) ? value : text("arn:", partition, `:${service}:`, region, ":", account, ":", ...beforeName, value);

/** The parts of an ARN that is known now; undefined where only the deployment knows them. */
export function arnParts(
  value: DeployValue,
): { readonly region: DeployValue; readonly account: DeployValue; readonly resource: DeployValue } | undefined {
  const parts = value.kind === "join" ? value.parts : [value];
  const fields: DeployValue[][] = [[]];
  for (const part of parts) {
    const pieces = part.kind === "literal" ? part.text.split(":").map(literal) : [part];
    pieces.forEach((piece, index) => {
      if (index > 0 && fields.length < 6) fields.push([piece]);
      else if (index > 0) fields.at(-1)?.push(literal(":"), piece);
      else fields.at(-1)?.push(piece);
    });
  }
  const [, , , arnRegion, arnAccount, resource] = fields;
  if (arnRegion === undefined || arnAccount === undefined || resource === undefined) return undefined;
  return { region: join(arnRegion), account: join(arnAccount), resource: join(resource) };
}

/**
 * `arn:{partition}:apigateway:{region}:{service}:{path|action}/...`.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html (uri)
 */
export const integrationUri = (service: string, ...rest: readonly (string | DeployValue)[]): DeployValue =>
  text("arn:", partition, ":apigateway:", region, `:${service}:`, ...rest);
