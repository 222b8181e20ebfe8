import type { GatewaySettings } from "../../ir/api.js";
import type { GatewayResponse } from "../../ir/delivery.js";
import { member } from "../document-node.js";
import { readStrings } from "../read-context.js";
import type { LoadedSettings } from "../settings/read-settings.js";
import type { DocumentParts } from "./document-part.js";
import { claimExtensions, gatewayExtension } from "./extensions.js";
import { readGatewayResponses } from "./gateway.js";

/** Gateway responses of all documents; the API has one of each type, so that a second one is reported. */
export function readAllGatewayResponses(parts: DocumentParts): readonly GatewayResponse[] {
  const byType = new Map<string, GatewayResponse>();
  for (const { context, document } of parts) {
    claimExtensions(context, document, ["gateway-responses"]);
    for (const response of readGatewayResponses(context, document)) {
      const first = byType.get(response.type);
      if (first === undefined) byType.set(response.type, response);
      else {
        const related = [{ message: "it is described here as well", at: first.origin }];
        context.diagnostics.report("gateway-response-shared", response.origin, { type: response.type }, { related });
      }
    }
  }
  return [...byType.values()];
}

/** The binary media types that any of the documents declares; those that bodies suggest are among the gateway's already. */
export function withBinaryTypes(
  gateway: GatewaySettings,
  [, ...others]: DocumentParts,
  settings: LoadedSettings,
): GatewaySettings {
  if (gateway.protocol !== "rest" || settings.values.api?.binaryMediaTypes !== undefined) return gateway;
  const key = gatewayExtension("binary-media-types");
  const declared = others.flatMap(({ context, document }) => {
    claimExtensions(context, document, ["binary-media-types"]);
    return member(document, key) === undefined ? [] : readStrings(context, document, key);
  });
  if (declared.length === 0) return gateway;
  return { ...gateway, binaryMediaTypes: [...new Set([...gateway.binaryMediaTypes, ...declared])] };
}
