import type { Authorizer, Credential } from "../../ir/authorizer.js";
import { type DeployValue, literal } from "../../ir/deploy-value.js";
import type { LambdaTarget } from "../../ir/integration.js";
import { type DocumentNode, isRecord, keyPlaceOf, member, placeOf } from "../document-node.js";
import {
  type ReadContext,
  readBoolean,
  readItems,
  readMembers,
  readNumber,
  readString,
  reportInvalid,
} from "../read-context.js";
import { reportNotForApiType } from "./api-type.js";
import { type AuthorizerBase, type AuthorizerSettings, ttl } from "./authorizer-parts.js";
import { readDeployValue } from "./deploy-values.js";
import { reportUnreadExtensionFields } from "./extension-fields.js";
import { functionByArn } from "./function-by-arn.js";
import { issuerOfOpenIdUrl, readUserPoolIssuer, tokenAudience } from "./jwt-issuer.js";
import { lambdaTarget } from "./lambda-uri.js";

/** As for REST APIs: the settings come first, then the service's own extension, then what the credential suggests. */
export function readHttpAuthorizer(
  context: ReadContext,
  scheme: string,
  node: DocumentNode,
  credential: Credential,
  base: AuthorizerBase,
  settings: AuthorizerSettings,
): Authorizer {
  const reading: HttpAuthorizerReading = {
    context,
    scheme,
    base,
    credential,
    identitySource: identitySourceOf(credential),
    own: { kind: "handler", handler: settings.handlerFor(scheme) },
  };
  if (settings.values !== undefined && Object.hasOwn(settings.values, scheme)) return fromSettings(reading, settings);
  const extension = member(node, "x-amazon-apigateway-authorizer");
  const read = extension === undefined ? undefined : readExtension(reading, extension);
  return read ?? byCredential(reading);
}

