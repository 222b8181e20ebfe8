import type { HttpMethod, Operation, Parameter, Validation } from "../../ir/api.js";
import type { Requirement } from "../../ir/authorizer.js";
import { type OperationId, type SecuritySchemeId, unsafeId } from "../../ir/ids.js";
import type { Integration, ShortFormIntegration } from "../../ir/integration.js";
import { allocateNames, camelCase } from "../../ir/names.js";
import type { SourcePointer } from "../../ir/source.js";
import { type DocumentNode, isRecord, keyPlaceOf, member, members, placeOf } from "../document-node.js";
import {
  type ReadContext,
  readBoolean,
  readMembers,
  readString,
  readStrings,
  reportInvalid,
  reportUnreadConstruct,
} from "../read-context.js";
import { resolve } from "../reference.js";
import { readOperationSettings } from "../settings/read-settings.js";
import { readExternalDocs } from "./about.js";
import { reportOperationSettingsOfOtherTypes } from "./api-type.js";
import { readRequestBody, readResponses } from "./contents.js";
import { type DocumentPart, pathOf } from "./document-part.js";
import { claimExtensions, gatewayExtension } from "./extensions.js";
import type { FoundOperation } from "./found-operation.js";
import { readIntegration } from "./integrations.js";
import { applyMethodAuthorization } from "./method-authorization.js";
import { reportOtherFields } from "./object-fields.js";
import { readParameters } from "./parameters.js";
import { parsePath, pathVariables, routeShape } from "./path-template.js";
import type { SchemaReading } from "./schema-reading.js";
import { plainHead } from "./schema-reading.js";
import { readRequirements } from "./security.js";
import { readServers } from "./servers.js";

/** An operation that is complete but for the function that serves it, where it has no integration of its own. */
export type ReadOperation = Omit<Operation, "integration"> & { readonly integration: Integration | undefined };

