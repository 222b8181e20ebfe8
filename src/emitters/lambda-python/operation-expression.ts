import type { Data } from "../lambda/data.js";
import {
  argument,
  call,
  dictionaryOf,
  entriesOf,
  literal,
  of,
  type Place,
  type Print,
  type RuntimeClass,
  runtimeName,
  tupleOf,
} from "./data-expression.js";
import { schemaExpression } from "./schema-expression.js";

/** The class with an argument more: what reads this kind of data. */
const readBy = (runtimeClass: RuntimeClass, reader: string, data: Data, place: Place): string =>
  call({ ...runtimeClass, fixed: [`read=${runtimeName(reader, place)}`] }, data, place);

const memberOf = (data: Data, member: string): Data | undefined =>
  entriesOf(data).find(([name]) => name === member)?.[1];

const parameterClass: RuntimeClass = {
  name: "Parameter",
  members: {
    name: argument("name"),
    in: argument("place"),
    required: argument("required"),
    style: argument("style"),
    explode: argument("explode"),
    content: argument("content"),
    schema: argument("schema", schemaExpression),
    default: argument("default", literal),
  },
};

const parameter: Print = (data, place) =>
  memberOf(data, "style") === "deepObject"
    ? readBy(parameterClass, "deep_object_value", data, place)
    : call(parameterClass, data, place);

const fieldEncoding: RuntimeClass = {
  name: "FieldEncoding",
  members: {
    style: argument("style"),
    explode: argument("explode"),
    contentType: argument("content_type"),
  },
};

const mediaClass: RuntimeClass = {
  name: "Media",
  members: {
    type: argument("type"),
    kind: argument("kind"),
    schema: argument("schema", schemaExpression),
    encoding: argument("encoding", dictionaryOf(of(() => fieldEncoding))),
  },
};

/** By the kind of a body. */
const formReaders: ReadonlyMap<Data | undefined, string> = new Map([
  ["form", "read_form"],
  ["multipart", "read_multipart"],
]);

const media: Print = (data, place) => {
  const reader = formReaders.get(memberOf(data, "kind"));
  return reader === undefined ? call(mediaClass, data, place) : readBy(mediaClass, reader, data, place);
};

const body: RuntimeClass = {
  name: "Body",
  members: { required: argument("required"), content: argument("content", tupleOf(media)) },
};

const answerMedia: RuntimeClass = {
  name: "AnswerMedia",
  members: { type: argument("type"), kind: argument("kind") },
};

const answer: RuntimeClass = {
  name: "Answer",
  members: { status: argument("status"), content: argument("content", tupleOf(of(() => answerMedia))) },
};

const authorization: RuntimeClass = {
  name: "Authorization",
  members: { scopes: argument("scopes", tupleOf(tupleOf(literal))), groups: argument("groups", tupleOf(literal)) },
};

const operation: RuntimeClass = {
  name: "Operation",
  members: {
    id: argument("id"),
    method: argument("method"),
    path: argument("path"),
    parameters: argument("parameters", tupleOf(parameter)),
    body: argument(
      "body",
      of(() => body),
    ),
    responses: argument("answers", tupleOf(of(() => answer))),
    authorization: argument(
      "authorization",
      of(() => authorization),
    ),
  },
};

/** The data of an operation, as the runtime's `Operation`. */
export const operationExpression: Print = (data, place) => call(operation, data, place);
