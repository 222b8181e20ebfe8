import type { JsonValue } from "../../../../ir/json.js";
import { knownText, memberOf } from "../../build-value.js";
import type { SourceResource } from "../../resource-graph.js";
import type { SourceValue } from "../../source-value.js";
import { propertyOf, type RaiseContext } from "../context.js";
import type { RestPaths } from "./paths.js";

/** What a preflight answers, by the names of headers in lower case. */
type Headers = ReadonlyMap<string, string>;

const allMethods = "DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT";

/**
 * The setting `cors`, where the methods for OPTIONS are just those that it makes: on each path, answered by the gateway,
 * with the same headers but for the methods. Anything else stays an operation. Takes the methods that it stands for.
 */
export function raisePreflights(context: RaiseContext, paths: RestPaths): ReadonlySet<SourceResource> {
  const none: ReadonlySet<SourceResource> = new Set();
  const verbs = new Map<string, string[]>();
  const preflights = new Map<SourceResource, { readonly path: string; readonly headers: Headers }>();
  for (const method of context.ofApi("AWS::ApiGateway::Method")) {
    const path = paths.pathOf(propertyOf(method, "ResourceId"));
    const verb = textOf(propertyOf(method, "HttpMethod"))?.toUpperCase();
    if (path === undefined || verb === undefined) return none;
    const others = verbs.get(path) ?? [];
    verbs.set(path, others);
    const headers = verb === "OPTIONS" ? preflightHeaders(context, method) : undefined;
    if (headers !== undefined) preflights.set(method, { path, headers });
    else if (verb === "OPTIONS" || !answersAlike(method)) return none;
    else others.push(verb);
  }
  const [first] = preflights.values();
  if (first === undefined || preflights.size !== verbs.size) return none;
  const shared = describe(first.headers);
  for (const { path, headers } of preflights.values()) {
    const own = verbs.get(path) ?? [];
    const expected = own.includes("ANY") ? allMethods : [...own, "OPTIONS"].sort().join(",");
    if (own.length === 0 || headers.get("access-control-allow-methods") !== expected) return none;
    if (describe(headers) !== shared) return none;
  }
  if (!gatewayAnswersAlike(context, first.headers)) return none;
  raiseCors(context, first.headers, [...preflights.keys()][0]);
  for (const method of preflights.keys()) context.own(method).ignore(...method.properties.map(({ name }) => name));
  return new Set(preflights.keys());
}

const textOf = (value: SourceValue | undefined): string | undefined =>
  value === undefined ? undefined : knownText(value);

const describe = (headers: Headers): string =>
  JSON.stringify([...headers].filter(([name]) => name !== "access-control-allow-methods").sort());

const settable = new Set([
  "access-control-allow-methods",
  "access-control-allow-headers",
  "access-control-max-age",
  "access-control-allow-origin",
  "access-control-allow-credentials",
  "vary",
]);

/** The headers of a method that does what a preflight of the build does, and nothing else. */
function preflightHeaders(context: RaiseContext, method: SourceResource): Headers | undefined {
  const integration = propertyOf(method, "Integration");
  const responses = memberOf(integration, "IntegrationResponses");
  const declared = propertyOf(method, "MethodResponses");
  if (responses?.kind !== "list" || declared?.kind !== "list") return undefined;
  const [response] = responses.items;
  const template = memberOf(memberOf(integration, "RequestTemplates"), "application/json");
  const binary = propertyOf(context.api, "BinaryMediaTypes");
  const hasBinary = binary?.kind === "list" && binary.items.length > 0;
  const isPlain =
    responses.items.length === 1 &&
    declared.items.length === 1 &&
    textOf(propertyOf(method, "AuthorizationType")) === "NONE" &&
    textOf(propertyOf(method, "ApiKeyRequired")) !== "true" &&
    propertyOf(method, "OperationName") === undefined &&
    textOf(memberOf(integration, "Type")) === "MOCK" &&
    textOf(memberOf(integration, "PassthroughBehavior")) === "WHEN_NO_MATCH" &&
    (textOf(memberOf(integration, "ContentHandling")) === "CONVERT_TO_TEXT") === hasBinary &&
    /^\s*\{\s*"statusCode"\s*:\s*204\s*\}\s*$/.test(textOf(template) ?? "") &&
    textOf(memberOf(response, "StatusCode")) === "204" &&
    memberOf(response, "ResponseTemplates") === undefined &&
    memberOf(response, "SelectionPattern") === undefined;
  const headers = headersOf(memberOf(response, "ResponseParameters"), "method.response.header.");
  return isPlain && [...headers.keys()].every((name) => settable.has(name)) ? headers : undefined;
}

/** Fixed values, without their quotes. */
function headersOf(parameters: SourceValue | undefined, prefix: string): Headers {
  const headers = new Map<string, string>();
  if (parameters?.kind !== "object") return headers;
  for (const [name, value] of parameters.members) {
    const [, text] = /^'(.*)'$/s.exec(textOf(value) ?? "") ?? [];
    if (name.startsWith(prefix) && text !== undefined) headers.set(name.slice(prefix.length).toLowerCase(), text);
  }
  return headers;
}

/** The setting adds the origin to every answer that is the gateway's to make, so all of them have to have it already. */
function answersAlike(method: SourceResource): boolean {
  const integration = propertyOf(method, "Integration");
  if (/_PROXY$/i.test(textOf(memberOf(integration, "Type")) ?? "")) return true;
  const responses = memberOf(integration, "IntegrationResponses");
  if (responses?.kind !== "list") return true;
  return responses.items.every((response) =>
    headersOf(memberOf(response, "ResponseParameters"), "method.response.header.").has("access-control-allow-origin"),
  );
}

function gatewayAnswersAlike(context: RaiseContext, headers: Headers): boolean {
  const responses = context.ofApi("AWS::ApiGateway::GatewayResponse");
  return ["DEFAULT_4XX", "DEFAULT_5XX"].every((type) =>
    responses.some(
      (response) =>
        textOf(propertyOf(response, "ResponseType")) === type &&
        headersOf(propertyOf(response, "ResponseParameters"), "gatewayresponse.header.").get(
          "access-control-allow-origin",
        ) === headers.get("access-control-allow-origin"),
    ),
  );
}

function raiseCors(context: RaiseContext, headers: Headers, from: SourceResource | undefined): void {
  const listed = (name: string): readonly string[] | undefined => headers.get(name)?.split(",");
  const age = headers.get("access-control-max-age");
  const exposed = context
    .ofApi("AWS::ApiGateway::GatewayResponse")
    .map((response) => headersOf(propertyOf(response, "ResponseParameters"), "gatewayresponse.header."))
    .find((each) => each.has("access-control-expose-headers"))
    ?.get("access-control-expose-headers");
  const allowed = listed("access-control-allow-headers");
  const cors: { readonly [key: string]: JsonValue } = {
    origins: [headers.get("access-control-allow-origin") ?? "*"],
    ...(allowed === undefined ? {} : { headers: allowed }),
    ...(exposed === undefined ? {} : { exposedHeaders: exposed.split(",") }),
    ...(headers.get("access-control-allow-credentials") === "true" ? { credentials: true } : {}),
    ...(age === undefined ? {} : { maxAge: Number(age) }),
  };
  context.settings.put(["cors"], cors, from?.nodes[0]?.at);
}
