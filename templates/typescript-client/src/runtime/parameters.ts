import type { ParameterDescriptor, ParameterDescriptors, ParameterStyle } from "./operation.js";

/**
 * What every request needs to write its parameters: texts, numbers and booleans in their usual form. Lists, objects and
 * other forms are written by the functions of `styles.ts`, which a bundle holds where an operation names them.
 */

const descriptorOf = (descriptors: ParameterDescriptors | undefined, name: string): ParameterDescriptor =>
  (descriptors !== undefined && Object.hasOwn(descriptors, name) && descriptors[name]) || {};

/** Everything but unreserved characters is percent-encoded. */
export const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (unit) => `%${unit.charCodeAt(0).toString(16).toUpperCase()}`);

/** Text of one value. Objects inside lists have no form of their own in any style: they are written as JSON. */
export function valueText(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
}

export const isPresent = (value: unknown): boolean => value !== undefined && value !== null;

export const entriesOf = (value: object): readonly (readonly [string, unknown])[] =>
  Object.entries(value).filter(([, member]) => isPresent(member));

/** A path with its variables filled in. */
export function writePath(template: string, values: object, descriptors?: ParameterDescriptors): string {
  const path = template.replace(/#.*$/s, "").replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const value: unknown = Object.hasOwn(values, name) ? values[name as keyof typeof values] : undefined;
    if (!isPresent(value)) throw new TypeError(`The path parameter '${name}' is missing.`);
    const { style, explode, encode: encoded = encode } = descriptorOf(descriptors, name);
    const text = style === undefined ? encoded(valueText(value)) : style(name, value, encoded, explode).join("");
    if (text === "") throw new TypeError(`The path parameter '${name}' is empty.`);
    return text;
  });
  // A URL parser takes these segments away, percent-encoded or not: the request would go elsewhere.
  if (path.split(/[/\\]/).some((segment) => /^(\.|%2e){1,2}$/i.test(segment))) {
    throw new TypeError(`The path '${path}' leads to another one.`);
  }
  return path;
}

/** `name=value`: how a query, a cookie or a form holds a single value. */
export const single: ParameterStyle = (name, value, encoded) => [`${encode(name)}=${encoded(valueText(value))}`];

/**
 * A query without its question mark, the value of a Cookie header, or a form; empty when no value is present.
 *
 * @param usual the style of values that have no descriptor
 */
export function writePairs(
  separator: "&" | "; ",
  values: object,
  descriptors?: ParameterDescriptors,
  usual: ParameterStyle = single,
): string {
  return entriesOf(values)
    .flatMap(([name, value]) => {
      const { style = usual, explode, encode: encoded = encode } = descriptorOf(descriptors, name);
      return style(name, value, encoded, explode);
    })
    .join(separator);
}

/** Header fields by name; nothing in them is percent-encoded. */
export function writeHeaders(
  values: object,
  descriptors?: ParameterDescriptors,
  usual?: ParameterStyle,
): readonly (readonly [string, string])[] {
  return entriesOf(values).map(([name, value]) => {
    const { style = usual, explode } = descriptorOf(descriptors, name);
    return [name, style === undefined ? valueText(value) : style(name, value, String, explode).join("")];
  });
}
