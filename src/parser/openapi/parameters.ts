import type { Example, Header, Parameter, ParameterStyle } from "../../ir/api.js";
import type { Schema } from "../../ir/schema.js";
import { type DocumentNode, isRecord, member, members, placeOf } from "../document-node.js";
import { type ReadContext, readBoolean, readItems, readString, reportInvalid } from "../read-context.js";
import { resolve } from "../reference.js";
import { readExamples } from "./examples.js";
import { reportOtherFields } from "./object-fields.js";
import { plainHead, type SchemaReading } from "./schema-reading.js";

const locations = ["path", "query", "header", "cookie"] as const;
type Location = (typeof locations)[number];

/** https://spec.openapis.org/oas/v3.1.1#style-values */
const stylesByLocation: Readonly<Record<Location, readonly [ParameterStyle, ...ParameterStyle[]]>> = {
  path: ["simple", "label", "matrix"],
  query: ["form", "spaceDelimited", "pipeDelimited", "deepObject"],
  header: ["simple"],
  cookie: ["form"],
};

/** Parameters of an operation, those of its path where it does not describe the same ones itself. */
export function readParameters(
  reading: SchemaReading,
  pathItem: DocumentNode,
  operation: DocumentNode,
): readonly Parameter[] {
  const own = readParameterList(reading, operation);
  const key = (parameter: Parameter): string => `${parameter.in}\n${parameter.name}`;
  const ownKeys = new Set(own.map(key));
  return [...readParameterList(reading, pathItem).filter((parameter) => !ownKeys.has(key(parameter))), ...own];
}

function readParameterList(reading: SchemaReading, holder: DocumentNode): readonly Parameter[] {
  const { context } = reading;
  const found = new Map<string, Parameter>();
  for (const item of readItems(context, holder, "parameters")) {
    const node = resolve(context, item);
    const parameter = node === undefined ? undefined : readParameter(reading, node);
    if (parameter === undefined) continue;
    const key = `${parameter.in}\n${parameter.name}`;
    if (found.has(key)) {
      context.diagnostics.report("parameter-duplicate", placeOf(item), { in: parameter.in, name: parameter.name });
    } else found.set(key, parameter);
  }
  return [...found.values()];
}

function readParameter(reading: SchemaReading, node: DocumentNode): Parameter | undefined {
  const { context } = reading;
  if (!isRecord(node.value)) {
    reportInvalid(context, node, "A parameter", "an object");
    return undefined;
  }
  const name = readString(context, node, "name");
  const location = readString(context, node, "in");
  if (name === undefined || location === undefined) {
    const field = name === undefined ? "name" : "in";
    context.diagnostics.report("field-missing", placeOf(node), { what: "A parameter", field });
    return undefined;
  }
  if (!isLocation(location)) {
    reportInvalid(context, member(node, "in") ?? node, "The parameter's 'in'", `one of ${locations.join(", ")}`);
    return undefined;
  }
  if (location === "header" && /^(accept|content-type|authorization)$/i.test(name)) {
    // https://spec.openapis.org/oas/v3.1.1#parameter-object: such a definition is ignored.
    context.diagnostics.report("construct-not-read", placeOf(node), {
      what: `The header parameter '${name}', which OpenAPI describes by content types and security schemes,`,
    });
    return undefined;
  }
  reportOtherFields(context, node, "parameter");
  const style = readStyle(context, node, location);
  const description = readString(context, node, "description");
  return {
    name,
    in: location,
    ...(description === undefined ? {} : { description }),
    required: location === "path" || readBoolean(context, node, "required") === true,
    deprecated: readBoolean(context, node, "deprecated") === true,
    style,
    explode: readBoolean(context, node, "explode") ?? style === "form",
    allowReserved: readBoolean(context, node, "allowReserved") === true,
    ...readValueSchema(reading, node),
    examples: readValueExamples(context, node),
    origin: placeOf(node),
  };
}

const isLocation = (text: string): text is Location => (locations as readonly string[]).includes(text);

function readStyle(context: ReadContext, node: DocumentNode, location: Location): ParameterStyle {
  const allowed = stylesByLocation[location];
  const text = readString(context, node, "style");
  const style = allowed.find((each) => each === text);
  if (text !== undefined && style === undefined) {
    reportInvalid(
      context,
      member(node, "style") ?? node,
      `The style of a ${location} parameter`,
      `one of ${allowed.join(", ")}`,
    );
  }
  return style ?? allowed[0];
}

/** `schema`, or `content` with the one media type that the value is serialised as. */
function readValueSchema(
  reading: SchemaReading,
  node: DocumentNode,
): { readonly schema: Schema; readonly contentType?: string } {
  const schema = member(node, "schema");
  if (schema !== undefined) return { schema: reading.readSchema(schema) };
  const content = member(node, "content");
  const [first] = content === undefined ? [] : members(content);
  if (first === undefined) return { schema: { ...plainHead(node), kind: "any" } };
  const [contentType, mediaType] = first;
  const inner = member(mediaType, "schema");
  reportOtherFields(reading.context, mediaType, "mediaType");
  return {
    schema: inner === undefined ? { ...plainHead(mediaType), kind: "any" } : reading.readSchema(inner),
    contentType,
  };
}

/** Of the parameter or header itself, and of the media type that it is serialised as. */
function readValueExamples(context: ReadContext, node: DocumentNode): readonly Example[] {
  const content = member(node, "content");
  const [first] = content === undefined || member(node, "schema") !== undefined ? [] : members(content);
  return [...readExamples(context, node), ...(first === undefined ? [] : readExamples(context, first[1]))];
}

/** A header of a response or of a part. */
export function readHeader(reading: SchemaReading, name: string, start: DocumentNode): Header | undefined {
  const { context } = reading;
  const node = resolve(context, start);
  if (node === undefined) return undefined;
  reportOtherFields(context, node, "header");
  const description = readString(context, node, "description");
  return {
    name,
    ...(description === undefined ? {} : { description }),
    required: readBoolean(context, node, "required") === true,
    deprecated: readBoolean(context, node, "deprecated") === true,
    ...readValueSchema(reading, node),
    explode: readBoolean(context, node, "explode") === true,
    examples: readValueExamples(context, node),
    origin: placeOf(node),
  };
}
