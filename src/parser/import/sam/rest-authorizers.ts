import type { SourcePointer } from "../../../ir/source.js";
import type { SourceValue } from "../source-value.js";
import { invocationUri } from "./rest-events.js";
import { decidedText, reportInvalid, reportRefused, type SamContext } from "./sam-context.js";
import { isList, isObject, itemsOf, list, member, membersOf, object, scalar, stringOf } from "./values.js";

/** One of `Auth.Authorizers`. */
export interface RestAuthorizer {
  readonly name: string;
  readonly scheme: SourceValue;
  /** Of a Lambda authorizer that SAM lets the gateway call. */
  readonly grantedFunction?: SourceValue;
  readonly scopes?: SourceValue;
}

/**
 * Authorizers of a REST API as security schemes.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-api-apiauth.html#sam-api-apiauth-authorizers
 */
export function restAuthorizers(auth: SourceValue, id: string, context: SamContext): readonly RestAuthorizer[] {
  const authorizers = member(auth, "Authorizers");
  if (authorizers !== undefined && !isObject(authorizers)) {
    reportInvalid(context, `'Auth.Authorizers' of ${id}`, "a map", authorizers);
    return [];
  }
  return membersOf(authorizers).flatMap(([name, authorizer]) => {
    if (!isObject(authorizer)) {
      reportInvalid(context, `The authorizer '${name}' of ${id}`, "a map", authorizer);
      return [];
    }
    const identity = member(authorizer, "Identity");
    if (identity !== undefined && !isObject(identity)) {
      reportInvalid(context, `'Identity' of the authorizer '${name}' of ${id}`, "a map", identity);
      return [];
    }
    return readAuthorizer(name, authorizer, identity, id, context);
  });
}

function readAuthorizer(
  name: string,
  authorizer: SourceValue,
  identity: SourceValue | undefined,
  id: string,
  context: SamContext,
): readonly RestAuthorizer[] {
  const { at } = authorizer;
  const scopes = member(authorizer, "AuthorizationScopes");
  if (scopes !== undefined && !isList(scopes)) {
    reportInvalid(context, `'AuthorizationScopes' of the authorizer '${name}' of ${id}`, "a list", scopes);
  }
  const withoutPermission = member(authorizer, "DisableFunctionDefaultPermissions");
  const flag = decidedText(context, withoutPermission)?.toLowerCase();
  if (withoutPermission !== undefined && flag !== "true" && flag !== "false") {
    const what = `'DisableFunctionDefaultPermissions' of the authorizer '${name}' of ${id}`;
    reportInvalid(context, what, "true or false", withoutPermission);
  }
  const shared = { name, ...(scopes === undefined ? {} : { scopes }) };
  const pools = member(authorizer, "UserPoolArn");
  if (pools !== undefined) return [{ ...shared, scheme: cognitoScheme(pools, identity, at) }];
  const called = member(authorizer, "FunctionArn");
  const scheme = lambdaScheme(name, authorizer, called, identity, id, context);
  if (scheme === undefined) return [];
  const granted = called !== undefined && flag !== "true" ? { grantedFunction: called } : {};
  return [{ ...shared, scheme, ...granted }];
}

const schemeOf = (header: SourceValue, type: string, authorizer: SourceValue, at: SourcePointer): SourceValue =>
  object(
    {
      type: scalar("apiKey", at),
      name: header,
      in: scalar("header", at),
      "x-amazon-apigateway-authtype": scalar(type, at),
      "x-amazon-apigateway-authorizer": authorizer,
    },
    at,
  );

const headerOf = (identity: SourceValue | undefined, at: SourcePointer): SourceValue =>
  member(identity, "Header") ?? scalar("Authorization", at);

function cognitoScheme(pools: SourceValue, identity: SourceValue | undefined, at: SourcePointer): SourceValue {
  const authorizer = object(
    {
      type: scalar("cognito_user_pools", at),
      providerARNs: list(itemsOf(pools), pools.at),
      identityValidationExpression: member(identity, "ValidationExpression"),
    },
    at,
  );
  return schemeOf(headerOf(identity, at), "cognito_user_pools", authorizer, at);
}

function lambdaScheme(
  name: string,
  authorizer: SourceValue,
  called: SourceValue | undefined,
  identity: SourceValue | undefined,
  id: string,
  context: SamContext,
): SourceValue | undefined {
  const { at } = authorizer;
  const where = `the authorizer '${name}' of ${id}`;
  const payload = member(authorizer, "FunctionPayloadType");
  const type = payload === undefined ? "TOKEN" : decidedText(context, payload);
  if (type !== "TOKEN" && type !== "REQUEST") {
    if (payload !== undefined) reportInvalid(context, `'FunctionPayloadType' of ${where}`, "TOKEN or REQUEST", payload);
    return undefined;
  }
  const isRequest = type === "REQUEST";
  const sources = isRequest ? identitySources(identity, where, context) : [];
  if (isRequest && sources.length === 0 && cachesAnswers(identity, context)) {
    const detail = "a REQUEST authorizer needs an 'Identity' with Headers, QueryStrings, StageVariables or Context";
    reportRefused(context, where, detail, at);
    return undefined;
  }
  const role = member(authorizer, "FunctionInvokeRole");
  const definition = object(
    {
      type: scalar(type.toLowerCase(), at),
      authorizerUri: called === undefined ? undefined : invocationUri(called, called.at),
      authorizerResultTtlInSeconds: member(identity, "ReauthorizeEvery"),
      authorizerCredentials: decidedText(context, role) === "NONE" ? undefined : role,
      identitySource: sources.length === 0 ? undefined : scalar(sources.join(", "), identity?.at ?? at),
      identityValidationExpression: isRequest ? undefined : member(identity, "ValidationExpression"),
    },
    at,
  );
  return schemeOf(isRequest ? scalar("Unused", at) : headerOf(identity, at), "custom", definition, at);
}

/** Without a cache an authorizer needs nothing to tell callers apart by. */
function cachesAnswers(identity: SourceValue | undefined, context: SamContext): boolean {
  const seconds = Number(decidedText(context, member(identity, "ReauthorizeEvery")));
  return !(identity !== undefined && seconds === 0 && member(identity, "ReauthorizeEvery") !== undefined);
}

const sourcePrefixes = {
  Headers: "method.request.header.",
  QueryStrings: "method.request.querystring.",
  StageVariables: "stageVariables.",
  Context: "context.",
} as const;

function identitySources(identity: SourceValue | undefined, where: string, context: SamContext): readonly string[] {
  return Object.entries(sourcePrefixes).flatMap(([key, prefix]) =>
    identityTexts(identity, key, where, context).map((text) => prefix + text),
  );
}

/** The texts of one list of an `Identity`. */
export function identityTexts(
  identity: SourceValue | undefined,
  key: string,
  where: string,
  context: SamContext,
): readonly string[] {
  const value = member(identity, key);
  if (value === undefined) return [];
  if (!isList(value)) {
    reportInvalid(context, `'Identity.${key}' of ${where}`, "a list", value);
    return [];
  }
  return value.items.flatMap((item) => {
    const text = stringOf(item) ?? (item.kind === "scalar" ? undefined : decidedText(context, item));
    if (text === undefined) reportInvalid(context, `'Identity.${key}' of ${where}`, "a list of text", item);
    return text === undefined ? [] : [text];
  });
}
