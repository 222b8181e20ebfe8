import { argument, call, first, of, type Print, type RuntimeClass, scalar, tupleOf } from "./data-expression.js";
import { schemaExpression } from "./schema-expression.js";

const message: RuntimeClass = {
  name: "RouteMessage",
  members: { kind: argument("kind"), schema: argument("schema", schemaExpression) },
};

const parameter: RuntimeClass = {
  name: "RouteParameter",
  members: {
    name: argument("name"),
    in: argument("place"),
    required: argument("required"),
    schema: argument("schema", schemaExpression),
  },
};

const route: RuntimeClass = {
  name: "RouteData",
  members: {
    key: first(scalar),
    message: argument(
      "message",
      of(() => message),
    ),
    parameters: argument("parameters", tupleOf(of(() => parameter))),
    replies: { ...argument("replies"), usual: false },
  },
};

/** The data of a route, as the runtime's `RouteData`. */
export const routeExpression: Print = (data, place) => call(route, data, place);
