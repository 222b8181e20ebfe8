import { type ApiModel, type GatewaySettings, modelVersion } from "../../ir/api.js";
import type { Stage } from "../../ir/delivery.js";
import type { AuthorizerId } from "../../ir/ids.js";
import { type DocumentNode, member, placeOf } from "../document-node.js";
import { type ReadContext, readItems, readString, reportUnreadConstruct } from "../read-context.js";
import type { LoadedSettings } from "../settings/read-settings.js";
import { readExternalDocs } from "./about.js";
import { readFunctionAlarms } from "./alarms.js";
import { reportSettingsOfOtherTypes } from "./api-type.js";
import { authorizerHandlers, otherFunctions } from "./authorizer-handlers.js";
import { withoutPrefix } from "./base-path.js";
import { checkOperationCaches, withCacheKeys } from "./cache-keys.js";
import { readClientHints } from "./client-hints.js";
import { readCors } from "./cors.js";
import {
  checkOperationSettings,
  readApiKeys,
  readDeployParameters,
  readOverrides,
  readUsagePlans,
} from "./delivery.js";
import { readInfo } from "./document-info.js";
import type { DocumentParts } from "./document-part.js";
import { readDocumentation } from "./documentation.js";
import { readDomains } from "./domains.js";
import { readCloudFront, readWebAcl } from "./edge.js";
import { claimExtensions } from "./extensions.js";
import type { FoundOperation } from "./found-operation.js";
import { resolveAliases } from "./function-aliases.js";
import { readGateway } from "./gateway.js";
import { assignHandlers, servedOperations } from "./handlers.js";
import { readAllGatewayResponses, withBinaryTypes } from "./merge-gateway.js";
import { ownMethodSettings } from "./method-settings.js";
import { reportOtherFields } from "./object-fields.js";
import type { ReadOperation } from "./operations.js";
import { readParts } from "./read-parts.js";
import { readRoles } from "./roles.js";
import type { SecurityReading } from "./security.js";
import { readServers } from "./servers.js";
import { readStages } from "./stages.js";
import { readVpcLinks } from "./vpc-links.js";

/** Reads the documents behind an API, with the settings, into the model. */
export async function readDocuments(parts: DocumentParts, settings: LoadedSettings): Promise<ApiModel> {
  const [{ context, document }] = parts;
  const info = readInfo(context, document);
  reportSettingsOfOtherTypes(context, settings);
  const { found, ids, read: described, security, schemas } = await readParts(parts, settings);
  const known = new Set(ids);
  const read = described.map((operation, index) => {
    const where = found[index];
    return where === undefined ? operation : withSettings(operation, settings, where);
  });

  const authorizerFunctions = authorizerHandlers(
    context,
    settings,
    security.authorizers,
    usedAuthorizers(security, read),
  );
  const others = otherFunctions(authorizerFunctions.handlers, security.authorizers);
  const served = assignHandlers(context, settings, read, servedOperations(settings, found), others);
  checkOperationSettings(context, settings, known);
  const { handlers, stages } = resolveAliases(
    context,
    [...served.handlers, ...authorizerFunctions.handlers],
    new Map([...served.aliases, ...authorizerFunctions.aliases]),
    readStages({
      context,
      settings,
      protocol: context.protocol,
      operations: ownMethodSettings(settings, found, ids),
    }),
  );
  checkOperationCaches(context, settings, found, ids, stages);
  const { functionAlarms } = settings.values;
  const apiKeys = readApiKeys(context, settings);
  const usagePlans = readUsagePlans(context, settings, known, stages, apiKeys);
  const cors = readCors(context, document, settings);
  for (const part of parts) reportUnreadRoot(part.context, part.document);
  const gateway = withBinaryTypes(readGateway(context, document, settings, served.operations), parts, settings);
  const surroundings = readSurroundings(context, document, settings, gateway, stages);
  return {
    modelVersion,
    ...info,
    name: settings.values.api?.name ?? info.title,
    gateway,
    servers: withoutPrefix(readServers(context, document), settings.values.api?.basePath ?? "ignore"),
    tags: mergeTags(parts),
    operations: withCacheKeys(served.operations, found, stages, settings),
    routes: [],
    sends: [],
    schemas: schemas(),
    securitySchemes: security.schemes,
    authorizers: security.authorizers,
    handlers,
    roles: readRoles(context, settings),
    vpcLinks: readVpcLinks(context, settings),
    gatewayResponses: readAllGatewayResponses(parts),
    ...(cors === undefined ? {} : { cors }),
    stages,
    ...(functionAlarms === undefined
      ? {}
      : {
          functionAlarms: readFunctionAlarms(context, functionAlarms, (path) =>
            settings.nodeAt(["functionAlarms", ...path]),
          ),
        }),
    dashboard: settings.values.dashboard ?? false,
    account: { cloudWatchRole: settings.values.account?.cloudWatchRole ?? false },
    usagePlans,
    apiKeys,
    ...surroundings,
    parameters: readDeployParameters(context, settings),
    overrides: readOverrides(settings),
    origin: placeOf(document),
  };
}

