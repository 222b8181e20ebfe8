/*
 * How Velocity templates read a request's path variables:
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html#input-variable-reference
 */

const everything = /\binput\.params\(\s*\)/;

/** One of `key` of what stands before: `.key`, `.get("key")`, `["key"]`. */
const memberOf = (key: string): string =>
  `(?:\\.${key}(?![\\w-])|\\.get\\(\\s*["']${key}["']\\s*\\)|\\[\\s*["']${key}["']\\s*\\])`;

/** Whether the template asks for the variable by name: `$input.params('name')`, `$input.params().path.name`. */
export function readsPathVariable(template: string, name: string): boolean {
  const escaped = name.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
  if (new RegExp(`\\binput\\.params\\(\\s*["']${escaped}["']\\s*\\)`).test(template)) return true;
  return everything.test(template) && new RegExp(`${memberOf("path")}${memberOf(escaped)}`).test(template);
}

const otherReads = new RegExp(
  `\\binput\\.params\\(\\s*\\)(?:${memberOf("(?:header|querystring)")}|${memberOf("path")}${memberOf("variable\\d+")})`,
  "g",
);

/** Whether the template takes all parameters at once, path variables with their names among them. */
export const handsOnPathVariables = (template: string): boolean => everything.test(template.replace(otherReads, ""));
