import type { SchemaId } from "../../ids.js";
import { allocateNames, asciiWords, pascalCase } from "../../names.js";
import type { LoweringContext } from "../context.js";
import type { ValidatedBody } from "./model-bodies.js";

export interface ModelNames {
  readonly ofSchema: (id: SchemaId) => string;
  readonly ofBody: (body: ValidatedBody) => string;
}

/** Every new API has models of these names. */
const ofTheService = new Set(["Empty", "Error"]);

/** Letters and digits; the name of the document wherever it is that already. */
function wish(name: string): string {
  const plain = /^[A-Za-z0-9]+$/.test(name) ? name : pascalCase(asciiWords(name)) || "Model";
  return ofTheService.has(plain) ? `${plain}Model` : plain;
}

/** Schemas of the document have the first choice, bodies take what is free. */
export function nameModels(
  schemas: readonly SchemaId[],
  bodies: readonly ValidatedBody[],
  context: LoweringContext,
): ModelNames {
  const ofSchemas = allocateNames(
    schemas,
    (id) => wish(context.schemas.get(id)?.name ?? id),
    (name) => ofTheService.has(name),
  );
  const taken = new Set(ofSchemas.values());
  const ofBodies = allocateNames(
    bodies.map(bodyId),
    (id) => wish(`${idParts(id)[0]} body`),
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
