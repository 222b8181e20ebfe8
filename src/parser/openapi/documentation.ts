import type {
  Documentation,
  DocumentationLocation,
  DocumentationPart,
  DocumentationPartType,
} from "../../ir/documentation.js";
import type { JsonValue } from "../../ir/json.js";
import { type DocumentNode, isRecord, member, placeOf } from "../document-node.js";
import { type ReadContext, readItems, readString, reportInvalid } from "../read-context.js";
import type { LoadedSettings } from "../settings/read-settings.js";
import { reportUnreadExtensionFields } from "./extension-fields.js";
import { gatewayExtension } from "./extensions.js";

/** https://docs.aws.amazon.com/apigateway/latest/api/API_DocumentationPartLocation.html */
const partTypes: readonly DocumentationPartType[] = [
  "API",
  "AUTHORIZER",
  "MODEL",
  "RESOURCE",
  "METHOD",
  "PATH_PARAMETER",
  "QUERY_PARAMETER",
  "REQUEST_HEADER",
  "REQUEST_BODY",
  "RESPONSE",
  "RESPONSE_HEADER",
  "RESPONSE_BODY",
];

/** `x-amazon-apigateway-documentation`, and over it the settings. */
export function readDocumentation(
  context: ReadContext,
  document: DocumentNode,
  settings: LoadedSettings,
): Documentation | undefined {
  const node = member(document, gatewayExtension("documentation"));
  const setting = settings.values.documentation;
  if (setting === undefined && node === undefined) return undefined;
  const version = setting?.version ?? (node && readString(context, node, "version"));
  if (node !== undefined) reportUnreadExtensionFields(context, node, "documentation");
  return {
    ...(version === undefined ? {} : { version }),
    ...(setting?.description === undefined ? {} : { description: setting.description }),
    generate: setting?.generate ?? false,
    parts:
      node === undefined
        ? []
        : readItems(context, node, "documentationParts").flatMap((part) => readPart(context, part)),
    origin: placeOf(setting === undefined && node !== undefined ? node : settings.nodeAt(["documentation"])),
  };
}

function readPart(context: ReadContext, node: DocumentNode): readonly DocumentationPart[] {
  reportUnreadExtensionFields(context, node, "documentationPart");
  const location = member(node, "location");
  const properties = member(node, "properties");
  const type = location && partTypes.find((each) => each === readString(context, location, "type")?.toUpperCase());
  if (location === undefined || type === undefined) {
    const at = (location && member(location, "type")) ?? location ?? node;
    reportInvalid(context, at, "The type of a documentation part's location", partTypes.join(", "));
    return [];
  }
  reportUnreadExtensionFields(context, location, "documentationLocation");
  return [
    {
      location: readLocation(context, location, type),
      properties: readProperties(context, properties ?? node),
      origin: placeOf(node),
    },
  ];
}

function readLocation(context: ReadContext, node: DocumentNode, type: DocumentationPartType): DocumentationLocation {
  const found: { [Key in "path" | "method" | "statusCode" | "name"]?: string } = {};
  for (const key of ["path", "method", "statusCode", "name"] as const) {
    const text = readString(context, node, key);
    if (text !== undefined) found[key] = text;
  }
  return { type, ...found };
}

/** An object; exports of the service and templates hold it as JSON text as well. */
function readProperties(context: ReadContext, node: DocumentNode): JsonValue {
  if (isRecord(node.value)) return node.value as JsonValue;
  if (typeof node.value === "string") {
    try {
      const parsed: unknown = JSON.parse(node.value);
      if (isRecord(parsed)) return parsed as JsonValue;
    } catch {
      // Reported below, as everything else that is no object.
    }
  }
  reportInvalid(context, node, "The properties of a documentation part", "an object");
  return {};
}
