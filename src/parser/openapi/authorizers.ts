import type { Authorizer, Credential, TokenVerification } from "../../ir/authorizer.js";
import { type DeployValue, join, literal } from "../../ir/deploy-value.js";
import { type AuthorizerId, unsafeId } from "../../ir/ids.js";
import type { LambdaTarget } from "../../ir/integration.js";
import { type DocumentNode, isRecord, keyPlaceOf, member, placeOf } from "../document-node.js";
import { type ReadContext, readItems, readString, reportInvalid } from "../read-context.js";
import { reportNotForApiType } from "./api-type.js";
import { type AuthorizerBase, type AuthorizerSettings, authorizerName, ttl } from "./authorizer-parts.js";
import { readDeployValue } from "./deploy-values.js";
import { reportUnreadExtensionFields } from "./extension-fields.js";
import { functionByArn } from "./function-by-arn.js";
import { readHttpAuthorizer } from "./http-authorizers.js";
import { lambdaTarget } from "./lambda-uri.js";
import { readCount } from "./schema-bounds.js";
import { readVerification } from "./token-verification.js";

/** The settings come first, then the service's own extension, then what the kind of credential suggests. */
export function readAuthorizer(
  context: ReadContext,
  scheme: string,
  node: DocumentNode,
  credential: Credential,
  settings: AuthorizerSettings,
): Authorizer {
  const base = { id: unsafeId<AuthorizerId>(scheme), name: authorizerName(scheme), origin: placeOf(node) };
  if (context.protocol === "http") return readHttpAuthorizer(context, scheme, node, credential, base, settings);
  const identitySource = identitySourceOf(credential);
  if (settings.values !== undefined && Object.hasOwn(settings.values, scheme)) {
    return fromSettings(context, scheme, base, identitySource, credential, settings);
  }
  const extension = member(node, "x-amazon-apigateway-authorizer");
  const read = extension === undefined ? undefined : readExtension(context, extension, base, identitySource);
  return (
    read ??
    byCredential(base, credential, identitySource, { kind: "handler", handler: settings.handlerFor(scheme) }, () =>
      readVerification(context, scheme, credential, undefined, undefined),
    )
  );
}

/** Where API Gateway finds the credential. */
function identitySourceOf(credential: Credential): string {
  if (credential.kind !== "apiKey") return "method.request.header.Authorization";
  if (credential.in === "query") return `method.request.querystring.${credential.name}`;
  return `method.request.header.${credential.in === "cookie" ? "Cookie" : credential.name}`;
}

/**
 * A decision that is cached holds for every method (the policy is kept by token), so what the build makes by itself
 * starts without a cache: an author's policy for one method must not refuse or admit the others.
 */
function byCredential(
  base: AuthorizerBase,
  credential: Credential,
  identitySource: string,
  target: LambdaTarget,
  readTokens: () => TokenVerification | undefined,
): Authorizer {
  if (credential.kind === "sigv4") return { ...base, kind: "iam" };
  if (credential.kind === "mutualTls") return { ...base, kind: "mutualTls" };
  if (credential.kind === "apiKey" && credential.in === "header" && /^x-api-key$/i.test(credential.name)) {
    return { ...base, kind: "apiKey" };
  }
  const pool = credential.kind === "openIdConnect" ? userPoolArn(credential.url) : undefined;
  if (pool !== undefined) return { ...base, kind: "cognito", userPoolArns: [pool], identitySource };
  const inHeader = credential.kind !== "apiKey" || credential.in === "header";
  const mode = inHeader ? "token" : "request";
  const verification = readTokens();
  return {
    ...base,
    kind: "lambda",
    mode,
    target,
    identitySources: [identitySource],
    ttlSeconds: 0,
    ...(verification === undefined ? {} : { verification }),
  };
}

/** The pool behind a Cognito issuer, `https://cognito-idp.{region}.amazonaws.com/{pool}`. */
function userPoolArn(url: string): DeployValue | undefined {
  const match = /^https:\/\/cognito-idp\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?\/([\w-]+)/.exec(url);
  if (match === null) return undefined;
  return join([
    literal("arn:"),
    { kind: "pseudo", name: "partition" },
    literal(`:cognito-idp:${match[1]}:`),
    { kind: "pseudo", name: "account" },
    literal(`:userpool/${match[2]}`),
  ]);
}

