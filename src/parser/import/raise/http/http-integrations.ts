import type { JsonValue } from "../../../../ir/json.js";
import { asciiWords, camelCase } from "../../../../ir/names.js";
import type { SourceResource } from "../../resource-graph.js";
import type { SourceValue } from "../../source-value.js";
import type { RaiseContext } from "../context.js";
import { type Fields, fieldsOfValue } from "../fields.js";
import { takeInvocation } from "../lambda-uri.js";
import { putVerbatim } from "../put-verbatim.js";
import { addressOf, calledFunction, integrationOf } from "../routes/integration-target.js";
import { raiseRouteVpcLink } from "../routes/vpc-links.js";
import type { TreePath } from "../tree-builder.js";
import type { HttpRouteDraft } from "./http-route.js";

interface Use {
  readonly resource: SourceResource;
  readonly fields: Fields;
  readonly routes: HttpRouteDraft[];
}

/** Writes what routes call: a function by a setting, everything else by the service's extension. */
export function createHttpIntegrations(context: RaiseContext, routes: readonly HttpRouteDraft[]): { raise(): void } {
  const uses = new Map<SourceResource, Use>();
  for (const route of routes) {
    const resource = integrationOf(context, route.fields);
    if (resource === undefined) {
      const path = [...route.at, extension];
      context.document.put(
        path,
        { type: "http_proxy", httpMethod: "ANY", uri: "https://example.com" },
        route.fields.at,
      );
      route.fields.annotate("Target", "dropped", "the source does not tell what the route calls");
      continue;
    }
    const use = uses.get(resource) ?? { resource, fields: context.own(resource), routes: [] };
    use.routes.push(route);
    uses.set(resource, use);
  }
  return {
    raise: () => {
      const byDefault = usualFormat(context, [...uses.values()]);
      for (const use of uses.values()) raiseIntegration(context, use, byDefault);
      for (const resource of context.ofApi("AWS::ApiGatewayV2::Integration", "ApiId")) {
        if (uses.has(resource)) continue;
        const unused = context.own(resource);
        unused.ignore(...unused.names());
        context.claims.annotateResource(resource, "approximated", "no route calls it, so the build makes none");
      }
    },
  };
}

const extension = "x-amazon-apigateway-integration";

/** What says nothing but that a function is called. */
const plainFields: ReadonlySet<string> = new Set([
  "ApiId",
  "IntegrationType",
  "IntegrationMethod",
  "IntegrationUri",
  "PayloadFormatVersion",
  "ConnectionType",
  "Description",
]);

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html */
const formatOf = (fields: Fields): "1.0" | "2.0" => (Number(fields.text("PayloadFormatVersion")) === 2 ? "2.0" : "1.0");

const isPlain = (fields: Fields): boolean => fields.names().every((name) => plainFields.has(name));

/** Functions get events of one shape, unless some of them get the older one. */
function usualFormat(context: RaiseContext, uses: readonly Use[]): "1.0" | "2.0" {
  const functions = uses.filter(({ fields }) => isPlain(fields) && calledFunction(context, fields) !== undefined);
  const isOlder = functions.length > 0 && functions.every(({ fields }) => formatOf(fields) === "1.0");
  const [first] = functions;
  if (isOlder) {
    context.settings.put(
      ["api", "payloadFormatVersion"],
      "1.0",
      first?.fields.value("PayloadFormatVersion") ?? first?.fields.at,
    );
  }
  return isOlder ? "1.0" : "2.0";
}

