import type { Parameter } from "../../api.js";
import { type ModelComparison, schemaPlace } from "../context.js";
import type { Where } from "../difference.js";
import { compareSchemas } from "../schemas/compare-schemas.js";

/** What both an operation and a WebSocket handshake have of a parameter. */
type AnyParameter = Pick<Parameter, "name" | "in" | "description" | "required" | "schema" | "origin"> &
  Partial<Pick<Parameter, "style" | "explode" | "allowReserved" | "contentType" | "deprecated" | "examples">>;

/** Header names are the same in any case (RFC 9110, section 5.1). */
const keyOf = (place: string, name: string): string => `${place} ${place === "header" ? name.toLowerCase() : name}`;

/** @param pathNames how the path variables of before are called after */
export function compareParameters(
  before: readonly AnyParameter[],
  after: readonly AnyParameter[],
  pathNames: ReadonlyMap<string, string>,
  where: Where,
  comparison: ModelComparison,
): void {
  const { differences } = comparison;
  const now = new Map(after.map((each) => [keyOf(each.in, each.name), each]));
  const known = new Set<string>();
  for (const parameter of before) {
    const name = parameter.in === "path" ? (pathNames.get(parameter.name) ?? parameter.name) : parameter.name;
    const key = keyOf(parameter.in, name);
    known.add(key);
    const other = now.get(key);
    if (other !== undefined) compareParameter(parameter, other, where, comparison);
    // Of a path that is another one, callers have been told already.
    else if (parameter.in !== "path")
      differences.report("parameter-removed", { ...where, before: parameter.origin }, namesOf(parameter));
  }
  for (const [key, parameter] of now) {
    if (known.has(key) || parameter.in === "path") continue;
    const code = parameter.required ? "parameter-demanded" : "parameter-added";
    differences.report(code, { ...where, after: parameter.origin }, namesOf(parameter));
  }
}

const namesOf = ({ in: place, name }: AnyParameter) => ({ place, name });

function compareParameter(before: AnyParameter, after: AnyParameter, where: Where, comparison: ModelComparison): void {
  const { differences } = comparison;
  const here: Where = { subject: where.subject, before: before.origin, after: after.origin };
  const names = namesOf(before);
  if (before.required !== after.required)
    differences.report(after.required ? "parameter-made-required" : "parameter-made-optional", here, names);
  for (const [member, text] of [
    ["style", `style '${after.style}' in place of '${before.style}'`],
    ["explode", after.explode ? "lists and objects as several parameters" : "lists and objects as one parameter"],
    ["contentType", `${after.contentType ?? "plain"} in place of ${before.contentType ?? "plain"}`],
    ["allowReserved", after.allowReserved ? "reserved characters as they are" : "reserved characters encoded"],
  ] as const)
    if (before[member] !== after[member]) differences.report("parameter-form-changed", here, { ...names, form: text });
  if (before.deprecated !== after.deprecated)
    differences.report("parameter-deprecated", here, {
      ...names,
      what: after.deprecated ? "deprecates" : "no longer deprecates",
    });
  if (
    before.description !== after.description ||
    JSON.stringify(before.examples) !== JSON.stringify(after.examples) ||
    before.name !== after.name
  )
    differences.report("words-changed", here, {});
  const place = schemaPlace(where.subject, `the ${before.in} parameter '${before.name}'`, "request");
  compareSchemas(before.schema, after.schema, place, comparison.schemas);
}
