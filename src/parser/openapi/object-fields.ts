import { type DocumentNode, keyPlaceOf, members } from "../document-node.js";
import { type ReadContext, reportUnreadConstruct } from "../read-context.js";

/** The fields of one kind of object. Extensions have a reader of their own. */
export interface ObjectFields {
  /** As a sentence begins with it: "A response". */
  readonly subject: string;
  /** As it follows "of": "responses". */
  readonly plural: string;
  /** Those that are read into the model. */
  readonly read: readonly string[];
  /** Those that some version of the specification has and that nothing is made of. */
  readonly unread?: readonly string[];
}

/** What describes a value in Swagger 2.0, where a parameter or header is its own schema. */
export const swaggerValueFields = [
  ...["type", "format", "items", "default", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum"],
  ...["maxLength", "minLength", "pattern", "maxItems", "minItems", "uniqueItems", "enum", "multipleOf", "x-nullable"],
] as const;

/**
 * Every object of Swagger 2.0, OpenAPI 3.0, 3.1 and 3.2, field by field, whatever the version of the document: a field that
 * came too early or stayed too long is understood. https://spec.openapis.org/oas/v3.2.0#openapi-specification
 */
export const objectFields = {
  document: {
    subject: "The document",
    plural: "the document",
    read: [
      ...["openapi", "$schema", "$self", "info", "servers", "paths", "components", "security", "tags"],
      ...["externalDocs", "jsonSchemaDialect"],
    ],
    unread: ["webhooks"],
  },
  info: {
    subject: "'info'",
    plural: "'info'",
    read: ["title", "version", "summary", "description", "termsOfService", "contact", "license"],
  },
  contact: { subject: "A contact", plural: "contacts", read: ["name", "url", "email"] },
  license: { subject: "A license", plural: "licenses", read: ["name", "identifier", "url"] },
  externalDocs: { subject: "'externalDocs'", plural: "'externalDocs'", read: ["url", "description"] },
  server: { subject: "A server", plural: "servers", read: ["url", "description", "variables"], unread: ["name"] },
  serverVariable: {
    subject: "A variable of a server",
    plural: "variables of servers",
    read: ["default", "description", "enum"],
  },
  tag: {
    subject: "A tag",
    plural: "tags",
    read: ["name", "description", "externalDocs"],
    unread: ["summary", "parent", "kind"],
  },
  components: {
    subject: "'components'",
    plural: "'components'",
    read: [
      ...["schemas", "responses", "parameters", "examples", "requestBodies", "headers", "securitySchemes", "pathItems"],
      "mediaTypes",
    ],
    unread: ["links", "callbacks"],
  },
  pathItem: {
    subject: "A path item",
    plural: "a path item",
    read: [
      ...["$ref", "summary", "description", "servers", "parameters"],
      ...["get", "put", "post", "delete", "options", "head", "patch", "trace"],
    ],
    unread: ["query", "additionalOperations"],
  },
  operation: {
    subject: "An operation",
    plural: "operations",
    read: [
      ...["operationId", "summary", "description", "externalDocs", "tags", "parameters", "requestBody", "responses"],
      ...["deprecated", "security", "servers"],
    ],
    unread: ["callbacks"],
  },
  parameter: {
    subject: "A parameter",
    plural: "parameters",
    read: [
      ...["name", "in", "description", "required", "deprecated", "schema", "content", "style", "explode"],
      ...["allowReserved", "example", "examples"],
    ],
    unread: ["allowEmptyValue"],
  },
  header: {
    subject: "A header",
    plural: "headers",
    read: [
      ...["description", "required", "deprecated", "schema", "content", "style", "explode"],
      ...["example", "examples"],
    ],
  },
  requestBody: { subject: "A request body", plural: "request bodies", read: ["description", "required", "content"] },
  mediaType: {
    subject: "A media type",
    plural: "media types",
    read: ["schema", "example", "examples", "encoding"],
    unread: ["itemSchema", "prefixEncoding", "itemEncoding"],
  },
  encoding: {
    subject: "The encoding of a part",
    plural: "encodings",
    read: ["contentType", "headers", "style", "explode"],
    unread: ["allowReserved", "encoding", "prefixEncoding", "itemEncoding"],
  },
  response: {
    subject: "A response",
    plural: "responses",
    read: ["description", "headers", "content"],
    unread: ["summary", "links"],
  },
  example: {
    subject: "An example",
    plural: "examples",
    read: ["summary", "description", "value"],
    unread: ["externalValue", "dataValue", "serializedValue"],
  },
  discriminator: {
    subject: "A discriminator",
    plural: "discriminators",
    read: ["propertyName", "mapping"],
    unread: ["defaultMapping"],
  },
  apiKey: securityFields("apiKey", "name", "in"),
  http: securityFields("http", "scheme", "bearerFormat"),
  oauth2: securityFields("oauth2", "flows"),
  openIdConnect: securityFields("openIdConnect", "openIdConnectUrl"),
  mutualTLS: securityFields("mutualTLS"),
  flow: {
    subject: "An OAuth flow",
    plural: "OAuth flows",
    read: ["authorizationUrl", "tokenUrl", "refreshUrl", "scopes"],
    unread: ["deviceAuthorizationUrl"],
  },
  swaggerParameter: {
    subject: "A parameter",
    plural: "parameters",
    read: ["name", "in", "description", "required", "collectionFormat", "schema", ...swaggerValueFields],
    unread: ["allowEmptyValue"],
  },
  swaggerBody: {
    subject: "A body parameter",
    plural: "parameters",
    read: ["name", "in", "description", "required", "schema"],
  },
  swaggerHeader: {
    subject: "A header",
    plural: "headers",
    read: ["description", "schema", ...swaggerValueFields],
    unread: ["collectionFormat"],
  },
  swaggerResponse: {
    subject: "A response",
    plural: "responses",
    read: ["description", "schema", "headers", "examples"],
  },
} as const satisfies Readonly<Record<string, ObjectFields>>;

export type DocumentObject = keyof typeof objectFields;

function securityFields(type: string, ...own: readonly string[]): ObjectFields {
  return {
    subject: `A security scheme of type ${type}`,
    plural: "security schemes",
    read: ["type", "description", ...own],
    unread: ["oauth2MetadataUrl", "deprecated"],
  };
}

/**
 * Reports what a document says in an object that is compiled into nothing, and what is no field of it: each once, where it
 * first occurs, since documents that have it have it everywhere. Values that say the usual thing are nothing lost.
 */
export function reportOtherFields(context: ReadContext, node: DocumentNode, object: DocumentObject): void {
  const { subject, plural, read, unread = [] }: ObjectFields = objectFields[object];
  for (const [key, child] of members(node)) {
    if (read.includes(key) || key.startsWith("x-") || child.value === false || child.value === undefined) continue;
    if (unread.includes(key)) {
      const what = object === "document" ? `The field '${key}'` : `The field '${key}' of ${plural}`;
      reportUnreadConstruct(context, child, what);
    } else reportUnknownField(context, child, subject, key);
  }
}

/** Reports a field that an object does not have: once, where it first occurs. */
export function reportUnknownField(context: ReadContext, node: DocumentNode, subject: string, field: string): void {
  const key = `${subject}\n${field}`;
  if (context.unreadConstructs.has(key)) return;
  context.unreadConstructs.add(key);
  context.diagnostics.report("field-unknown", keyPlaceOf(node), { what: subject, field });
}
