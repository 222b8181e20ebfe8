import fc from "fast-check";
import { acceptedContent, hasBody } from "../../../src/emitters/client/content.js";
import { bodyKind as handlerBodyKind } from "../../../src/emitters/lambda/media.js";
import { resolveSchema } from "../../../src/emitters/schemas/schema-graph.js";
import type { SchemaTypes } from "../../../src/emitters/typescript/schema-types.js";
import { sentBody } from "../../../src/emitters/typescript-client/content.js";
import type { ApiModel, MediaType, Operation, Parameter, Response } from "../../../src/ir/api.js";
import { essence } from "../../../src/ir/media-type.js";
import type { Schema } from "../../../src/ir/schema.js";
import { type Draw, type Drawing, drawValue, Undrawable } from "./draw-value.js";
import { type Judge, modelJudge } from "./model-judge.js";

/** One call as both ends see it: what a client is given, and what the handler answers. Bytes are a `Uint8Array`. */
export interface Call {
  readonly request: {
    readonly path: Values;
    readonly query: Values;
    readonly headers: Values;
    readonly cookies: Values;
    readonly contentType?: string;
    readonly body?: unknown;
  };
  readonly response: {
    readonly status: number;
    readonly headers: Values;
    readonly contentType?: string;
    readonly body?: unknown;
  };
}

type Values = Readonly<Record<string, unknown>>;

export interface CallDrawing {
  readonly types: SchemaTypes;
  readonly judges: { readonly request: Judge; readonly response: Judge };
}

export const callDrawing = (api: ApiModel, types: SchemaTypes): CallDrawing => ({
  types,
  judges: { request: modelJudge(api, types.byId, "request"), response: modelJudge(api, types.byId, "response") },
});

/** @throws Undrawable when no valid values were found for something that the call needs */
export function drawCall(operation: Operation, drawing: CallDrawing, draw: Draw): Call {
  const group = (place: Parameter["in"]): Values => {
    const own = operation.parameters.filter((parameter) => parameter.in === place);
    return Object.fromEntries(own.flatMap((parameter) => parameterEntry(parameter, drawing, draw)));
  };
  return {
    request: {
      path: group("path"),
      query: group("query"),
      headers: group("header"),
      cookies: group("cookie"),
      ...requestBody(operation, drawing, draw),
    },
    response: drawResponse(operation, drawing, draw),
  };
}

function parameterEntry(
  parameter: Parameter,
  drawing: CallDrawing,
  draw: Draw,
): readonly (readonly [string, unknown])[] {
  const isRequired = parameter.required || parameter.in === "path";
  if (!isRequired && draw(fc.boolean)) return [];
  try {
    const value = validValue(parameter.schema, parameterDrawing(parameter, drawing), drawing.judges.request, draw);
    return [[parameter.name, value]];
  } catch (error) {
    if (isRequired || !(error instanceof Undrawable)) throw error;
    return [];
  }
}

/** What delimits a style's items cannot be in an item: the gateway decodes before the function sees it. */
function parameterDrawing(parameter: Parameter, { types }: CallDrawing): Drawing {
  const isJson = parameter.contentType !== undefined;
  const isPlain = ["string", "enum"].includes(parameter.schema.kind);
  const isText = parameter.in === "header" || parameter.in === "cookie";
  const characters = [
    ..."abcXYZ019-_~",
    ...(isPlain && !isText ? " /?#&=+%@:é€" : ""),
    ...(isPlain && isText ? " /?#@" : ""),
  ];
  const text = (minimum: number, maximum: number): fc.Arbitrary<string> =>
    fc
      .string({
        unit: fc.constantFrom(...characters),
        minLength: Math.max(minimum, 1),
        maxLength: Math.max(maximum, 1),
      })
      // White space at the ends of a field, and empty segments of a path, are nobody's to keep.
      .map((drawn) => (drawn.trim() === drawn ? drawn : drawn.replaceAll(" ", "-")))
      .map((drawn) => (parameter.in === "path" && /^\/|\/\/|\/$/.test(drawn) ? drawn.replaceAll("/", "-") : drawn));
  return {
    types,
    direction: "request",
    text,
    allowsEmpty: false,
    allowsNull: isJson,
    hasBytes: false,
    allowsUnknown: false,
  };
}

/** Draws until the judge agrees: some constraints, such as `not` or a `oneOf` that overlaps, are met by luck. */
function validValue(schema: Schema, drawing: Drawing, judge: Judge, draw: Draw): unknown {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const value = drawValue(schema, drawing, draw);
    if (value !== undefined && judge(schema, bytesAsText(value))) return value;
  }
  throw new Undrawable("no valid value was found");
}

function bytesAsText(value: unknown): unknown {
  if (value instanceof Uint8Array) return "bytes";
  if (Array.isArray(value)) return value.map(bytesAsText);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, bytesAsText(member)]));
}