/** What stands in front of the stages, and what tells people of them. */
function readSurroundings(
  context: ReadContext,
  document: DocumentNode,
  settings: LoadedSettings,
  gateway: GatewaySettings,
  stages: readonly Stage[],
): Pick<ApiModel, "domains" | "webAcl" | "cloudFront" | "documentation"> {
  const webAcl = readWebAcl(context, settings);
  const cloudFront = readCloudFront(context, settings, stages);
  const documentation = context.protocol === "rest" ? readDocumentation(context, document, settings) : undefined;
  return {
    domains: readDomains(context, settings, gateway, stages),
    ...(webAcl === undefined ? {} : { webAcl }),
    ...(cloudFront === undefined ? {} : { cloudFront }),
    ...(documentation === undefined ? {} : { documentation }),
  };
}

/** What concerns callers: the groups that they have to be in, and what their clients should know. */
function withSettings(operation: ReadOperation, settings: LoadedSettings, found: FoundOperation): ReadOperation {
  const own = settings.values.operations?.[operation.id];
  const authorization = own?.authorization ?? found.settings.authorization;
  const client = readClientHints(own?.client, found.settings.client);
  return {
    ...operation,
    ...(authorization === undefined ? {} : { authorization }),
    ...(client === undefined ? {} : { client }),
  };
}

/** Authorizers of the schemes that some operation names. */
function usedAuthorizers(
  security: SecurityReading,
  operations: readonly Pick<ApiModel["operations"][number], "security">[],
): (authorizer: AuthorizerId) => boolean {
  const byScheme = new Map(security.schemes.map(({ id, authorizer }) => [id, authorizer]));
  const used = new Set(
    operations.flatMap((each) => each.security.flatMap((all) => all.map(({ scheme }) => byScheme.get(scheme)))),
  );
  return (authorizer) => used.has(authorizer);
}

export const readTags = (context: ReadContext, document: DocumentNode): ApiModel["tags"] =>
  readItems(context, document, "tags").flatMap((tag) => {
    claimExtensions(context, tag, ["tag-value"]);
    const name = readString(context, tag, "name");
    const description = readString(context, tag, "description");
    reportOtherFields(context, tag, "tag");
    return name === undefined
      ? []
      : [{ name, ...(description === undefined ? {} : { description }), ...readExternalDocs(context, tag) }];
  });

/** Each tag once, with the first description that any document has for it. */
function mergeTags(parts: DocumentParts): ApiModel["tags"] {
  const [first] = parts;
  if (parts.length === 1) return readTags(first.context, first.document);
  const tags = new Map<string, ApiModel["tags"][number]>();
  for (const tag of parts.flatMap(({ context, document }) => readTags(context, document))) {
    const known = tags.get(tag.name);
    if (known?.description === undefined) tags.set(tag.name, { ...tag, ...known });
  }
  return [...tags.values()];
}

/** What the root of a document says, and its list of components, beside what is read of them. */
export function reportUnreadRoot(context: ReadContext, document: DocumentNode): void {
  reportOtherFields(context, document, "document");
  const components = member(document, "components");
  if (components !== undefined) reportOtherFields(context, components, "components");
  const dialect = member(document, "jsonSchemaDialect");
  if (dialect !== undefined && dialect.value !== baseDialect)
    reportUnreadConstruct(context, dialect, "A 'jsonSchemaDialect' other than OpenAPI's own");
}

/** https://spec.openapis.org/oas/v3.1.1#specifying-schema-dialects */
const baseDialect = "https://spec.openapis.org/oas/3.1/dialect/base";
