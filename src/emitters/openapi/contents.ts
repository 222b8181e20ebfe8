import type {
  Example,
  Header,
  MediaType,
  Parameter,
  ParameterStyle,
  PartEncoding,
  RequestBody,
  Response,
} from "../../ir/api.js";
import type { JsonValue } from "../../ir/json.js";
import type { Schema } from "../../ir/schema.js";
import { as, asUnless, derived, type ExportContext, type Fragment, type Rows, write } from "./rows.js";
import { writeSchema } from "./schema.js";

/** A schema where it says anything. */
function schemaOf(value: JsonValue): Fragment {
  const saysNothing = typeof value === "object" && value !== null && Object.keys(value).length === 0;
  return saysNothing ? {} : { schema: value };
}

const namedExamples: Rows<Example> = {
  name: derived,
  summary: as("summary"),
  description: as("description"),
  value: (value) => ({ value }),
};

/** One without a name is the `example`. */
const examplesRow = (examples: readonly Example[], _: unknown, context: ExportContext): Fragment => {
  const single = examples.find(({ name }) => name === undefined);
  const named = examples.flatMap((each) =>
    each.name === undefined ? [] : [[each.name, write(namedExamples, each, context)] as const],
  );
  return {
    ...(single === undefined ? {} : { example: single.value }),
    ...(named.length === 0 ? {} : { examples: Object.fromEntries(named) }),
  };
};

/** A value as such, or serialised as a media type. */
function valueRow(
  schema: Schema,
  { contentType }: { readonly contentType?: string },
  context: ExportContext,
): Fragment {
  const written = schemaOf(writeSchema(schema, context));
  return contentType === undefined ? written : { content: { [contentType]: written } };
}

const usualStyles: Readonly<Record<Parameter["in"], ParameterStyle>> = {
  path: "simple",
  query: "form",
  header: "simple",
  cookie: "form",
};

const parameters: Rows<Parameter> = {
  name: as("name"),
  in: as("in"),
  description: as("description"),
  required: asUnless("required", false),
  deprecated: asUnless("deprecated", false),
  style: (style, parameter) => (style === usualStyles[parameter.in] ? {} : { style }),
  explode: (explode, { style }) => (explode === (style === "form") ? {} : { explode }),
  allowReserved: asUnless("allowReserved", false),
  schema: valueRow,
  contentType: derived,
  examples: examplesRow,
  origin: derived,
};

export const writeParameter = (parameter: Parameter, context: ExportContext): JsonValue =>
  write(parameters, parameter, context);

const headers: Rows<Header> = {
  name: derived,
  description: as("description"),
  required: asUnless("required", false),
  deprecated: asUnless("deprecated", false),
  schema: valueRow,
  contentType: derived,
  explode: asUnless("explode", false),
  examples: examplesRow,
  origin: derived,
};

const headersRow = (list: readonly Header[], _: unknown, context: ExportContext): Fragment =>
  list.length === 0
    ? {}
    : { headers: Object.fromEntries(list.map((each) => [each.name, write(headers, each, context)])) };

const encodings: Rows<PartEncoding> = {
  property: derived,
  contentType: as("contentType"),
  style: as("style"),
  explode: as("explode"),
  headers: headersRow,
};

const mediaTypes: Rows<MediaType> = {
  type: derived,
  schema: (schema, _, context) => schemaOf(writeSchema(schema, context)),
  encoding: (list, _, context) =>
    list.length === 0
      ? {}
      : { encoding: Object.fromEntries(list.map((each) => [each.property, write(encodings, each, context)])) },
  examples: examplesRow,
  origin: derived,
};

const contentRow = (content: readonly MediaType[], _: unknown, context: ExportContext): Fragment =>
  content.length === 0
    ? {}
    : { content: Object.fromEntries(content.map((each) => [each.type, write(mediaTypes, each, context)])) };

const bodies: Rows<RequestBody> = {
  description: as("description"),
  required: asUnless("required", false),
  content: contentRow,
  origin: derived,
};

export const writeBody = (body: RequestBody, context: ExportContext): JsonValue => write(bodies, body, context);

const responses: Rows<Response> = {
  status: derived,
  description: as("description"),
  headers: headersRow,
  content: contentRow,
  origin: derived,
};

export const writeResponses = (list: readonly Response[], context: ExportContext): Fragment =>
  Object.fromEntries(list.map((each) => [each.status, write(responses, each, context)]));
