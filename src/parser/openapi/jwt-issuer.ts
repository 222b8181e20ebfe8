import { type DeployValue, join, literal } from "../../ir/deploy-value.js";
import { type DocumentNode, placeOf } from "../document-node.js";
import { describeValue, type ReadContext } from "../read-context.js";
import { parameterName, readDeployValue } from "./deploy-values.js";

/** Where OpenID Connect Discovery puts the issuer's document, https://openid.net/specs/openid-connect-discovery-1_0.html */
const discovery = /\/\.well-known\/openid-configuration\/?$/;

/** The issuer behind `openIdConnectUrl`; undefined where it names none. */
export function issuerOfOpenIdUrl(url: string): DeployValue | undefined {
  return /^https:\/\/[^\s?#]+$/.test(url) ? literal(url.replace(discovery, "")) : undefined;
}

/** The parameter that brings the audience of a scheme's tokens, which documents have no place for. */
export function tokenAudience(context: ReadContext, scheme: string): DeployValue {
  const name = parameterName(`${scheme}Audience`);
  if (!context.deployParameters.has(name)) {
    const description = `Audience (client id) of the tokens that '${scheme}' takes.`;
    context.deployParameters.set(name, { name, description, secret: false });
  }
  return { kind: "parameter", name };
}

/** Stands for what only the deployment knows: a character that no ARN holds. */
const unknown = "\uFFFF";

/**
 * The issuer of a user pool, by its ARN: https://cognito-idp.{region}.amazonaws.com/{pool}. Undefined, and reported, where
 * the parts of the ARN are known to the deployment only.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html
 */
export function readUserPoolIssuer(context: ReadContext, node: DocumentNode): DeployValue | undefined {
  const arn = readDeployValue(context, node, "template");
  const parts = arn.kind === "join" ? arn.parts : [arn];
  const values = parts.filter((part) => part.kind !== "literal");
  const text = parts.map((part) => (part.kind === "literal" ? part.text : unknown)).join("");
  const match = /^arn:([^:]+):cognito-idp:([^:]+):[^:]*:userpool\/(.+)$/.exec(text);
  const [, partition = "", region = "", pool = ""] = match ?? [];
  if (match === null) {
    const values = { value: describeValue(node.value) };
    context.diagnostics.report("user-pool-issuer-unknown", placeOf(node), values);
    return undefined;
  }
  const suffix: DeployValue =
    partition === unknown
      ? { kind: "pseudo", name: "urlSuffix" }
      : literal(partition === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com");
  const count = (part: string): number => part.split(unknown).length - 1;
  const restore = (part: string, before: string): readonly DeployValue[] => {
    let index = count(before);
    return part.split(new RegExp(`(${unknown})`)).flatMap((piece) => {
      const value = piece === unknown ? values[index++] : literal(piece);
      return value === undefined ? [] : [value];
    });
  };
  return join([
    literal("https://cognito-idp."),
    ...restore(region, partition),
    literal("."),
    suffix,
    literal("/"),
    ...restore(pool, text.slice(0, text.length - pool.length)),
  ]);
}
