import type { DifferenceBag, Where } from "../difference.js";
import { type MemberRule, type MemberVerb, risksFor, ruleFor } from "./rule.js";
import { changesBetween, type MemberChange, nodeText } from "./tree.js";

interface TreePlace {
  /** What both trees are. */
  readonly where: Where;
  readonly rules: readonly MemberRule[];
  readonly differences: DifferenceBag;
  /** Names what a change is about, and how much of its path that is; `where` and nothing when absent. */
  readonly subjectOf?: (path: readonly string[]) => { readonly subject: string; readonly length: number };
}

/** Compares members that a table gives their risks; what no row of it knows changes in place. */
export function compareMemberTrees(before: unknown, after: unknown, place: TreePlace): void {
  for (const change of changesBetween(before, after)) reportChange(change, place);
}

function reportChange(change: MemberChange, { where, rules, differences, subjectOf }: TreePlace): void {
  const { path, before, after, origins } = change;
  const rule = ruleFor(path, rules);
  const verb = verbOf(change);
  const { subject, length } = subjectOf?.(path) ?? { subject: where.subject, length: 0 };
  const here = { subject, before: origins.before ?? where.before, after: origins.after ?? where.after };
  const details = { risks: risksFor(rule, verb, before, after) };
  const below = path.slice(length);
  const isNamed = below.at(-1) === "name" && verb === "changed" && below.length === 1;
  if (isNamed) {
    differences.report("member-renamed", here, { after: nodeText(after) }, details);
    return;
  }
  const member = rule.what ?? (below.length === 0 ? "it" : `'${below.join(".")}'`);
  const ends = { before: nodeText(before), after: nodeText(after) };
  if (verb === "added") differences.report("member-added", here, { member, value: shortText(path, after) }, details);
  else if (verb === "removed")
    differences.report("member-removed", here, { member, value: shortText(path, before) }, details);
  else if (typeof after === "number" && (verb === "raised" || verb === "lowered"))
    differences.report(`member-${verb}`, here, { member, ...ends }, details);
  else differences.report("member-changed", here, { member, ...ends }, details);
}

/** The value behind a member's name, where it is more than the name. */
function shortText(path: readonly string[], node: unknown): string {
  const text = nodeText(node);
  return text === path.at(-1) || text.length > 120 ? "" : ` (${text})`;
}

function verbOf({ before, after }: MemberChange): MemberVerb {
  if (before === undefined) return "added";
  if (after === undefined) return "removed";
  if (typeof before === "number" && typeof after === "number") return after > before ? "raised" : "lowered";
  if (typeof before === "boolean" && typeof after === "boolean") return after ? "raised" : "lowered";
  return "changed";
}
