import { deepObjectValue } from "./deep-object.js";
import type { OperationData, ParameterData } from "./operation.js";
import { isOpen, isPlain, memberNames, type Shape, shapeOf } from "./shape.js";
import { firstValid, listValue, objectValue, textValue } from "./text-value.js";

/** Values by name, in the order in which they came. */
export type Fields = ReadonlyMap<string, readonly string[]>;

/** What a parameter is written with; `delimiter` stands between the items of a list that is one text. */
interface Notation {
  readonly style: ParameterData["style"];
  readonly explode: boolean;
  /** Applied to each piece once the text has been split. */
  readonly decode: (text: string) => string;
}

export class MalformedText extends Error {
  override readonly name = "MalformedText";
}

const asIs = (text: string): string => text;

/** @throws MalformedText when a `%` does not begin an escape */
export function percentDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new MalformedText("is not percent-encoded correctly");
  }
}

/** Cookies are often written without any encoding; those stay as they are. */
export function lenientDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Reads a path variable (OpenAPI, "Style Values"): `simple` 3,4 · `label` .3,4 · `matrix` ;id=3,4.
 *
 * @param text as in the request line: percent-encoded
 */
export function pathValue(parameter: ParameterData, text: string): unknown {
  if (parameter.content !== undefined) return contentValue(parameter, percentDecode(text));
  const notation: Notation = { style: parameter.style, explode: parameter.explode === true, decode: percentDecode };
  if (parameter.style === "label" && text.startsWith(".")) return delimited(parameter, text.slice(1), notation, ".");
  if (parameter.style === "matrix" && text.startsWith(";")) return matrixValue(parameter, text.slice(1), notation);
  return delimited(parameter, text, notation, ",");
}

export const headerValue = (parameter: ParameterData, text: string): unknown =>
  parameter.content === undefined
    ? delimited(
        parameter,
        text,
        { style: "simple", explode: parameter.explode === true, decode: (piece) => piece.trim() },
        ",",
      )
    : contentValue(parameter, text);

export function cookieValue(parameter: ParameterData, cookies: Fields): unknown {
  const [text] = cookies.get(parameter.name) ?? [];
  if (parameter.content !== undefined)
    return text === undefined ? undefined : contentValue(parameter, lenientDecode(text));
  return formValue(parameter, cookies, [], lenientDecode);
}

/** @param others every parameter of the operation: an open object takes the query's members that no other one does */
export function queryValue(parameter: ParameterData, query: Fields, others: OperationData["parameters"]): unknown {
  const [text] = query.get(parameter.name) ?? [];
  if (parameter.content !== undefined) return text === undefined ? undefined : contentValue(parameter, text);
  if (parameter.style === "deepObject") return deepObjectValue(parameter.schema, parameter.name, query);
  return formValue(parameter, query, others);
}

/** @throws MalformedText when the text is no JSON where it should be */
function contentValue(parameter: ParameterData, text: string): unknown {
  if (parameter.content === "text") return textValue(parameter.schema, text);
  try {
    return JSON.parse(text);
  } catch {
    throw new MalformedText("must be JSON");
  }
}

/** One text with everything in it. Without `explode` an object's names and values take turns: `role,admin,name,Alex`. */
function delimited(
  parameter: Pick<ParameterData, "schema" | "name">,
  text: string,
  { explode, decode, style }: Notation,
  exploded: string,
): unknown {
  const shape = shapeOf(parameter.schema);
  const delimiter =
    explode && style !== "simple" ? exploded : style === "label" && !explode ? labelDelimiter(text) : ",";
  const pieces = text === "" ? [] : text.split(delimiter);
  if (shape.objects.length > 0 && !isPlain(shape)) {
    const pairs = explode ? pieces.map(splitPair) : takeTurns(pieces);
    return objectValue(
      parameter.schema,
      pairs.map(([name, value]) => [decode(name), decode(value)]),
    );
  }
  if (shape.arrays.length === 0) return textValue(parameter.schema, decode(text));
  const list = listValue(parameter.schema, pieces.map(decode));
  return isPlain(shape) ? firstValid(parameter.schema, [list, textValue(parameter.schema, decode(text))]) : list;
}

