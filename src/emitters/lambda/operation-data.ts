import type { MediaType, Operation, Parameter, PartEncoding } from "../../ir/api.js";
import { essence } from "../../ir/media-type.js";
import { type Data, type DataMember, type DataObject, object, present } from "./data.js";
import { fittingDefault } from "./default-value.js";
import { bodyKind, byPreference, isPlain } from "./media.js";
import { type SchemaDataTypes, schemaData } from "./schema-data.js";

export interface OperationDataInput {
  readonly types: SchemaDataTypes;
  /** Alternatives of scopes, of which a caller needs one; empty where being known is enough. */
  readonly scopes: readonly (readonly string[])[];
}

/** The path as the gateway spells it: without a slash at the end. */
export function gatewayPath(operation: Operation): string {
  const parts = operation.path.segments.map((segment) => {
    if (segment.kind !== "variable") return segment.text;
    return `{${segment.name}${segment.greedy ? "+" : ""}}`;
  });
  return `/${parts.filter((part) => part !== "").join("/")}`;
}

/** What the runtime knows of an operation: an `OperationData`. */
export function operationData(operation: Operation, input: OperationDataInput): DataObject {
  const { types } = input;
  const content = byPreference(operation.body?.content ?? []).map((media) => mediaData(media, types));
  const body = object(present({ required: operation.body?.required === true ? true : undefined, content }));
  return object(
    present({
      id: operation.id,
      method: operation.method.toUpperCase(),
      path: gatewayPath(operation),
      parameters: operation.parameters.map((parameter) => parameterData(parameter, types)),
      body: operation.body === undefined ? undefined : body,
      responses: responsesData(operation, types),
      authorization: authorizationData(operation.authorization, input.scopes),
    }),
  );
}

/** What the handler checks once more of a caller. */
function authorizationData(
  authorization: Operation["authorization"],
  scopes: readonly (readonly string[])[],
): Data | undefined {
  if (authorization === undefined && scopes.length === 0) return undefined;
  return object(present({ scopes: scopes.length === 0 ? undefined : scopes, groups: authorization?.groups }));
}

function parameterData(parameter: Parameter, types: SchemaDataTypes): Data {
  const value = fittingDefault(parameter, types.byId);
  const contentType = parameter.contentType === undefined ? undefined : essence(parameter.contentType);
  const isJson = contentType === "application/json" || contentType?.endsWith("+json") === true;
  return object(
    present({
      name: parameter.name,
      in: parameter.in,
      required: parameter.required ? true : undefined,
      style: parameter.style,
      explode: parameter.explode ? true : undefined,
      content: contentType === undefined ? undefined : isJson ? "json" : "text",
      schema: schemaData(parameter.schema, { types }),
      default: value === undefined ? undefined : { literal: value },
    }),
  );
}

function mediaData(media: MediaType, types: SchemaDataTypes): Data {
  const kind = bodyKind(media, types.byId);
  const isRead =
    kind === "json" ||
    kind === "form" ||
    kind === "multipart" ||
    (kind === "text" && isPlain(media.schema, types.byId));
  const isForm = kind === "form" || kind === "multipart";
  const encoding = isForm ? media.encoding.map((part): DataMember => [part.property, encodingData(part)]) : [];
  return object(
    present({
      type: essence(media.type),
      kind,
      schema: isRead ? schemaData(media.schema, { types }) : object([["kind", "any"]]),
      encoding: encoding.length === 0 ? undefined : object(encoding),
    }),
  );
}

const encodingData = ({ style, explode, contentType }: PartEncoding): Data =>
  object(present({ style, explode, contentType }));

const responsesData = (operation: Operation, { byId }: SchemaDataTypes): Data =>
  operation.responses.map(({ status, content }) =>
    object([
      ["status", status],
      [
        "content",
        byPreference(content).map((each) =>
          object([
            ["type", essence(each.type)],
            ["kind", bodyKind(each, byId)],
          ]),
        ),
      ],
    ]),
  );
