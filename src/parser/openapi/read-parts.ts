import type { SecuritySchemeId } from "../../ir/ids.js";
import { type OperationId, unsafeId } from "../../ir/ids.js";
import type { NamedSchema } from "../../ir/schema.js";
import { type DocumentNode, items, keyPlaceOf, member, members } from "../document-node.js";
import { readMembers } from "../read-context.js";
import type { LoadedSettings } from "../settings/read-settings.js";
import type { DocumentPart, DocumentParts } from "./document-part.js";
import { claimExtensions, gatewayExtension, isReached } from "./extensions.js";
import type { FoundOperation } from "./found-operation.js";
import { nameAuthorizerHandlers } from "./handler-names.js";
import { withSignatureScheme } from "./method-authorization.js";
import {
  findOperations,
  nameOperations,
  type OperationDefaults,
  type ReadOperation,
  readOperation,
} from "./operations.js";
import { type NamedScheme, nameSchemes, settledName, settleOperationIds } from "./part-names.js";
import type { SchemaReading } from "./schema-reading.js";
import { createSchemaRegistry } from "./schema-registry.js";
import { createSchemaReading, readNamedSchemas } from "./schemas.js";
import { readRequirements, readSecuritySchemes, type SecurityReading } from "./security.js";
import { namedSchemes, schemesOfSettings } from "./settings-schemes.js";
import { createShortFormReader } from "./short-forms.js";
import { createValidationReader } from "./validators.js";

/** What the documents behind an API describe together. */
export interface PartsReading {
  readonly found: readonly FoundOperation[];
  /** As `found`. */
  readonly ids: readonly OperationId[];
  /** As `found`. */
  readonly read: readonly ReadOperation[];
  readonly security: SecurityReading;
  /** Complete once everything that refers to schemas is read. */
  readonly schemas: () => readonly NamedSchema[];
}

/** Reads the operations of all documents, with the schemas and security schemes that each of them knows by its own names. */
export async function readParts(parts: DocumentParts, settings: LoadedSettings): Promise<PartsReading> {
  const [{ context }] = parts;
  const registry = createSchemaRegistry();
  const readings = new Map(parts.map((part) => [part, readingOf(part, registry)] as const));
  const found = settleOperationIds(await findAll(parts));
  const schemes = nameSchemes(schemeNodes(parts, found, settings));
  const { security, signature } = withSignatureScheme(readSchemes(parts, schemes, settings), found, context);
  const ids = nameOperations(context, found);
  const validators = new Map<string, string>();
  const readers = new Map(
    parts.map((part) => {
      const known = knownSchemes(part, schemes, security, signature);
      const validation = createValidationReader(part, settings.values, validators);
      const defaults: OperationDefaults = {
        security: readRequirements(part.context, part.document, known),
        schemes: known,
        signature,
        validationFor: validation.validationFor,
        shortFormFor: createShortFormReader(part.context, settings),
      };
      return [part, { defaults, validation }] as const;
    }),
  );
  const read = found.flatMap((each, index): readonly ReadOperation[] => {
    const [reading, reader] = [readings.get(each.part), readers.get(each.part)];
    return reading === undefined || reader === undefined
      ? []
      : [readOperation(reading, each, ids[index] ?? unsafeId(""), reader.defaults)];
  });
  for (const { validation } of readers.values()) validation.reportUnused();
  for (const part of parts) reportUnusedIntegrations(part);
  for (const part of parts.slice(1)) reportReplaced(part);
  const [first] = readings.values();
  return { found, ids, read, security, schemas: () => (first === undefined ? [] : readNamedSchemas(first)) };
}

const componentsOf = (
  { context, document }: DocumentPart,
  kind: string,
): readonly (readonly [name: string, node: DocumentNode])[] => {
  const components = member(document, "components");
  return components === undefined ? [] : readMembers(context, components, kind);
};

function readingOf(part: DocumentPart, registry: ReturnType<typeof createSchemaRegistry>): SchemaReading {
  const components = member(part.document, "components");
  if (components !== undefined) claimExtensions(part.context, components, ["integrations"]);
  const rename = (name: string): string => settledName(part, name, (wish) => registry.has(wish));
  return createSchemaReading(part.context, componentsOf(part, "schemas"), registry, rename);
}

async function findAll(parts: DocumentParts): Promise<readonly FoundOperation[]> {
  const routes = new Map<string, FoundOperation>();
  const found: FoundOperation[] = [];
  for (const part of parts) found.push(...(await findOperations(part, routes)));
  return found;
}

/** The schemes that the documents describe, and those of the settings that they only name. */
function schemeNodes(
  parts: DocumentParts,
  found: readonly FoundOperation[],
  settings: LoadedSettings,
): readonly Pick<NamedScheme, "part" | "name" | "node">[] {
  const described = parts.flatMap((part) =>
    componentsOf(part, "securitySchemes").map(([name, node]) => ({ part, name, node })),
  );
  const [{ context }] = parts;
  const ids = new Set<string>(nameSchemes(described).map(({ id }) => id));
  const holders = [...parts.map(({ document }) => document), ...found.map(({ node }) => node)];
  const others = schemesOfSettings(context, settings, ids, namedSchemes(context, holders));
  return [...described, ...parts.flatMap((part) => others.map(([name, node]) => ({ part, name, node })))];
}

function readSchemes(parts: DocumentParts, schemes: readonly NamedScheme[], settings: LoadedSettings): SecurityReading {
  const handlerFor = nameAuthorizerHandlers(
    schemes.map(({ id }) => id),
    parts[0].context,
  );
  const { authorizers: values } = settings.values;
  const read = parts.map((part) => {
    const own = schemes.filter((each) => each.part === part && each.isFirst).map(({ id, node }) => [id, node] as const);
    return readSecuritySchemes(part.context, own, { values, nodeAt: settings.nodeAt, handlerFor });
  });
  return {
    schemes: read.flatMap((each) => each.schemes),
    authorizers: read.flatMap((each) => each.authorizers),
  };
}

/** The schemes of one document, by the names that it has for them; those that cannot be read are not among them. */
function knownSchemes(
  part: DocumentPart,
  schemes: readonly NamedScheme[],
  security: SecurityReading,
  signature: SecuritySchemeId | undefined,
): ReadonlyMap<string, SecuritySchemeId> {
  const readable = new Set(security.schemes.map(({ id }) => id));
  const own = schemes.filter(({ part: each, id }) => each === part && readable.has(id));
  return new Map([
    ...(signature === undefined ? [] : [[signature as string, signature] as const]),
    ...own.map(({ name, id }) => [name, id] as const),
  ]);
}

/** `components.x-amazon-apigateway-integrations`: each is read where an operation refers to it. */
function reportUnusedIntegrations(part: DocumentPart): void {
  for (const [name, node] of componentsOf(part, gatewayExtension("integrations"))) {
    if (isReached(part.context, node)) continue;
    const what = `The integration '${name}', which no operation refers to,`;
    part.context.diagnostics.report("construct-not-read", keyPlaceOf(node), { what });
  }
}

/** What the first document says for all of them. */
function reportReplaced({ context, document }: DocumentPart): void {
  for (const [key, child] of members(document)) {
    if (key !== "x-gatewright" && !(key === "servers" && items(child).length > 0)) continue;
    const what = `The field '${key}' at the root of a document that is merged into another`;
    context.diagnostics.report("construct-not-read", keyPlaceOf(child), { what });
  }
}
