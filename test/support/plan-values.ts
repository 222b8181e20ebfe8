import type { PlanAttribute, PlanKey, PlanTree, PlanValue } from "../../src/ir/plan/model-base.js";

export const literalValue = (text: string): PlanValue => ({ kind: "literal", text });
export const parameterValue = (name: string): PlanValue => ({ kind: "parameter", name });
export const attributeOf = (of: PlanKey, name: PlanAttribute = "id"): PlanValue => ({ kind: "attribute", of, name });
export const joinOf = (...parts: readonly (PlanValue | string)[]): PlanValue => ({
  kind: "join",
  parts: parts.map((part) => (typeof part === "string" ? literalValue(part) : part)),
});
export const pseudo = (name: "region" | "account" | "partition" | "urlSuffix"): PlanValue => ({ kind: "pseudo", name });

/** Plain JSON as a tree; `values` stand in the places of `{"@": index}`. */
export function treeOf(json: unknown, ...values: readonly PlanValue[]): PlanTree {
  if (Array.isArray(json)) return json.map((item) => treeOf(item, ...values));
  if (typeof json !== "object" || json === null) return json as string | number | boolean | null;
  const value = values[Number((json as { readonly "@"?: number })["@"])];
  if (value !== undefined) return { kind: "value", value };
  return { kind: "object", entries: Object.entries(json).map(([key, item]) => [key, treeOf(item, ...values)]) };
}

/** The API of the plans in plans.ts. */
export const api = attributeOf("rest-api:pets");
export const rootResource = attributeOf("rest-api:pets", "rootResourceId");
/** For resources that need nothing else to exist first. */
export const none = { dependsOn: [] } as const;
