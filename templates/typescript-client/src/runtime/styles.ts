import type { Encode, ParameterStyle } from "./operation.js";
import { encode, entriesOf, isPresent, single, valueText } from "./parameters.js";

/** The styles of OpenAPI 3.1, section 4.8.12.3: functions, so that a bundle holds those that its operations name. */

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

export const isRecord = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !isList(value) && !(value instanceof Date);

/** Reserved characters stay, but for those that would end the parameter; so do percent-encoded triplets. */
export const encodeReserved: Encode = (text) =>
  text.replace(/%[0-9A-Fa-f]{2}|[^A-Za-z0-9\-._~:/?[\]@!$'()*+,;=]+/g, (part) =>
    /^%[0-9A-Fa-f]{2}$/.test(part) ? part : encodeURIComponent(part),
  );

/** The members of a list, the keys and values of an object as texts of their own, or as pairs where it is exploded. */
function membersOf(value: unknown, encoded: Encode, explode: boolean): readonly string[] {
  const text = (member: unknown): string => encoded(valueText(member));
  if (isList(value)) return value.filter(isPresent).map(text);
  if (!isRecord(value)) return [text(value)];
  const entries = entriesOf(value);
  return explode ? entries.map(([key, member]) => `${encoded(key)}=${text(member)}`) : entries.flat().map(text);
}

/** Paths and headers: `a,b`; an exploded object is `key=value,key=value`. */
export const simple: ParameterStyle = (_, value, encoded, explode = false) => [
  membersOf(value, encoded, explode).join(","),
];

/** Paths: `.a,b`, exploded `.a.b`. */
export const label: ParameterStyle = (_, value, encoded, explode = false) => [
  `.${membersOf(value, encoded, explode).join(explode ? "." : ",")}`,
];

/** Paths: `;name=a,b`, exploded `;name=a;name=b`. */
export const matrix: ParameterStyle = (name, value, encoded, explode = false) => {
  const key = encode(name);
  const members = membersOf(value, encoded, explode);
  if (isRecord(value) && explode) return members.map((pair) => `;${pair}`);
  return (explode ? members : [members.join(",")]).map((text) => (text === "" ? `;${key}` : `;${key}=${text}`));
};

/** Paths: a value that spans several segments keeps its slashes. */
export const greedy: ParameterStyle = (_, value, encoded) => [valueText(value).split("/").map(encoded).join("/")];

/** Queries and cookies: `name=a,b` with the separator in place of the comma, exploded `name=a&name=b`. */
const delimited =
  (separator: string, isExploded: boolean): ParameterStyle =>
  (name, value, encoded, explode = isExploded) => {
    const members = membersOf(value, encoded, explode);
    if (isRecord(value) && explode) return members;
    const text = members.join(separator);
    // A list without members is nothing, a text without characters is an empty one.
    if (!explode) return text === "" && typeof value === "object" ? [] : [`${encode(name)}=${text}`];
    return members.map((member) => `${encode(name)}=${member}`);
  };

export const form: ParameterStyle = /* @__PURE__ */ delimited(",", true);

export const spaceDelimited: ParameterStyle = /* @__PURE__ */ delimited("%20", false);

export const pipeDelimited: ParameterStyle = /* @__PURE__ */ delimited("%7C", false);

/** Queries: `name[member]=value`, to any depth; OpenAPI defines one level, servers that read more agree on this. */
export const deepObject: ParameterStyle = (name, value, encoded) => {
  if (isList(value)) return value.flatMap((member, index) => deepObject(`${name}[${index}]`, member, encoded));
  if (isRecord(value))
    return entriesOf(value).flatMap(([key, member]) => deepObject(`${name}[${key}]`, member, encoded));
  return isPresent(value) ? single(name, value, encoded) : [];
};

/**
 * JSON inside something else: a parameter, a part of a form. A `bigint`, which `JSON.stringify` refuses, is a number with all
 * its digits.
 */
export const jsonText = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) => (typeof each === "bigint" ? `\0${each}` : each)).replace(
    /"\\u0000(-?\d+)"/g,
    "$1",
  );

/** Queries and cookies: `name=value`, the value as JSON. */
export const json: ParameterStyle = (name, value, encoded) => single(name, jsonText(value), encoded);

/** Paths and headers: the value as JSON. */
export const bareJson: ParameterStyle = (_, value, encoded) => [encoded(jsonText(value))];