const anyText = (minimum: number, maximum: number): fc.Arbitrary<string> =>
  fc.string({ unit: "grapheme", minLength: minimum, maxLength: Math.max(minimum, Math.min(maximum, minimum + 12)) });

function requestBody(operation: Operation, drawing: CallDrawing, draw: Draw): Partial<Call["request"]> {
  const body = sentBody(operation);
  if (body === undefined || (!body.required && draw(fc.boolean))) return {};
  const media = draw(fc.constantFrom, ...body.content);
  try {
    return { contentType: concrete(media, drawing), body: bodyValue(media, "request", drawing, draw) };
  } catch (error) {
    if (body.required || !(error instanceof Undrawable)) throw error;
    return {};
  }
}

/** A type of the range; for the range of everything one that goes with the schema. */
function concrete({ type, schema }: MediaType, { types }: CallDrawing): string {
  if (type !== "*/*" && type !== "application/*") return type.replace("/*", "/x-drawn");
  const resolved = resolveSchema(schema, types.byId);
  if (resolved?.kind === "string") return resolved.format === "binary" ? "application/octet-stream" : "text/plain";
  return "application/json";
}

function bodyValue(media: MediaType, direction: "request" | "response", drawing: CallDrawing, draw: Draw): unknown {
  const kind = handlerBodyKind({ ...media, type: concrete(media, drawing) }, drawing.types.byId);
  const isForm = kind === "form" || kind === "multipart";
  if (kind === "binary") return draw(fc.uint8Array, { minLength: 1, maxLength: 40 });
  const text = isForm
    ? formText
    : kind === "text"
      ? (least: number, most: number) => anyText(Math.max(least, 1), most)
      : anyText;
  const isJson = kind === "json";
  const values: Drawing = {
    types: drawing.types,
    direction,
    text,
    allowsEmpty: isJson,
    allowsNull: isJson,
    hasBytes: kind === "multipart",
    allowsUnknown: isJson,
  };
  if (kind === "text" && !isTextual(media.schema)) return draw(anyText, 1, 20);
  return validValue(media.schema, values, drawing.judges[direction], draw);
}

const isTextual = ({ kind }: Schema): boolean => ["string", "enum", "integer", "number", "boolean"].includes(kind);

/** Line breaks are normalised on the way of a form, so none is drawn. */
const formText = (minimum: number, maximum: number): fc.Arbitrary<string> =>
  fc.string({
    unit: fc.constantFrom(..."abcXYZ019 -_&=+%/?;é€😀"),
    minLength: Math.max(minimum, 1),
    maxLength: Math.max(minimum, maximum, 1),
  });

/** A response that client and handler both have a form for. Forms are not answered with. */
function drawResponse(operation: Operation, drawing: CallDrawing, draw: Draw): Call["response"] {
  const response: Response = draw(fc.constantFrom<Response[]>, ...operation.responses);
  const status = statusOf(response, operation);
  const headers = Object.fromEntries(
    response.headers
      .filter(({ name }) => name.toLowerCase() !== "content-type" && name.toLowerCase() !== "set-cookie")
      .flatMap((header) => headerEntry(header, drawing, draw)),
  );
  const content = acceptedContent(response).filter(({ type }) => !/^multipart|form-urlencoded/.test(essence(type)));
  const [media] = content;
  if (media === undefined || !hasBody(operation, response) || [204, 205, 304].includes(status))
    return { status, headers };
  const chosen = draw(fc.constantFrom, media, ...content);
  const contentType = essence(concrete(chosen, drawing));
  return { status, headers, contentType, body: bodyValue(chosen, "response", drawing, draw) };
}

function headerEntry(
  header: Response["headers"][number],
  drawing: CallDrawing,
  draw: Draw,
): readonly (readonly [string, unknown])[] {
  if (!header.required && draw(fc.boolean)) return [];
  const parameter = { ...header, in: "header", style: "simple", allowReserved: false, examples: [] } as const;
  try {
    const values = { ...parameterDrawing(parameter, drawing), direction: "response" as const };
    return [[header.name, validValue(header.schema, values, drawing.judges.response, draw)]];
  } catch (error) {
    if (header.required || !(error instanceof Undrawable)) throw error;
    return [];
  }
}

function statusOf({ status }: Response, { responses }: Operation): number {
  if (/^[2-5]\d\d$/.test(status)) return Number(status);
  const taken = new Set(responses.map((other) => other.status));
  const range = /^([2-5])xx$/i.exec(status)?.[1];
  const isSuccess = ![...taken].some((other) => other.startsWith("2"));
  const wanted =
    range === undefined
      ? isSuccess
        ? [200]
        : [500, 502, 503]
      : [0, 1, 2, 3].map((step) => Number(`${range}0${step}`));
  const free = wanted.find((each) => !taken.has(String(each)));
  if (free === undefined) throw new Undrawable(`no status for ${status}`);
  return free;
}
