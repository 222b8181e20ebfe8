import type { JsonValue } from "../../../../ir/json.js";
import type { SourceResource } from "../../resource-graph.js";
import type { RaiseContext } from "../context.js";
import type { Fields } from "../fields.js";
import { functionArnOf, takeInvocation } from "../lambda-uri.js";

/** One alternative of `security`. */
export type Requirement = { readonly [scheme: string]: readonly string[] };

/** How the routes of an HTTP or WebSocket API say who may call them. */
export interface RouteAccess {
  /** Undefined where everybody may. Takes what the route says of it. */
  requirementOf(route: Fields): Requirement | undefined;
  /** Accounts for authorizers that no route asks for. */
  finish(): void;
}

interface Scheme {
  readonly name: string;
  readonly fields: Fields;
}

const schemesPath = ["components", "securitySchemes"];

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-authorizer.html */
export function raiseRouteAccess(context: RaiseContext): RouteAccess {
  const schemes = new Map<SourceResource, Scheme>();
  const used = new Set<SourceResource>();
  const taken = new Set<string>();
  for (const resource of context.ofApi("AWS::ApiGatewayV2::Authorizer", "ApiId")) {
    const fields = context.own(resource);
    fields.ignore("ApiId");
    const wish = fields.value("Name");
    const name = ((wish && context.values.literal(wish)) ?? resource.id).replace(/[^A-Za-z0-9._-]/g, "-");
    schemes.set(resource, { name: taken.has(name) ? resource.id : name, fields });
    taken.add(name);
  }
  return {
    requirementOf: (route) => {
      const requirement: { [scheme: string]: readonly string[] } = {};
      const type = route.text("AuthorizationType")?.toUpperCase() ?? "NONE";
      const resource = context.target(route.value("AuthorizerId"));
      const scheme = resource === undefined ? undefined : schemes.get(resource);
      if (type === "AWS_IAM") requirement[freeScheme(context, "sigv4", taken, signature)] = [];
      else if (scheme !== undefined && resource !== undefined && type !== "NONE") {
        route.ignore("AuthorizerId");
        if (!used.has(resource)) raiseScheme(context, scheme);
        used.add(resource);
        requirement[scheme.name] = route.texts("AuthorizationScopes");
      } else if (type !== "NONE") {
        const how = "the source does not tell which authorizer it is: the route is open";
        route.annotate("AuthorizationType", "dropped", how);
      }
      if (type === "NONE") route.ignore("AuthorizerId");
      if (route.boolean("ApiKeyRequired") === true) requirement[freeScheme(context, "apiKey", taken, apiKey)] = [];
      return Object.keys(requirement).length === 0 ? undefined : requirement;
    },
    finish: () => {
      for (const resource of schemes.keys()) {
        if (used.has(resource)) continue;
        context.claims.annotateResource(resource, "approximated", "no route asks for it, so the build makes none");
      }
    },
  };
}

const signature = { type: "apiKey", name: "Authorization", in: "header", "x-amazon-apigateway-authtype": "awsSigv4" };
const apiKey = { type: "apiKey", name: "x-api-key", in: "header" };

/** A scheme that no authorizer stands for. */
function freeScheme(
  { document }: RaiseContext,
  wish: string,
  taken: ReadonlySet<string>,
  scheme: { readonly [key: string]: JsonValue },
): string {
  let name = wish;
  for (let number = 2; taken.has(name); number += 1) name = `${wish}${number}`;
  document.put([...schemesPath, name], scheme);
  return name;
}

/** How a caller shows the credential that the authorizer looks at first: `$request.header.X`, `route.request.header.X`. */
function credentialOf(source: string): { readonly [key: string]: JsonValue } {
  const [, place, name = "Authorization"] = /^(?:\$|route\.)request\.(header|querystring)\.(.+)$/.exec(source) ?? [];
  if (place === "querystring") return { type: "apiKey", name, in: "query" };
  return /^authorization$/i.test(name) ? { type: "http", scheme: "bearer" } : { type: "apiKey", name, in: "header" };
}

function raiseScheme(context: RaiseContext, { name, fields }: Scheme): void {
  const { document } = context;
  const sources = fields.texts("IdentitySource");
  const type = fields.text("AuthorizerType")?.toUpperCase();
  document.put([...schemesPath, name], credentialOf(sources[0] ?? ""), fields.value("Name") ?? fields.at);
  if (type === "JWT") raiseJwt(context, { name, fields }, sources);
  else raiseLambda(context, { name, fields }, sources);
}

function raiseJwt(
  { settings, values }: RaiseContext,
  { name, fields }: Scheme,
  [source = "$request.header.Authorization"]: readonly string[],
): void {
  const jwt = fields.object("JwtConfiguration");
  const issuer = jwt?.template("Issuer") ?? jwt?.template("issuer");
  const audience = [...(jwt?.items("Audience") ?? []), ...(jwt?.items("audience") ?? [])];
  const authorizer = {
    type: "jwt",
    ...(issuer === undefined ? {} : { issuer }),
    audience: audience.flatMap((each) => values.template(each) ?? []),
    ...(source === "$request.header.Authorization" ? {} : { identitySource: source }),
  };
  settings.put(["authorizers", name], authorizer, fields.value("JwtConfiguration") ?? fields.at);
}

function raiseLambda(context: RaiseContext, { name, fields }: Scheme, sources: readonly string[]): void {
  const { document, settings, values, uses } = context;
  const uri = fields.value("AuthorizerUri");
  const arn = uri === undefined ? undefined : functionArnOf(uri);
  const credentials = fields.template("AuthorizerCredentialsArn");
  const version = fields.text("AuthorizerPayloadFormatVersion");
  const format = version === undefined ? undefined : Number(version) === 1 ? "1.0" : "2.0";
  const simple = fields.boolean("EnableSimpleResponses") ?? false;
  const ttl = fields.number("AuthorizerResultTtlInSeconds");
  if (uri === undefined || arn === undefined || credentials !== undefined) {
    const extension: { [key: string]: JsonValue } = {
      type: "request",
      authorizerUri: (uri && values.template(uri)) ?? "",
      ...(credentials === undefined ? {} : { authorizerCredentials: credentials }),
      ...(sources.length === 0 ? {} : { identitySource: sources.join(", ") }),
      ...(ttl === undefined ? {} : { authorizerResultTtlInSeconds: ttl }),
      ...(format === undefined ? {} : { authorizerPayloadFormatVersion: format, enableSimpleResponses: simple }),
    };
    document.put([...schemesPath, name, "x-amazon-apigateway-authorizer"], extension, uri ?? fields.at);
    return;
  }
  takeInvocation(context, uri);
  uses.push({ by: { kind: "authorizer", scheme: name }, arn });
  const seconds = ttl ?? (sources.length === 0 ? 0 : 300);
  settings.put(
    ["authorizers", name],
    {
      type: "lambda",
      mode: "request",
      identitySources: sources,
      ...(format === undefined ? {} : { ttl: seconds, payloadFormatVersion: format }),
      ...(format === "2.0" && !simple ? { simpleResponses: false } : {}),
    },
    fields.value("AuthorizerType") ?? fields.at,
  );
}
