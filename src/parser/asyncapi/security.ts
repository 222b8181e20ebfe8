import type { Requirement } from "../../ir/authorizer.js";
import { type SecuritySchemeId, unsafeId } from "../../ir/ids.js";
import { type DocumentNode, isRecord, keyPlaceOf, member, placeOf } from "../document-node.js";
import { readRequirements } from "../openapi/security.js";
import { type ReadContext, readItems, readMembers, readString, readStrings, reportInvalid } from "../read-context.js";
import { referenceText, resolve } from "../reference.js";
import type { AsyncApiVersion } from "./version.js";

/** How AsyncAPI and OpenAPI call what both know. */
const schemeTypes: ReadonlyMap<string, string> = new Map([
  ["httpApiKey", "apiKey"],
  ["http", "http"],
  ["oauth2", "oauth2"],
  ["openIdConnect", "openIdConnect"],
  ["X509", "mutualTLS"],
]);

type NamedNode = readonly [name: string, node: DocumentNode];

/** The security schemes that a handshake can satisfy, in OpenAPI's words; the others are reported. */
export function openApiSchemes(context: ReadContext, schemes: readonly NamedNode[]): readonly NamedNode[] {
  return schemes.flatMap(([name, start]): readonly NamedNode[] => {
    const node = resolve(context, start);
    if (node === undefined) return [];
    if (!isRecord(node.value)) return [[name, node]];
    const type = readString(context, node, "type") ?? "";
    const same = schemeTypes.get(type);
    if (same === undefined && member(node, "x-amazon-apigateway-authtype") === undefined) {
      const at = keyPlaceOf(start);
      context.diagnostics.report("asyncapi-security-unsupported", at, { scheme: name, type });
      return [];
    }
    const value = { ...node.value, type: same ?? type, flows: flowsOf(node) };
    return [[name, { ...node, value }]];
  });
}

/** AsyncAPI 3 calls the scopes of a flow `availableScopes`. */
function flowsOf(node: DocumentNode): unknown {
  const flows = member(node, "flows")?.value;
  if (!isRecord(flows)) return flows;
  return Object.fromEntries(
    Object.entries(flows).map(([name, flow]) => [
      name,
      isRecord(flow) && flow.availableScopes !== undefined ? { ...flow, scopes: flow.availableScopes } : flow,
    ]),
  );
}

/** `security` of a server or operation; undefined where it has none. */
export function readAsyncSecurity(
  context: ReadContext,
  holder: DocumentNode,
  known: ReadonlySet<SecuritySchemeId>,
  version: AsyncApiVersion,
): readonly (readonly Requirement[])[] | undefined {
  if (version === "2") return readRequirements(context, holder, known);
  if (member(holder, "security") === undefined) return undefined;
  return readItems(context, holder, "security").flatMap((item) => {
    const name = /^#\/components\/securitySchemes\/([^/]+)$/.exec(referenceText(item) ?? "")?.[1];
    if (name === undefined) {
      reportInvalid(context, item, "An entry of 'security'", "a reference to one of `components.securitySchemes`");
      return [];
    }
    const scheme: SecuritySchemeId = unsafeId(name.replaceAll("~1", "/").replaceAll("~0", "~"));
    if (!known.has(scheme)) {
      context.diagnostics.report("security-scheme-unknown", placeOf(item), { scheme });
      return [];
    }
    const node = resolve(context, item);
    const scopes = node === undefined ? [] : readStrings(context, node, "scopes");
    return [[{ scheme, scopes, origin: placeOf(item) }]];
  });
}

/** The members of `components.<kind>`. */
export function componentsOf(context: ReadContext, document: DocumentNode, kind: string): readonly NamedNode[] {
  const components = member(document, "components");
  return components === undefined ? [] : readMembers(context, components, kind);
}

/** What clients have to show to connect: what any of the servers asks for. */
export function connectSecurity(
  context: ReadContext,
  servers: readonly DocumentNode[],
  known: ReadonlySet<SecuritySchemeId>,
  version: AsyncApiVersion,
): readonly (readonly Requirement[])[] {
  const all = servers.map((server) => readAsyncSecurity(context, server, known, version) ?? []);
  const seen = new Set<string>();
  return all.flat().filter((alternative) => {
    const key = JSON.stringify(alternative.map(({ scheme, scopes }) => [scheme, scopes]));
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}
