import type { MediaType, Operation, Parameter } from "../../ir/api.js";
import { type BodyKind, essence } from "../../ir/media-type.js";
import { fittingDefault } from "../lambda/default-value.js";
import { bodyKind, byPreference, isPlain } from "../lambda/media.js";
import { documentationLines, schemaNotes } from "../python/docstring.js";
import { allocateSnakeNames } from "../python/identifier.js";
import { docstring, stringLiteral } from "../python/literal.js";
import { callText } from "../python/module-text.js";
import { schemaType } from "../python/schema-type.js";
import type { TypePlace } from "../python/type-place.js";
import { annotation, literals, named, optional, type TypeText, union } from "../python/type-text.js";

const groups = [
  { in: "path", member: "path", suffix: "Path" },
  { in: "query", member: "query", suffix: "Query" },
  { in: "header", member: "headers", suffix: "Headers" },
  { in: "cookie", member: "cookies", suffix: "Cookies" },
] as const;

/** A class for a request, one for each group of its parameters, and the function that makes them. */
export interface RequestClasses {
  readonly classes: readonly string[];
  readonly reader: string;
}

interface Member {
  readonly name: string;
  readonly type: TypeText;
  readonly documentation: readonly string[];
  /** The expression that reads it from a request without types. */
  readonly read: string;
}

export function requestClasses(name: string, operation: Operation, place: TypePlace): RequestClasses {
  if (operation.method !== "any") place.used?.add("Literal");
  const method: Member = {
    name: "method",
    type: operation.method === "any" ? named("str") : literals([stringLiteral(operation.method.toUpperCase())]),
    documentation: [],
    read: operation.method === "any" ? "request.method" : stringLiteral(operation.method.toUpperCase()),
  };
  const own = groups.flatMap(({ in: place_, member, suffix }) => {
    const parameters = operation.parameters.filter((each) => each.in === place_);
    return parameters.length === 0 ? [] : [group(`${name}${suffix}`, member, parameters, place)];
  });
  const members = [method, ...own.map(({ reference }) => reference), ...bodyMembers(operation, place)];
  const reads = members.map((member) => `${member.name}=${member.read}`);
  return {
    classes: [...own.map(({ text }) => text), classText(`${name}Request`, members, "What the handler gets.")],
    reader: `def _read(request: Request) -> ${name}Request:\n    ${callText(`return ${name}Request`, reads, "    ")}\n`,
  };
}

function group(
  name: string,
  member: string,
  parameters: readonly Parameter[],
  place: TypePlace,
): { readonly text: string; readonly reference: Member } {
  const names = allocateSnakeNames(
    parameters.map((each) => each.name),
    () => false,
  );
  const members = parameters.map((parameter): Member => {
    const type = schemaType(parameter.schema, place);
    const isPresent = parameter.required || fittingDefault(parameter, place.types.byId) !== undefined;
    const { description, deprecated } = parameter;
    const key = stringLiteral(parameter.name);
    return {
      name: names.get(parameter.name) ?? parameter.name,
      type: isPresent ? type : optional(type),
      documentation: documentationLines({ description, notes: schemaNotes(parameter.schema), deprecated }),
      read: isPresent ? `request.${member}[${key}]` : `request.${member}.get(${key})`,
    };
  });
  const reads = members.map((each) => `${each.name}=${each.read}`);
  return {
    text: classText(name, members, undefined),
    reference: { name: member, type: named(name), documentation: [], read: callText(name, reads, "        ") },
  };
}

/** A record whose members are all given. */
function classText(name: string, members: readonly Member[], summary: string | undefined): string {
  const lines = members.map((member) => {
    const text = annotation(member.type, "    ", member.name.length + 6);
    return `    ${member.name}: ${text}\n${docstring(member.documentation, "    ")}`;
  });
  return `class ${name}(Record):\n${summary === undefined ? "" : `    """${summary}"""\n\n`}${lines.join("")}`;
}

function bodyMembers(operation: Operation, place: TypePlace): readonly Member[] {
  const { body } = operation;
  if (body === undefined) return [];
  const content = byPreference(body.content);
  const kinds = content.map((media) => bodyKind(media, place.types.byId));
  const types = content.map((media, index) => requestBodyType(media, kinds[index] ?? "json", place));
  const optionally = (type: TypeText): TypeText => (body.required ? type : optional(type));
  const hasParts = kinds.includes("multipart");
  if (hasParts) place.used?.add("Part");
  const parts =
    kinds.every((kind) => kind === "multipart") && body.required ? named("list[Part]") : optional(named("list[Part]"));
  return [
    {
      name: "content_type",
      type: optionally(contentTypes(content, place)),
      documentation: [],
      read: "request.content_type",
    },
    {
      name: "body",
      type: optionally(union(types)),
      documentation: documentationLines({ description: body.description }),
      read: "request.body",
    },
    ...(hasParts
      ? [
          {
            name: "parts",
            type: parts,
            documentation: ["Fields and files as they were sent, with file names and content types."],
            read: "request.parts",
          },
        ]
      : []),
  ];
}

/** A range of types is any text. */
export function contentTypes(content: readonly MediaType[], { used }: TypePlace): TypeText {
  if (content.some(({ type }) => type.includes("*"))) return named("str");
  used?.add("Literal");
  return literals(content.map(({ type }) => stringLiteral(essence(type))));
}

function requestBodyType(media: MediaType, kind: BodyKind, place: TypePlace): TypeText {
  if (kind === "binary") return named("bytes");
  if (kind === "text" && !isPlain(media.schema, place.types.byId)) return named("str");
  return schemaType(media.schema, place);
}
