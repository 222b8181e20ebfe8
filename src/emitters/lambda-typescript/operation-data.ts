import type { MediaType, Operation, Parameter, PartEncoding } from "../../ir/api.js";
import type { JsonValue } from "../../ir/json.js";
import { essence } from "../../ir/media-type.js";
import { stringLiteral, valueLiteral } from "../typescript/literal.js";
import type { SchemaTypes } from "../typescript/schema-types.js";
import { fittingDefault } from "./default-value.js";
import { arrayExpression, type Entry, namedEntry, objectExpression } from "./expression.js";
import { bodyKind, byPreference, isPlain } from "./media.js";
import { type SchemaForm, schemaData } from "./schema-data.js";

export interface OperationDataInput {
  readonly types: SchemaTypes;
  /** The expression of a named schema's data, as the operation's module sees it. */
  readonly refer: (form: SchemaForm) => string;
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

/** What the runtime knows of an operation: the expression of an `OperationData`. */
export function operationData(operation: Operation, input: OperationDataInput): string {
  const parameters = operation.parameters.map((parameter) => parameterData(parameter, input));
  const body = operation.body;
  const content = byPreference(body?.content ?? []).map((media) => mediaData(media, input));
  const bodyEntries: readonly Entry[] = [
    ...(body?.required === true ? [["required", "true"] as const] : []),
    ["content", arrayExpression(content, "    ")],
  ];
  const entries: readonly Entry[] = [
    ["id", stringLiteral(operation.id)],
    ["method", stringLiteral(operation.method.toUpperCase())],
    ["path", stringLiteral(gatewayPath(operation))],
    ["parameters", arrayExpression(parameters, "  ")],
    ...(body === undefined ? [] : [["body", objectExpression(bodyEntries, "  ")] as const]),
    ["responses", arrayExpression(responsesData(operation, input), "  ")],
    ...authorizationEntry(operation.authorization, input.scopes),
  ];
  return objectExpression(entries, "");
}

/** What the handler checks once more of a caller. */
function authorizationEntry(
  authorization: Operation["authorization"],
  scopes: readonly (readonly string[])[],
): readonly Entry[] {
  if (authorization === undefined && scopes.length === 0) return [];
  const list = (texts: readonly string[]): string => `[${texts.map(stringLiteral).join(", ")}]`;
  const members: readonly Entry[] = [
    ...(scopes.length === 0 ? [] : [["scopes", arrayExpression(scopes.map(list), "    ")] as const]),
    ...(authorization === undefined ? [] : [["groups", list(authorization.groups)] as const]),
  ];
  return [["authorization", objectExpression(members, "  ")]];
}

function parameterData(parameter: Parameter, { types, refer }: OperationDataInput): string {
  const value = fittingDefault(parameter, types.byId);
  const contentType = parameter.contentType === undefined ? undefined : essence(parameter.contentType);
  const isJson = contentType === "application/json" || contentType?.endsWith("+json") === true;
  const entries: readonly Entry[] = [
    ["name", stringLiteral(parameter.name)],
    ["in", stringLiteral(parameter.in)],
    ...(parameter.required ? [["required", "true"] as const] : []),
    ["style", stringLiteral(parameter.style)],
    ...(parameter.explode ? [["explode", "true"] as const] : []),
    ...(contentType === undefined ? [] : [["content", isJson ? '"json"' : '"text"'] as const]),
    ["schema", schemaData(parameter.schema, { types, refer, indent: "      " })],
    ...(value === undefined ? [] : [["default", valueLiteral(value)] as const]),
  ];
  return objectExpression(entries, "    ");
}

function mediaData(media: MediaType, { types, refer }: OperationDataInput): string {
  const kind = bodyKind(media, types.byId);
  const isRead =
    kind === "json" ||
    kind === "form" ||
    kind === "multipart" ||
    (kind === "text" && isPlain(media.schema, types.byId));
  const schema = isRead ? schemaData(media.schema, { types, refer, indent: "        " }) : '{ kind: "any" }';
  const isForm = kind === "form" || kind === "multipart";
  const encoding = isForm ? media.encoding.map((part) => namedEntry(part.property, encodingData(part))) : [];
  const entries: readonly Entry[] = [
    ["type", stringLiteral(essence(media.type))],
    ["kind", stringLiteral(kind)],
    ["schema", schema],
    ...(encoding.length === 0 ? [] : [["encoding", objectExpression(encoding, "        ")] as const]),
  ];
  return objectExpression(entries, "      ");
}

function encodingData({ style, explode, contentType }: PartEncoding): string {
  const members: Readonly<Record<string, JsonValue | undefined>> = { style, explode, contentType };
  const entries = Object.entries(members).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, valueLiteral(value)] as const],
  );
  return objectExpression(entries, "          ");
}

function responsesData(operation: Operation, { types }: OperationDataInput): readonly string[] {
  return operation.responses.map(({ status, content }) => {
    const media = byPreference(content).map((each) =>
      objectExpression(
        [
          ["type", stringLiteral(essence(each.type))],
          ["kind", stringLiteral(bodyKind(each, types.byId))],
        ],
        "        ",
      ),
    );
    const entries: readonly Entry[] = [
      ["status", stringLiteral(status)],
      ["content", arrayExpression(media, "      ")],
    ];
    return objectExpression(entries, "    ");
  });
}
