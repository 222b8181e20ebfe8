// JSON values as TypeScript expressions on one line.

const key = (name) => (name === "__proto__" ? '["__proto__"]' : JSON.stringify(name));
const lineBreaks = /[\u2028\u2029]/g;
const escapeUnit = (unit) => `\\u${unit.charCodeAt(0).toString(16)}`;

/** As a user writes it: TypeScript refuses members that it does not know. */
export const strictLiteral = (value) => literal(value, (members) => `{ ${members} }`);

/** As data that was read: an object is spread into place, so that further members pass as the schema lets them. */
export const looseLiteral = (value) => literal(value, (members) => `{ ...{ ${members} } }`);

function literal(value, object) {
  if (Array.isArray(value)) return `[${value.map((item) => literal(item, object)).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value).replace(lineBreaks, escapeUnit);
  const members = Object.entries(value).map(
    ([name, member]) => `${key(name).replace(lineBreaks, escapeUnit)}: ${literal(member, object)}`,
  );
  return object(members.join(", "));
}
