import type { Credential, TokenVerification } from "../../ir/authorizer.js";
import { type DeployValue, join, literal } from "../../ir/deploy-value.js";
import { type DocumentNode, items, member, placeOf } from "../document-node.js";
import type { ReadContext } from "../read-context.js";
import { parameterName, readDeployValue } from "./deploy-values.js";

/** `authorizers.<scheme>.jwt`, as far as it is read here. */
interface JwtValues {
  readonly algorithms?: readonly string[] | undefined;
  readonly scopesClaim?: string | undefined;
  readonly groupsClaim?: string | undefined;
}

/**
 * How a token of the scheme is checked: by the settings, and by what the address of an OpenID provider's metadata tells.
 * Undefined where neither says anything.
 */
export function readVerification(
  context: ReadContext,
  scheme: string,
  credential: Credential,
  values: JwtValues | undefined,
  node: DocumentNode | undefined,
): TokenVerification | undefined {
  const discovered = credential.kind === "openIdConnect" ? issuerOf(credential.url) : undefined;
  if (values === undefined && discovered === undefined) return undefined;
  const field = (key: string): DocumentNode | undefined => (node === undefined ? undefined : member(node, key));
  const read = (at: DocumentNode): DeployValue => readDeployValue(context, at, "template");
  const issuerNode = field("issuer");
  const issuer = issuerNode === undefined ? discovered : read(issuerNode);
  if (issuer === undefined && node !== undefined) {
    const problem = "has to be there: nothing else tells who issues the tokens";
    context.diagnostics.report("setting-invalid", placeOf(node), {
      setting: `authorizers.${scheme}.jwt.issuer`,
      problem,
    });
  }
  const audience = field("audience");
  const audiences = audience === undefined ? undefined : Array.isArray(audience.value) ? items(audience) : [audience];
  const jwksUri = field("jwksUri");
  const { algorithms = ["RS256", "ES256"], scopesClaim, groupsClaim } = values ?? {};
  return {
    issuer: issuer ?? literal(""),
    audiences: audiences === undefined ? [audienceParameter(context, scheme)] : audiences.map(read),
    ...(jwksUri === undefined ? {} : { jwksUri: read(jwksUri) }),
    algorithms,
    scopesClaims: scopesClaim === undefined ? ["scope", "scp"] : [scopesClaim],
    groupsClaims: groupsClaim === undefined ? ["cognito:groups", "groups"] : [groupsClaim],
  };
}

/** https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderConfig */
function issuerOf(url: string): DeployValue | undefined {
  const issuer = /^(https:\/\/.+?)\/*\/\.well-known\/openid-configuration\/?$/.exec(url)?.[1];
  return issuer === undefined ? undefined : literal(issuer);
}

/** A token for anybody is a token for nobody: without a setting, the deployment tells. */
function audienceParameter(context: ReadContext, scheme: string): DeployValue {
  const name = parameterName(`${scheme} audience`);
  if (!context.deployParameters.has(name)) {
    const description = `Audience that tokens of ${scheme} are for: their aud, or client_id; with commas between several.`;
    context.deployParameters.set(name, { name, description, secret: false });
  }
  return { kind: "parameter", name };
}

/** What the function that checks tokens is told by its environment. */
export function tokenEnvironment({
  issuer,
  audiences,
  jwksUri,
}: TokenVerification): readonly { readonly name: string; readonly value: DeployValue }[] {
  return [
    { name: "TOKEN_ISSUER", value: issuer },
    {
      name: "TOKEN_AUDIENCE",
      value: join(audiences.flatMap((each, index) => (index === 0 ? [each] : [literal(","), each]))),
    },
    ...(jwksUri === undefined ? [] : [{ name: "TOKEN_JWKS_URI", value: jwksUri }]),
  ];
}
