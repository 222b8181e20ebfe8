import type { LedgerEntry, LedgerOutcome } from "../ledger.js";
import type { ResourceGraph, SourceProperty, SourceResource } from "../resource-graph.js";
import type { ResourceId, SourceValue } from "../source-value.js";

/** What became of a value, where it is more than that it was read. */
export interface Annotation {
  readonly outcome: Exclude<LedgerOutcome, "mapped">;
  /** One sentence without full stop. */
  readonly how: string;
}

/** Whose a resource is, and what became of it as a whole. */
export interface ResourceClaim {
  /** APIs that took it; a ledger of its own for each, and the common one where they are several. */
  readonly owners: ReadonlySet<ResourceId>;
  readonly annotation?: Annotation;
}

/**
 * What was read of a source. Reading is claiming: what nobody took of a resource that an API took is dropped by itself, so
 * that forgetting a property cannot be silent. Resources that no API took are left where they are.
 */
export interface Claims {
  /** The resource belongs to the API: from now on each of its properties has to be accounted for. */
  own(resource: SourceResource, api: ResourceId): void;
  /** One value; of a list or object itself alone, which says that it is there. */
  take(value: SourceValue): void;
  /** A value with all that it holds. */
  takeAll(value: SourceValue): void;
  /** What became of a value with all that it holds, unless something was said of parts of it. */
  annotate(value: SourceValue, outcome: Annotation["outcome"], how: string): void;
  annotateResource(resource: SourceResource, outcome: Annotation["outcome"], how: string): void;
  /** A property of a resource's own life (`DeletionPolicy`), or one as a whole. */
  annotateProperty(property: SourceProperty, outcome: Annotation["outcome"], how: string): void;
  isTaken(value: SourceValue): boolean;
  annotationOf(value: SourceValue): Annotation | undefined;
  annotationOfProperty(property: SourceProperty): Annotation | undefined;
  claimOf(resource: SourceResource): ResourceClaim | undefined;
}

export function createClaims(_graph: ResourceGraph): Claims {
  const taken = new WeakSet<SourceValue>();
  const values = new WeakMap<SourceValue, Annotation>();
  const properties = new WeakMap<SourceProperty, Annotation>();
  const resources = new Map<SourceResource, { owners: Set<ResourceId>; annotation?: Annotation }>();
  const claimFor = (resource: SourceResource): { owners: Set<ResourceId>; annotation?: Annotation } => {
    const claim = resources.get(resource) ?? { owners: new Set() };
    resources.set(resource, claim);
    return claim;
  };
  const takeAll = (value: SourceValue): void => {
    taken.add(value);
    for (const child of childrenOf(value)) takeAll(child);
  };
  return {
    own: (resource, api) => {
      claimFor(resource).owners.add(api);
    },
    take: (value) => {
      taken.add(value);
      // The parts of a text have no lives of their own.
      if (value.kind === "join") takeAll(value);
    },
    takeAll,
    annotate: (value, outcome, how) => {
      takeAll(value);
      if (!values.has(value)) values.set(value, { outcome, how });
    },
    annotateResource: (resource, outcome, how) => {
      claimFor(resource).annotation ??= { outcome, how };
    },
    annotateProperty: (property, outcome, how) => {
      takeAll(property.value);
      properties.set(property, { outcome, how });
    },
    isTaken: (value) => taken.has(value),
    annotationOf: (value) => values.get(value),
    annotationOfProperty: (property) => properties.get(property),
    claimOf: (resource) => resources.get(resource),
  };
}

export function childrenOf(value: SourceValue): readonly SourceValue[] {
  if (value.kind === "list") return value.items;
  if (value.kind === "object") return value.members.map(([, member]) => member);
  return value.kind === "join" ? value.parts : [];
}

/** Address of the node that a property belongs to. */
export const nodeOf = (resource: SourceResource, property: SourceProperty): string =>
  property.node ?? resource.nodes[0]?.address ?? resource.id;

/** The path of a property in the source's own names. */
export function pathOf(resource: SourceResource, property: SourceProperty): string {
  if (property.sourceName !== undefined) return property.sourceName;
  const type = resource.nodes.find(({ address }) => address === nodeOf(resource, property))?.type ?? resource.type;
  return type.startsWith("AWS::") ? `Properties.${property.name}` : property.name;
}

export type EntryPlace = Pick<LedgerEntry, "node" | "type">;
