import { raiseAccount } from "../account.js";
import type { RaiseContext } from "../context.js";
import { raiseRouteApiSettings } from "../http/raise-http-api.js";
import { raiseFunctions } from "../raise-functions.js";
import { raiseUsagePlans } from "../rest/usage-plans.js";
import { raiseRouteAccess } from "../routes/route-access.js";
import { raiseRouteDomains } from "../routes/route-domains.js";
import { raiseRouteStages } from "../routes/route-stages.js";
import { raiseMessageModels } from "./message-models.js";
import { raiseWebSocketRoutes } from "./websocket-routes.js";

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-selection-expressions.html */
const keySources: ReadonlySet<string> = new Set([
  "$request.header.x-api-key",
  "$context.authorizer.usageIdentifierKey",
]);

const usualSelection = "$request.body.action";

/**
 * Writes the document and settings of a WebSocket API: the document describes messages, the settings say what becomes of
 * them.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-api.html
 */
export function raiseWebSocketApi(context: RaiseContext): void {
  const { document, settings, values } = context;
  const fields = context.own(context.api);
  settings.put(["api", "type"], "websocket", fields.value("ProtocolType"));
  fields.ignore("ProtocolType");
  raiseRouteApiSettings(context, fields);
  document.put(["paths"], {});
  const selection = fields.value("RouteSelectionExpression");
  const expression = selection && values.literal(selection);
  if (expression !== undefined && expression !== usualSelection) {
    settings.put(["websocket", "routeSelectionExpression"], expression, selection);
  }
  const key = fields.text("ApiKeySelectionExpression");
  if (key !== undefined && !keySources.has(key)) {
    const how = "API Gateway takes keys from the header x-api-key or from an authorizer, and from nowhere else";
    fields.annotate("ApiKeySelectionExpression", "approximated", how);
  } else if (key !== undefined) {
    settings.put(["websocket", "apiKeySelectionExpression"], key, fields.value("ApiKeySelectionExpression"));
  }
  const access = raiseRouteAccess(context);
  const routes = raiseWebSocketRoutes(context, access, raiseMessageModels(context));
  access.finish();
  const stages = raiseRouteStages(context, (routeKey) => (routes.has(routeKey) ? routeKey : undefined));
  raiseUsagePlans(context, stages);
  raiseAccount(context);
  raiseRouteDomains(context);
  raiseFunctions(context);
}
