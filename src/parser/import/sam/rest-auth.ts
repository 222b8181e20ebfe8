import type { SourceValue } from "../source-value.js";
import { type Definition, hasIntegration, isWritable, methodsOf, pathsOf } from "./definition.js";
import type { Draft } from "./draft.js";
import { addResourcePolicy } from "./resource-policy.js";
import { type RestAuthorizer, restAuthorizers } from "./rest-authorizers.js";
import {
  decidedText,
  isDecidedFalse,
  isDecidedTrue,
  reportInvalid,
  reportRefused,
  type SamContext,
  type SamResource,
} from "./sam-context.js";

import { propertyOf, take } from "./sam-resource.js";
import { addApiKeyScheme, addIamScheme, addScheme, iamScheme } from "./scheme-definitions.js";
import { apiKey, iam, names, noApiKey, noAuthorizer, requirement, securityOf, writeSecurity } from "./security.js";
import { isObject, member, membersOf, scalar } from "./values.js";

const authKeys: ReadonlySet<string> = new Set([
  "Authorizers",
  "DefaultAuthorizer",
  "InvokeRole",
  "AddDefaultAuthorizerToCorsPreflight",
  "AddApiKeyRequiredToCorsPreflight",
  "ApiKeyRequired",
  "ResourcePolicy",
  "UsagePlan",
]);

/**
 * `Auth` of a REST API, written into its definition. Returns its authorizers.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-api-apiauth.html
 */
export function addRestAuth(
  sam: SamResource,
  definition: Definition | undefined,
  context: SamContext,
): readonly RestAuthorizer[] {
  const auth = take(sam, "Auth", context);
  if (!isObject(auth) || auth.members.length === 0) return [];
  const { id } = sam.resource;
  for (const [key, { at }] of auth.members) {
    if (!authKeys.has(key)) context.diagnostics.report("sam-property-unknown", at, { property: key, type: "Auth" });
  }
  if (!isWritable(sam, definition, "Auth", context)) return [];
  const authorizers = restAuthorizers(auth, id, context);
  for (const { name, scheme } of authorizers) addScheme(definition, name, scheme, context);
  addDefaultAuthorizer(auth, id, definition, authorizers, context);
  if (isDecidedTrue(context, member(auth, "ApiKeyRequired"))) {
    addApiKeyScheme(definition, auth.at, context);
    const preflight = !isDecidedFalse(context, member(auth, "AddApiKeyRequiredToCorsPreflight"));
    forEachMethod(definition, context, (method, name, where) => requireKey(method, name, where, preflight, context));
  }
  const policy = member(auth, "ResourcePolicy");
  if (policy !== undefined) {
    const paths = pathsOf(definition, context).map(([path]) => path);
    addResourcePolicy(definition, policy, paths, propertyOf(sam, "StageName") ?? scalar("Prod", auth.at), context);
  }
  return authorizers;
}

function forEachMethod(
  definition: Definition,
  context: SamContext,
  visit: (method: Draft, name: string, where: string) => void,
): void {
  for (const [path, item] of pathsOf(definition, context)) {
    for (const { method, draft } of methodsOf(path, item, context)) {
      if (hasIntegration(draft)) visit(draft, method, `${method} of the path '${path}'`);
    }
  }
}

function addDefaultAuthorizer(
  auth: SourceValue,
  id: string,
  definition: Definition,
  authorizers: readonly RestAuthorizer[],
  context: SamContext,
): void {
  const value = member(auth, "DefaultAuthorizer");
  if (value === undefined) return;
  const name = value.kind === "scalar" && typeof value.value !== "string" ? undefined : decidedText(context, value);
  if (name === undefined) {
    reportInvalid(context, `'DefaultAuthorizer' of ${id}`, "the name of an authorizer", value);
    return;
  }
  const found = authorizers.find((each) => each.name === name);
  if (found === undefined && name !== iam) {
    // One that is defined but refused has been reported already.
    if (!membersOf(member(auth, "Authorizers")).some(([each]) => each === name)) {
      reportRefused(context, `'DefaultAuthorizer' of ${id}`, `'Authorizers' has no '${name}'`, value.at);
    }
    return;
  }
  if (name === iam && found === undefined) addScheme(definition, iam, iamScheme(value.at), context);
  const preflight = !isDecidedFalse(context, member(auth, "AddDefaultAuthorizerToCorsPreflight"));
  const known = [iam, ...authorizers.map((each) => each.name)];
  const usual = requirement(name, found?.scopes, value.at);
  forEachMethod(definition, context, (method, verb, where) => {
    if (preflight || verb !== "options") setDefault(method, where, usual, known, definition, context);
  });
}

/** A method that says `NONE` gets no authorizer, one that names one keeps it. */
function setDefault(
  method: Draft,
  where: string,
  usual: SourceValue,
  known: readonly string[],
  definition: Definition,
  context: SamContext,
): void {
  const existing = securityOf(method, where, context);
  if (existing === undefined) return;
  const own = existing.filter((item) => names(item, ...known));
  const others = existing.filter((item) => !names(item, ...known));
  const none = others.findIndex((item) => names(item, noAuthorizer));
  const security =
    none >= 0 ? others.filter((_, index) => index !== none) : [...others, ...(own.length > 0 ? own : [usual])];
  if (security.length === 0) method.members.delete("security");
  else {
    writeSecurity(method, security, usual.at);
    if (security.some((item) => names(item, iam))) addIamScheme(definition, usual.at, context);
  }
}

function requireKey(method: Draft, verb: string, where: string, preflight: boolean, context: SamContext): void {
  const existing = securityOf(method, where, context);
  if (existing === undefined) return;
  const others = existing.filter((item) => !names(item, apiKey, noApiKey));
  const refused = existing.some((item) => names(item, noApiKey));
  const needs = !refused && (verb !== "options" || preflight);
  const security = needs ? [...others, requirement(apiKey, undefined, method.at)] : others;
  if (security.length === 0) method.members.delete("security");
  else writeSecurity(method, security, method.at);
}
