import type { ApiModel } from "../../ir/api.js";
import type { SchemaId } from "../../ir/ids.js";
import type { Property, Schema } from "../../ir/schema.js";
import { requestSchemas, responseSchemas, type SchemasById, visitSchema } from "./schema-graph.js";

/** A request omits what is `readOnly`, a response what is `writeOnly`. */
export type Direction = "request" | "response";

/**
 * The direction that a property is for. The mark stands on the property's own schema, on the schema that it refers to, or
 * on a member of the `allOf` that OpenAPI 3.0 needs to put it beside a reference.
 */
function propertyAccess(schema: Schema, byId: SchemasById, met?: Set<Schema>): Schema["access"] {
  if (schema.access !== "both" || (schema.kind !== "reference" && schema.kind !== "allOf")) return schema.access;
  const seen = met ?? new Set();
  if (seen.has(schema)) return "both";
  seen.add(schema);
  if (schema.kind === "reference") {
    const target = byId.get(schema.target)?.schema;
    return target === undefined ? "both" : propertyAccess(target, byId, seen);
  }
  for (const member of schema.members) {
    const access = propertyAccess(member, byId, seen);
    if (access !== "both") return access;
  }
  return "both";
}

/** Whether values that go in a direction may hold the property. */
export function isPresent(property: Property, direction: Direction, byId: SchemasById): boolean {
  const { kind, access: own } = property.schema;
  if (own === "both" && kind !== "reference" && kind !== "allOf") return true;
  const access = propertyAccess(property.schema, byId);
  return access === "both" || access === (direction === "request" ? "write" : "read");
}

/** The named schemas whose two directions differ: in a property of their own or in whatever they refer to. */
export interface Directions {
  /** Schemas that travel both ways and so have a form for requests beside the one for responses. */
  readonly twofold: ReadonlySet<SchemaId>;
  /** Schemas that travel in requests only: their one form is that of requests. */
  readonly requestOnly: ReadonlySet<SchemaId>;
}

/** @param children what stands for a base type besides itself */
export function findDirections(
  api: ApiModel,
  byId: SchemasById,
  children: ReadonlyMap<SchemaId, readonly SchemaId[]>,
): Directions {
  const targets = new Map<SchemaId, SchemaId[]>();
  const marked = new Set<SchemaId>();
  for (const { id, schema } of api.schemas) {
    const own: SchemaId[] = [...(children.get(id) ?? [])];
    visitSchema(schema, (part) => {
      if (part.kind === "reference") own.push(part.target);
      else if (part.kind === "object" && !marked.has(id)) {
        if (part.properties.some((property) => propertyAccess(property.schema, byId) !== "both")) marked.add(id);
      }
    });
    targets.set(id, own);
  }
  if (marked.size === 0) return { twofold: new Set(), requestOnly: new Set() };
  const differing = reach(marked, inverted(targets));
  const inRequests = reach(references(requestSchemas(api)), targets);
  const inResponses = reach(references(responseSchemas(api)), targets);
  const sent = [...differing].filter((id) => inRequests.has(id));
  return {
    twofold: new Set(sent.filter((id) => inResponses.has(id))),
    requestOnly: new Set(sent.filter((id) => !inResponses.has(id))),
  };
}

/** The ids from which edges lead on, and all that they lead to. */
export function reach(
  from: ReadonlySet<SchemaId>,
  edges: ReadonlyMap<SchemaId, readonly SchemaId[]>,
): ReadonlySet<SchemaId> {
  const reached = new Set(from);
  for (const id of reached) for (const target of edges.get(id) ?? []) reached.add(target);
  return reached;
}

/** The same edges the other way round. */
export function inverted(
  edges: ReadonlyMap<SchemaId, readonly SchemaId[]>,
): ReadonlyMap<SchemaId, readonly SchemaId[]> {
  const inverse = new Map<SchemaId, SchemaId[]>();
  for (const [from, targets] of edges) {
    for (const target of targets) {
      const known = inverse.get(target);
      if (known === undefined) inverse.set(target, [from]);
      else known.push(from);
    }
  }
  return inverse;
}

/** What schemas refer to directly. */
export function references(schemas: readonly Schema[]): ReadonlySet<SchemaId> {
  const targets = new Set<SchemaId>();
  for (const schema of schemas) {
    visitSchema(schema, (part) => {
      if (part.kind === "reference") targets.add(part.target);
    });
  }
  return targets;
}
