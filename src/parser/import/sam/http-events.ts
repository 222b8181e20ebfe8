import type { SourceValue } from "../source-value.js";
import {
  type Definition,
  hasIntegration,
  isOpenApi3,
  openIntegration,
  openMethod,
  writeIntegration,
} from "./definition.js";
import { type Draft, emptyDraft, read, write } from "./draft.js";
import { type ApiEvent, anyMethod } from "./events.js";
import { invocationUri } from "./rest-events.js";
import {
  decidedText,
  isDecidedTrue,
  reportInvalid,
  reportRefused,
  type SamContext,
  type SamResource,
} from "./sam-context.js";
import { propertyOf } from "./sam-resource.js";
import { iam, noAuthorizer, requirement, securityOf, writeSecurity } from "./security.js";
import { isList, isObject, list, member, object, scalar, textOf } from "./values.js";

const defaultPath = "$default";

/** What a function's event of type HttpApi adds: methods that a template's own definition has already stay as they are. */
export function addHttpEvent(
  event: ApiEvent,
  api: SamResource,
  definition: Definition | undefined,
  functionArn: SourceValue,
  context: SamContext,
): void {
  if (definition === undefined || !isOpenApi3(definition)) {
    if (definition !== undefined && api.resource.type === "AWS::Serverless::HttpApi") {
      const detail = "'DefinitionBody' needs 'openapi: 3.0.x' and 'paths'";
      reportRefused(context, api.resource.id, detail, event.at);
    }
    return;
  }
  const { at, path } = event;
  const method = openMethod(definition, path, event.method, at);
  if (method === undefined || (definition.managed && hasIntegration(method))) {
    const detail =
      method === undefined
        ? `the definition of ${api.resource.id} has no map at '${path}'`
        : `another event has the method '${event.method}' of '${path}' already`;
    reportRefused(context, event.node.address, detail, at);
    return;
  }
  if (!hasIntegration(method)) integrate(event, method, functionArn);
  authorize(event, api, method, context);
  const integration = openIntegration(method);
  if (integration !== undefined) {
    write(integration, "timeoutInMillis", event.properties.get("TimeoutInMillis")?.value);
    write(integration, "payloadFormatVersion", event.properties.get("PayloadFormatVersion")?.value);
  }
  describeVariables(path, method, at);
}

function integrate(event: ApiEvent, method: Draft, functionArn: SourceValue): void {
  const { at } = event;
  const integration = emptyDraft(at);
  write(integration, "type", scalar("aws_proxy", at));
  write(integration, "httpMethod", scalar("POST", at));
  write(integration, "payloadFormatVersion", scalar("2.0", at));
  write(integration, "uri", invocationUri(functionArn, at));
  if (event.path === defaultPath && event.method === anyMethod) write(method, "isDefaultRoute", scalar(true, at));
  writeIntegration(method, integration, at);
}

function describeVariables(path: string, method: Draft, at: ApiEvent["at"]): void {
  const names = [...path.matchAll(/\{(.*?)\}/g)].flatMap(([, name]) => (name === undefined ? [] : [name]));
  if (names.length === 0) return;
  const given = read(method, "parameters");
  const existing = isList(given) ? given.items : [];
  const described = existing.map((parameter) => {
    const name = textOf(member(parameter, "name"));
    if (name === undefined || !names.includes(name) || !isObject(parameter)) return parameter;
    const others = parameter.members.filter(([key]) => key !== "in" && key !== "required");
    return { ...parameter, members: [...others, ["in", scalar("path", at)], ["required", scalar(true, at)]] as const };
  });
  const known = new Set(existing.map((parameter) => textOf(member(parameter, "name"))));
  const missing = names
    .filter((name) => !known.has(name))
    .map((name) => object({ name: scalar(name, at), in: scalar("path", at), required: scalar(true, at) }, at));
  write(method, "parameters", list([...described, ...missing], at));
}

/** https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-httpapifunctionauth.html */
function authorize(event: ApiEvent, api: SamResource, method: Draft, context: SamContext): void {
  const auth = event.properties.get("Auth")?.value;
  if (!isObject(auth) || auth.members.length === 0) return;
  const where = event.node.address;
  const shared = propertyOf(api, "Auth");
  const value = member(auth, "Authorizer") ?? member(shared, "DefaultAuthorizer");
  if (value === undefined) {
    reportRefused(context, where, "'Auth' needs an 'Authorizer', or an API with a 'DefaultAuthorizer'", auth.at);
    return;
  }
  const name = value.kind === "list" || value.kind === "object" ? undefined : decidedText(context, value);
  if (name === undefined) {
    reportInvalid(context, `'Authorizer' of ${where}`, "the name of an authorizer", value);
    return;
  }
  const authorizer = knownAuthorizer(name, value, shared, where, api, context);
  if (authorizer === "refused") return;
  const own = member(auth, "AuthorizationScopes");
  if (own !== undefined && !isList(own)) {
    reportInvalid(context, `'AuthorizationScopes' of ${where}`, "a list", own);
    return;
  }
  const isBuiltIn = name === noAuthorizer || name === iam;
  const usual = member(authorizer, "AuthorizationScopes");
  const scopes = isBuiltIn ? undefined : own !== undefined && own.items.length > 0 ? own : usual;
  const existing = securityOf(method, where, context);
  if (existing !== undefined) writeSecurity(method, [...existing, requirement(name, scopes, value.at)], value.at);
}

function knownAuthorizer(
  name: string,
  value: SourceValue,
  shared: SourceValue | undefined,
  where: string,
  api: SamResource,
  context: SamContext,
): SourceValue | undefined | "refused" {
  if (name === noAuthorizer) {
    if (member(shared, "DefaultAuthorizer") !== undefined) return undefined;
    reportRefused(context, where, "'Authorizer: NONE' needs an API with a 'DefaultAuthorizer'", value.at);
    return "refused";
  }
  if (name === iam && isDecidedTrue(context, member(shared, "EnableIamAuthorizer"))) return undefined;
  const authorizer = member(member(shared, "Authorizers"), name);
  if (authorizer !== undefined) return authorizer;
  reportRefused(context, where, `${api.resource.id} defines no authorizer '${name}'`, value.at);
  return "refused";
}
