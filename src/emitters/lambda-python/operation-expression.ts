import {
  argument,
  call,
  dictionaryOf,
  literal,
  of,
  type Print,
  type RuntimeClass,
  tupleOf,
} from "./data-expression.js";
import { schemaExpression } from "./schema-expression.js";

const parameter: RuntimeClass = {
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

const fieldEncoding: RuntimeClass = {
  name: "FieldEncoding",
  members: {
    style: argument("style"),
    explode: argument("explode"),
    contentType: argument("content_type"),
  },
};

const media: RuntimeClass = {
  name: "Media",
  members: {
    type: argument("type"),
    kind: argument("kind"),
    schema: argument("schema", schemaExpression),
    encoding: argument("encoding", dictionaryOf(of(() => fieldEncoding))),
  },
};

const body: RuntimeClass = {
  name: "Body",
  members: { required: argument("required"), content: argument("content", tupleOf(of(() => media))) },
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
    parameters: argument("parameters", tupleOf(of(() => parameter))),
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
