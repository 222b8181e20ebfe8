import type { JsonValue } from "../../../../ir/json.js";
import type { RaiseContext } from "../context.js";
import type { Fields } from "../fields.js";

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-apigatewayv2-api-cors.html */
export function raiseHttpCors({ settings }: RaiseContext, api: Fields): void {
  const cors = api.object("CorsConfiguration");
  if (cors === undefined) return;
  const origins = cors.texts("AllowOrigins");
  if (origins.length === 0) {
    api.annotate("CorsConfiguration", "approximated", "it allows no origin, and so has no effect");
    return;
  }
  const methods = cors.texts("AllowMethods").map((method) => method.toUpperCase());
  const age = cors.number("MaxAge");
  const exposed = cors.texts("ExposeHeaders");
  const setting: { [key: string]: JsonValue } = {
    origins,
    ...(methods.length === 0 ? {} : { methods }),
    // The service allows none but those that need no permission, where the settings allow some by default.
    headers: cors.texts("AllowHeaders"),
    ...(exposed.length === 0 ? {} : { exposedHeaders: exposed }),
    ...(cors.boolean("AllowCredentials") === true ? { credentials: true } : {}),
    // To ask a browser to keep nothing is -1 in the service.
    ...(age === undefined ? {} : { maxAge: Math.max(age, 0) }),
  };
  settings.put(["cors"], setting, api.value("CorsConfiguration"));
}
