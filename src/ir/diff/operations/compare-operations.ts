import type { Operation } from "../../api.js";
import { type ModelComparison, whereOf } from "../context.js";
import type { Where } from "../difference.js";
import { compareMemberTrees } from "../members/compare-members.js";
import { operationRules } from "../members/operation-rules.js";
import { compareGroups, compareSecurity } from "../security/requirements.js";
import { compareBodies } from "./bodies.js";
import { type MatchedOperations, matchOperations, operationName } from "./match.js";
import { compareParameters } from "./parameters.js";
import { compareResponses } from "./responses.js";

/** Compares what callers can do; the result tells which operations stand for the same thing. */
export function compareOperations(comparison: ModelComparison): MatchedOperations {
  const { before, after, differences } = comparison;
  const matched = matchOperations(before.operations, after.operations);
  for (const operation of matched.removed)
    differences.report("operation-removed", whereOf(operationName(operation), operation, undefined), {});
  for (const operation of matched.added)
    differences.report("operation-added", whereOf(operationName(operation), undefined, operation), {});
  for (const [known, now] of matched.pairs) compareOperation(known, now, comparison);
  return matched;
}

function compareOperation(before: Operation, after: Operation, comparison: ModelComparison): void {
  const where = whereOf(operationName(before), before, after);
  compareNames(before, after, where, comparison);
  compareParameters(before.parameters, after.parameters, pathNames(before, after), where, comparison);
  compareBodies(before, after, where, comparison);
  compareResponses(before.responses, after.responses, where, comparison);
  compareSecurity(before.security, after.security, where, comparison);
  compareGroups(before.authorization?.groups ?? [], after.authorization?.groups ?? [], where, comparison);
  compareValidation(before, after, where, comparison);
  compareMemberTrees(restOf(before), restOf(after), {
    where,
    rules: operationRules,
    differences: comparison.differences,
  });
}

/** What the tables of members classify; the rest has been compared before. */
const restOf = ({ integration, client, servers, tags, validation }: Operation) => ({
  integration,
  client,
  servers,
  tags,
  ...(validation.name === undefined ? {} : { validator: validation.name }),
});

/** How the variables of one path are called on the other side, by their places. */
function pathNames(before: Operation, after: Operation): ReadonlyMap<string, string> {
  const names = ({ path }: Operation): readonly string[] =>
    path.segments.flatMap((segment) =>
      segment.kind === "variable" ? [segment.name] : segment.kind === "mixed" ? segment.names : [],
    );
  const now = names(after);
  return new Map(names(before).map((name, index) => [name, now[index] ?? name]));
}

function compareNames(before: Operation, after: Operation, where: Where, { differences }: ModelComparison): void {
  const isMoved = !(
    before.method === after.method &&
    before.path.segments.length === after.path.segments.length &&
    before.path.segments.every((segment, index) => {
      const other = after.path.segments[index];
      return segment.kind === "literal"
        ? other?.kind === "literal" && other.text === segment.text
        : other?.kind === segment.kind;
    })
  );
  if (isMoved) differences.report("operation-moved", where, { after: operationName(after) });
  else
    for (const [known, now] of pathNames(before, after))
      if (known !== now) differences.report("path-variable-renamed", where, { before: known, after: now });
  if (before.id !== after.id && (before.named || after.named))
    differences.report("operation-renamed", where, { before: before.id, after: after.id });
  if (before.deprecated !== after.deprecated)
    differences.report(after.deprecated ? "operation-deprecated" : "operation-restored", where, {});
  const words = ({ summary, description, externalDocs }: Operation): string =>
    JSON.stringify([summary, description, externalDocs]);
  if (words(before) !== words(after)) differences.report("words-changed", where, {});
}

function compareValidation(before: Operation, after: Operation, where: Where, { differences }: ModelComparison): void {
  for (const what of ["parameters", "body"] as const)
    if (before.validation[what] !== after.validation[what])
      differences.report(after.validation[what] ? "validation-started" : "validation-stopped", where, { what });
}
