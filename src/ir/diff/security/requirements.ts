import type { ApiModel } from "../../api.js";
import type { Requirement } from "../../authorizer.js";
import { compareText } from "../../compare.js";
import type { ModelComparison } from "../context.js";
import { enforcedBy } from "../context.js";
import type { Where } from "../difference.js";

type Alternatives = readonly (readonly Requirement[])[];

/** Compares who may call: alternatives (OR) of requirements (AND). */
export function compareSecurity(
  before: Alternatives,
  after: Alternatives,
  where: Where,
  comparison: ModelComparison,
): void {
  const { differences } = comparison;
  const [known, now] = [withSchemes(before), withSchemes(after)];
  if (known.length === 0 && now.length === 0) {
    compareOptional(before, after, where, comparison);
    return;
  }
  if (known.length === 0) differences.report("security-added", where, { after: listText(now) });
  else if (now.length === 0) differences.report("security-removed", where, { before: listText(known) });
  else {
    compareAlternatives(known, now, where, comparison);
    compareOptional(before, after, where, comparison);
  }
}

const withSchemes = (alternatives: Alternatives): Alternatives => alternatives.filter((each) => each.length > 0);

/** An empty alternative beside others: credentials are welcome, and not needed. */
function compareOptional(
  before: Alternatives,
  after: Alternatives,
  where: Where,
  { differences }: ModelComparison,
): void {
  const isOptional = (alternatives: Alternatives): boolean =>
    alternatives.length === 0 || alternatives.some((each) => each.length === 0);
  if (isOptional(before) === isOptional(after)) return;
  differences.report(isOptional(after) ? "credentials-made-optional" : "credentials-made-required", where, {});
}

const schemesText = (alternative: readonly Requirement[]): string =>
  alternative
    .map(({ scheme, scopes }) => `'${scheme}'${scopes.length === 0 ? "" : ` (${scopes.join(", ")})`}`)
    .join(" and ");
const listText = (alternatives: Alternatives): string => alternatives.map(schemesText).join(" or ");

/** Schemes tell alternatives apart; their scopes too, where several alternatives ask for the same schemes. */
function keysOf(...sides: readonly Alternatives[]): (alternative: readonly Requirement[]) => string {
  const schemes = (alternative: readonly Requirement[]): string => sorted(alternative.map(({ scheme }) => scheme));
  const isAmbiguous = sides.some((side) => new Set(side.map(schemes)).size < side.length);
  const scopes = (alternative: readonly Requirement[]): string =>
    sorted(alternative.map(({ scheme, scopes }) => `${scheme} ${sorted(scopes)}`));
  return isAmbiguous ? scopes : schemes;
}

const sorted = (texts: readonly string[]): string => JSON.stringify(texts.toSorted(compareText));

function compareAlternatives(
  before: Alternatives,
  after: Alternatives,
  where: Where,
  comparison: ModelComparison,
): void {
  const { differences } = comparison;
  const keyOf = keysOf(before, after);
  const now = new Map(after.map((each) => [keyOf(each), each]));
  const known = new Map(before.map((each) => [keyOf(each), each]));
  const gone = [...known].filter(([key]) => !now.has(key));
  const come = [...now].filter(([key]) => !known.has(key));
  if (gone.length > 0 && come.length > 0) {
    const [was, is] = [gone, come].map((list) => listText(list.map(([, alternative]) => alternative)));
    differences.report("security-replaced", where, { before: was ?? "", after: is ?? "" });
  } else {
    for (const [, alternative] of gone)
      differences.report("security-alternative-removed", where, { what: schemesText(alternative) });
    for (const [, alternative] of come)
      differences.report("security-alternative-added", where, { what: schemesText(alternative) });
  }
  for (const [key, alternative] of known) {
    const other = now.get(key);
    if (other === undefined) continue;
    for (const requirement of alternative) {
      const same = other.find((each) => each.scheme === requirement.scheme);
      if (same !== undefined) compareScopes(requirement, same, where, comparison);
    }
  }
}

/**
 * The gateway's own checks of tokens ask for one of the scopes, and for none where none is listed; a function that
 * checks them asks for all.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-enable-cognito-user-pool.html and
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 */
const isOneEnough = (api: ApiModel, { scheme }: Requirement): boolean =>
  ["cognito", "jwt"].includes(enforcedBy(api, scheme)?.kind ?? "");

function compareScopes(before: Requirement, after: Requirement, where: Where, comparison: ModelComparison): void {
  const { differences } = comparison;
  const isOneOf = isOneEnough(comparison.after, after) && before.scopes.length > 0 && after.scopes.length > 0;
  const scheme = `'${after.scheme}'`;
  for (const scope of after.scopes)
    if (!before.scopes.includes(scope))
      differences.report(isOneOf ? "scope-accepted" : "scope-demanded", where, { scope, scheme });
  for (const scope of before.scopes)
    if (!after.scopes.includes(scope))
      differences.report(isOneOf ? "scope-refused" : "scope-dispensed", where, { scope, scheme });
}

/** A caller has to be in one of the groups; none are asked for where the list is empty. */
export function compareGroups(
  before: readonly string[],
  after: readonly string[],
  where: Where,
  { differences }: ModelComparison,
): void {
  const isOneOf = before.length > 0 && after.length > 0;
  for (const group of after)
    if (!before.includes(group))
      differences.report(
        "member-added",
        where,
        { member: `the group '${group}'`, value: "" },
        {
          risks: isOneOf ? ["security-widened"] : ["security-narrowed", "client-breaking"],
        },
      );
  for (const group of before)
    if (!after.includes(group))
      differences.report(
        "member-removed",
        where,
        { member: `the group '${group}'`, value: "" },
        {
          risks: isOneOf ? ["security-narrowed", "client-breaking"] : ["security-widened"],
        },
      );
}
