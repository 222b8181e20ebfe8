import type { Contact, License } from "../../ir/about.js";
import type { ApiModel, Tag } from "../../ir/api.js";
import type { DiagnosticBag } from "../../ir/diagnostics.js";
import type { NamedSchema } from "../../ir/schema.js";
import { documentationRow } from "./documentation.js";
import { cloudFrontRow, domainsRow, webAclRow } from "./domains.js";
import { externalDocsRow } from "./external-docs.js";
import { functionsRow, sharedFunction } from "./functions.js";
import { gatewayResponsesRow, gatewayRow } from "./gateway.js";
import { serversRow, writePaths, writeValidators } from "./operations.js";
import { rolesRow } from "./roles.js";
import { as, derived, type ExportContext, type Fragment, type JsonObject, type Rows, setting, write } from "./rows.js";
import { writeSchema } from "./schema.js";
import { authorizersRow, schemesRow } from "./security.js";
import {
  accountRow,
  apiKeysRow,
  corsRow,
  functionAlarmsRow,
  overridesRow,
  parametersRow,
  usagePlansRow,
  vpcLinksRow,
} from "./settings.js";
import { stagesRow } from "./stages.js";

const tags: Rows<Tag> = { name: as("name"), description: as("description"), externalDocs: externalDocsRow };
const contacts: Rows<Contact> = { name: as("name"), url: as("url"), email: as("email") };
const licenses: Rows<License> = { name: as("name"), identifier: as("identifier"), url: as("url") };

/** Everything that a model holds, in the order of the document. */
const rows: Rows<ApiModel> = {
  modelVersion: () => ({ openapi: "3.1.1" }),
  title: (title) => ({ info: { title } }),
  version: (version) => ({ info: { version } }),
  summary: (summary) => ({ info: { summary } }),
  description: (description) => ({ info: { description } }),
  termsOfService: (termsOfService) => ({ info: { termsOfService } }),
  contact: (contact, _, context) => ({ info: { contact: write(contacts, contact, context) } }),
  license: (license, _, context) => ({ info: { license: write(licenses, license, context) } }),
  externalDocs: externalDocsRow,
  name: (name, { title }) => (name === title ? {} : setting({ api: { name } })),
  servers: serversRow,
  tags: (list, _, context) => (list.length === 0 ? {} : { tags: list.map((each) => write(tags, each, context)) }),
  gateway: gatewayRow,
  gatewayResponses: gatewayResponsesRow,
  handlers: functionsRow,
  roles: rolesRow,
  vpcLinks: vpcLinksRow,
  authorizers: authorizersRow,
  cors: corsRow,
  stages: stagesRow,
  account: accountRow,
  functionAlarms: functionAlarmsRow,
  dashboard: (dashboard) => (dashboard ? setting({ dashboard }) : {}),
  apiKeys: apiKeysRow,
  usagePlans: usagePlansRow,
  domains: domainsRow,
  webAcl: webAclRow,
  cloudFront: cloudFrontRow,
  documentation: documentationRow,
  parameters: parametersRow,
  overrides: overridesRow,
  operations: (list, _, context) => ({ ...writeValidators(list), paths: writePaths(list, context) }),
  // OpenAPI has no WebSocket APIs: theirs are not written at all.
  routes: derived,
  sends: derived,
  schemas: (list, _, context) => writeSchemas(list, context),
  securitySchemes: schemesRow,
  origin: derived,
};

/** `components.schemas`, under the ids that are unique in the model; another name of the document stands beside it. */
function writeSchemas(list: readonly NamedSchema[], context: ExportContext): Fragment {
  if (list.length === 0) return {};
  const written = list.map(({ id, name, schema }) => {
    const text = writeSchema(schema, context);
    const isNamed = id === name || typeof text !== "object" || text === null;
    return [id as string, isNamed ? text : { ...text, ...setting({ name }) }] as const;
  });
  return { components: { schemas: Object.fromEntries(written) } };
}

/** The model as one OpenAPI 3.1 document, which reads as the same model again. */
export function writeDocument(api: ApiModel, diagnostics: DiagnosticBag): JsonObject {
  const handlers = new Map(api.handlers.map((each) => [each.id, each] as const));
  const base: ExportContext = { api, diagnostics, handlers, sharedFunction: {} };
  return write(rows, api, { ...base, sharedFunction: sharedFunction(base) });
}
