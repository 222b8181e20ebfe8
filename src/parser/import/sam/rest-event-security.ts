import type { SourceValue } from "../source-value.js";
import type { Definition } from "./definition.js";
import type { Draft } from "./draft.js";
import type { ApiEvent } from "./events.js";
import { decidedText, reportInvalid, reportRefused, type SamContext, type SamResource } from "./sam-context.js";
import { propertyOf } from "./sam-resource.js";
import { addApiKeyScheme, addIamScheme } from "./scheme-definitions.js";
import { apiKey, iam, noApiKey, noAuthorizer, requirement, securityOf, writeSecurity } from "./security.js";
import { isFalse, isList, isObject, isTrue, member } from "./values.js";

/**
 * The authorizer and API key of one method.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-apifunctionauth.html
 */
export function writeEventSecurity(
  event: ApiEvent,
  api: SamResource,
  definition: Definition,
  method: Draft,
  context: SamContext,
): void {
  const auth = event.properties.get("Auth")?.value;
  if (auth === undefined) return;
  const where = event.node.address;
  const added = [...authorizerOf(event, api, auth, context), ...keyOf(event, api, auth, context)];
  if (added.length === 0) return;
  const existing = securityOf(method, where, context);
  if (existing === undefined) return;
  writeSecurity(method, [...existing, ...added], auth.at);
  if (decidedText(context, member(auth, "Authorizer")) === iam) addIamScheme(definition, auth.at, context);
  if (isTrue(member(auth, "ApiKeyRequired"))) addApiKeyScheme(definition, auth.at, context);
}

function authorizerOf(
  event: ApiEvent,
  api: SamResource,
  auth: SourceValue,
  context: SamContext,
): readonly SourceValue[] {
  const value = member(auth, "Authorizer");
  const scopes = member(auth, "AuthorizationScopes");
  const where = event.node.address;
  if (scopes !== undefined && !isList(scopes))
    reportInvalid(context, `'AuthorizationScopes' of ${where}`, "a list", scopes);
  if (value === undefined) {
    if (scopes !== undefined) reportRefused(context, where, "'AuthorizationScopes' needs an 'Authorizer'", scopes.at);
    return [];
  }
  const name = decidedText(context, value);
  if (name === undefined) {
    reportInvalid(context, `'Authorizer' of ${where}`, "the name of an authorizer", value);
    return [];
  }
  const shared = propertyOf(api, "Auth");
  const authorizer = member(member(shared, "Authorizers"), name);
  if (name === noAuthorizer) {
    if (member(shared, "DefaultAuthorizer") === undefined) {
      reportRefused(context, where, `'Authorizer: NONE' needs an API with a 'DefaultAuthorizer'`, value.at);
    }
    return [requirement(noAuthorizer, undefined, value.at)];
  }
  if (name !== iam && authorizer === undefined) {
    reportRefused(context, where, `${api.resource.id} defines no authorizer '${name}'`, value.at);
    return [];
  }
  if (authorizer !== undefined && !isObject(authorizer)) {
    reportInvalid(context, `The authorizer '${name}'`, "a map", authorizer);
    return [];
  }
  const usual = authorizer === undefined ? undefined : member(authorizer, "AuthorizationScopes");
  return [requirement(name, authorizer === undefined ? undefined : (scopes ?? usual), value.at)];
}

function keyOf(event: ApiEvent, api: SamResource, auth: SourceValue, context: SamContext): readonly SourceValue[] {
  const value = member(auth, "ApiKeyRequired");
  if (value === undefined) return [];
  if (!isFalse(value)) return [requirement(apiKey, undefined, value.at)];
  if (!isTrue(member(propertyOf(api, "Auth"), "ApiKeyRequired"))) {
    const detail = "'ApiKeyRequired: false' needs an API that requires keys by default";
    reportRefused(context, event.node.address, detail, value.at);
  }
  return [requirement(noApiKey, undefined, value.at)];
}
