import { type ApiModel, type GatewaySettings, modelVersion } from "../../ir/api.js";
import type { Stage } from "../../ir/delivery.js";
import type { AuthorizerId, SecuritySchemeId } from "../../ir/ids.js";
import { unsafeId } from "../../ir/ids.js";
import { type DocumentNode, keyPlaceOf, member, members, placeOf } from "../document-node.js";
import { type ReadContext, readItems, readMembers, readString } from "../read-context.js";
import type { LoadedSettings } from "../settings/read-settings.js";
import { readFunctionAlarms } from "./alarms.js";
import { reportSettingsOfOtherTypes } from "./api-type.js";
import { checkOperationCaches, withCacheKeys } from "./cache-keys.js";
import { readCors } from "./cors.js";
import {
  checkOperationSettings,
  readApiKeys,
  readDeployParameters,
  readOverrides,
  readUsagePlans,
} from "./delivery.js";
import { readInfo } from "./document-info.js";
import { readDocumentation } from "./documentation.js";
import { readDomains } from "./domains.js";
import { readCloudFront, readWebAcl } from "./edge.js";
import { claimExtensions, gatewayExtension, isReached } from "./extensions.js";
import type { FoundOperation } from "./found-operation.js";
import { resolveAliases } from "./function-aliases.js";
import { readGateway, readGatewayResponses } from "./gateway.js";
import { assignHandlers, authorizerHandlers, nameAuthorizerHandlers, servedOperations } from "./handlers.js";
import { withSignatureScheme } from "./method-authorization.js";
import { ownMethodSettings } from "./method-settings.js";
import { findOperations, nameOperations, type ReadOperation, readOperation } from "./operations.js";
import { createSchemaReading, readNamedSchemas } from "./schemas.js";
import { readRequirements, readSecuritySchemes, type SecurityReading } from "./security.js";
import { readServers } from "./servers.js";
import { createShortFormReader } from "./short-forms.js";
import { readStages } from "./stages.js";
import { createValidationReader } from "./validators.js";
import { readVpcLinks } from "./vpc-links.js";

/** Reads a document in the shape of OpenAPI 3.1, with its settings, into the model. */
export async function readDocument(
  context: ReadContext,
  document: DocumentNode,
  settings: LoadedSettings,
): Promise<ApiModel> {
  const info = readInfo(context, document);
  const componentsNode = member(document, "components");
  const component = (kind: string) => (componentsNode === undefined ? [] : readMembers(context, componentsNode, kind));
  reportSettingsOfOtherTypes(context, settings);
  const schemas = createSchemaReading(context, component("schemas"));
  if (componentsNode !== undefined) claimExtensions(context, componentsNode, ["integrations"]);
  const found = await findOperations(context, document);
  const described = readSecurity(context, component("securitySchemes"), settings);
  const { security, signature } = withSignatureScheme(described, found, context);
  const schemes = new Set<SecuritySchemeId>(security.schemes.map(({ id }) => id));
  const ids = nameOperations(context, found);
  const known = new Set(ids);
  const validation = createValidationReader(context, document, settings.values);
  const defaults = {
    security: readRequirements(context, document, schemes),
    schemes,
    signature,
    validationFor: validation.validationFor,
    shortFormFor: createShortFormReader(context, settings),
  };
  const read = found.map((each, index) => {
    const operation = readOperation(schemas, each, ids[index] ?? unsafeId(""), defaults);
    return withAuthorization(operation, settings, each);
  });

  validation.reportUnused();

  const authorizerFunctions = authorizerHandlers(
    context,
    settings,
    security.authorizers,
    usedAuthorizers(security, read),
  );
  const taken = new Set(authorizerFunctions.handlers.map(({ id }) => id.toLowerCase()));
  const served = assignHandlers(context, settings, read, servedOperations(settings, found), (name) =>
    taken.has(name.toLowerCase()),
  );
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
  if (componentsNode !== undefined) reportUnusedIntegrations(context, componentsNode);
  reportUnreadRoot(context, document);
  const gateway = readGateway(context, document, settings, served.operations);
  const surroundings = readSurroundings(context, document, settings, gateway, stages);
  return {
    modelVersion,
    ...info,
    name: settings.values.api?.name ?? info.title,
    gateway,
    servers: readServers(context, document),
    tags: readTags(context, document),
    operations: withCacheKeys(served.operations, found, stages, settings),
    routes: [],
    sends: [],
    schemas: readNamedSchemas(schemas),
    securitySchemes: security.schemes,
    authorizers: security.authorizers,
    handlers,
    vpcLinks: readVpcLinks(context, settings),
    gatewayResponses: readGatewayResponses(context, document),
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

/** Groups that a caller has to be in, by the file's settings or the document's. */
function withAuthorization(operation: ReadOperation, settings: LoadedSettings, found: FoundOperation): ReadOperation {
  const authorization = settings.values.operations?.[operation.id]?.authorization ?? found.settings.authorization;
  return authorization === undefined ? operation : { ...operation, authorization };
}

function readSecurity(
  context: ReadContext,
  components: readonly (readonly [name: string, node: DocumentNode])[],
  settings: LoadedSettings,
): SecurityReading {
  const handlerFor = nameAuthorizerHandlers(components.map(([name]) => name));
  for (const scheme of Object.keys(settings.values.authorizers ?? {})) {
    if (components.some(([name]) => name === scheme)) continue;
    const at = keyPlaceOf(settings.nodeAt(["authorizers", scheme]));
    context.diagnostics.report("setting-name-unknown", at, { kind: "security scheme", name: scheme });
  }
  const { authorizers: values } = settings.values;
  return readSecuritySchemes(context, components, { values, nodeAt: settings.nodeAt, handlerFor });
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

/** Tags of the document. */
export const readTags = (context: ReadContext, document: DocumentNode): ApiModel["tags"] =>
  readItems(context, document, "tags").flatMap((tag) => {
    claimExtensions(context, tag, ["tag-value"]);
    const name = readString(context, tag, "name");
    const description = readString(context, tag, "description");
    return name === undefined ? [] : [{ name, ...(description === undefined ? {} : { description }) }];
  });

/** `components.x-amazon-apigateway-integrations`: each is read where an operation refers to it. */
function reportUnusedIntegrations(context: ReadContext, components: DocumentNode): void {
  for (const [name, node] of readMembers(context, components, gatewayExtension("integrations"))) {
    if (isReached(context, node)) continue;
    const what = `The integration '${name}', which no operation refers to,`;
    context.diagnostics.report("construct-not-read", keyPlaceOf(node), { what });
  }
}

const rootFields = new Set([
  "openapi",
  "$schema",
  "$self",
  "info",
  "servers",
  "paths",
  "components",
  "security",
  "tags",
  "externalDocs",
  "jsonSchemaDialect",
]);

/** Fields at the root that nothing reads. */
export function reportUnreadRoot(context: ReadContext, document: DocumentNode): void {
  for (const [key, child] of members(document)) {
    if (rootFields.has(key) || key.startsWith("x-")) continue;
    const at = keyPlaceOf(child);
    if (key === "webhooks") context.diagnostics.report("construct-not-read", at, { what: "The field 'webhooks'" });
    else context.diagnostics.report("field-unknown", at, { what: "The document", field: key });
  }
}
