import type { Operation, Parameter } from "../../ir/api.js";
import { idempotencyKeyOf } from "../../ir/recognise-pagination.js";
import { byPreference, parameterGroups } from "../client/content.js";
import { documentationLines, schemaDocumentation } from "../typescript/documentation.js";
import { docComment, propertyName, stringLiteral } from "../typescript/literal.js";
import { schemaType, type TypePlace } from "../typescript/schema-type.js";
import { optionalType, primary, type TypeText, typeAfter, union } from "../typescript/type-text.js";
import { requestBodyType, sentBody } from "./content.js";

/** The type of an operation's argument. */
export interface ArgumentsType {
  /** The whole declaration; undefined for an operation that takes nothing. */
  readonly declaration: string | undefined;
  readonly isOptional: boolean;
}

/** One argument object, its members named after where the values go: nothing can collide. */
export function argumentsType(name: string, method: string, operation: Operation, place: TypePlace): ArgumentsType {
  const parameters = parameterGroups.map(([where, key]) =>
    parameterGroup(
      key,
      sentParameters(operation).filter((parameter) => parameter.in === where),
      { ...place, indent: "    " },
    ),
  );
  const bodies = bodyAlternatives(operation, place);
  const members = parameters.filter((member) => member !== "").join("");
  if (members === "" && bodies.length === 0) return { declaration: undefined, isOptional: true };
  const isOptional = !sentParameters(operation).some(isRequired) && sentBody(operation)?.required !== true;
  const comment = docComment([`Arguments of \`${method}\`.`], "");
  const [only] = bodies;
  if (bodies.length <= 1) {
    return { declaration: `${comment}export interface ${name} {\n${members}${only ?? ""}}\n`, isOptional };
  }
  const choices = bodies.map((body) => `  | {\n${body.replace(/^(?=.)/gm, "    ")}    }`).join("\n");
  const declaration =
    members === ""
      ? `${comment}export type ${name} =\n${choices};\n`
      : `${comment}export type ${name} = {\n${members}} & (\n${choices}\n);\n`;
  return { declaration, isOptional };
}

/** The runtime makes an idempotency key where the caller gives none. */
function sentParameters(operation: Operation): readonly Parameter[] {
  const key = idempotencyKeyOf(operation)?.toLowerCase();
  return operation.parameters.map((parameter) =>
    parameter.in === "header" && parameter.name.toLowerCase() === key ? { ...parameter, required: false } : parameter,
  );
}

const isRequired = (parameter: Parameter): boolean => parameter.required || parameter.in === "path";

function parameterGroup(key: string, parameters: readonly Parameter[], place: TypePlace): string {
  if (parameters.length === 0) return "";
  const isOptional = !parameters.some(isRequired);
  const members = parameters.map((parameter) => {
    const documentation = docComment(
      [...documentationLines({ description: parameter.description }), ...schemaNotes(parameter)],
      place.indent,
    );
    const type = schemaType(parameter.schema, place);
    return documentation + place.indent + member(parameter.name, type, !isRequired(parameter), place.indent);
  });
  return `  ${key}${isOptional ? "?" : ""}: {\n${members.join("")}  }${isOptional ? " | undefined" : ""};\n`;
}

/** What the schema says beyond the type; its description only where the parameter has none. */
function schemaNotes(parameter: Parameter): readonly string[] {
  const { schema, description, deprecated } = parameter;
  const notes = schemaDocumentation({
    ...schema,
    ...(description === undefined ? {} : { description: "", title: "" }),
    deprecated: deprecated || schema.deprecated,
  });
  return description === undefined || description.trim() === "" || notes.length === 0 ? notes : ["", ...notes];
}

const member = (name: string, type: TypeText, isOptional: boolean, indent: string): string =>
  `${propertyName(name)}${isOptional ? `?${typeAfter(":", optionalType(type, indent))}` : typeAfter(":", type.text)};\n`;

/** The members `contentType` and `body`, once for each type of body. */
function bodyAlternatives(operation: Operation, place: TypePlace): readonly string[] {
  const body = sentBody(operation);
  if (body === undefined) return [];
  const content = byPreference(body.content);
  const contentTypes = new Map<string, { readonly type: TypeText; readonly names: string[] }>();
  for (const media of content) {
    const type = requestBodyType(media, { ...place, indent: "  " });
    const known = contentTypes.get(type.text);
    if (known === undefined) contentTypes.set(type.text, { type, names: [media.type] });
    else known.names.push(media.type);
  }
  const documentation = docComment(documentationLines({ description: body.description }), "  ");
  const isChoice = content.length > 1 || content.some(({ type }) => type.includes("*"));
  return [...contentTypes.values()].map(({ type, names }, index) => {
    const isDefault = index === 0;
    const choice = union(
      names.map((name) => primary(contentTypeText(name))),
      "  ",
    ).text;
    const contentType = isDefault ? `  contentType?: ${choice} | undefined;\n` : `  contentType: ${choice};\n`;
    const isOptional = isDefault && !body.required;
    return `${isChoice ? contentType : ""}${documentation}  ${member("body", type, isOptional, "  ")}`;
  });
}

/** A media type as a literal type; each wildcard stands for any text. */
export const contentTypeText = (name: string): string =>
  name.includes("*") ? `\`${name.split("*").map(templatePart).join("${string}")}\`` : stringLiteral(name);

const templatePart = (text: string): string =>
  stringLiteral(text).slice(1, -1).replaceAll('\\"', '"').replace(/[`$]/g, "\\$&");
