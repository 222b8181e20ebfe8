import type { GatewayProtocol } from "../../../../ir/api.js";
import { scalar } from "../../build-value.js";
import type { SourceValue } from "../../source-value.js";
import { propertyOf, type RaiseContext } from "../context.js";
import type { Fields } from "../fields.js";
import { parseJsonText } from "../json-text.js";
import { raiseBodyAuthorizers } from "./body-authorizers.js";
import { raiseBodyOperations } from "./body-operations.js";
import { raiseBodyServers } from "./body-servers.js";
import { writeBody } from "./body-text.js";
import { bundleReferences } from "./bundle-references.js";
import { mapMember, memberOf, type ObjectValue, withMember, withoutMember } from "./object-value.js";
import { addServiceModels } from "./service-models.js";

/**
 * The definition of an API that stands in one document, `Body`: it goes through as it is, but for functions, which
 * settings name, and for what the service reads in its own way. False where there is none.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-import-api.html
 */
export function raiseBody(context: RaiseContext, api: Fields, protocol: GatewayProtocol): boolean {
  const body = bodyOf(context, api, protocol);
  if (body === undefined) return false;
  const bundled = bundleReferences(ownVersion(context, body), context.graph.documents, context.claims);
  const described = raiseBodyServers(context, named(context, bundled));
  const guarded = raiseBodyAuthorizers(context, described, protocol);
  const whole = raiseBodyOperations(context, guarded, protocol);
  takeContainers(context.claims, body);
  writeBody(context, ignoreRootSecurity(context, whole, protocol));
  addServiceModels(context);
  return true;
}

/** As an object, or as JSON in a text. */
function bodyOf(context: RaiseContext, api: Fields, protocol: GatewayProtocol): ObjectValue | undefined {
  const value = api.value("Body");
  if (value === undefined) {
    const how = "the definition stands in S3: fetch it, and give it as `Body`";
    api.annotate("BodyS3Location", "dropped", how);
    return undefined;
  }
  context.claims.take(value);
  const given = value.kind === "parameter" ? assumedText(context, value) : value;
  const parsed = given?.kind === "object" ? given : given && parseJsonText(given);
  if (parsed?.kind === "object") return parsed;
  reportUnread(context, api, value, protocol);
  return undefined;
}

/** The text that a parameter has by default. */
function assumedText({ values }: RaiseContext, value: SourceValue): SourceValue | undefined {
  const text = values.known(value);
  return text === undefined ? undefined : scalar(text, value.at);
}

/** An API of which nothing else is told than a definition that is not known is none that could be written down. */
function reportUnread(context: RaiseContext, api: Fields, value: SourceValue, protocol: GatewayProtocol): void {
  const isTold =
    protocol === "rest"
      ? context.ofApi("AWS::ApiGateway::Method").length > 0
      : context.ofApi("AWS::ApiGatewayV2::Route", "ApiId").length > 0;
  const isEmpty = context.values.preview(value)?.trim() === "";
  if (isTold && isEmpty) return;
  if (isTold) api.annotate("Body", "dropped", "it is no OpenAPI document that could be read");
  else
    context.diagnostics.report("import-definition-unknown", value.at, {
      api: context.api.id,
      why: whyUnread(value, isEmpty),
    });
}

function whyUnread(value: SourceValue, isEmpty: boolean): string {
  if (value.kind === "parameter")
    return isEmpty ? `'${value.name}' is empty by default` : `'${value.name}' has no value that could be read`;
  if (value.kind === "opaque" || value.kind === "reference") return "the source does not tell what it is made of";
  return isEmpty ? "it is empty" : "it is no OpenAPI document that could be read";
}

/** YAML makes a number of a version that is not quoted. */
function ownVersion({ claims }: RaiseContext, body: ObjectValue): ObjectValue {
  const text = (value: SourceValue): SourceValue => {
    if (value.kind !== "scalar" || typeof value.value !== "number") return value;
    claims.take(value);
    return scalar(Number.isInteger(value.value) ? value.value.toFixed(1) : String(value.value), value.at);
  };
  return mapMember(mapMember(body, "swagger", text), "openapi", text);
}

/** The service calls an API by its title; what its own property says instead is the build's `api.name`. */
function named(context: RaiseContext, body: ObjectValue): ObjectValue {
  const { api, settings, values } = context;
  const property = propertyOf(api, "Name");
  const name = property && values.literal(property);
  const info = memberOf(body, "info");
  const given = info?.kind === "object" ? info : undefined;
  const title = memberOf(given, "title");
  // What stands for the name of the stack is no title that a person would have written.
  const known = title === undefined || (title.kind === "opaque" && title.name === "StackName") ? undefined : title;
  if (title !== undefined && known === undefined) context.claims.takeAll(title);
  const at = property?.at ?? info?.at ?? body.at;
  const titled = known ?? scalar(name ?? api.id, at);
  if (name !== undefined && known !== undefined && values.known(known) !== name) {
    settings.put(["api", "name"], name, property);
  }
  const base: ObjectValue = given ?? { kind: "object", members: [], at };
  const versioned = base.members.some(([key]) => key === "version")
    ? base
    : withMember(base, "version", scalar("1.0", at));
  const version = memberOf(versioned, "version");
  for (const replaced of [version, info]) if (replaced !== undefined) context.claims.take(replaced);
  return withMember(body, "info", mapMember(withMember(versioned, "title", titled), "version", asText));
}

const asText = (value: SourceValue): SourceValue =>
  value.kind === "scalar" && typeof value.value === "number" ? scalar(String(value.value), value.at) : value;

/** A REST API asks of its methods what they say themselves. */
function ignoreRootSecurity({ claims }: RaiseContext, body: ObjectValue, protocol: GatewayProtocol): ObjectValue {
  const security = memberOf(body, "security");
  if (protocol !== "rest" || security === undefined) return body;
  claims.annotate(security, "approximated", "the service ignores it at the root of a document, and asks nobody for it");
  return withoutMember(body, "security");
}

/** Parts of a definition are written one by one; what holds them has nothing to say by itself. */
function takeContainers(claims: RaiseContext["claims"], value: SourceValue): void {
  const children =
    value.kind === "list"
      ? value.items
      : value.kind === "object"
        ? value.members.map(([, member]) => member)
        : undefined;
  if (children === undefined) return;
  claims.take(value);
  for (const child of children) takeContainers(claims, child);
}
