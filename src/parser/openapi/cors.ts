import type { Cors } from "../../ir/delivery.js";
import { type DocumentNode, member, placeOf } from "../document-node.js";
import { type ReadContext, readBoolean, readNumber, readStrings } from "../read-context.js";
import type { LoadedSettings } from "../settings/read-settings.js";
import { reportUnreadExtensionFields } from "./extension-fields.js";
import { gatewayExtension } from "./extensions.js";

/** The settings first, then, for an HTTP API, `x-amazon-apigateway-cors`. */
export function readCors(context: ReadContext, document: DocumentNode, settings: LoadedSettings): Cors | undefined {
  const { cors } = settings.values;
  const extension = context.protocol === "http" ? member(document, gatewayExtension("cors")) : undefined;
  if (cors === undefined) return extension === undefined ? undefined : readExtension(context, extension);
  return {
    ...(cors.methods === undefined ? {} : { methods: cors.methods }),
    origins: cors.origins,
    headers: cors.headers ?? ["Content-Type", "Authorization", "X-Api-Key", "X-Amz-Date", "X-Amz-Security-Token"],
    exposedHeaders: cors.exposedHeaders ?? [],
    credentials: cors.credentials ?? false,
    ...(cors.maxAge === undefined ? {} : { maxAgeSeconds: cors.maxAge }),
    origin: placeOf(settings.nodeAt(["cors"])),
  };
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-cors-configuration.html */
function readExtension(context: ReadContext, node: DocumentNode): Cors {
  reportUnreadExtensionFields(context, node, "cors");
  const methods = readStrings(context, node, "allowMethods").map((method) => method.toUpperCase());
  const maxAge = readNumber(context, node, "maxAge");
  return {
    ...(methods.length === 0 ? {} : { methods }),
    origins: readStrings(context, node, "allowOrigins"),
    headers: readStrings(context, node, "allowHeaders"),
    exposedHeaders: readStrings(context, node, "exposeHeaders"),
    credentials: readBoolean(context, node, "allowCredentials") === true,
    ...(maxAge === undefined ? {} : { maxAgeSeconds: maxAge }),
    origin: placeOf(node),
  };
}