function raiseIntegration(context: RaiseContext, use: Use, usual: "1.0" | "2.0"): void {
  const { fields, routes } = use;
  fields.ignore("ApiId");
  fields.annotate("Description", "approximated", "integrations of a build have no text of their own");
  const arn = calledFunction(context, fields);
  if (arn !== undefined && isPlain(fields) && formatOf(fields) === usual) {
    fields.ignore("IntegrationType", "IntegrationMethod", "ConnectionType");
    takeInvocation(context, fields.value("IntegrationUri") ?? arn);
    for (const { id } of routes) context.uses.push({ by: { kind: "operation", id }, arn });
    return;
  }
  const path = placeOf(context, use);
  raiseTarget(context, path, fields, arn);
  raiseConnection(context, path, fields);
  const timeout = fields.number("TimeoutInMillis");
  if (timeout !== undefined)
    context.document.put([...path, "timeoutInMillis"], timeout, fields.value("TimeoutInMillis"));
  putVerbatim(context, [...path, "requestParameters"], fields.members("RequestParameters"));
  for (const [status, value] of fields.members("ResponseParameters")) {
    for (const row of fieldsOfValue(value, context)?.objects("ResponseParameters") ?? []) {
      const destination = row.text("Destination");
      const source = row.value("Source");
      const text = source === undefined ? undefined : context.values.verbatim(source);
      if (destination === undefined || text === undefined) continue;
      context.document.put([...path, "responseParameters", status, destination], text, source);
    }
  }
}

const components = "x-amazon-apigateway-integrations";

/** At the operation; one that several routes share stands among the components. */
function placeOf({ document }: RaiseContext, { routes, resource, fields }: Use): TreePath {
  const [first] = routes;
  if (routes.length === 1 && first !== undefined) return [...first.at, extension];
  const name = componentName(resource.id, document.get(["components", components]));
  for (const { at } of routes)
    document.put([...at, extension], { $ref: `#/components/${components}/${name}` }, fields.at);
  return ["components", components, name];
}

/** As the resource is called, without the words that say what it is and where the build had it from. */
function componentName(id: string, others: JsonValue | undefined): string {
  const words = asciiWords(/[\w-]+(?:\[[^\]]*\])?$/.exec(id)?.[0] ?? id);
  const own = words.replace(/^components (?=.)/, "").replace(/(?<=.) integration$/, "");
  const wish = camelCase(own) || "integration";
  const taken = typeof others === "object" && others !== null ? Object.keys(others) : [];
  let name = wish;
  for (let number = 2; taken.includes(name); number += 1) name = `${wish}${number}`;
  return name;
}

function raiseTarget(context: RaiseContext, path: TreePath, fields: Fields, arn: SourceValue | undefined): void {
  const { document } = context;
  const put = (key: string, value: JsonValue | undefined, property: string): void => {
    if (value !== undefined) document.put([...path, key], value, fields.value(property) ?? fields.at);
  };
  const type = fields.text("IntegrationType")?.toLowerCase() ?? "http_proxy";
  put("type", type, "IntegrationType");
  put("integrationSubtype", fields.text("IntegrationSubtype"), "IntegrationSubtype");
  const method = fields.text("IntegrationMethod");
  put(
    "httpMethod",
    arn !== undefined ? "POST" : type === "http_proxy" ? (method ?? "ANY") : method,
    "IntegrationMethod",
  );
  put("uri", addressOf(context, fields, arn), "IntegrationUri");
  put("credentials", fields.template("CredentialsArn"), "CredentialsArn");
  put("payloadFormatVersion", formatOf(fields), "PayloadFormatVersion");
}

function raiseConnection(context: RaiseContext, path: TreePath, fields: Fields): void {
  const { document } = context;
  const type = fields.text("ConnectionType")?.toUpperCase();
  const id = fields.value("ConnectionId");
  if (type === "VPC_LINK" && id !== undefined) {
    document.put([...path, "connectionType"], type, fields.value("ConnectionType"));
    const link = raiseRouteVpcLink(context, id);
    if (link !== undefined) document.put([...path, "connectionId"], link, id);
  }
  const server = fields.object("TlsConfig")?.text("ServerNameToVerify");
  if (server !== undefined)
    document.put([...path, "tlsConfig", "serverNameToVerify"], server, fields.value("TlsConfig"));
}