function fromSettings(
  context: ReadContext,
  scheme: string,
  base: AuthorizerBase,
  identitySource: string,
  credential: Credential,
  settings: AuthorizerSettings,
): Authorizer {
  const value = settings.values?.[scheme];
  const node = settings.nodeAt(["authorizers", scheme]);
  const origin = { ...base, origin: keyPlaceOf(node) };
  switch (value?.type) {
    case "cognito": {
      const userPoolArns = readItems(context, node, "userPoolArns").map((item) =>
        readDeployValue(context, item, "template"),
      );
      return { ...origin, kind: "cognito", userPoolArns, identitySource, ...ttl(value.ttl) };
    }
    case "lambda": {
      const functionNode = member(node, "function");
      const expression = value.identityValidationExpression;
      if (functionNode !== undefined && value.jwt !== undefined) {
        const problem = "has no effect on a function that exists ('function')";
        context.diagnostics.report("setting-invalid", placeOf(node), { setting: `authorizers.${scheme}.jwt`, problem });
      }
      const verification =
        functionNode === undefined
          ? readVerification(context, scheme, credential, value.jwt, member(node, "jwt"))
          : undefined;
      return {
        ...origin,
        kind: "lambda",
        mode: value.mode ?? (identitySource.includes(".header.") ? "token" : "request"),
        target:
          functionNode === undefined
            ? { kind: "handler", handler: settings.handlerFor(scheme) }
            : functionByArn(readDeployValue(context, functionNode, "template")),
        identitySources: value.identitySources ?? [identitySource],
        ...(expression === undefined ? {} : { identityValidationExpression: expression }),
        ...ttl(value.ttl ?? 0),
        ...(verification === undefined ? {} : { verification }),
      };
    }
    case "apiKey":
      return { ...origin, kind: "apiKey" };
    case "jwt": {
      const help = "Set `type: lambda`: the function that the build makes verifies the token; or set `api.type: http`.";
      reportNotForApiType(context, keyPlaceOf(member(node, "type") ?? node), `authorizers.${scheme}.type: jwt`, help);
      return byCredential(
        origin,
        { kind: "http", scheme: "bearer" },
        identitySource,
        {
          kind: "handler",
          handler: settings.handlerFor(scheme),
        },
        () => undefined,
      );
    }
    default:
      return { ...origin, kind: "iam" };
  }
}

/**
 * `x-amazon-apigateway-authorizer`. Undefined where it is for another type of API; that is reported.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authorizer.html
 */
function readExtension(
  context: ReadContext,
  node: DocumentNode,
  base: AuthorizerBase,
  identitySource: string,
): Authorizer | undefined {
  if (!isRecord(node.value)) {
    reportInvalid(context, node, "An authorizer", "an object");
    return undefined;
  }
  const type = readString(context, node, "type")?.toLowerCase();
  if (type === "jwt") {
    context.diagnostics.report("construct-not-read", keyPlaceOf(node), {
      what: "A JWT authorizer, which HTTP APIs have,",
    });
    return undefined;
  }
  reportUnreadExtensionFields(context, node, "restAuthorizer");
  const expression = readString(context, node, "identityValidationExpression");
  const common = {
    ...base,
    origin: placeOf(node),
    ...(expression === undefined ? {} : { identityValidationExpression: expression }),
    ...ttl(readCount(context, node, "authorizerResultTtlInSeconds")),
  };
  if (type === "cognito_user_pools") {
    const userPoolArns = readItems(context, node, "providerARNs").map((item) =>
      readDeployValue(context, item, "template"),
    );
    const source = readString(context, node, "identitySource")?.trim() || identitySource;
    return { ...common, kind: "cognito", userPoolArns, identitySource: source };
  }
  if (type !== "token" && type !== "request") {
    reportInvalid(
      context,
      member(node, "type") ?? node,
      "The authorizer's 'type'",
      "token, request or cognito_user_pools",
    );
    return undefined;
  }
  return readLambdaExtension(context, node, common, type, identitySource);
}

function readLambdaExtension(
  context: ReadContext,
  node: DocumentNode,
  common: AuthorizerBase,
  mode: "token" | "request",
  identitySource: string,
): Authorizer | undefined {
  const uriNode = member(node, "authorizerUri");
  if (uriNode === undefined) {
    context.diagnostics.report("field-missing", placeOf(node), { what: "A Lambda authorizer", field: "authorizerUri" });
    return undefined;
  }
  const credentials = member(node, "authorizerCredentials");
  const listed = readString(context, node, "identitySource")
    ?.split(",")
    .map((each) => each.trim());
  return {
    ...common,
    kind: "lambda",
    mode,
    target: lambdaTarget(readDeployValue(context, uriNode, "template")),
    ...(credentials === undefined || credentials.value === null
      ? {}
      : { credentials: readDeployValue(context, credentials, "template") }),
    identitySources: listed?.filter((each) => each !== "") ?? (mode === "token" ? [identitySource] : []),
  };
}
