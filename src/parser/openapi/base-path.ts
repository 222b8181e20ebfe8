import type { Server } from "../../ir/api.js";
import type { DocumentNode } from "../document-node.js";
import type { ReadContext } from "../read-context.js";
import { readServers } from "./servers.js";

/** How the path of a server counts: not at all, as the beginning of every path, or so but for its first part. */
export type BasePathMode = "ignore" | "prepend" | "split";

/**
 * The base path of a document, as the service's own import finds it: the default of the first server variable called
 * `basePath`, or else the path of the first server. Empty for none.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-import-api-basePath.html
 */
function findBasePath(servers: readonly Server[]): string {
  const variable = servers.flatMap(({ variables }) => variables).find(({ name }) => name === "basePath");
  const [first] = servers;
  const path = variable?.default ?? (first === undefined ? "" : pathOfUrl(withDefaults(first)));
  const parts = path.split("/").filter((part) => part !== "");
  return parts.map((part) => `/${part}`).join("");
}

const withDefaults = ({ url, variables }: Server): string =>
  variables.reduce((text, each) => text.replaceAll(`{${each.name}}`, () => each.default), url);

/** `/v1` of `https://example.com/v1?x`, and of `/v1`. */
const pathOfUrl = (url: string): string => url.replace(/^([a-z][a-z0-9+.-]*:)?\/\/[^/?#]*/i, "").replace(/[?#].*$/, "");

/** What stands before every path of a document; undefined where there is no base path that could. */
export function basePrefix(context: ReadContext, document: DocumentNode, mode: BasePathMode): string | undefined {
  if (mode === "ignore") return "";
  const path = findBasePath(readServers(context, document));
  if (path === "") return undefined;
  return mode === "prepend" ? path : path.replace(/^\/[^/]+/, "");
}

/** The servers, without what has become the beginning of every path: clients would send it twice. */
export function withoutPrefix(servers: readonly Server[], mode: BasePathMode): readonly Server[] {
  const base = findBasePath(servers);
  if (mode === "ignore" || base === "") return servers;
  const kept = mode === "prepend" ? "" : (/^\/[^/]+/.exec(base)?.[0] ?? "");
  return servers.map((server) => {
    const url = server.url.replaceAll("{basePath}", () => base.slice(1)).replace(/\/+$/, "");
    const variables = server.variables.filter(({ name }) => name !== "basePath");
    if (!withDefaults({ ...server, url }).endsWith(base)) return { ...server, url: url === "" ? "/" : url, variables };
    const parts = base.split("/").length - 1;
    const cut = url.split("/").slice(0, -parts).join("/");
    const left = `${cut}${kept}`;
    return {
      ...server,
      url: left === "" ? "/" : left,
      variables: variables.filter(({ name }) => left.includes(`{${name}}`)),
    };
  });
}
