import type { Header, MediaType, Operation, Response } from "../../ir/api.js";
import { essence } from "../../ir/media-type.js";
import { bodyKind, byPreference, isPlain } from "../lambda/media.js";
import { documentationLines } from "../python/docstring.js";
import { allocateSnakeNames } from "../python/identifier.js";
import { docstring, stringLiteral } from "../python/literal.js";
import { schemaType } from "../python/schema-type.js";
import type { TypePlace } from "../python/type-place.js";
import { annotation, named, optional, type TypeText, union } from "../python/type-text.js";
import { layOut } from "./expression.js";
import { contentTypes } from "./request-classes.js";

/** The classes of an operation's responses, in the document's order. */
export interface ResponseClasses {
  readonly names: readonly string[];
  readonly classes: readonly string[];
}

interface Member {
  readonly name: string;
  readonly type: TypeText;
  /** What stands behind the type. */
  readonly value: string;
  readonly documentation: readonly string[];
}

export function responseClasses(stem: string, operation: Operation, place: TypePlace): ResponseClasses {
  const names = operation.responses.map(({ status }) => `${stem}${suffixOf(status)}`);
  const classes = operation.responses.map((response, index) => {
    return responseClass(names[index] ?? stem, response, operation, place);
  });
  return { names: [...new Set(names)], classes: [...new Set(classes)] };
}

/** `200`, `4XX`, `Default`. */
export const suffixOf = (status: string): string => (/^[1-5]/.test(status) ? status.toUpperCase() : "Default");

function responseClass(name: string, response: Response, operation: Operation, place: TypePlace): string {
  const { described, table } = headerMembers(response.headers, place);
  const members = [
    ...bodyMembers(response, operation, place),
    ...described,
    { name: "headers", type: named("Headers"), value: "NO_HEADERS", documentation: [] },
    statusMember(response.status, place),
  ];
  place.used?.add("Headers").add("NO_HEADERS");
  if (members.some(({ value }) => value.startsWith("field("))) place.used?.add("field");
  const lines = members.map(({ name: member, type, value, documentation }) => {
    const text = annotation(type, "    ", member.length + 6 + value.length);
    return `    ${member}: ${text}${value === "" ? "" : ` = ${value}`}\n${docstring(documentation, "    ")}`;
  });
  const documentation = docstring(documentationLines({ description: response.description }), "    ");
  return `class ${name}(Record):\n${documentation}${documentation === "" ? "" : "\n"}${table}${lines.join("")}`;
}

function statusMember(status: string, { used }: TypePlace): Member {
  if (/^\d{3}$/.test(status)) {
    used?.add("ClassVar").add("Literal");
    return { name: "status", type: named(`ClassVar[Literal[${status}]]`), value: status, documentation: [] };
  }
  const type = /^[1-5]/.test(status) ? `Status${status.toUpperCase()}` : "AnyStatus";
  used?.add(type);
  return { name: "status", type: named(type), value: "", documentation: [] };
}

/** The answer to HEAD has the headers that a body would have, and no body. */
function bodyMembers(response: Response, operation: Operation, place: TypePlace): readonly Member[] {
  if (operation.method === "head") return [];
  const isUnknown = response.status === "default" && operation.responses.length === 1;
  if (response.content.length === 0) return isUnknown ? unknownBody(place) : [];
  const content = byPreference(response.content);
  const body = union(content.map((media) => responseBodyType(media, place)));
  const isChosen = content.length > 1 || content.some(({ type }) => type.includes("*"));
  return [
    { name: "body", type: body, value: "field(kw_only=False)", documentation: [] },
    ...(isChosen ? [contentTypeMember(content, place)] : []),
  ];
}

/** The first content type, JSON where there is JSON, is what the runtime takes when the handler names none. */
const contentTypeMember = (content: readonly MediaType[], place: TypePlace): Member => ({
  name: "content_type",
  type: optional(contentTypes(content, place)),
  value: "None",
  documentation: [`\`${essence(content[0]?.type ?? "")}\` where it is left out.`],
});

/** A document that only says `default`, without content, says nothing of what is answered: anything may be. */
function unknownBody({ used }: TypePlace): readonly Member[] {
  used?.add("ABSENT");
  return [
    { name: "body", type: named("object"), value: "field(kw_only=False, default=ABSENT)", documentation: [] },
    {
      name: "content_type",
      type: optional(named("str")),
      value: "None",
      documentation: [],
    },
  ];
}

function responseBodyType(media: MediaType, place: TypePlace): TypeText {
  const kind = bodyKind(media, place.types.byId);
  if (kind === "binary") return named("bytes");
  if (kind === "form" || kind === "multipart") return union([named("str"), named("bytes")]);
  if (kind === "text" && !isPlain(media.schema, place.types.byId)) return named("str");
  return schemaType(media.schema, place);
}

function headerMembers(
  headers: readonly Header[],
  place: TypePlace,
): { readonly described: readonly Member[]; readonly table: string } {
  // The specification has `Content-Type` ignored here: it belongs to `content`.
  const own = headers.filter(({ name }) => name.toLowerCase() !== "content-type");
  if (own.length === 0) return { described: [], table: "" };
  const taken = new Set(["body", "content_type", "headers", "status", "described_headers"]);
  const names = allocateSnakeNames(
    own.map(({ name }) => name),
    (name) => taken.has(name),
  );
  const described = own.map((header): Member => {
    const type = schemaType(header.schema, place);
    const { description, deprecated } = header;
    return {
      name: names.get(header.name) ?? header.name,
      type: header.required ? type : optional(type),
      value: header.required ? "" : "None",
      documentation: documentationLines({ description, deprecated }),
    };
  });
  place.used?.add("ClassVar").add("Mapping");
  const entries = own.map(({ name }) => `${stringLiteral(names.get(name) ?? name)}: ${stringLiteral(name)}`);
  const head = "    described_headers: ClassVar[Mapping[str, str]] = ";
  return { described, table: `${head}${layOut("{", entries, "}", "    ", head.length)}\n` };
}