interface HttpAuthorizerReading {
  readonly context: ReadContext;
  readonly scheme: string;
  readonly base: AuthorizerBase;
  readonly credential: Credential;
  readonly identitySource: string;
  /** The function that the build makes. */
  readonly own: LambdaTarget;
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html (identity sources) */
function identitySourceOf(credential: Credential): string {
  if (credential.kind !== "apiKey") return "$request.header.Authorization";
  if (credential.in === "query") return `$request.querystring.${credential.name}`;
  return `$request.header.${credential.in === "cookie" ? "Cookie" : credential.name}`;
}

/** The gateway has no keys of its own here, so a function looks them up; it verifies tokens whose issuer is known. */
function byCredential(reading: HttpAuthorizerReading): Authorizer {
  const { context, scheme, base, credential, identitySource } = reading;
  if (credential.kind === "sigv4") return { ...base, kind: "iam" };
  if (credential.kind === "mutualTls") return { ...base, kind: "mutualTls" };
  const issuer = credential.kind === "openIdConnect" ? issuerOfOpenIdUrl(credential.url) : undefined;
  if (issuer === undefined) return ownFunction(reading, base);
  return { ...base, kind: "jwt", issuer, audience: [tokenAudience(context, scheme)], identitySource };
}

/** A decision that is cached holds for every route, so what the build makes by itself starts without a cache. */
const ownFunction = ({ own, identitySource }: HttpAuthorizerReading, base: AuthorizerBase): Authorizer => ({
  ...base,
  kind: "lambda",
  mode: "request",
  target: own,
  identitySources: [identitySource],
  ttlSeconds: 0,
  payloadFormatVersion: "2.0",
  simpleResponses: true,
});

function fromSettings(reading: HttpAuthorizerReading, settings: AuthorizerSettings): Authorizer {
  const { context, scheme, identitySource } = reading;
  const value = settings.values?.[scheme];
  const node = settings.nodeAt(["authorizers", scheme]);
  const base = { ...reading.base, origin: keyPlaceOf(node) };
  switch (value?.type) {
    case "jwt": {
      const issuer = member(node, "issuer");
      return {
        ...base,
        kind: "jwt",
        issuer: issuer === undefined ? suggestedIssuer(reading) : readDeployValue(context, issuer, "template"),
        audience: audienceOf(reading, node, "audience"),
        identitySource: value.identitySource ?? identitySource,
      };
    }
    case "cognito":
      return fromUserPools(
        reading,
        base,
        readItems(context, node, "userPoolArns"),
        audienceOf(reading, node, "clientIds"),
      );
    case "lambda": {
      const functionNode = member(node, "function");
      const payloadFormatVersion = value.payloadFormatVersion ?? "2.0";
      return {
        ...base,
        kind: "lambda",
        mode: value.mode ?? "request",
        target:
          functionNode === undefined ? reading.own : functionByArn(readDeployValue(context, functionNode, "template")),
        // What is kept for one route must not admit to another one.
        identitySources: value.identitySources ?? [identitySource, ...(value.ttl ? ["$context.routeKey"] : [])],
        ...ttl(value.ttl ?? 0),
        payloadFormatVersion,
        simpleResponses: value.simpleResponses ?? payloadFormatVersion === "2.0",
      };
    }
    case "apiKey":
      reportNotForApiType(
        context,
        keyPlaceOf(member(node, "type") ?? node),
        `authorizers.${scheme}.type: apiKey`,
        "Set `type: lambda`: the function that the build makes looks keys up. Keys with usage plans need `api.type: rest`.",
      );
      return ownFunction(reading, base);
    default:
      return { ...base, kind: "iam" };
  }
}

/** Empty, which the lowering reports, where the scheme does not say it. */
const suggestedIssuer = ({ credential }: HttpAuthorizerReading): DeployValue =>
  (credential.kind === "openIdConnect" ? issuerOfOpenIdUrl(credential.url) : undefined) ?? literal("");

function audienceOf(
  { context, scheme }: HttpAuthorizerReading,
  node: DocumentNode,
  key: string,
): readonly DeployValue[] {
  if (member(node, key) === undefined) return [tokenAudience(context, scheme)];
  return readItems(context, node, key).map((item) => readDeployValue(context, item, "template"));
}

/** A user pool is an issuer like any other here. */
function fromUserPools(
  { context, identitySource }: HttpAuthorizerReading,
  base: AuthorizerBase,
  pools: readonly DocumentNode[],
  audience: readonly DeployValue[],
): Authorizer {
  const [pool, second] = pools;
  if (second !== undefined)
    reportNotForApiType(
      context,
      placeOf(second),
      "authorizer for several user pools",
      "Describe a security scheme for each pool, or check tokens in a Lambda authorizer.",
    );
  const issuer = pool === undefined ? undefined : readUserPoolIssuer(context, pool);
  return { ...base, kind: "jwt", issuer: issuer ?? literal(""), audience, identitySource };
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authorizer.html */
function readExtension(reading: HttpAuthorizerReading, node: DocumentNode): Authorizer | undefined {
  const { context } = reading;
  if (!isRecord(node.value)) {
    reportInvalid(context, node, "An authorizer", "an object");
    return undefined;
  }
  reportUnreadExtensionFields(context, node, "httpAuthorizer");
  const base = { ...reading.base, origin: placeOf(node) };
  const type = readString(context, node, "type")?.toLowerCase();
  const sources = readString(context, node, "identitySource")
    ?.split(",")
    .map((each) => each.trim())
    .filter((each) => each !== "");
  const located = { ...reading, identitySource: sources?.[0] ?? reading.identitySource };
  if (type === "jwt") return readJwt(located, base, node);
  if (type === "cognito_user_pools")
    return fromUserPools(located, base, readItems(context, node, "providerARNs"), [
      tokenAudience(context, reading.scheme),
    ]);
  if (type === "request" || type === "token") return readLambda(context, base, node, type, sources ?? []);
  reportInvalid(context, member(node, "type") ?? node, "The authorizer's 'type'", "jwt or request");
  return undefined;
}

function readJwt(reading: HttpAuthorizerReading, base: AuthorizerBase, node: DocumentNode): Authorizer {
  const { context, identitySource } = reading;
  const jwt = member(node, "jwtConfiguration");
  if (jwt !== undefined) reportUnreadExtensionFields(context, jwt, "jwtConfiguration");
  const configuration = new Map(readMembers(context, node, "jwtConfiguration"));
  const issuer = configuration.get("issuer");
  const audience = configuration.get("audience");
  const audiences = Array.isArray(audience?.value)
    ? readItems(context, jwt ?? node, "audience")
    : audience === undefined
      ? []
      : [audience];
  return {
    ...base,
    kind: "jwt",
    issuer: issuer === undefined ? suggestedIssuer(reading) : readDeployValue(context, issuer, "template"),
    audience: audiences.map((item) => readDeployValue(context, item, "template")),
    identitySource,
  };
}

function readLambda(
  context: ReadContext,
  base: AuthorizerBase,
  node: DocumentNode,
  mode: "request" | "token",
  identitySources: readonly string[],
): Authorizer | undefined {
  const uri = member(node, "authorizerUri");
  if (uri === undefined) {
    context.diagnostics.report("field-missing", placeOf(node), { what: "A Lambda authorizer", field: "authorizerUri" });
    return undefined;
  }
  const credentials = member(node, "authorizerCredentials");
  const format = member(node, "authorizerPayloadFormatVersion");
  // Unquoted in YAML it is a number.
  const payloadFormatVersion = Number(format?.value) === 1 ? "1.0" : Number(format?.value) === 2 ? "2.0" : undefined;
  if (format !== undefined && payloadFormatVersion === undefined)
    reportInvalid(context, format, "'authorizerPayloadFormatVersion'", "1.0 or 2.0");
  return {
    ...base,
    kind: "lambda",
    mode,
    target: lambdaTarget(readDeployValue(context, uri, "template")),
    ...(credentials === undefined || credentials.value === null
      ? {}
      : { credentials: readDeployValue(context, credentials, "template") }),
    identitySources,
    ...ttl(readNumber(context, node, "authorizerResultTtlInSeconds")),
    ...(payloadFormatVersion === undefined ? {} : { payloadFormatVersion }),
    simpleResponses: readBoolean(context, node, "enableSimpleResponses") === true,
  };
}
