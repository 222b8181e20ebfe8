import type { MediaType, Operation } from "../api.js";
import type { SchemaId } from "../ids.js";

/** A request body that the gateway checks, for one content type. */
export interface ValidatedBody {
  readonly operation: Operation;
  readonly media: MediaType;
  /** Without parameters: the gateway compares the type alone. */
  readonly contentType: string;
  /** The schema of the document that the body is; undefined for one that stands at the operation itself. */
  readonly named: SchemaId | undefined;
}

/**
 * JSON bodies of operations that validate them. Forms, XML and binary are outside of what models can describe, and the
 * schema of any value checks nothing.
 */
export function validatedBodies(operation: Operation): readonly ValidatedBody[] {
  if (!operation.validation.body || operation.body === undefined) return [];
  const bodies = new Map<string, ValidatedBody>();
  for (const media of operation.body.content) {
    const contentType = (media.type.split(";", 1)[0] ?? "").trim();
    const isJson = /^[^/*\s]+\/(?:[^/*\s]+\+)?json$/i.test(contentType);
    if (!isJson || media.schema.kind === "any" || bodies.has(contentType)) continue;
    const named = media.schema.kind === "reference" && !media.schema.nullable ? media.schema.target : undefined;
    bodies.set(contentType, { operation, media, contentType, named });
  }
  return [...bodies.values()];
}
