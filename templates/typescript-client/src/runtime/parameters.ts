import { isJson } from "./media-type.js";
import type { ParameterDescriptor, ParameterDescriptors, ParameterStyle } from "./operation.js";

/** The parameters of one operation are written as RFC 6570 and OpenAPI 3.1, section 4.8.12.4, show. */

const unset: ParameterDescriptor = {};

const descriptorOf = (descriptors: ParameterDescriptors | undefined, name: string): ParameterDescriptor =>
  descriptors !== undefined && Object.hasOwn(descriptors, name) ? (descriptors[name] ?? unset) : unset;

/** Everything but unreserved characters is percent-encoded. */
export const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (unit) => `%${unit.charCodeAt(0).toString(16).toUpperCase()}`);

/** Reserved characters stay, but for those that would end the parameter; so do percent-encoded triplets. */
export const encodeReserved = (text: string): string =>
  text.replace(/%[0-9A-Fa-f]{2}|[^A-Za-z0-9\-._~:/?[\]@!$'()*+,;=]+/g, (part) =>
    /^%[0-9A-Fa-f]{2}$/.test(part) ? part : encodeURIComponent(part),
  );

/** Text of one value. Objects inside lists have no form of their own in any style: they are written as JSON. */
export function valueText(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
}

const isPresent = (value: unknown): boolean => value !== undefined && value !== null;

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

const isRecord = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);

const entriesOf = (value: object): readonly (readonly [string, unknown])[] =>
  Object.entries(value).filter(([, member]) => isPresent(member));

type Encode = (text: string) => string;

const typedText = (contentType: string, value: unknown): string =>
  isJson(contentType) ? JSON.stringify(value) : valueText(value);

/** The members of a list or object as one text: `a,b,c`, or `key,value` pairs. */
function flatten(value: readonly unknown[] | object, separator: string, encoded: Encode): string {
  const members = isList(value) ? value.filter(isPresent) : entriesOf(value).flat();
  return members.map((member) => encoded(valueText(member))).join(separator);
}

const pairs = (value: object, encoded: Encode): readonly string[] =>
  entriesOf(value).map(([key, member]) => `${encoded(key)}=${encoded(valueText(member))}`);

/** A path with its variables filled in. */
export function writePath(template: string, values: object, descriptors: ParameterDescriptors | undefined): string {
  const path = template.replace(/#.*$/s, "").replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const value: unknown = Object.hasOwn(values, name) ? values[name as keyof typeof values] : undefined;
    if (!isPresent(value)) throw new TypeError(`The path parameter '${name}' is missing.`);
    const text = writePathValue(name, value, descriptorOf(descriptors, name));
    if (text === "") throw new TypeError(`The path parameter '${name}' is empty.`);
    return text;
  });
  // A URL parser takes these segments away, percent-encoded or not: the request would go elsewhere.
  if (path.split(/[/\\]/).some((segment) => /^(\.|%2e){1,2}$/i.test(segment))) {
    throw new TypeError(`The path '${path}' leads to another one.`);
  }
  return path;
}

function writePathValue(name: string, value: unknown, descriptor: ParameterDescriptor): string {
  const { style = "simple", explode = false } = descriptor;
  if (descriptor.contentType !== undefined) return encode(typedText(descriptor.contentType, value));
  if (descriptor.greedy === true) return valueText(value).split("/").map(encode).join("/");
  const encoded = descriptor.allowReserved === true ? encodeReserved : encode;
  if (style === "label") return writeLabel(value, explode, encoded);
  if (style === "matrix") return writeMatrix(name, value, explode, encoded);
  return writeSimple(value, explode, encoded);
}

function writeSimple(value: unknown, explode: boolean, encoded: Encode): string {
  if (isRecord(value) && explode) return pairs(value, encoded).join(",");
  return isList(value) || isRecord(value) ? flatten(value, ",", encoded) : encoded(valueText(value));
}

function writeLabel(value: unknown, explode: boolean, encoded: Encode): string {
  if (isRecord(value) && explode) return `.${pairs(value, encoded).join(".")}`;
  if (isList(value) || isRecord(value)) return `.${flatten(value, explode ? "." : ",", encoded)}`;
  return `.${encoded(valueText(value))}`;
}

function writeMatrix(name: string, value: unknown, explode: boolean, encoded: Encode): string {
  const key = encode(name);
  const named = (text: string): string => (text === "" ? `;${key}` : `;${key}=${text}`);
  if (isList(value) && explode) {
    return value
      .filter(isPresent)
      .map((member) => named(encoded(valueText(member))))
      .join("");
  }
  if (isRecord(value) && explode)
    return pairs(value, encoded)
      .map((pair) => `;${pair}`)
      .join("");
  return named(isList(value) || isRecord(value) ? flatten(value, ",", encoded) : encoded(valueText(value)));
}

/** A query without its question mark; empty when no value is present. */
export function writeQuery(values: object, descriptors?: ParameterDescriptors): string {
  return entriesOf(values)
    .flatMap(([name, value]) => writeQueryValue(name, value, descriptorOf(descriptors, name)))
    .join("&");
}

const delimiters: { readonly [Style in ParameterStyle]?: string } = { spaceDelimited: "%20", pipeDelimited: "%7C" };

function writeQueryValue(name: string, value: unknown, descriptor: ParameterDescriptor): readonly string[] {
  const { style = "form", explode = style === "form" || style === "deepObject" } = descriptor;
  const encoded = descriptor.allowReserved === true ? encodeReserved : encode;
  const key = encode(name);
  if (descriptor.contentType !== undefined) return [`${key}=${encoded(typedText(descriptor.contentType, value))}`];
  if (style === "deepObject" && (isList(value) || isRecord(value))) return writeDeep(name, value, encoded);
  if (isList(value) && explode) return value.filter(isPresent).map((member) => `${key}=${encoded(valueText(member))}`);
  if (isRecord(value) && explode) return pairs(value, encoded);
  if (isList(value) || isRecord(value)) {
    const text = flatten(value, delimiters[style] ?? ",", encoded);
    return text === "" ? [] : [`${key}=${text}`];
  }
  return [`${key}=${encoded(valueText(value))}`];
}

/** `key[member]=value`, to any depth; OpenAPI defines one level, servers that read more agree on this. */
function writeDeep(key: string, value: unknown, encoded: Encode): readonly string[] {
  if (isList(value)) return value.flatMap((member, index) => writeDeep(`${key}[${index}]`, member, encoded));
  if (isRecord(value))
    return entriesOf(value).flatMap(([name, member]) => writeDeep(`${key}[${name}]`, member, encoded));
  return isPresent(value) ? [`${encode(key)}=${encoded(valueText(value))}`] : [];
}

/** Header fields by name. */
export function writeHeaders(
  values: object,
  descriptors?: ParameterDescriptors,
): readonly (readonly [string, string])[] {
  return entriesOf(values).map(([name, value]) => {
    const { explode = false, contentType } = descriptorOf(descriptors, name);
    return [name, contentType === undefined ? writeSimple(value, explode, String) : typedText(contentType, value)];
  });
}

/** The value of a Cookie header; empty when no value is present. */
export function writeCookies(values: object, descriptors?: ParameterDescriptors): string {
  return entriesOf(values)
    .flatMap(([name, value]) => writeQueryValue(name, value, descriptorOf(descriptors, name)))
    .join("; ");
}
