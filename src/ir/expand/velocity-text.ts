import type { DeployValue } from "../deploy-value.js";
import { literal } from "../deploy-value.js";

/*
 * Text in Velocity templates of the gateway.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
 */

/** What stands for characters that Velocity takes for its own, and what sets it. */
const marks: readonly (readonly [mark: string, variable: string, definition: string])[] = [
  ["$", "${dollar}", "#set($dollar = '$')"],
  ["#", "${hash}", "#set($hash = '#')"],
  // Not every reader of Velocity takes a backslash before the quote that ends a string.
  ["\\", "${backslash}", "#set($backslash = $util.base64Decode('XA=='))"],
];

/** A template that prints a text as it is. Velocity has no escape that works in every place, so marks become variables. */
export function plainTemplate(text: string): string {
  const used = marks.filter(([mark]) => text.includes(mark));
  const printed = text.replace(/[$#\\]/g, (each) => marks.find(([mark]) => mark === each)?.[1] ?? each);
  return used.map(([, , definition]) => definition).join("") + printed;
}

/**
 * JSON of a template's own: marks of Velocity stand only in strings, where JSON has an escape for them.
 */
export const jsonText = (json: string): string => json.replace(/\$/g, "\\u0024").replace(/#/g, "\\u0023");

/** A value as JSON text of the template's own. */
export const json = (value: unknown): string => jsonText(JSON.stringify(value));

/** Inside the quotes of a JSON string: literal parts escaped, what only the deployment knows as it is. */
export function jsonStringPart(value: DeployValue): DeployValue {
  if (value.kind === "literal") return literal(json(value.text).slice(1, -1));
  return value.kind === "join" ? { kind: "join", parts: value.parts.map(jsonStringPart) } : value;
}

/**
 * The text of an expression inside the quotes of a JSON string. `escapeJavaScript` escapes single quotes too, which JSON
 * does not allow: https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html#util-template-reference
 */
export const escaped = (expression: string): string => `$util.escapeJavaScript(${expression}).replaceAll("\\\\'","'")`;

/** Names that can stand in a single-quoted string and in a JSON path. */
export const isPlainName = (name: string): boolean => /^[^'"\\$#\p{Cc}]+$/u.test(name);

/** `$.owner.name`, and `$.owner['first name']` where a name is no identifier; in quotes of Velocity. */
export function jsonPath(names: readonly string[]): string {
  const path = names.map((name) => (/^[A-Za-z_]\w*$/.test(name) ? `.${name}` : `['${name}']`)).join("");
  return path.includes("'") ? `"$${path}"` : `'$${path}'`;
}
