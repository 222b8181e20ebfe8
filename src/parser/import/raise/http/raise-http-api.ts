import { raiseBody } from "../body/raise-body.js";
import type { RaiseContext } from "../context.js";
import type { Fields } from "../fields.js";
import { raiseFunctions } from "../raise-functions.js";
import { raiseRouteAccess } from "../routes/route-access.js";
import { raiseRouteDomains } from "../routes/route-domains.js";
import { raiseRouteStages } from "../routes/route-stages.js";
import { raiseTags } from "../tags.js";
import { raiseHttpCors } from "./http-cors.js";
import { raiseHttpRoutes } from "./http-routes.js";
import { raiseQuickCreate } from "./quick-create.js";

/**
 * Writes the document and settings of an HTTP API.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-api.html
 */
export function raiseHttpApi(context: RaiseContext): void {
  const { settings } = context;
  const fields = context.own(context.api);
  settings.put(["api", "type"], "http", fields.value("ProtocolType") ?? fields.at);
  // Requests are told apart by method and path, whatever is said of it.
  fields.ignore("ProtocolType", "RouteSelectionExpression");
  const isDefined = raiseBody(context, fields, "http");
  // As it stands in the source, so that what is live stays what it is.
  if (isDefined && context.ofApi("AWS::ApiGatewayV2::Route").length === 0) {
    settings.put(["api", "definition"], "body");
    if (fields.boolean("FailOnWarnings") === true)
      settings.put(["api", "failOnWarnings"], true, fields.value("FailOnWarnings"));
  }
  raiseRouteApiSettings(context, fields);
  raiseHttpCors(context, fields);
  const access = raiseRouteAccess(context);
  const routes = raiseHttpRoutes(context, access);
  raiseQuickCreate(context, fields, routes);
  access.finish();
  raiseRouteStages(context, (routeKey) => routes.idOf(routeKey));
  raiseRouteDomains(context);
  raiseFunctions(context);
}

/** A definition of its own has most of this; what the API says beside it comes first. */
function raiseInfo({ api, document, values }: RaiseContext, fields: Fields): void {
  if (document.get(["info"]) === undefined) {
    const name = fields.value("Name");
    document.put(["openapi"], "3.1.0");
    document.put(["info", "title"], (name && values.literal(name)) ?? api.id, name ?? fields.at);
    // The service needs none.
    document.put(["info", "version"], "1.0");
  }
  const version = fields.text("Version");
  if (version !== undefined) document.put(["info", "version"], version, fields.value("Version"));
  const description = fields.value("Description");
  const about = description && values.literal(description);
  if (about !== undefined) document.put(["info", "description"], about, description);
}

/** What both kinds of APIs with routes say of themselves. */
export function raiseRouteApiSettings(context: RaiseContext, fields: Fields): void {
  const { settings } = context;
  raiseInfo(context, fields);
  if (fields.boolean("DisableExecuteApiEndpoint") === true) {
    settings.put(["api", "disableExecuteApiEndpoint"], true, fields.value("DisableExecuteApiEndpoint"));
  }
  const addresses = fields.text("IpAddressType")?.toLowerCase();
  if (addresses !== undefined && addresses !== "ipv4") {
    settings.put(["api", "ipAddressType"], addresses, fields.value("IpAddressType"));
  }
  raiseTags(context, ["api", "tags"], fields.value("Tags"));
  fields.annotate("DisableSchemaValidation", "approximated", "the service ignores it, and so does the build");
  if (settings.get(["api", "failOnWarnings"]) === undefined)
    fields.annotate("FailOnWarnings", "approximated", "the build reports the warnings of an import by itself");
}
