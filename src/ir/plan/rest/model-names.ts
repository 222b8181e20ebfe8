import type { SchemaId } from "../../ids.js";
import { allocateNames } from "../../names.js";
import type { LoweringContext } from "../context.js";
import { isModelOfTheService, modelName } from "../model-name.js";
import type { ValidatedBody } from "./model-bodies.js";

export interface ModelNames {
  readonly ofSchema: (id: SchemaId) => string;
  readonly ofBody: (body: ValidatedBody) => string;
}

/** Schemas of the document have the first choice, bodies take what is free. */
export function nameModels(
  schemas: readonly SchemaId[],
  bodies: readonly ValidatedBody[],
  context: LoweringContext,
): ModelNames {
  const ofSchemas = allocateNames(schemas, (id) => modelName(context.schemas.get(id)?.name ?? id), isModelOfTheService);
  const taken = new Set(ofSchemas.values());
  const ofBodies = allocateNames(
    bodies.map(bodyId),
    (id) => modelName(`${idParts(id)[0]} body`),
    (name) => taken.has(name),
  );
  return {
    ofSchema: (id) => ofSchemas.get(id) ?? id,
    ofBody: (body) =>
      body.named === undefined ? (ofBodies.get(bodyId(body)) ?? "") : (ofSchemas.get(body.named) ?? body.named),
  };
}

const bodyId = ({ operation, contentType }: ValidatedBody): string => JSON.stringify([operation.id, contentType]);
const idParts = (id: string): readonly string[] => JSON.parse(id);
