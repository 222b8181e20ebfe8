import type { MediaType, Operation, Parameter } from "../../ir/api.js";
import { type BodyKind, essence } from "../../ir/media-type.js";
import { fittingDefault } from "../lambda/default-value.js";
import { bodyKind, byPreference, isPlain } from "../lambda/media.js";
import { documentationLines } from "../typescript/documentation.js";
import { docComment, propertyName, stringLiteral } from "../typescript/literal.js";
import { schemaType, type TypePlace } from "../typescript/schema-type.js";
import type { SchemaTypes } from "../typescript/schema-types.js";
import { mediaTypeText } from "./response-type.js";

const groups = [
  { in: "path", member: "path" },
  { in: "query", member: "query" },
  { in: "header", member: "headers" },
  { in: "cookie", member: "cookies" },
] as const;

/** The declaration of what a handler gets: `<name>Request`. */
export function requestDeclaration(name: string, operation: Operation, types: SchemaTypes): string {
  const members = [
    `  readonly method: ${operation.method === "any" ? "string" : stringLiteral(operation.method.toUpperCase())};\n`,
    ...groups.map((group) =>
      groupMember(
        group.member,
        operation.parameters.filter((each) => each.in === group.in),
        types,
      ),
    ),
  ];
  const bodies = bodyForms(operation, types);
  const [only] = bodies;
  if (bodies.length > 1 || only === undefined) {
    const text = `export interface ${name}Request {\n${members.join("")}}\n`;
    if (only === undefined) return text;
    const shared = `{\n${members.join("")}}`;
    return `export type ${name}Request = ${shared} & (\n${bodies.map((body) => `  | {\n${indent(body)}    }\n`).join("")});\n`;
  }
  return `export interface ${name}Request {\n${members.join("")}${only}}\n`;
}

const indent = (text: string): string => text.replace(/^(?=.)/gm, "    ");

function groupMember(member: string, parameters: readonly Parameter[], types: SchemaTypes): string {
  if (parameters.length === 0) return "";
  const lines = parameters.map((parameter) => {
    const place: TypePlace = { types, direction: "request", indent: "    " };
    const type = schemaType(parameter.schema, place).text;
    const isPresent = parameter.required || fittingDefault(parameter, types.byId) !== undefined;
    const { description, deprecated } = parameter;
    return `${docComment(documentationLines({ description, deprecated }), "    ")}    readonly ${propertyName(parameter.name)}${isPresent ? "" : "?"}: ${isPresent || type === "unknown" ? type : `${type} | undefined`};\n`;
  });
  return `  readonly ${member}: {\n${lines.join("")}  };\n`;
}

/** The members for the body, once for each form that it may have. */
function bodyForms(operation: Operation, types: SchemaTypes): readonly string[] {
  const { body } = operation;
  if (body === undefined) return [];
  const documentation = docComment(documentationLines({ description: body.description }), "  ");
  const forms = byPreference(body.content).map((media) => {
    const kind = bodyKind(media, types.byId);
    const type = requestBodyType(media, kind, types);
    const parts =
      kind === "multipart"
        ? "  /** Fields and files as they were sent, with file names and content types. */\n  readonly parts: readonly runtime.Part[];\n"
        : "";
    const contentType = `  readonly contentType: ${mediaTypeText(essence(media.type))};\n`;
    return { contentType, text: `${documentation}  readonly body: ${type};\n${parts}` };
  });
  const [only] = forms;
  if (body.required) return forms.map(({ contentType, text }) => contentType + text);
  const hasParts = forms.some(({ text }) => text.includes("  readonly parts:"));
  const absent = `  readonly contentType?: undefined;\n  readonly body?: undefined;\n${hasParts ? "  readonly parts?: undefined;\n" : ""}`;
  return only === undefined ? [] : [...forms.map(({ contentType, text }) => contentType + text), absent];
}

function requestBodyType(media: MediaType, kind: BodyKind, types: SchemaTypes): string {
  if (kind === "binary") return types.binary;
  if (kind === "text" && !isPlain(media.schema, types.byId)) return "string";
  const bytes = kind === "multipart" ? "bytes" : "text";
  return schemaType(media.schema, { types, direction: "request", indent: "  ", bytes }).text;
}
