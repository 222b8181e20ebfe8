import type { SourcePointer } from "../../../ir/source.js";
import type { SourceValue } from "../source-value.js";
import { identityTexts } from "./rest-authorizers.js";
import { invocationUri } from "./rest-events.js";
import { decidedText, isDecidedTrue, reportInvalid, reportRefused, type SamContext } from "./sam-context.js";
import { isOfKind } from "./sam-resource.js";
import { iamScheme } from "./scheme-definitions.js";
import { iam } from "./security.js";
import { isList, isObject, list, member, membersOf, object, scalar } from "./values.js";

/** One of `Auth.Authorizers` of an HTTP API. */
export interface HttpAuthorizer {
  readonly name: string;
  readonly scheme: SourceValue;
  readonly grantedFunction?: SourceValue;
  readonly scopes?: SourceValue;
}

/** https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-httpapi-httpapiauth.html */
export function httpAuthorizers(auth: SourceValue, id: string, context: SamContext): readonly HttpAuthorizer[] {
  const authorizers = member(auth, "Authorizers");
  const withIam = isDecidedTrue(context, member(auth, "EnableIamAuthorizer"));
  const builtIn = withIam ? [{ name: iam, scheme: iamScheme(auth.at) }] : [];
  if (authorizers !== undefined && !isObject(authorizers)) {
    reportInvalid(context, `'Auth.Authorizers' of ${id}`, "a map", authorizers);
    return builtIn;
  }
  const own = membersOf(authorizers).flatMap(([name, authorizer]) => {
    const where = `the authorizer '${name}' of ${id}`;
    if (!isObject(authorizer)) {
      reportInvalid(context, where, "a map", authorizer);
      return [];
    }
    return readAuthorizer(name, authorizer, where, context) ?? [];
  });
  return [...builtIn, ...own];
}

const jwtKeys: ReadonlySet<string> = new Set(["AuthorizationScopes", "JwtConfiguration", "IdentitySource"]);
const lambdaKeys: ReadonlySet<string> = new Set([
  "FunctionArn",
  "FunctionInvokeRole",
  "Identity",
  "AuthorizerPayloadFormatVersion",
  "EnableSimpleResponses",
  "EnableFunctionDefaultPermissions",
]);

function readAuthorizer(
  name: string,
  authorizer: SourceValue,
  where: string,
  context: SamContext,
): HttpAuthorizer | undefined {
  const jwt = member(authorizer, "JwtConfiguration");
  const allowed = jwt === undefined ? lambdaKeys : jwtKeys;
  for (const [key, { at }] of membersOf(authorizer)) {
    if (allowed.has(key)) continue;
    const kind = jwt === undefined ? "a Lambda authorizer" : "a JWT authorizer";
    reportRefused(context, where, `${kind} takes no '${key}'`, at);
  }
  const scopes = member(authorizer, "AuthorizationScopes");
  if (scopes !== undefined && !isList(scopes))
    reportInvalid(context, `'AuthorizationScopes' of ${where}`, "a list", scopes);
  const scheme =
    jwt === undefined ? lambdaScheme(authorizer, where, context) : jwtScheme(authorizer, jwt, where, context);
  if (scheme === undefined) return undefined;
  const permission = member(authorizer, "EnableFunctionDefaultPermissions");
  if (permission !== undefined && !isOfKind(permission, "boolean")) {
    reportInvalid(context, `'EnableFunctionDefaultPermissions' of ${where}`, "true or false", permission);
  }
  const called = member(authorizer, "FunctionArn");
  return {
    name,
    scheme,
    ...(called !== undefined && isDecidedTrue(context, permission) ? { grantedFunction: called } : {}),
    ...(scopes === undefined ? {} : { scopes }),
  };
}

/** Keys of `JwtConfiguration` may be written in any case. */
function jwtScheme(
  authorizer: SourceValue,
  jwt: SourceValue,
  where: string,
  context: SamContext,
): SourceValue | undefined {
  const { at } = authorizer;
  const source = member(authorizer, "IdentitySource");
  if (!isObject(jwt)) {
    reportInvalid(context, `'JwtConfiguration' of ${where}`, "a map", jwt);
    return undefined;
  }
  if (source === undefined) {
    reportRefused(context, where, "it has no 'IdentitySource'", at);
    return undefined;
  }
  const configuration = { ...jwt, members: jwt.members.map(([key, value]) => [key.toLowerCase(), value] as const) };
  const described = object({ jwtConfiguration: configuration, identitySource: source, type: scalar("jwt", at) }, at);
  return object({ type: scalar("oauth2", at), "x-amazon-apigateway-authorizer": described }, at);
}

const sourcePrefixes = {
  Headers: "$request.header.",
  QueryStrings: "$request.querystring.",
  StageVariables: "$stageVariables.",
  Context: "$context.",
} as const;

function lambdaScheme(authorizer: SourceValue, where: string, context: SamContext): SourceValue | undefined {
  const { at } = authorizer;
  const [called, version] = ["FunctionArn", "AuthorizerPayloadFormatVersion"].map((key) => member(authorizer, key));
  if (called === undefined || version === undefined) {
    const missing = called === undefined ? "FunctionArn" : "AuthorizerPayloadFormatVersion";
    reportRefused(context, where, `it has no '${missing}'`, at);
    return undefined;
  }
  const identity = member(authorizer, "Identity");
  if (identity !== undefined && !isObject(identity)) {
    reportInvalid(context, `'Identity' of ${where}`, "a map", identity);
    return undefined;
  }
  const role = member(authorizer, "FunctionInvokeRole");
  const simple = member(authorizer, "EnableSimpleResponses");
  const described = object(
    {
      type: scalar("request", at),
      authorizerUri: invocationUri(called, called.at),
      authorizerCredentials: decidedText(context, role) === "NONE" ? undefined : role,
      authorizerResultTtlInSeconds: member(identity, "ReauthorizeEvery"),
      identitySource: identity === undefined ? undefined : identitySources(identity, where, context, identity.at),
      authorizerPayloadFormatVersion: version,
      enableSimpleResponses: decidedText(context, simple)?.toLowerCase() === "false" ? undefined : simple,
    },
    at,
  );
  return object(
    {
      type: scalar("apiKey", at),
      name: scalar("Unused", at),
      in: scalar("header", at),
      "x-amazon-apigateway-authorizer": described,
    },
    at,
  );
}

function identitySources(identity: SourceValue, where: string, context: SamContext, at: SourcePointer): SourceValue {
  const sources = Object.entries(sourcePrefixes).flatMap(([key, prefix]) =>
    identityTexts(identity, key, where, context).map((text) => scalar(prefix + text, at)),
  );
  return list(sources, at);
}
