import type { RaiseContext } from "../context.js";
import { memberOf, type ObjectValue, withMember, withoutMember } from "./object-value.js";

const endpointKey = "x-amazon-apigateway-endpoint-configuration";

/** Servers without an address are there for the extension that stands in them, which a setting says as well. */
export function raiseBodyServers({ claims, settings, values }: RaiseContext, body: ObjectValue): ObjectValue {
  const servers = memberOf(body, "servers");
  if (servers?.kind !== "list") return body;
  const kept = servers.items.filter((server) => {
    if (server.kind !== "object" || memberOf(server, "url") !== undefined) return true;
    const off = memberOf(memberOf(server, endpointKey), "disableExecuteApiEndpoint");
    const others = server.members.some(([key]) => key !== endpointKey);
    if (others)
      claims.annotate(server, "approximated", "left out: a server without an address says nothing to the service");
    else claims.take(server);
    if (off !== undefined && values.known(off)?.toLowerCase() === "true") {
      settings.put(["api", "disableExecuteApiEndpoint"], true, off);
    }
    return false;
  });
  return kept.length === 0 ? withoutMember(body, "servers") : withMember(body, "servers", { ...servers, items: kept });
}
