import type { MediaType, Operation } from "../../api.js";
import type { SchemaId } from "../../ids.js";
import type { LoweringContext } from "../context.js";
import { createGroupedReport } from "../grouped-report.js";
import { createReadOnly } from "../read-only.js";
import type { Route } from "../routes.js";
import { acceptsEmptyObject } from "./empty-body.js";

/** A request body that the gateway checks, for one content type. */
export interface ValidatedBody {
  readonly operation: Operation;
  readonly media: MediaType;
  /** Without parameters: the gateway compares the type alone. */
  readonly contentType: string;
  /** The schema of the document that the body is; undefined for one that stands at the operation itself. */
  readonly named: SchemaId | undefined;
}

/** The bodies that the gateway can check without refusing what the document allows. */
export function validatedBodies(routes: readonly Route[], context: LoweringContext): readonly ValidatedBody[] {
  const report = createGroupedReport(context.diagnostics);
  const readOnly = createReadOnly(context.schemas);
  const bodies = routes.flatMap(({ operation }) => {
    const all = jsonBodies(operation);
    // An author who names a validator has decided.
    const mayBeEmpty = operation.body?.required === false && operation.validation.name === undefined;
    const checked = mayBeEmpty
      ? all.filter(({ media }) => acceptsEmptyObject(media.schema, context.schemas, readOnly))
      : all;
    if (checked.length < all.length) report.add("optional-body-not-validated", {}, operation);
    return checked;
  });
  report.finish();
  return bodies;
}

/** Forms, XML and binary are outside of what models can describe, and the schema of any value checks nothing. */
function jsonBodies(operation: Operation): readonly ValidatedBody[] {
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
