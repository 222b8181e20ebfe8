import type { Authorizer, Credential, OAuthFlow, Requirement, SecurityScheme } from "../../ir/authorizer.js";
import type { SecuritySchemeId } from "../../ir/ids.js";
import { unsafeId } from "../../ir/ids.js";
import { type DocumentNode, isRecord, items, keyPlaceOf, member, members, placeOf } from "../document-node.js";
import {
  type ReadContext,
  readItems,
  readMembers,
  readString,
  readStrings,
  reportInvalid,
  reportUnreadConstruct,
} from "../read-context.js";
import { resolve } from "../reference.js";
import type { AuthorizerSettings } from "./authorizer-parts.js";
import { readAuthorizer } from "./authorizers.js";
import { claimExtensions, gatewayExtension } from "./extensions.js";
import { reportOtherFields } from "./object-fields.js";

/** The security schemes of a document and what the gateway enforces for each. */
export interface SecurityReading {
  readonly schemes: readonly SecurityScheme[];
  readonly authorizers: readonly Authorizer[];
}

export function readSecuritySchemes(
  context: ReadContext,
  components: readonly (readonly [name: string, node: DocumentNode])[],
  settings: AuthorizerSettings,
): SecurityReading {
  const schemes: SecurityScheme[] = [];
  const authorizers: Authorizer[] = [];
  for (const [name, start] of components) {
    const node = resolve(context, start);
    const credential = node === undefined ? undefined : readCredential(context, node);
    if (node === undefined || credential === undefined) continue;
    claimExtensions(context, node, ["authtype", "authorizer"]);
    const authorizer = readAuthorizer(context, name, node, credential, settings);
    const description = readString(context, node, "description");
    const authType = readString(context, node, gatewayExtension("authtype"));
    authorizers.push(authorizer);
    schemes.push({
      id: unsafeId(name),
      ...(description === undefined ? {} : { description }),
      credential,
      ...(authType === undefined ? {} : { authType }),
      authorizer: authorizer.id,
      origin: placeOf(node),
    });
  }
  return { schemes, authorizers };
}

function readCredential(context: ReadContext, node: DocumentNode): Credential | undefined {
  if (!isRecord(node.value)) {
    reportInvalid(context, node, "A security scheme", "an object");
    return undefined;
  }
  const type = readString(context, node, "type");
  const authType = readString(context, node, gatewayExtension("authtype"))?.toLowerCase();
  if (authType === "awssigv4") return { kind: "sigv4" };
  if (isSchemeType(type)) reportOtherFields(context, node, type);
  switch (type) {
    case "apiKey":
      return readApiKey(context, node);
    case "http": {
      const bearerFormat = readString(context, node, "bearerFormat");
      const scheme = readString(context, node, "scheme")?.toLowerCase() ?? "bearer";
      return { kind: "http", scheme, ...(bearerFormat === undefined ? {} : { bearerFormat }) };
    }
    case "oauth2":
      return { kind: "oauth2", flows: readFlows(context, node) };
    case "openIdConnect":
      return { kind: "openIdConnect", url: readString(context, node, "openIdConnectUrl") ?? "" };
    case "mutualTLS":
      return { kind: "mutualTls" };
    default:
      reportInvalid(
        context,
        member(node, "type") ?? node,
        "The security scheme's 'type'",
        "apiKey, http, oauth2, openIdConnect or mutualTLS",
      );
      return undefined;
  }
}

const schemeTypes = ["apiKey", "http", "oauth2", "openIdConnect", "mutualTLS"] as const;
const isSchemeType = (type: string | undefined): type is (typeof schemeTypes)[number] =>
  schemeTypes.some((each) => each === type);

function readApiKey(context: ReadContext, node: DocumentNode): Credential | undefined {
  const name = readString(context, node, "name");
  const place = readString(context, node, "in");
  if (name === undefined) {
    context.diagnostics.report("field-missing", placeOf(node), { what: "An API key scheme", field: "name" });
    return undefined;
  }
  if (place === "header" || place === "query" || place === "cookie") return { kind: "apiKey", in: place, name };
  reportInvalid(context, member(node, "in") ?? node, "The API key's 'in'", "header, query or cookie");
  return undefined;
}

const flowNames = ["implicit", "password", "clientCredentials", "authorizationCode", "deviceAuthorization"] as const;

function readFlows(context: ReadContext, node: DocumentNode): readonly OAuthFlow[] {
  return readMembers(context, node, "flows").flatMap(([name, child]) => {
    const flow = flowNames.find((each) => each === name);
    if (flow === undefined) {
      if (!name.startsWith("x-"))
        reportUnreadConstruct(context, child, `The OAuth flow '${name}', which OpenAPI does not know,`);
      return [];
    }
    reportOtherFields(context, child, "flow");
    const found: { [Key in "authorizationUrl" | "tokenUrl" | "refreshUrl"]?: string } = {};
    for (const key of ["authorizationUrl", "tokenUrl", "refreshUrl"] as const) {
      const text = readString(context, child, key);
      if (text !== undefined) found[key] = text;
    }
    const scopes = readMembers(context, child, "scopes").map(([scope, description]) => ({
      name: scope,
      description: typeof description.value === "string" ? description.value : "",
    }));
    return [{ flow, ...found, scopes }];
  });
}

/** The schemes of an API: as they are called, or by what one of its documents calls them. */
export type KnownSchemes = ReadonlySet<SecuritySchemeId> | ReadonlyMap<string, SecuritySchemeId>;

/** `security` of an operation, or of the document where the operation has none of its own. */
export function readRequirements(
  context: ReadContext,
  holder: DocumentNode,
  known: KnownSchemes,
): readonly (readonly Requirement[])[] | undefined {
  if (member(holder, "security") === undefined) return undefined;
  return readItems(context, holder, "security").map((alternative) =>
    members(alternative).flatMap(([name, scopes]): readonly Requirement[] => {
      const scheme = known instanceof Map ? known.get(name) : known.has(unsafeId(name)) ? unsafeId(name) : undefined;
      if (scheme === undefined) {
        context.diagnostics.report("security-scheme-unknown", keyPlaceOf(scopes), { scheme: name });
        return [];
      }
      return [
        {
          scheme,
          scopes: items(scopes).length === 0 ? [] : readStrings(context, alternative, name),
          origin: placeOf(scopes),
        },
      ];
    }),
  );
}