/** Versions 3.0 and 3.1 of the specification disagree on whether `.3.4` or `.3,4` is the list without `explode`. */
const labelDelimiter = (text: string): string => (text.includes(",") ? "," : ".");

function splitPair(piece: string): readonly [string, string] {
  const at = piece.indexOf("=");
  return at < 0 ? [piece, ""] : [piece.slice(0, at), piece.slice(at + 1)];
}

function takeTurns(pieces: readonly string[]): readonly (readonly [string, string])[] {
  const pairs: (readonly [string, string])[] = [];
  for (let index = 0; index < pieces.length; index += 2) pairs.push([pieces[index] ?? "", pieces[index + 1] ?? ""]);
  return pairs;
}

/** `;id=3`, `;id=3,4`, with `explode` `;id=3;id=4` and for objects `;role=admin;name=Alex`. */
function matrixValue(parameter: ParameterData, text: string, notation: Notation): unknown {
  const shape = shapeOf(parameter.schema);
  const pairs = text.split(";").map(splitPair);
  if (notation.explode && shape.objects.length > 0) {
    return objectValue(
      parameter.schema,
      pairs.map(([name, value]) => [notation.decode(name), notation.decode(value)]),
    );
  }
  const own = pairs.filter(([name]) => percentDecode(name) === parameter.name).map(([, value]) => value);
  if (notation.explode && shape.arrays.length > 0) return listValue(parameter.schema, own.map(notation.decode));
  return delimited(parameter, own[0] ?? "", { ...notation, style: "simple", explode: false }, ",");
}

/** The styles of queries, cookies and forms: `form`, `spaceDelimited`, `pipeDelimited`. */
export function formValue(
  parameter: Pick<ParameterData, "name" | "schema" | "style" | "explode">,
  fields: Fields,
  others: readonly ParameterData[],
  decode: (text: string) => string = asIs,
): unknown {
  const shape = shapeOf(parameter.schema);
  const texts = fields.get(parameter.name);
  if (parameter.explode === true && shape.objects.length > 0 && texts === undefined) {
    return spreadObject(parameter, shape, fields, others, decode);
  }
  const [first] = texts ?? [];
  if (texts === undefined || first === undefined) return undefined;
  const separator = separatorOf(parameter.style);
  if (shape.objects.length > 0 && !isPlain(shape) && shape.arrays.length === 0) {
    const pairs = takeTurns(first.split(separator));
    return objectValue(
      parameter.schema,
      pairs.map(([name, value]) => [decode(name), decode(value)]),
    );
  }
  if (shape.arrays.length === 0) return textValue(parameter.schema, decode(first));
  const pieces = parameter.explode === true || texts.length > 1 ? texts : first.split(separator);
  const list = listValue(parameter.schema, (first === "" && pieces.length === 1 ? [] : pieces).map(decode));
  const isOne = isPlain(shape) && texts.length === 1;
  return isOne ? firstValid(parameter.schema, [textValue(parameter.schema, decode(first)), list]) : list;
}

const separatorOf = (style: ParameterData["style"]): string =>
  style === "pipeDelimited" ? "|" : style === "spaceDelimited" ? " " : ",";

/** `form` with `explode` makes each member of an object a field of its own; undefined when there is none. */
function spreadObject(
  parameter: Pick<ParameterData, "schema">,
  shape: Shape,
  fields: Fields,
  others: readonly ParameterData[],
  decode: (text: string) => string,
): unknown {
  const names = new Set(memberNames(shape));
  const taken = new Set(others.filter((other) => other.in === "query").map((other) => other.name));
  const pairs = [...fields]
    .filter(([name]) => names.has(name) || (isOpen(shape) && !taken.has(name)))
    .map(([name, texts]) => [name, decode(texts[0] ?? "")] as const);
  return pairs.length === 0 ? undefined : objectValue(parameter.schema, pairs);
}
