import type { GatewayProtocol } from "../../../../ir/api.js";
import type { JsonValue } from "../../../../ir/json.js";
import type { SourceValue } from "../../source-value.js";
import type { RaiseContext } from "../context.js";
import { fieldsOfValue } from "../fields.js";
import { functionArnOf } from "../lambda-uri.js";
import { mapMember, mapObjects, memberOf, type ObjectValue, withoutMember } from "./object-value.js";

const authorizerKey = "x-amazon-apigateway-authorizer";

/** Lambda authorizers of a definition whose functions are the source's own are named by settings, as functions are. */
export function raiseBodyAuthorizers(context: RaiseContext, body: ObjectValue, protocol: GatewayProtocol): ObjectValue {
  const raise = (schemes: SourceValue): SourceValue =>
    schemes.kind === "object"
      ? mapObjects(schemes, (scheme, name) => raiseScheme(context, name, scheme, protocol))
      : schemes;
  const components = (value: SourceValue): SourceValue =>
    value.kind === "object" ? mapMember(value, "securitySchemes", raise) : value;
  return mapMember(mapMember(body, "securityDefinitions", raise), "components", components);
}

/** A scheme whose type OpenAPI would have more said of is described by where the gateway finds the credential. */
function described({ claims }: RaiseContext, scheme: ObjectValue): ObjectValue {
  const type = memberOf(scheme, "type");
  const isBare =
    type?.kind === "scalar" &&
    type.value === "oauth2" &&
    memberOf(scheme, "flows") === undefined &&
    memberOf(scheme, "flow") === undefined;
  if (!isBare) return scheme;
  claims.take(type);
  const at = type.at;
  const bearer = [
    ["type", { kind: "scalar", value: "http", at }],
    ["scheme", { kind: "scalar", value: "bearer", at }],
  ] as const;
  return { ...scheme, members: [...bearer, ...scheme.members.filter(([key]) => key !== "type")] };
}

function raiseScheme(context: RaiseContext, name: string, scheme: ObjectValue, protocol: GatewayProtocol): ObjectValue {
  const authorizer = memberOf(scheme, authorizerKey);
  if (authorizer === undefined) return scheme;
  const uri = memberOf(authorizer, "authorizerUri");
  const arn = uri === undefined ? undefined : functionArnOf(uri);
  const isOwn = arn !== undefined && context.target(arn)?.type.startsWith("AWS::Lambda::") === true;
  if (!isOwn || memberOf(authorizer, "authorizerCredentials") !== undefined) {
    return mapMember(described(context, scheme), authorizerKey, (each) => flatSources(context, each));
  }
  const setting = settingOf(context, authorizer, scheme, protocol);
  if (setting === undefined)
    return mapMember(described(context, scheme), authorizerKey, (each) => flatSources(context, each));
  for (const said of [authorizer, memberOf(scheme, "x-amazon-apigateway-authtype")]) {
    if (said !== undefined) context.claims.takeAll(said);
  }
  context.settings.put(["authorizers", name], setting, authorizer);
  context.uses.push({ by: { kind: "authorizer", scheme: name }, arn });
  return withoutMember(withoutMember(scheme, authorizerKey), "x-amazon-apigateway-authtype");
}

/** Sources may stand in a list, which the service's own extension writes in one text. */
function flatSources({ claims }: RaiseContext, authorizer: SourceValue): SourceValue {
  if (authorizer.kind !== "object") return authorizer;
  return mapMember(authorizer, "identitySource", (source) => {
    if (source.kind !== "list") return source;
    claims.takeAll(source);
    const texts = source.items.map((item) => (item.kind === "scalar" ? String(item.value) : ""));
    return { kind: "scalar", value: texts.filter((text) => text !== "").join(", "), at: source.at };
  });
}

function settingOf(
  context: RaiseContext,
  authorizer: SourceValue,
  scheme: ObjectValue,
  protocol: GatewayProtocol,
): { readonly [key: string]: JsonValue } | undefined {
  const fields = fieldsOfValue(authorizer, context);
  const type = fields?.text("type")?.toLowerCase();
  if (fields === undefined || (type !== "token" && type !== "request")) return undefined;
  const header = memberOf(scheme, "name");
  const own = `method.request.header.${(header && context.values.known(header)) ?? "Authorization"}`;
  const listed = fields.texts("identitySource").flatMap((text) => text.split(",").map((each) => each.trim()));
  const sources = listed.filter((each) => each !== "");
  const identitySources = type === "token" && sources.length === 0 ? [own] : sources;
  const expression = fields.text("identityValidationExpression");
  const ttl = fields.number("authorizerResultTtlInSeconds") ?? (identitySources.length === 0 ? 0 : 300);
  if (protocol === "http") {
    const version = Number(fields.text("authorizerPayloadFormatVersion")) === 1 ? "1.0" : "2.0";
    const simple = fields.boolean("enableSimpleResponses") === true;
    const setting = { type: "lambda", mode: "request", identitySources, ttl, payloadFormatVersion: version };
    return version === "2.0" && !simple ? { ...setting, simpleResponses: false } : setting;
  }
  const setting = { type: "lambda", mode: type, identitySources, ttl };
  return expression === undefined ? setting : { ...setting, identityValidationExpression: expression };
}
