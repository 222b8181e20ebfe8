import type { JsonValue } from "../../../../ir/json.js";
import type { SourceResource } from "../../resource-graph.js";
import type { RaiseContext } from "../context.js";
import type { Fields } from "../fields.js";
import { functionArnOf, takeInvocation } from "../lambda-uri.js";

/** How methods say who may call them. */
export interface RestAuthorizers {
  /** One alternative of `security`; undefined where everybody may. Takes what the method says of it. */
  requirementOf(method: Fields): { readonly [scheme: string]: readonly string[] } | undefined;
  /** Accounts for authorizers that no method asks for. */
  finish(): void;
}

interface Scheme {
  readonly name: string;
  readonly fields: Fields;
}

const schemesPath = ["components", "securitySchemes"];

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-authorizer.html */
export function raiseAuthorizers(context: RaiseContext): RestAuthorizers {
  const schemes = new Map<SourceResource, Scheme>();
  const used = new Set<SourceResource>();
  const taken = new Set<string>();
  for (const resource of context.ofApi("AWS::ApiGateway::Authorizer")) {
    const fields = context.own(resource);
    fields.ignore("RestApiId", "AuthType");
    const wish = fields.value("Name");
    const name = schemeName((wish === undefined ? undefined : context.values.literal(wish)) ?? resource.id);
    schemes.set(resource, { name: taken.has(name) ? resource.id : name, fields });
    taken.add(name);
  }
  return {
    requirementOf: (method) => {
      const requirement: { [scheme: string]: readonly string[] } = {};
      const type = method.text("AuthorizationType")?.toUpperCase() ?? "NONE";
      const resource = context.target(method.value("AuthorizerId"));
      const scheme = resource === undefined ? undefined : schemes.get(resource);
      if (type === "AWS_IAM") requirement[signatureScheme(context, taken)] = [];
      else if (scheme !== undefined && resource !== undefined && type !== "NONE") {
        method.ignore("AuthorizerId");
        if (!used.has(resource)) raiseScheme(context, scheme);
        used.add(resource);
        requirement[scheme.name] = method.texts("AuthorizationScopes");
      } else if (type !== "NONE") {
        method.annotate(
          "AuthorizationType",
          "dropped",
          `the source does not tell which authorizer it is: the operation is open`,
        );
      }
      if (type === "NONE") method.ignore("AuthorizerId");
      if (method.boolean("ApiKeyRequired") === true) requirement[keyScheme(context, taken)] = [];
      return Object.keys(requirement).length === 0 ? undefined : requirement;
    },
    finish: () => {
      for (const [resource, { fields }] of schemes) {
        if (used.has(resource)) continue;
        fields.ignore(...fields.names());
        context.claims.annotateResource(resource, "approximated", "no method asks for it, so the build makes none");
      }
    },
  };
}

const schemeName = (name: string): string => name.replace(/[^A-Za-z0-9._-]/g, "-");

function freeScheme(wish: string, taken: ReadonlySet<string>): string {
  let name = wish;
  for (let number = 2; taken.has(name); number += 1) name = `${wish}${number}`;
  return name;
}

/** Requests that are signed with Signature Version 4. */
function signatureScheme({ document }: RaiseContext, taken: ReadonlySet<string>): string {
  const name = freeScheme("sigv4", taken);
  const scheme = { type: "apiKey", name: "Authorization", in: "header", "x-amazon-apigateway-authtype": "awsSigv4" };
  document.put([...schemesPath, name], scheme);
  return name;
}

function keyScheme({ document }: RaiseContext, taken: ReadonlySet<string>): string {
  const name = freeScheme("apiKey", taken);
  document.put([...schemesPath, name], { type: "apiKey", name: "x-api-key", in: "header" });
  return name;
}

/** How a caller shows the credential that the authorizer looks at first. */
function credentialOf(source: string): JsonValue {
  const [, place, name = "Authorization"] =
    /^method\.request\.(?:multivalue)?(header|querystring)\.(.+)$/.exec(source) ?? [];
  if (place === "querystring") return { type: "apiKey", name, in: "query" };
  return /^authorization$/i.test(name) ? { type: "http", scheme: "bearer" } : { type: "apiKey", name, in: "header" };
}

function raiseScheme(context: RaiseContext, { name, fields }: Scheme): void {
  const { document, settings, values } = context;
  const type = fields.text("Type")?.toUpperCase();
  const sources = (fields.text("IdentitySource") ?? "")
    .split(",")
    .map((source) => source.trim())
    .filter((source) => source !== "");
  const from = fields.value("Name") ?? fields.at;
  const credential = credentialOf(sources[0] ?? "");
  document.put([...schemesPath, name], credential, from);
  const ttl = fields.number("AuthorizerResultTtlInSeconds");
  if (type === "COGNITO_USER_POOLS") {
    const pools = fields.items("ProviderARNs").flatMap((arn) => values.template(arn) ?? []);
    settings.put(["authorizers", name], { type: "cognito", userPoolArns: pools }, fields.value("ProviderARNs"));
    if (ttl !== undefined)
      settings.put(["authorizers", name, "ttl"], ttl, fields.value("AuthorizerResultTtlInSeconds"));
    return;
  }
  raiseLambda(context, { name, fields }, type === "REQUEST" ? "request" : "token", sources, ttl);
}

function raiseLambda(
  context: RaiseContext,
  { name, fields }: Scheme,
  mode: "token" | "request",
  sources: readonly string[],
  ttl: number | undefined,
): void {
  const { document, settings, values, uses } = context;
  const uri = fields.value("AuthorizerUri");
  const arn = uri === undefined ? undefined : functionArnOf(uri);
  const credentials = fields.template("AuthorizerCredentials");
  const expression = fields.text("IdentityValidationExpression");
  // The service's own default; the settings' is none.
  const seconds = ttl ?? 300;
  if (uri === undefined || arn === undefined || credentials !== undefined) {
    const extension: { [key: string]: JsonValue } = {
      type: mode,
      authorizerUri: uri === undefined ? "" : (values.template(uri) ?? ""),
      ...(credentials === undefined ? {} : { authorizerCredentials: credentials }),
      ...(sources.length === 0 ? {} : { identitySource: sources.join(", ") }),
      ...(expression === undefined ? {} : { identityValidationExpression: expression }),
      ...(ttl === undefined ? {} : { authorizerResultTtlInSeconds: ttl }),
    };
    document.put([...schemesPath, name, "x-amazon-apigateway-authtype"], "custom");
    document.put([...schemesPath, name, "x-amazon-apigateway-authorizer"], extension, uri);
    return;
  }
  takeInvocation(context, uri);
  uses.push({ by: { kind: "authorizer", scheme: name }, arn });
  settings.put(
    ["authorizers", name],
    {
      type: "lambda",
      mode,
      identitySources: sources,
      ...(expression === undefined ? {} : { identityValidationExpression: expression }),
      ttl: seconds,
    },
    fields.value("Type"),
  );
}