const anyMethod = gatewayExtension("any-method");
const methods = new Map<string, HttpMethod>([
  ...(["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const).map(
    (each) => [each, each] as const,
  ),
  [anyMethod, "any"],
]);

/** Finds every operation and checks its route. */
export async function findOperations(
  part: DocumentPart,
  routes: Map<string, FoundOperation>,
): Promise<readonly FoundOperation[]> {
  const { context, document } = part;
  const found: FoundOperation[] = [];
  for (const [own, start] of readMembers(context, document, "paths")) {
    if (own.startsWith("x-")) continue;
    const text = own.startsWith("/") ? pathOf(part, own) : own;
    const fragment = text.indexOf("#");
    if (fragment !== -1) context.diagnostics.report("path-fragment", keyPlaceOf(start), { path: text });
    const path = parsePath(fragment === -1 ? text : text.slice(0, fragment));
    if ("problem" in path) {
      context.diagnostics.report("path-invalid", keyPlaceOf(start), { path: text, problem: path.problem });
      continue;
    }
    const pathItem = resolve(context, start);
    if (pathItem === undefined || pathItem.value === null) continue;
    if (!isRecord(pathItem.value)) {
      reportInvalid(context, pathItem, "A path item", "an object");
      continue;
    }
    reportOtherFields(context, pathItem, "pathItem");
    claimExtensions(context, pathItem, ["any-method"]);
    reportReplacedTexts(context, pathItem);
    reportOperationSettingsOfOtherTypes(context, pathItem);
    const pathSettings = await readOperationSettings(pathItem, context.diagnostics);
    for (const [key, node] of members(pathItem)) {
      const method = methods.get(key);
      if (method === undefined) continue;
      const route = `${method} ${routeShape(path)}`;
      const other = routes.get(route);
      const settings = { ...pathSettings, ...(await readOperationSettings(node, context.diagnostics)) };
      reportOperationSettingsOfOtherTypes(context, node);
      const operationId = readString(context, node, "operationId");
      const operation: FoundOperation = {
        part,
        text,
        path,
        method,
        pathItem,
        node,
        operationId: operationId === "" ? undefined : operationId,
        settings,
      };
      if (other !== undefined) reportSharedRoute(operation, other, keyPlaceOf(start));
      found.push(operation);
      if (other === undefined) routes.set(route, operation);
    }
  }
  return found;
}

/** Clients can tell such operations of one document apart by their names; of several documents, nobody meant it. */
function reportSharedRoute(operation: FoundOperation, other: FoundOperation, pathPlace: SourcePointer): void {
  const { part, text: path, method, node } = operation;
  const { diagnostics } = part.context;
  if (other.part === part) diagnostics.report("path-duplicate", pathPlace, { path, other: other.text, method });
  else {
    const related = [{ message: "it is described here as well", at: keyPlaceOf(other.node) }];
    diagnostics.report("route-shared", keyPlaceOf(node), { path, method }, { related });
  }
}

/** What a path says stands for what its operations do not say themselves. */
function reportReplacedTexts(context: ReadContext, pathItem: DocumentNode): void {
  for (const field of ["summary", "description"]) {
    const text = member(pathItem, field);
    if (text === undefined) continue;
    const isUsed = members(pathItem).some(([key, node]) => methods.has(key) && member(node, field) === undefined);
    if (!isUsed) reportUnreadConstruct(context, text, `The field '${field}' of a path whose operations have their own`);
  }
}

/** The id of each operation, in order: the document's own, or one made of method and path. */
export function nameOperations(context: ReadContext, found: readonly FoundOperation[]): readonly OperationId[] {
  const places = new Map<string, DocumentNode>();
  for (const { operationId, node } of found) {
    if (operationId === undefined) continue;
    const first = places.get(operationId);
    if (first === undefined) places.set(operationId, node);
    else {
      const at = placeOf(member(node, "operationId") ?? node);
      const related = [{ message: "it is first used here", at: placeOf(member(first, "operationId") ?? first) }];
      context.diagnostics.report("operation-id-duplicate", at, { operation: operationId }, { related });
    }
  }
  const routeOf = (each: FoundOperation): string => `${each.method} ${each.text}`;
  const unnamed = found.filter((each) => each.operationId === undefined).map(routeOf);
  const wish = (route: string): string => camelCase(route.endsWith(" /") ? `${route}root` : route);
  const made = allocateNames(unnamed, wish, (name) => places.has(name));
  return found.map((each) => unsafeId<OperationId>(each.operationId ?? made.get(routeOf(each)) ?? routeOf(each)));
}

/** What of the document holds for every operation. */
export interface OperationDefaults {
  readonly security: readonly (readonly Requirement[])[] | undefined;
  /** By the names that the document has for them. */
  readonly schemes: ReadonlyMap<string, SecuritySchemeId>;
  /** The scheme of Signature Version 4, where some operation asks for it. */
  readonly signature: SecuritySchemeId | undefined;
  /** What the settings say that an operation calls. */
  shortFormFor(found: FoundOperation, id: OperationId): ShortFormIntegration | undefined;
  /** What is checked for an operation; `ownIntegration` tells whether the document says what it calls. */
  validationFor(found: FoundOperation, id: OperationId, ownIntegration: boolean): Validation;
}

const operationExtensions = ["integration", "request-validator", "auth"];

/** Reads one operation. */
export function readOperation(
  reading: SchemaReading,
  found: FoundOperation,
  id: OperationId,
  defaults: OperationDefaults,
): ReadOperation {
  const { context } = reading;
  const { node, pathItem, path, method } = found;
  claimExtensions(context, node, operationExtensions);
  reportOtherFields(context, node, "operation");
  const integrationStart = member(node, gatewayExtension("integration"));
  // The service reads a `$ref` here too, to `components.x-amazon-apigateway-integrations`.
  const integrationNode = integrationStart === undefined ? undefined : resolve(context, integrationStart);
  const shortForm = defaults.shortFormFor(found, id);
  if (shortForm !== undefined && integrationStart !== undefined)
    context.diagnostics.report("short-form-replaces-integration", shortForm.origin, {
      setting: shortForm.form.setting,
      operation: id,
    });
  const integration =
    shortForm ?? (integrationNode === undefined ? undefined : readIntegration(context, integrationNode));
  const required = readRequirements(context, node, defaults.schemes) ?? defaults.security ?? [];
  const body = readRequestBody(reading, node);
  const servers = readServers(context, node);
  const summary = readString(context, node, "summary") ?? readString(context, pathItem, "summary");
  const description = readString(context, node, "description") ?? readString(context, pathItem, "description");
  return {
    id,
    named: found.operationId !== undefined,
    method,
    path,
    ...(summary === undefined ? {} : { summary }),
    ...(description === undefined ? {} : { description }),
    ...readExternalDocs(context, node),
    deprecated: readBoolean(context, node, "deprecated") === true,
    tags: readStrings(context, node, "tags"),
    parameters: bindPathParameters(reading, found, readParameters(reading, pathItem, node)),
    ...(body === undefined ? {} : { body }),
    responses: readResponses(reading, node, id),
    integration,
    security: applyMethodAuthorization(context, node, required, defaults.signature),
    validation: defaults.validationFor(found, id, shortForm === undefined && integrationStart !== undefined),
    servers: servers.length > 0 ? servers : readServers(context, pathItem),
    origin: keyPlaceOf(node),
  };
}

/** Every variable of the path has a parameter, and every path parameter a variable. */
function bindPathParameters(
  reading: SchemaReading,
  found: FoundOperation,
  parameters: readonly Parameter[],
): readonly Parameter[] {
  const { diagnostics } = reading.context;
  const variables = new Set(pathVariables(found.path));
  const inPath = new Map(parameters.filter((each) => each.in === "path").map((each) => [each.name, each]));
  for (const [name, parameter] of inPath) {
    // A greedy variable's parameter is written with and without the plus sign.
    if (variables.has(name.replace(/\+$/, ""))) continue;
    diagnostics.report("path-parameter-unused", parameter.origin, { name, path: found.path.text });
  }
  const bound = [...variables].map((name): Parameter => {
    const described = inPath.get(name) ?? inPath.get(`${name}+`);
    if (described !== undefined) return { ...described, name };
    diagnostics.report("path-parameter-unbound", keyPlaceOf(found.node), { name, path: found.path.text });
    return {
      name,
      in: "path",
      required: true,
      deprecated: false,
      schema: { ...plainHead(found.node), kind: "string" },
      style: "simple",
      explode: false,
      allowReserved: false,
      examples: [],
      origin: keyPlaceOf(found.node),
    };
  });
  return [...bound, ...parameters.filter((each) => each.in !== "path")];
}
