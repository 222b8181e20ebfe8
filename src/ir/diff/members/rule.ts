import type { Risks } from "../risk.js";

export type MemberVerb = "added" | "removed" | "changed" | "raised" | "lowered";

/** What a member of the model means to those who use the API when it changes. */
export interface MemberRule {
  /** Path of the member; `*` stands for one name or key, `**` at the end for any number of them. */
  readonly at: string;
  /** What a person calls it; its own path when absent. */
  readonly what?: string;
  /** By what happens to the member (`true` is "raised", `false` "lowered"), or by its values. */
  readonly risks: Risks | Partial<Readonly<Record<MemberVerb, Risks>>> | ((before: unknown, after: unknown) => Risks);
}

export const harmless: Risks = ["none"];
export const inPlace: Risks = ["redeploy"];
export const limits: Risks = ["limits-changed"];
export const opened: Risks = ["security-widened"];
export const closed: Risks = ["security-narrowed", "client-breaking"];
export const narrowed: Risks = ["security-narrowed"];
export const breaking: Risks = ["client-breaking"];
export const otherAddress: Risks = ["resource-replaced", "client-breaking"];
export const exchanged: Risks = ["security-narrowed", "security-widened", "client-breaking"];

/** A list of those who are let in: more of them widens, fewer narrows; the list itself came to an end or into being. */
export const admission = (at: string, what?: string): readonly MemberRule[] => {
  const named = what === undefined ? {} : { what };
  return [{ at, ...named, risks: { added: opened, removed: closed, changed: exchanged } }];
};

const matches = (pattern: readonly string[], path: readonly string[]): boolean => {
  const isOpen = pattern.at(-1) === "**";
  const fixed = isOpen ? pattern.slice(0, -1) : pattern;
  if (isOpen ? path.length < fixed.length : path.length !== fixed.length) return false;
  return fixed.every((part, index) => part === "*" || part === path[index]);
};

/** The first rule for a path. The last rule of every table takes everything. */
export function ruleFor(path: readonly string[], rules: readonly MemberRule[]): MemberRule {
  return rules.find(({ at }) => matches(at.split("."), path)) ?? { at: "**", risks: inPlace };
}

/** The risks of one change; a verb that has none of its own is a change like any other. */
export function risksFor({ risks }: MemberRule, verb: MemberVerb, before: unknown, after: unknown): Risks {
  if (typeof risks === "function") return risks(before, after);
  if (isList(risks)) return risks;
  return risks[verb] ?? risks.changed ?? inPlace;
}

const isList = (risks: MemberRule["risks"]): risks is Risks => Array.isArray(risks);
