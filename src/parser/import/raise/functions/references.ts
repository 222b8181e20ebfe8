import type { ResourceGraph, SourceResource } from "../../resource-graph.js";
import type { ResourceId, SourceValue } from "../../source-value.js";
import { childrenOf } from "../claims.js";

export type Reference = Extract<SourceValue, { readonly kind: "reference" }>;

/** The references that a value holds. */
export function referencesIn(value: SourceValue): readonly Reference[] {
  return value.kind === "reference" ? [value] : childrenOf(value).flatMap(referencesIn);
}

/** The references that a resource holds. */
export const referencesOf = (resource: SourceResource): readonly Reference[] =>
  resource.properties.flatMap(({ value }) => referencesIn(value));

/** Who refers to a resource, in the order of the source; the graph is read once. */
export function createReferrers(graph: ResourceGraph): (resource: SourceResource) => readonly SourceResource[] {
  const referrers = new Map<ResourceId, Set<SourceResource>>();
  for (const resource of graph.resources)
    for (const reference of referencesOf(resource)) {
      const known = referrers.get(reference.resource) ?? new Set();
      referrers.set(reference.resource, known.add(resource));
    }
  return ({ id }) => [...(referrers.get(id) ?? [])];
}
