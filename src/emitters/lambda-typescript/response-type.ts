import type { Header, MediaType, Operation, Response } from "../../ir/api.js";
import { essence } from "../../ir/media-type.js";
import { bodyKind, byPreference, isPlain } from "../lambda/media.js";
import { documentationLines } from "../typescript/documentation.js";
import { docComment, propertyName, stringLiteral } from "../typescript/literal.js";
import { schemaType } from "../typescript/schema-type.js";
import type { SchemaTypes } from "../typescript/schema-types.js";

/** The declaration of what a handler returns: `<name>Response`, a union told apart by `status`. */
export function responseDeclaration(name: string, operation: Operation, types: SchemaTypes): string {
  const forms = operation.responses.flatMap((response) => responseForms(response, operation, types));
  return `export type ${name}Response =\n${forms.join("\n")};\n`;
}

function responseForms(response: Response, operation: Operation, types: SchemaTypes): readonly string[] {
  const status = `      readonly status: ${statusType(response.status, operation.responses)};\n`;
  const headers = headersMember(response.headers, types);
  const documentation = docComment(documentationLines({ description: response.description }), "  ");
  const bodies =
    response.content.length === 0 ? [noBody(response, operation)] : bodyMembers(response.content, operation, types);
  return bodies.map((body) => `${documentation}  | {\n${status}${headers}${body}    }`);
}

/** The statuses that a response is for: a range and `default` leave out what has a response of its own. */
function statusType(status: string, responses: readonly Response[]): string {
  if (/^\d{3}$/.test(status)) return status;
  const exact = responses.map((response) => response.status).filter((other) => /^\d{3}$/.test(other));
  const ranges = responses.map((response) => response.status.toUpperCase()).filter((other) => /^[1-5]XX$/.test(other));
  const range = status.toUpperCase();
  const isRange = /^[1-5]XX$/.test(range);
  const all = `runtime.${isRange ? `Status${range}` : "AnyStatus"}`;
  const others = isRange
    ? exact.filter((other) => other[0] === range[0])
    : [...exact, ...ranges.map((other) => `runtime.Status${other}`)];
  return others.length === 0 ? all : `Exclude<${all}, ${others.join(" | ")}>`;
}

/** A document that only says `default`, without content, says nothing of what is answered: anything may be. */
function noBody(response: Response, operation: Operation): string {
  const isUnknown = response.status === "default" && operation.responses.length === 1;
  return isUnknown
    ? "      readonly contentType?: string;\n      readonly body?: unknown;\n"
    : "      readonly body?: undefined;\n";
}

/** The first content type, JSON where there is JSON, is what the runtime takes when the handler names none. */
const bodyMembers = (content: readonly MediaType[], operation: Operation, types: SchemaTypes): readonly string[] =>
  byPreference(content).map((media, index) => {
    const isOptional = index === 0;
    const type = essence(media.type);
    const literal = mediaTypeText(type);
    const isNeeded = content.length > 1 || type.includes("*");
    const member = isNeeded ? `      readonly contentType${isOptional ? "?" : ""}: ${literal};\n` : "";
    const body = responseBodyType(media, types);
    // The answer to HEAD has the headers that a body would have, and no body.
    const isSent = operation.method !== "head" || body === "unknown";
    return `${member}      readonly body${isSent ? "" : "?"}: ${body}${isSent ? "" : " | undefined"};\n`;
  });

/** The type of a content type: the text itself, or of a range everything in it. */
export const mediaTypeText = (type: string): string => (type.includes("*") ? rangeType(type) : stringLiteral(type));

/** `image/*` → every type that begins with `image/`. */
function rangeType(type: string): string {
  const [family] = type.split("/*", 1);
  return family === undefined || family.includes("*") || /[`$\\]/.test(family) ? "string" : `\`${family}/\${string}\``;
}

function responseBodyType(media: MediaType, types: SchemaTypes): string {
  const kind = bodyKind(media, types.byId);
  if (kind === "binary") return types.binary;
  if (kind === "form" || kind === "multipart") return `string | ${types.binary}`;
  if (kind === "text" && !isPlain(media.schema, types.byId)) return "string";
  return schemaType(media.schema, { types, direction: "response", indent: "      " }).text;
}

function headersMember(headers: readonly Header[], types: SchemaTypes): string {
  // The specification has `Content-Type` ignored here: it belongs to `content`.
  const described = headers.filter(({ name }) => name.toLowerCase() !== "content-type");
  if (described.length === 0) return "      readonly headers?: runtime.ResponseHeaders;\n";
  const members = described.map((header) => {
    const { text } = schemaType(header.schema, { types, direction: "response", indent: "        " });
    const { description, deprecated } = header;
    const type = header.required || text === "unknown" ? text : `${text} | undefined`;
    return `${docComment(documentationLines({ description, deprecated }), "        ")}        readonly ${propertyName(header.name)}${header.required ? "" : "?"}: ${type};\n`;
  });
  const isOptional = !described.some((header) => header.required);
  return `      readonly headers${isOptional ? "?" : ""}: {\n${members.join("")}      } & runtime.ResponseHeaders;\n`;
}
