import type { Operation } from "../api.js";
import type { Pagination } from "../client-hints.js";
import { queryParameter, resultSchema, type SchemasById, schemaAt } from "../list-shape.js";
import type { Rule } from "./rule.js";

/** A setting for pages has to fit the operation: parameters are in its query, paths lead through its result. */
export const pagination: Rule = ({ operations, schemas }, diagnostics) => {
  const byId: SchemasById = new Map(schemas.map((named) => [named.id, named]));
  for (const operation of operations) {
    const hint = operation.client?.pagination;
    if (hint === undefined || hint === "none") continue;
    for (const problem of problemsOf(operation, hint, byId))
      diagnostics.report("pagination-unfit", operation.origin, { operation: operation.id, problem });
  }
};

function problemsOf(operation: Operation, hint: Pagination, byId: SchemasById): readonly string[] {
  const problems: string[] = [];
  if ("parameter" in hint && queryParameter(operation, hint.parameter) === undefined)
    problems.push(`its query has no parameter '${hint.parameter}'`);
  const result = resultSchema(operation);
  if (result === undefined) return [...problems, "none of its successes has a body in JSON"];
  const list = schemaAt(result, hint.items, byId);
  if (list?.kind !== "array") problems.push(`${placeText(hint.items)} is no list`);
  for (const key of ["next", "more", "total", "pages"] as const) {
    const path = (hint as { readonly [Key in typeof key]?: readonly string[] })[key];
    if (path !== undefined && schemaAt(result, path, byId) === undefined)
      problems.push(`its result does not describe ${placeText(path)}`);
  }
  return problems;
}

const placeText = (path: readonly string[]): string => (path.length === 0 ? "its result" : `'${path.join(".")}'`);
